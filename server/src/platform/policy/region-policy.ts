import { Injectable } from '@nestjs/common';
import { policyFor, regions, validatePolicy, type PolicyPack } from '@jiayi/policy';
import { Settings, SettingsError } from '../config/index.js';

/** The policy pack of this installation's region, checked at boot. Rules take what they need from it as arguments. */
@Injectable()
export class RegionPolicy {
  readonly pack: PolicyPack;

  constructor(settings: Settings) {
    const pack = policyFor(settings.region);
    if (!pack) {
      throw new SettingsError(`设置 REGION 的值“${settings.region}”没有对应的政策包，可用的有：${regions.map(({ code, name }) => `${code}（${name}）`).join('、')}。`);
    }
    const faults = validatePolicy(pack);
    if (faults.length) throw new SettingsError(`政策包“${pack.name}”有误：\n${faults.map(({ path, message }) => `- ${path}：${message}`).join('\n')}`);
    this.pack = pack;
  }
}

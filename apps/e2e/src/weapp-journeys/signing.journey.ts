import assert from 'node:assert/strict';

import { acceptance } from '../acceptance.js';
import { openTeamOfMyAddress, signWithTeam } from '../screens/resident.js';
import { acceptByApi, importResident } from '../system/newcomer.js';
import { WechatStandIn } from '../system/wechat-stand-in.js';

/** An old phone takes about a tenth of a second for so much. */
const mostBytesOfStep = 128 * 1024;

acceptance('[J8][J10] 小程序里用微信登录，核对身份，找到团队，读完文本，手写签名，提交，看到合同和协议文件', async (stage) => {
  const wechat = await WechatStandIn.start();
  try {
    await stage.start(wechat.settings);
    const resident = await importResident(stage, { name: '司马青', birthDate: '1958-05-20', sequence: 318, phone: '19900000318' });
    const phone = await stage.wechatPhone('居民', () => wechat.codeFor('openid-of-sima-qing'));
    await phone.sees('微信登录');
    await phone.picture('登录');
    await phone.use('微信登录');
    await phone.sees(/您好/);
    await phone.picture('首页');
    await phone.use('去核对身份');
    await phone.fill('姓名', resident.name);
    await phone.fill('身份证号', resident.idNumber);
    await phone.use('下一步');
    await phone.use('对，提交');
    await phone.sees('身份已核对');
    await phone.picture('身份已核对');
    await phone.goHome();
    await openTeamOfMyAddress(phone);
    await signWithTeam(phone, { period: /^(1|一) ?年|12 ?个月/ });
    await acceptByApi(stage.api, resident.name);
    await phone.use('看合同');
    await phone.sees('签约有效');
    await phone.sees('包含的服务');
    await phone.picture('合同');
    await phone.use('看合同文件（PDF）');
    await phone.page.waitForFunction(() => (window.miniwx?.openedDocuments.length ?? 0) > 0);
    assert.match((await phone.openedDocuments()).at(-1)?.type ?? '', /pdf/);
    const heavy = phone.steps.filter(({ bytes }) => bytes > mostBytesOfStep);
    assert.ok(phone.steps.length > 5 && phone.steps.some(({ bytes }) => bytes > 0), 'no step has sent anything');
    assert.deepEqual(heavy, [], 'a step sends more than an old phone draws without a pause');
  } finally {
    await wechat.stop();
  }
});

import {
  conditionCodeOf, conditions as conditionNames, keyGroupCodeOf, keyGroups, parseIdentityNumber, sexNames,
  type CivilDate, type KeyGroupCode, type KeyGroupRule,
} from '@jiayi/domain';
import { parseDateText } from './date-text.js';
import type { ImportRow } from './import-row.js';
import type { KnownDirectory } from './known-directory.js';
import { nearest } from './nearest.js';
import { OUT_OF_SCOPE, requireInstitution, unknownCode, type FaultSink } from './references.js';
import type { CheckedResident, ResidentCondition } from './staged.js';

const CONDITION_NAME_LENGTH = 64;
const dated = /^(.+?)[（(](.+?)[）)]$/;

/** Checks residents one by one. That no ID number comes twice is found out in the staging table. */
export class ResidentRules {
  constructor(
    private readonly known: KnownDirectory,
    private readonly groupRules: readonly KeyGroupRule[],
    private readonly today: CivilDate,
  ) {}

  check(row: ImportRow, fault: FaultSink): CheckedResident | null {
    const idNumber = row.requiredText('idNumber');
    const identity = parseIdentityNumber(idNumber, this.today);
    if (!identity.ok) throw new Error('an ID number that the reader let pass');
    const { birthDate, sex } = identity.value;
    const statedSex = row.text('sex');
    const statedBirth = row.text('birthDate');
    let right = true;
    const note: FaultSink = (...parts) => {
      right = false;
      fault(...parts);
    };
    if (statedSex !== null && statedSex !== sex) note('性别', `性别与身份证号不一致（身份证号显示为${sexNames[sex]}）`);
    if (statedBirth && statedBirth !== birthDate) note('出生日期', '出生日期与身份证号不一致');
    const place = this.place(row, note);
    const illnesses = this.conditionsOf(row.list('conditions') ?? [], birthDate, note);
    const flags = this.groupsOf(row.list('groups'), note);
    const conditions = mergeConditions([...illnesses, ...flags.conditions]);
    if (conditions.some(({ name }) => name.length > CONDITION_NAME_LENGTH)) note('已知疾病', `疾病名称合起来超过 ${CONDITION_NAME_LENGTH} 个字`);
    if (!right || !place) return null;
    return {
      rowNumber: row.number,
      name: row.requiredText('name'),
      idNumber,
      sex,
      birthDate,
      phone: row.text('phone'),
      address: row.text('address'),
      ...place,
      conditions,
      groups: flags.groups,
    };
  }

  private place(row: ImportRow, fault: FaultSink): { gridCode: string | null; institutionCode: string } | null {
    const gridCode = row.text('gridCode');
    const grid = gridCode === null ? null : this.known.grids.get(gridCode);
    if (gridCode !== null && !grid) {
      fault('网格编码', unknownCode('网格', gridCode, this.known.nearestCode('grids', gridCode)), gridCode);
      return null;
    }
    if (grid && !this.known.isInScope(grid.institutionCode)) {
      fault('网格编码', `网格${OUT_OF_SCOPE}`, gridCode);
      return null;
    }
    const institutionCode = row.text('institutionCode') ?? grid?.institutionCode ?? null;
    if (institutionCode === null) {
      fault('网格编码', '网格编码和管理机构编码至少填一项');
      return null;
    }
    const institution = requireInstitution(institutionCode, '管理机构编码', this.known, fault);
    return institution && { gridCode, institutionCode };
  }

  /** '高血压（2016-03-01）' → code, name, day of diagnosis. */
  private conditionsOf(texts: readonly string[], birthDate: CivilDate, fault: FaultSink): ResidentCondition[] {
    return texts.map((text) => {
      const match = dated.exec(text);
      const since = match ? parseDateText(match[2] ?? '') : null;
      if (match && since === null) fault('已知疾病', '括号里的确诊日期不存在或写法不对，请写成“高血压（2016-03-01）”的样子');
      else if (since !== null && (since < birthDate || since > this.today)) fault('已知疾病', '确诊日期早于出生日期，或在今天以后');
      const name = (match?.[1] ?? text).trim();
      const code = conditionCodeOf(name);
      return { code, name: code === 'OTHER' ? name : conditionNames[code], since };
    });
  }

  /** Flags that the region knows; a group that follows from an illness becomes that illness, one that follows from age is not kept. */
  private groupsOf(texts: readonly string[] | null, fault: FaultSink): { groups: KeyGroupCode[] | null; conditions: ResidentCondition[] } {
    if (texts === null) return { groups: null, conditions: [] };
    const groups: KeyGroupCode[] = [];
    const implied: ResidentCondition[] = [];
    for (const text of texts) {
      const code = keyGroupCodeOf(text);
      if (!code) {
        const near = nearest(text, Object.values(keyGroups));
        fault('人群标记', near ? `没有“${text}”这个人群，是不是“${near}”？` : `没有“${text}”这个人群，请对照填写说明`);
        continue;
      }
      const origin = this.groupRules.find((rule) => rule.code === code)?.origin;
      const illness = origin?.kind === 'CONDITION' ? origin.conditions[0] : undefined;
      if (illness) implied.push({ code: illness, name: conditionNames[illness], since: null });
      else if (origin?.kind !== 'AGE') groups.push(code);
    }
    return { groups: groups.sort(), conditions: implied };
  }
}

/** One entry a code: the earliest day of diagnosis counts; illnesses without a code of their own are named together. */
function mergeConditions(all: readonly ResidentCondition[]): ResidentCondition[] {
  const byCode = new Map<string, ResidentCondition>();
  for (const condition of all) {
    const known = byCode.get(condition.code);
    if (!known) {
      byCode.set(condition.code, condition);
      continue;
    }
    const names = known.name.split('、');
    byCode.set(condition.code, {
      code: condition.code,
      name: [...new Set([...names, condition.name])].join('、'),
      since: [known.since, condition.since].filter((day) => day !== null).sort()[0] ?? null,
    });
  }
  return [...byCode.values()];
}

import type { Cited, PolicyPack } from '../schema.js';

/** Law of the whole country, the same in every region. */
export const adultAge: Cited<number> = { value: 18, clause: '《民法典》第十七条', confidence: 'H' };

export const teamDataFreshDays: Cited<number> = {
  value: 30,
  clause: 'J8',
  confidence: 'M',
  note: '原文只说“定期更新”，没有天数；按每月确认一次',
};

export const defaultTeamCapacity: Cited<number> = {
  value: 2_000,
  clause: 'PRODUCT',
  confidence: 'L',
  note: '文件没有规定每个团队的签约人数上限；导入时应按团队人手填写',
};

export const commonValues = { adultAge, teamDataFreshDays, defaultTeamCapacity } satisfies Partial<PolicyPack>;

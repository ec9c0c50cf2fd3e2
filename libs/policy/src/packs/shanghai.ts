import { buildPack } from './build-pack.js';
import { byList, childRule, chronicRules, citeRules, elderlyRule } from '../shared/key-group-rules.js';
import * as items from '../shared/service-items.js';

export const shanghai = buildPack({
  code: 'shanghai',
  name: '上海市',
  contractMonths: [{ value: 12, clause: 'S6', confidence: 'L', note: '文件没有规定签约年限；健康评估按年度，取 1 年' }],
  extensionMonths: [],
  keyGroups: [
    ...citeRules([elderlyRule, byList('PREGNANT'), childRule], { clause: 'S2', confidence: 'H' }),
    ...citeRules(chronicRules, { clause: 'S2', confidence: 'M', note: '文件写作“公共卫生服务”中的重点人群' }),
    ...citeRules([byList('DISABLED'), byList('FAMILY_PLANNING_SPECIAL')], {
      clause: 'L1',
      confidence: 'L',
      note: '本市文件未单列，沿用通行范围',
    }),
  ],
  coverageTargets: [
    { value: { year: 2023, population: 'ALL', percent: 39 }, clause: 'S1', confidence: 'H' },
    { value: { year: 2023, population: 'KEY_GROUPS', percent: 100 }, clause: 'S2', confidence: 'M', note: '原文为应签尽签' },
  ],
  packageClause: 'S6',
  items: [
    { value: items.healthRecord, clause: 'S12', confidence: 'M' },
    { value: items.healthEducation('签约期内经常开展'), clause: 'S14', confidence: 'M' },
    { value: items.elderlyHealth, clause: 'S2', confidence: 'H' },
    { value: items.maternalHealth, clause: 'S2', confidence: 'H' },
    { value: items.childHealth, clause: 'S2', confidence: 'H' },
    { value: items.hypertensionHealth, clause: 'S2', confidence: 'M' },
    { value: items.diabetesHealth, clause: 'S2', confidence: 'M' },
    { value: items.tuberculosisHealth, clause: 'S2', confidence: 'M' },
    { value: items.mentalHealth, clause: 'S2', confidence: 'M' },
    {
      value: items.regularContact('每季度不少于 1 次；红色标识每月不少于 1 次，黄色标识每 2 个月不少于 1 次'),
      clause: 'S7',
      confidence: 'H',
    },
    { value: items.yearlyAssessment, clause: 'S6', confidence: 'H' },
    { value: items.healthAdvice, clause: 'S9', confidence: 'H' },
    { value: items.careGuidance, clause: 'S8', confidence: 'M' },
    { value: items.referralBooking, clause: 'S8', confidence: 'H' },
  ],
  promises: ['每季度至少主动联系您一次；每年为您做一次健康评估并告诉您结果。'],
});

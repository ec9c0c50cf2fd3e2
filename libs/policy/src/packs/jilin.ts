import { buildPack } from './build-pack.js';
import { byCondition, byList, childRule, chronicRules, citeRules, elderlyRule, monitoredPovertyRules } from '../shared/key-group-rules.js';
import * as items from '../shared/service-items.js';

const flexible = {
  clause: 'J10',
  confidence: 'M',
  note: '原文：由固定一年向灵活周期拓展，没有给出年限；取 1 至 3 年',
} as const;

export const jilin = buildPack({
  code: 'jilin',
  name: '吉林省',
  contractMonths: [12, 24, 36].map((value) => ({ value, ...flexible })),
  extensionMonths: [],
  keyGroups: [
    ...citeRules([elderlyRule, byList('PREGNANT'), childRule, ...chronicRules, byCondition('COPD', 'COPD')], {
      clause: 'J23',
      confidence: 'M',
      note: '原文在防止返贫致贫对象中列出这些人群；按重点人群普遍适用',
    }),
    ...citeRules(monitoredPovertyRules, { clause: 'J23', confidence: 'M', note: '防止返贫致贫监测对象，由名单导入' }),
    ...citeRules([byList('DISABLED')], { clause: 'J24', confidence: 'M', note: '家庭病床服务对象之一' }),
    ...citeRules([byList('POVERTY_RELIEVED'), byList('FAMILY_PLANNING_SPECIAL')], {
      clause: 'L1',
      confidence: 'L',
      note: '本省清单未单列，沿用通行的重点人群范围',
    }),
  ],
  coverageTargets: [],
  packageClause: 'J28',
  items: [
    { value: items.healthRecord, clause: 'L10', confidence: 'M' },
    { value: items.healthEducation('每年推送健康信息不少于 12 次'), clause: 'J1', confidence: 'H' },
    { value: items.elderlyHealth, clause: 'J23', confidence: 'M' },
    { value: items.maternalHealth, clause: 'J23', confidence: 'M' },
    { value: items.childHealth, clause: 'J23', confidence: 'M' },
    { value: items.hypertensionHealth, clause: 'J23', confidence: 'M' },
    { value: items.diabetesHealth, clause: 'J23', confidence: 'M' },
    { value: items.tuberculosisHealth, clause: 'J23', confidence: 'M' },
    { value: items.mentalHealth, clause: 'J23', confidence: 'M' },
    { value: items.healthAdvice, clause: 'J8', confidence: 'H' },
    { value: items.careGuidance, clause: 'J14', confidence: 'H' },
    { value: items.referralBooking, clause: 'J14', confidence: 'H' },
    { value: items.longPrescription, clause: 'J11', confidence: 'H' },
    { value: items.veryElderlyVisit, clause: 'J22', confidence: 'H' },
  ],
  promises: ['每年向您推送健康信息不少于 12 次。您年满 80 岁的，每年当面或上门随访一次。'],
});

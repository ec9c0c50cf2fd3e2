import { buildPack } from './build-pack.js';
import { byList, childRule, chronicRules, citeRules, elderlyRule, monitoredPovertyRules } from '../shared/key-group-rules.js';
import * as items from '../shared/service-items.js';

const stated = { clause: 'L15', confidence: 'H' } as const;

export const luan = buildPack({
  code: 'luan',
  name: '六安市',
  contractMonths: [12, 24, 36].map((value) => ({ value, ...stated })),
  extensionMonths: [24, 36].map((value) => ({ value, ...stated })),
  keyGroups: [
    ...citeRules([elderlyRule], { clause: 'L1', confidence: 'M', note: '原文为“老年人”，年龄按 65 岁' }),
    ...citeRules(
      [
        byList('PREGNANT'),
        childRule,
        byList('DISABLED'),
        byList('POVERTY_RELIEVED'),
        byList('FAMILY_PLANNING_SPECIAL'),
        ...chronicRules,
      ],
      { clause: 'L1', confidence: 'H' },
    ),
    ...citeRules(monitoredPovertyRules, {
      clause: 'L1',
      confidence: 'M',
      note: '原文指这些家庭中的慢性病患者、老年人等；按名单中的人全部优先',
    }),
  ],
  coverageTargets: [
    { value: { year: 2023, population: 'ALL', percent: 45 }, clause: 'L3', confidence: 'H' },
    { value: { year: 2025, population: 'ALL', percent: 50 }, clause: 'L3', confidence: 'H' },
    { value: { year: 2027, population: 'ALL', percent: 60 }, clause: 'L3', confidence: 'H' },
    { value: { year: 2035, population: 'ALL', percent: 75 }, clause: 'L3', confidence: 'H' },
    { value: { year: 2035, population: 'KEY_GROUPS', percent: 85 }, clause: 'L3', confidence: 'H' },
  ],
  packageClause: 'L16',
  items: [
    { value: items.healthRecord, clause: 'L10', confidence: 'H' },
    { value: items.healthEducation('签约期内经常开展'), clause: 'L16', confidence: 'H' },
    { value: items.elderlyHealth, clause: 'L1', confidence: 'M' },
    { value: items.maternalHealth, clause: 'L1', confidence: 'M' },
    { value: items.childHealth, clause: 'L1', confidence: 'M' },
    { value: items.hypertensionHealth, clause: 'L1', confidence: 'M' },
    { value: items.diabetesHealth, clause: 'L1', confidence: 'M' },
    { value: items.tuberculosisHealth, clause: 'L1', confidence: 'M' },
    { value: items.mentalHealth, clause: 'L1', confidence: 'M' },
    { value: items.healthAdvice, clause: 'L16', confidence: 'H' },
    { value: items.careGuidance, clause: 'L16', confidence: 'H' },
    { value: items.referralBooking, clause: 'L16', confidence: 'H' },
    { value: items.longPrescription, clause: 'L11', confidence: 'H' },
  ],
  extension: ['到期时如果您和团队都愿意，可以在原来的基础上延长 2 年或 3 年，延长同样要由您本人确认。'],
  promises: ['您预约就诊、转诊和办理住院时，我们按规定为您优先安排。'],
});

import { buildPack } from './build-pack.js';
import { byList, childRule, chronicRules, citeRules, elderlyRule } from '../shared/key-group-rules.js';
import * as items from '../shared/service-items.js';

/** Not in this region's document: what is usual elsewhere, with the clause that says so there. */
const usual = (clause: string) => ({ clause, confidence: 'L', note: '本区文件没有写明，沿用其他地区通行的做法' }) as const;

export const guandu = buildPack({
  code: 'guandu',
  name: '昆明市官渡区',
  contractMonths: [{ value: 12, clause: 'G5', confidence: 'L', note: '文件没有规定签约年限；服务次数按年计算，取 1 年' }],
  extensionMonths: [],
  keyGroups: [
    ...citeRules([elderlyRule, ...chronicRules], {
      clause: 'G5',
      confidence: 'M',
      note: '文件点到老年人、高血压和糖尿病患者，其余沿用通行范围',
    }),
    ...citeRules([byList('POVERTY_RELIEVED')], {
      clause: 'G5',
      confidence: 'M',
      note: '文件写作“建档立卡贫困人口”，现称脱贫人口',
    }),
    ...citeRules(
      [byList('PREGNANT'), childRule, byList('DISABLED'), byList('FAMILY_PLANNING_SPECIAL')],
      usual('L1'),
    ),
  ],
  coverageTargets: [],
  packageClause: 'G5',
  items: [
    { value: items.healthRecord, ...usual('L10') },
    { value: items.healthEducation('签约期内经常开展'), clause: 'G7', confidence: 'M' },
    { value: items.elderlyHealth, clause: 'G5', confidence: 'M' },
    { value: items.maternalHealth, ...usual('L1') },
    { value: items.childHealth, ...usual('L1') },
    { value: items.hypertensionHealth, clause: 'G5', confidence: 'M' },
    { value: items.diabetesHealth, clause: 'G5', confidence: 'M' },
    { value: items.tuberculosisHealth, ...usual('L1') },
    { value: items.mentalHealth, ...usual('L1') },
    {
      value: items.regularContact('重点人群和脱贫人口每年不少于 4 次服务，其他签约居民每年不少于 1 次'),
      clause: 'G5',
      confidence: 'H',
    },
    { value: items.healthAdvice, clause: 'L16', confidence: 'M' },
    { value: items.careGuidance, clause: 'L16', confidence: 'M' },
    { value: items.referralBooking, clause: 'G4', confidence: 'H' },
  ],
  promises: ['需要去上级医院时，我们按双向转诊绿色通道为您联系，并由团队医生全程跟踪。'],
});

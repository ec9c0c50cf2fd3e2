import { ageOn, type CivilDate } from './civil-date.js';
import { hasKey } from './has-key.js';

/** Groups that are signed and served first [L1], with the illness that [J23] adds. Which of them count is policy. */
export const keyGroups = {
  ELDERLY_65: '65 岁及以上老年人',
  PREGNANT: '孕产妇',
  CHILD_0_6: '0–6 岁儿童',
  DISABLED: '残疾人',
  POVERTY_RELIEVED: '脱贫人口',
  FAMILY_PLANNING_SPECIAL: '计划生育特殊家庭成员',
  HYPERTENSION: '高血压患者',
  DIABETES: '糖尿病患者',
  TUBERCULOSIS: '结核病患者',
  SEVERE_MENTAL_DISORDER: '严重精神障碍患者',
  COPD: '慢性阻塞性肺疾病患者',
  POVERTY_UNSTABLE: '脱贫不稳定户',
  POVERTY_EDGE: '边缘易致贫户',
  POVERTY_SUDDEN: '突发严重困难户',
} as const;

export type KeyGroupCode = keyof typeof keyGroups;

export const isKeyGroupCode = (text: unknown): text is KeyGroupCode => hasKey(keyGroups, text);

/** Illnesses the product knows by code; any other is kept under OTHER with its name as imported. */
export const conditions = {
  HYPERTENSION: '高血压',
  DIABETES: '糖尿病',
  TUBERCULOSIS: '结核病',
  SEVERE_MENTAL_DISORDER: '严重精神障碍',
  COPD: '慢性阻塞性肺疾病',
  OTHER: '其他',
} as const;

export type ConditionCode = keyof typeof conditions;

/** Further names under which lists of residents carry the same illness. */
const conditionAliases: Readonly<Record<string, ConditionCode>> = {
  原发性高血压: 'HYPERTENSION',
  高血压病: 'HYPERTENSION',
  '2型糖尿病': 'DIABETES',
  二型糖尿病: 'DIABETES',
  Ⅱ型糖尿病: 'DIABETES',
  肺结核: 'TUBERCULOSIS',
  重性精神病: 'SEVERE_MENTAL_DISORDER',
  重性精神疾病: 'SEVERE_MENTAL_DISORDER',
  慢阻肺: 'COPD',
  慢性阻塞性肺病: 'COPD',
};

const conditionByName = new Map<string, ConditionCode>([
  ...(Object.entries(conditions) as [ConditionCode, string][]).map(([code, name]): [string, ConditionCode] => [name, code]),
  ...Object.entries(conditionAliases),
]);

const keyGroupByName = new Map<string, KeyGroupCode>(
  (Object.entries(keyGroups) as [KeyGroupCode, string][]).map(([code, name]) => [name, code]),
);

/** The code of an illness by its Chinese name or a usual other name; OTHER for what is not known by code. */
export const conditionCodeOf = (name: string): ConditionCode => conditionByName.get(name.replace(/\s/g, '')) ?? 'OTHER';

/** The code of a group by its exact Chinese name (or the code itself), or null. */
export const keyGroupCodeOf = (text: string): KeyGroupCode | null =>
  isKeyGroupCode(text) ? text : (keyGroupByName.get(text.trim()) ?? null);

/** How membership of a group is found out: from the age, from a known illness, or from an imported list. */
export type KeyGroupOrigin =
  | { kind: 'AGE'; minimum: number; maximum: number | null }
  | { kind: 'CONDITION'; conditions: readonly ConditionCode[] }
  | { kind: 'FLAG' };

export interface KeyGroupRule {
  code: KeyGroupCode;
  origin: KeyGroupOrigin;
}

export interface KeyGroupFacts {
  birthDate: CivilDate;
  /** Groups from imported lists; codes of groups that are derived are ignored here. */
  flags: readonly string[];
  /** Codes of known illnesses. */
  conditions: readonly string[];
}

/** The groups of a person on a day under the rules of a region, in the order of the rules. Ages are completed years, bounds included. */
export const keyGroupsOf = (facts: KeyGroupFacts, on: CivilDate, rules: readonly KeyGroupRule[]): KeyGroupCode[] => {
  const age = ageOn(facts.birthDate, on);
  const belongs = ({ code, origin }: KeyGroupRule): boolean => {
    switch (origin.kind) {
      case 'AGE':
        return age >= origin.minimum && (origin.maximum === null || age <= origin.maximum);
      case 'CONDITION':
        return origin.conditions.some((condition) => facts.conditions.includes(condition));
      case 'FLAG':
        return facts.flags.includes(code);
    }
  };
  return rules.filter(belongs).map(({ code }) => code);
};

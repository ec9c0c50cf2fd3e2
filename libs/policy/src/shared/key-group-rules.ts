import type { ConditionCode, KeyGroupCode, KeyGroupRule } from '@jiayi/domain';
import type { Cited } from '../schema.js';

/** Membership by completed years, both bounds included; null has no upper bound. */
export const byAge = (code: KeyGroupCode, minimum: number, maximum: number | null): KeyGroupRule => ({
  code,
  origin: { kind: 'AGE', minimum, maximum },
});

export const byCondition = (code: KeyGroupCode, ...conditions: ConditionCode[]): KeyGroupRule => ({
  code,
  origin: { kind: 'CONDITION', conditions },
});

/** Membership by an imported list. */
export const byList = (code: KeyGroupCode): KeyGroupRule => ({ code, origin: { kind: 'FLAG' } });

/** 0–6 岁 means up to the day before the seventh birthday. */
export const childRule = byAge('CHILD_0_6', 0, 6);

export const elderlyRule = byAge('ELDERLY_65', 65, null);

export const chronicRules: readonly KeyGroupRule[] = [
  byCondition('HYPERTENSION', 'HYPERTENSION'),
  byCondition('DIABETES', 'DIABETES'),
  byCondition('TUBERCULOSIS', 'TUBERCULOSIS'),
  byCondition('SEVERE_MENTAL_DISORDER', 'SEVERE_MENTAL_DISORDER'),
];

export const monitoredPovertyRules: readonly KeyGroupRule[] = [
  byList('POVERTY_UNSTABLE'),
  byList('POVERTY_EDGE'),
  byList('POVERTY_SUDDEN'),
];

/** The same source for several rules. */
export const citeRules = (
  rules: readonly KeyGroupRule[],
  source: Omit<Cited<KeyGroupRule>, 'value'>,
): Cited<KeyGroupRule>[] => rules.map((value) => ({ value, ...source }));

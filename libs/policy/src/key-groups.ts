import type { KeyGroupRule } from '@jiayi/domain';
import type { PolicyPack } from './schema.js';

/** The rules of a region as `keyGroupsOf` of the domain takes them. */
export const keyGroupRulesOf = (pack: PolicyPack): KeyGroupRule[] => pack.keyGroups.map(({ value }) => value);

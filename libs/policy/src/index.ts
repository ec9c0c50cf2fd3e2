import { guandu } from './packs/guandu.js';
import { jilin } from './packs/jilin.js';
import { luan } from './packs/luan.js';
import { shanghai } from './packs/shanghai.js';
import type { PolicyPack } from './schema.js';

export * from './coverage-target.js';
export * from './key-groups.js';
export * from './schema.js';
export * from './validate.js';

/** Every region the product knows, in the order in which a list shows them. */
export const policyPacks: readonly PolicyPack[] = [jilin, luan, guandu, shanghai];

export const regions: readonly { code: string; name: string }[] = policyPacks.map(({ code, name }) => ({ code, name }));

/** The pack of a region, or null when there is none; the boot tells which codes exist. */
export const policyFor = (code: string): PolicyPack | null => policyPacks.find((pack) => pack.code === code) ?? null;

import type { Cited, CoveragePopulation, CoverageTarget, PolicyPack } from './schema.js';

/** The target line beside a figure: the next milestone from that year on, else the last one there was; null without any. */
export const coverageTarget = (
  pack: PolicyPack,
  population: CoveragePopulation,
  year: number,
): Cited<CoverageTarget> | null => {
  const targets = pack.coverageTargets.filter(({ value }) => value.population === population);
  return targets.find(({ value }) => value.year >= year) ?? targets[targets.length - 1] ?? null;
};

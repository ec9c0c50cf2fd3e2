import { isAdult, formatMonths, periodFor, type CivilDate, type DomainFault } from '@jiayi/domain';
import type { PolicyPack } from '@jiayi/policy';

/** What decides whether this person can sign this team now. */
export interface SigningFacts {
  birthDate: CivilDate;
  hasOpenContract: boolean;
  team: { accepting: boolean; capacity: number; placesTaken: number };
}

/** Every reason why the person cannot sign, in the order in which they are to be told. [J10] [L15] */
export function signingObstacles(facts: SigningFacts, today: CivilDate): DomainFault[] {
  const obstacles: DomainFault[] = [];
  if (!isAdult(facts.birthDate, today)) obstacles.push({ code: 'NOT_ADULT' });
  if (facts.hasOpenContract) obstacles.push({ code: 'CONTRACT_ALREADY_OPEN' });
  if (!facts.team.accepting) obstacles.push({ code: 'TEAM_NOT_ACCEPTING' });
  else if (facts.team.placesTaken >= facts.team.capacity) obstacles.push({ code: 'TEAM_FULL' });
  return obstacles;
}

export interface OfferedPeriod {
  months: number;
  label: string;
  startsOn: CivilDate;
  endsOn: CivilDate;
  clause: string;
}

/** The periods the region allows, as they would run if the contract began on `startsOn`. [J10] [L15] */
export const offeredPeriods = (policy: PolicyPack, startsOn: CivilDate): OfferedPeriod[] =>
  policy.contractMonths.map(({ value: months, clause }) => ({ months, label: formatMonths(months), ...periodFor(startsOn, months), clause }));

/** One reading of one text, as the server's clock saw it. */
export interface Reading {
  documentId: number;
  openedAt: Date;
  completedAt: Date | null;
}

/** How long a reading stays good: the person must still know what they agree to. */
const readingValidMs = 7 * 24 * 60 * 60 * 1000;

/** Checks that the text in force was opened and reached its end, lately. [J10] */
export function readingFault(reading: Reading | undefined, documentInForce: number, now: Date): DomainFault | null {
  if (!reading?.completedAt) return { code: 'DOCUMENT_NOT_READ' };
  if (reading.documentId !== documentInForce || now.getTime() - reading.completedAt.getTime() > readingValidMs) return { code: 'DOCUMENT_OUTDATED' };
  return null;
}

/** Characters a reader cannot have taken in faster than this many per second; a floor against a finger's slip, not a test. */
const charactersPerSecond = 400;

/** True when the end was reached sooner than anybody could have scrolled there. */
export const completedTooFast = (openedAt: Date, completedAt: Date, characters: number): boolean =>
  completedAt.getTime() - openedAt.getTime() < Math.min(5_000, (characters / charactersPerSecond) * 1000);

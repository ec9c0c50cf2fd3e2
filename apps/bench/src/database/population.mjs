import { createHash } from 'node:crypto';

import { Failure } from '../../../../tools/workspace/failure.mjs';

/*
 * Who lives in the made-up county, decided by arithmetic instead of chance, so that each table can be written in a pass of its own.
 * A resident is in one of four standings; `place` scatters them over the ids, so that neighbours in a table are not alike.
 */

/** The numbers of the pilot region [G1]; the same at every size, since a team does not grow with the county. */
export const teams = 146;
export const institutions = 86;
export const queueTeams = 40;
export const waitingOfQueueTeam = 25;
/** Share of residents under contract [G1]. */
const signedShare = 0.496;
const mostSigners = 20_000;
const scatter = 7_919;

/** Counts of each standing among `residents` people. */
export function planPopulation(residents) {
  if (residents % scatter === 0) throw new Failure(`居民人数不能是 ${scatter} 的倍数。`);
  const waiting = queueTeams * waitingOfQueueTeam;
  const signers = Math.min(mostSigners, Math.floor(residents * 0.65));
  const signed = Math.min(Math.floor(residents * signedShare), residents - waiting - signers);
  return { residents, waiting, signers, signed };
}

const placeOf = (plan, resident) => (resident * scatter) % plan.residents;

/**
 * WAITING: has submitted, not yet accepted; SIGNER: may sign, both texts read; SIGNED: contract in force; NONE: has not begun.
 * @param {number} resident id, from 1 to `plan.residents`
 */
export function standingOf(plan, resident) {
  const place = placeOf(plan, resident);
  if (place < plan.waiting) return 'WAITING';
  if (place < plan.waiting + plan.signers) return 'SIGNER';
  return place < plan.waiting + plan.signers + plan.signed ? 'SIGNED' : 'NONE';
}

/** The team that a resident asks, or is with. Those who wait are spread evenly over the first {@link queueTeams}. */
export const teamOf = (plan, resident) =>
  standingOf(plan, resident) === 'WAITING' ? (placeOf(plan, resident) % queueTeams) + 1 : (resident % teams) + 1;

/** Ids of the residents of one standing, ascending. */
export function* residentsOf(plan, standing) {
  for (let resident = 1; resident <= plan.residents; resident++) if (standingOf(plan, resident) === standing) yield resident;
}

/** Every contract, in order of id: each third resident has one that has ended; those who wait or are signed have an open one. */
export function* contractsOf(plan) {
  let id = 0;
  for (let resident = 1; resident <= plan.residents; resident++) {
    const standing = standingOf(plan, resident);
    if (resident % 3 === 0) yield { id: ++id, resident, state: 'EXPIRED' };
    if (standing === 'WAITING') yield { id: ++id, resident, state: 'SUBMITTED' };
    else if (standing === 'SIGNED') yield { id: ++id, resident, state: 'ACTIVE' };
  }
}

/** The account of a resident has the resident's id; the accounts of the teams' leaders come after them. */
export const accountOfLeader = (plan, team) => plan.residents + team;

/** The two readings of the n-th signer (from 0), in the order of {@link residentsOf}. */
export const readingsOfSigner = (index) => ({ agreement: 2 * index + 1, consent: 2 * index + 2 });

/** The session token of an account in this run: 43 characters of base64url, as the server makes them. */
export const tokenOf = (secret, account) => createHash('sha256').update(`${secret}:${account}`).digest('base64url');

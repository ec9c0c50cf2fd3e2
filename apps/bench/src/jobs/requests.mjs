import { accountOfLeader, queueTeams, readingsOfSigner, residentsOf, teamOf, tokenOf } from '../database/population.mjs';

const mostReaders = 20_000;

/** A name of three characters as a finger writes it: 12 strokes of 20 points. */
const strokes = Array.from({ length: 12 }, (_, stroke) => Array.from({ length: 20 }, (_, point) => [
  20 + stroke * 22 + point, Math.round(60 + 30 * Math.sin(stroke + point / 3)), stroke * 700 + point * 16,
].join()).join(' '));
export const signature = ['320x160', ...strokes].join(';');
export const device = { channel: 'H5', model: 'Android 12; Chrome 120' };
export const months = 12;

/** Body of a signing; `%d` stand for the team and the two readings. */
export const signingBody = (packageId) =>
  `{"teamId":%d,"packageId":${packageId},"months":${months},"agreementReadingId":%d,"consentReadingId":%d,"signature":${JSON.stringify(signature)},"device":${JSON.stringify(device)}}`;

/** Fills a text with `%d` in it. */
export const filled = (template, numbers) => {
  let index = 0;
  return template.replaceAll('%d', () => String(numbers[index++]));
};

function shuffled(values) {
  for (let index = values.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [values[index], values[other]] = [values[other], values[index]];
  }
  return values;
}

/**
 * Who asks for what, for each job: `[account, token, ...numbers]` in a random order. The numbers are the team for the queue, the team and
 * the two readings for a signing.
 */
export function callersOf(plan, secret) {
  const caller = (account, ...numbers) => [account, tokenOf(secret, account), ...numbers];
  const signers = [...residentsOf(plan, 'SIGNER')].map((resident, index) => {
    const { agreement, consent } = readingsOfSigner(index);
    return caller(resident, teamOf(plan, resident), agreement, consent);
  });
  return {
    signing: shuffled(signers),
    home: shuffled([...residentsOf(plan, 'SIGNED')]).slice(0, mostReaders).map((resident) => caller(resident)),
    queue: Array.from({ length: queueTeams }, (_, index) => caller(accountOfLeader(plan, index + 1), index + 1)),
  };
}

/**
 * One request of a job over HTTP, for those who send it one by one.
 * @param key of idempotency, 16 to 64 characters
 */
export function requestOf(job, [, token, ...numbers], { bodyTemplate, key }) {
  const headers = { authorization: `Bearer ${token}` };
  if (job === 'home') return { method: 'GET', path: '/api/v1/home', headers };
  if (job === 'queue') return { method: 'GET', path: `/api/v1/signing-queue?teamId=${numbers[0]}`, headers };
  return {
    method: 'POST', path: '/api/v1/contracts', headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
    body: filled(bodyTemplate, numbers),
  };
}

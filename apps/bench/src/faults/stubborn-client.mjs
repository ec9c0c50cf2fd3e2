import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 9_000;
const signature = `320x160;${Array.from({ length: 3 }, (_, stroke) => Array.from({ length: 20 }, (_, point) => `${20 + stroke * 60 + point * 2},${60 + (point % 7) * 5},${stroke * 500 + point * 16}`).join(' ')).join(';')}`;

/** Body of a signing by this resident. */
export const signingBody = ({ teamId, readings }, { packageId, months }) => ({
  teamId, packageId, months, agreementReadingId: readings[0], consentReadingId: readings[1], signature, device: { channel: 'H5', model: '试验' },
});

/**
 * A client as a phone should be: it makes a key before it sends, and asks again, of any server, with that key until it has heard a definite answer.
 * @param {{ servers: string[], deadline: () => number, tally: { operations: number, attempts: number } }} surroundings `deadline`: when it gives up, by the clock
 */
export function stubbornClient({ servers, deadline, tally }) {
  /** @returns {Promise<{ status: number, text: string, body: object, key: string } | null>} null when nobody answered in time */
  async function send(token, path, body, key = randomUUID()) {
    tally.operations += 1;
    while (Date.now() < deadline()) {
      tally.attempts += 1;
      const server = servers[Math.floor(Math.random() * servers.length)];
      const answer = await fetch(`${server}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      }).then(async (response) => ({ status: response.status, text: await response.text() }), () => null);
      if (answer && answer.status < 500 && answer.status !== 429) return { ...answer, body: JSON.parse(answer.text), key };
      await pause(50 + Math.random() * 200);
    }
    return null;
  }
  return { send };
}

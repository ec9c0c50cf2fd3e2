import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { writeSignature, type SignaturePoint } from '@jiayi/domain';

const LONGEST_READING_MS = 5_500;

interface SigningOptions {
  eligible: boolean;
  packages: { id: number }[];
  periods: { months: number }[];
  documents: { agreement: { id: number }; healthDataConsent: { id: number } };
}

/**
 * Lets a resident of the demo ask for a contract as anybody would: through the public API, both texts opened and read for
 * as long as that takes, and a signature drawn. The evidence says what kind of device it was.
 * @param token of a session of the resident; it is signed out at the end
 * @returns false when he has a contract already or may not sign
 */
export async function submitWaitingRequest(application: NestFastifyApplication, token: string): Promise<boolean> {
  const call = async <Body>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Body> => {
    const answer = await application.inject({
      method, url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }) },
      ...(body ? { payload: body } : {}),
    });
    if (answer.statusCode >= 400) throw new Error(`${method} ${path} of the demo was answered with ${answer.statusCode}`);
    return (answer.body ? JSON.parse(answer.body) : null) as Body;
  };
  try {
    const { items: [team] } = await call<{ items: { id: number }[] }>('GET', '/teams/recommended');
    if (!team) return false;
    const options = await call<SigningOptions>('GET', `/signing-options?teamId=${team.id}`);
    const [offered] = options.packages;
    const [period] = options.periods;
    if (!options.eligible || !offered || !period) return false;
    const readings: number[] = [];
    for (const document of [options.documents.agreement, options.documents.healthDataConsent]) {
      readings.push((await call<{ id: number }>('POST', '/document-readings', { documentId: document.id })).id);
    }
    await new Promise((resolve) => setTimeout(resolve, LONGEST_READING_MS));
    for (const id of readings) await call('POST', `/document-readings/${id}/completion`, {});
    await call('POST', '/contracts', {
      teamId: team.id, packageId: offered.id, months: period.months, agreementReadingId: readings[0], consentReadingId: readings[1],
      signature: drawnSignature, device: { channel: 'H5', model: '演示程序' },
    });
    return true;
  } finally {
    await call('DELETE', '/sessions/current');
  }
}

/** Three strokes with the timing of a hand. */
const drawnSignature = writeSignature({
  width: 600,
  height: 300,
  strokes: [0, 1, 2].map((stroke) => Array.from({ length: 24 }, (_, point): SignaturePoint => [
    70 + stroke * 150 + point * 5, 150 + Math.round(55 * Math.sin(point / 3 + stroke)), stroke * 520 + point * 17,
  ])),
});

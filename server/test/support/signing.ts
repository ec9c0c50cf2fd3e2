import { writeSignature, type SignaturePoint } from '@jiayi/domain';
import { request, type Answer } from './request.js';
import type { TestApplication } from './application.js';
import type { TestPerson } from './county.js';

/** A signature a hand could have made. */
export const handSignature = writeSignature({
  width: 600,
  height: 300,
  strokes: [0, 1, 2].map((stroke) => Array.from({ length: 20 }, (_, point): SignaturePoint => [
    60 + stroke * 150 + point * 5, 150 + Math.round(60 * Math.sin(point / 3)), stroke * 500 + point * 16,
  ])),
});

/** Opens a text and reaches its end, in the time a person takes. */
export async function readDocument(test: TestApplication, person: TestPerson, documentId: number): Promise<number> {
  const opened = await request(test.application, 'POST', '/document-readings', { token: person.token, body: { documentId } });
  test.clock.advance(60_000);
  await request(test.application, 'POST', `/document-readings/${opened.body.id}/completion`, { token: person.token, body: {} });
  return opened.body.id as number;
}

export interface PreparedSigning {
  body: Record<string, unknown>;
  options: Answer;
}

/** Everything up to the signature: options seen, both texts read. */
export async function prepareSigning(test: TestApplication, person: TestPerson, teamId: number): Promise<PreparedSigning> {
  const options = await request(test.application, 'GET', `/signing-options?teamId=${teamId}`, { token: person.token });
  const { agreement, healthDataConsent } = options.body.documents;
  const agreementReadingId = await readDocument(test, person, agreement.id);
  const consentReadingId = await readDocument(test, person, healthDataConsent.id);
  return {
    options,
    body: {
      teamId, packageId: options.body.packages[0].id, months: options.body.periods[0].months, agreementReadingId, consentReadingId,
      signature: handSignature, device: { channel: 'H5', model: 'test phone' },
    },
  };
}

/** The whole signing. */
export async function sign(test: TestApplication, person: TestPerson, teamId: number): Promise<Answer> {
  const { body } = await prepareSigning(test, person, teamId);
  return request(test.application, 'POST', '/contracts', { token: person.token, body });
}

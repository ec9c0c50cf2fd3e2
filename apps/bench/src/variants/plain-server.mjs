import { createHash, randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signatureFault } from '@jiayi/domain';
import fastify from 'fastify';

import { bareJobs, openPool } from '../jobs/bare-jobs.mjs';
import * as schemas from './plain-schemas.mjs';

/*
 * The same statements behind Fastify alone: token look-up, JSON schemas, a look at the signature; no framework, no log. `node plain-server.mjs FILE`, where FILE holds
 * `{ port, address, terms, signingAnswer }`; `signingAnswer` is an answer of the API, so that both send and keep equally much.
 */

const { port, address, terms, signingAnswer } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const jobs = bareJobs(openPool(address), terms);
const application = fastify();

const dayMs = 86_400_000;
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const yearLater = (day) => new Date(Date.parse(day) + 364 * dayMs).toISOString().slice(0, 10);
const hash = (value) => createHash('sha256').update(value).digest('hex');

application.addHook('onRequest', async (request, reply) => {
  const token = request.headers.authorization?.slice('Bearer '.length);
  const session = token ? await jobs.sessionOf(token) : undefined;
  if (!session || session.expiresAt < new Date()) return reply.code(401).send({ code: 'SESSION_EXPIRED' });
  request.session = session;
});

application.get('/api/v1/home', { schema: schemas.home }, async ({ session }) => {
  const row = await jobs.home(session);
  const contract = row.contractId === null ? null : {
    id: row.contractId, state: row.state, stateName: '已签约', teamId: row.teamId, teamName: row.teamName, institutionName: row.institutionName,
    institutionPhone: row.institutionPhone, startsOn: row.startsOn, endsOn: row.endsOn, daysLeft: Math.round((Date.parse(row.endsOn) - Date.parse(today())) / dayMs) + 1,
  };
  return { displayName: row.displayName, realNameState: row.residentId === null ? 'NONE' : 'VERIFIED', contract, due: [], unread: Number(row.unread) };
});

application.get('/api/v1/signing-queue', { schema: schemas.queue }, async ({ session, query }) => {
  const { page, isMore, waiting } = await jobs.queue(session, query.teamId, randomUUID());
  const year = Number(today().slice(0, 4));
  const items = page.map((row) => ({
    contractId: row.id, number: row.number,
    resident: {
      id: row.residentId, name: row.residentName, sex: row.sex, age: year - Number(row.birthDate.slice(0, 4)),
      keyGroups: row.groupCodes ? row.groupCodes.split(',').map((code) => ({ code, name: code })) : [],
    },
    team: { id: row.teamId, name: row.teamName }, packageName: '基本服务包', months: row.months, submittedAt: row.submittedAt.toISOString(), keyGroupFirst: row.priority === 0,
  }));
  const last = page.at(-1);
  const nextCursor = isMore ? Buffer.from(JSON.stringify([last.priority, last.submittedAt, last.id])).toString('base64url') : null;
  return { items, nextCursor, waiting: Number(waiting) };
});

application.post('/api/v1/contracts', { schema: schemas.signing }, async ({ session, body, headers }, reply) => {
  if (signatureFault(body.signature)) return reply.code(422).send({ code: 'SIGNATURE_INVALID' });
  const startsOn = today();
  const period = { startsOn, endsOn: yearLater(startsOn) };
  const answer = await jobs.sign(session, { ...body, ...period }, {
    key: headers['idempotency-key'],
    requestHash: hash(JSON.stringify(body)),
    number: startsOn.replaceAll('-', '') + String(randomInt(10 ** 10)).padStart(10, '0'),
    code: `JY${hash(headers['idempotency-key']).slice(0, 17)}`,
    traceId: randomUUID(),
    evidence: (parties, readings) => {
      const text = JSON.stringify({ ...body, ...period, parties: { team: parties.teamName, institution: parties.institutionName, signer: parties.residentName }, readings });
      return { body: text, sha256: hash(text) };
    },
    answerOf: ({ contractId, number, code, at, parties }) => JSON.stringify({
      ...signingAnswer, id: contractId, number, evidenceCode: code, submittedAt: at, resident: { id: session.residentId, name: parties.residentName },
    }),
  });
  // Sent as it is kept, so that it is written out once.
  return reply.code(201).header('content-type', 'application/json; charset=utf-8').send(answer);
});

await application.listen({ port, host: '127.0.0.1' });
console.log('ready');

/**
 * Bugs of the kind that cost somebody a contract or give it twice, each as one replacement in the built server. The rig must report every one of
 * them: a rig that finds nothing could also be one that looks at nothing. `find` must occur exactly once in `file`, so that a bug that the code
 * has outgrown is noticed; `sabotage` is a statement that spoils the database as well.
 */
const unitOfWork = 'platform/database/unit-of-work.js';
const transaction = 'platform/database/transaction.js';
const idempotency = 'platform/idempotency/idempotency.js';
const contracts = 'contracts/contracts.repository.js';
const contractsService = 'contracts/contracts.service.js';
const signing = 'contracts/signing.service.js';

export const plantedBugs = [
  { name: 'the answer goes out before the commit', file: unitOfWork, find: 'await transaction.commit();', replace: 'void transaction.commit().catch(() => undefined);' },
  { name: 'a failed commit passes for a good one', file: transaction, find: "await this.send('COMMIT');", replace: "await this.send('COMMIT').catch(() => undefined);" },
  { name: 'a failed unit of work is committed', file: unitOfWork, find: 'await transaction.rollback();', replace: 'await transaction.commit().catch(() => transaction.rollback());' },
  { name: 'what fails is not rolled back, and its connection serves others', file: transaction, find: "return this.send('ROLLBACK').then(", replace: 'return Promise.resolve().then(' },
  { name: 'what belongs at the end of the unit of work is left out', file: unitOfWork, find: 'for (const action of unit.beforeCommit)', replace: 'for (const action of [])' },
  { name: 'no idempotency', file: idempotency, find: 'return await this.unitOfWork.run(async () => {', replace: 'return await handle(); await this.unitOfWork.run(async () => {' },
  { name: 'the key is kept but never asked for', file: idempotency, find: 'if (!stored)', replace: 'if (stored || !stored)' },
  { name: 'the kept answer is not the one that was given', file: idempotency, find: 'JSON.stringify(answer ?? null)', replace: "'{}'" },
  { name: 'places are read, computed and written', file: contracts, find: 'UPDATE team_places SET taken = taken + 1', replace: 'UPDATE team_places SET taken = ${(await this.database.query(`SELECT taken FROM team_places WHERE team_id = ${Number(teamId)}`))[0].taken} + 1' },
  { name: 'more places are given than there are', file: contracts, find: 'WHERE team_id = ? AND taken < capacity AND', replace: 'WHERE team_id = ? AND', also: { file: 'contracts/domain/signing-rules.js', find: 'facts.team.placesTaken >= facts.team.capacity', replace: 'false' } },
  { name: 'a place is not given back', file: contracts, find: 'UPDATE team_places SET taken = taken - 1 WHERE', replace: 'UPDATE team_places SET taken = taken WHERE' },
  { name: 'a place is given back twice', file: contracts, find: 'UPDATE team_places SET taken = taken - 1 WHERE team_id = ? AND taken > 0', replace: 'UPDATE team_places SET taken = taken - 2 WHERE team_id = ? AND taken > 1' },
  { name: 'two people decide the same contract', file: contracts, find: '${period} WHERE id = ? AND state = ?`', replace: "${period} WHERE id = ? AND ? <> ''`" },
  { name: 'a decision is acknowledged and not written', file: contracts, find: '`UPDATE contract SET state = ?, decided_at', replace: "`UPDATE contract SET return_note = CASE WHEN ? = '' THEN '' END, decided_at" },
  { name: 'two open contracts of one resident', file: 'contracts/domain/signing-rules.js', find: 'facts.hasOpenContract', replace: 'false', sabotage: 'ALTER TABLE contract DROP INDEX ux_contract_open_key' },
  { name: 'events get lost', file: 'platform/outbox/outbox.js', find: "await this.database.execute('INSERT INTO outbox_event", replace: "if (Math.random() < 0.1) return; await this.database.execute('INSERT INTO outbox_event" },
  { name: 'events are handled without being taken off', file: 'platform/outbox/outbox-worker.js', find: 'if (affectedRows !== events.length)', replace: 'if (false)', also: { file: 'platform/outbox/outbox-worker.js', find: 'WHERE id IN (${places}) AND lease_token = ? ORDER BY id`, [...ids, token]', replace: 'WHERE id IN (${places}) ORDER BY id`, ids' } },
  { name: 'an event counts as handled although its effect failed', file: 'platform/outbox/outbox-worker.js', find: 'await handler.handle(events);', replace: 'await handler.handle(events.filter(() => Math.random() > 0.1));' },
  { name: 'a deed is not in the audit log', file: contractsService, find: 'await this.audit.write({ actor, action: `contract.${action}`', replace: 'if (Math.random() > 0.2) await this.audit.write({ actor, action: `contract.${action}`' },
  { name: 'a deed is in the audit log twice', file: signing, find: "await this.audit.write({ actor, action: 'contract.submit'", replace: "for (const twice of [1, 2]) await this.audit.write({ actor, action: 'contract.submit'" },
  { name: 'a contract without the consent for health data', file: 'contracts/signing.service.js', find: '[{ ...decided, documentId: agreement.id }, { ...decided, documentId: healthDataConsent.id }]', replace: '[{ ...decided, documentId: agreement.id }]' },
  { name: 'the evidence is not what was hashed', file: 'platform/evidence/evidence-log.js', find: 'code, body, sha256: digest', replace: "code, body: body.replace('SELF', 'WARD'), sha256: digest" },
  { name: 'the picture of the signature is not kept', file: 'contracts/contract-document.handler.js', find: 'await this.documents.keepSignature(row);', replace: 'await Promise.resolve();' },
];

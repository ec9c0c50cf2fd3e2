import { ContractsService } from '../../src/contracts/contracts.service.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { request } from '../support/request.js';
import { prepareSigning, sign } from '../support/signing.js';
import { invariantNames, violations } from './invariants.js';

let test_: TestApplication;
let county: TestCounty;

const post = (path: string, person: TestPerson, body: object = {}) => request(test_.application, 'POST', path, { token: person.token, body });

/** One contract in each state, one refused consent, and one look of a doctor; no event waits. */
beforeAll(async () => {
  test_ = await startTestApplication();
  county = await TestCounty.make(test_);
  const teamId = await county.addTeam(county.institutions.station, { capacity: 3 });
  const doctor = await county.addStaff('DOCTOR', county.institutions.station, teamId, 'LEADER');
  const signed = async () => {
    const resident = await county.addResident(county.institutions.station);
    const { body } = await sign(test_, resident, teamId);
    return { resident, id: body.id as number };
  };
  const past = await signed();
  const { body: expiring } = await post(`/contracts/${past.id}/acceptance`, doctor);
  await test_.settle();
  test_.clock.set(`${expiring.endsOn}T16:00:00.000Z`);
  await test_.application.get(ContractsService).expire();
  await test_.settle();
  await post(`/contracts/${(await signed()).id}/acceptance`, doctor);
  await post(`/contracts/${(await signed()).id}/return`, doctor, { reasonCode: 'OUT_OF_AREA' });
  const gone = await signed();
  await post(`/contracts/${gone.id}/withdrawal`, gone.resident);
  const refusing = await signed();
  const { options } = await prepareSigning(test_, refusing.resident, teamId);
  await post('/consent-refusals', refusing.resident, { documentId: options.body.documents.agreement.id });
  await request(test_.application, 'GET', `/contracts/${refusing.id}`, { token: doctor.token });
});
afterAll(() => test_?.close());

test('a county in which all went its way has no violation, before and after the events had their effect', async () => {
  expect(await violations(test_.database)).toEqual([]);
  await test_.settle();
  expect(await violations(test_.database)).toEqual([]);
});

const contractIn = (state: string): string => `(SELECT id FROM (SELECT MAX(id) AS id FROM contract WHERE state = '${state}') one)`;
const residentIn = (state: string): string => `(SELECT resident_id FROM (SELECT resident_id FROM contract WHERE state = '${state}') one)`;
const copyOf = (table: string, columns: string, condition: string): string =>
  `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${table} WHERE ${condition}`;
const evidenceColumns = 'kind, subject_kind, subject_id, body, sha256, recorded_at';

/** What somebody, or a bug, could do to the tables, and the invariant that tells of it. */
const damages: readonly (readonly [invariant: string, sql: string])[] = [
  ['only states that exist', `UPDATE contract SET state = 'PAUSED' WHERE state = 'ACTIVE'`],
  ['periods of contracts that are or were in force never overlap',
    `UPDATE contract SET resident_id = ${residentIn('EXPIRED')}, starts_on = '2027-01-01' WHERE state = 'ACTIVE'`],
  ['a period does not end before it begins', `UPDATE contract SET ends_on = '2026-01-01' WHERE state = 'SUBMITTED'`],
  ['a contract in force began on the day of its acceptance', `UPDATE contract SET starts_on = '2026-11-01' WHERE state = 'ACTIVE'`],
  ['a contract ends only after its last day', `UPDATE contract SET ends_on = '2027-12-31' WHERE state = 'EXPIRED'`],
  ['nothing is decided before it was submitted', `UPDATE contract SET decided_at = '2026-01-01 00:00:00.000' WHERE state = 'RETURNED'`],
  ['places taken are the contracts that hold one, and never more than there are', 'UPDATE team_places SET taken = taken + 1'],
  ['places taken are the contracts that hold one, and never more than there are', 'UPDATE team_places SET capacity = 1'],
  ['exactly what was decided says who decided and when', `UPDATE contract SET decided_by = NULL WHERE state = 'ACTIVE'`],
  ['exactly what was returned has a reason', `UPDATE contract SET return_reason_code = NULL WHERE state = 'RETURNED'`],
  ['a request is accepted or returned by a member of its team', 'DELETE FROM team_member'],
  ['a request is withdrawn by its resident', `UPDATE contract SET decided_by = (SELECT MIN(id) FROM account) WHERE state = 'WITHDRAWN'`],
  ['a document is kept only of what was accepted', `UPDATE contract_file SET contract_id = ${contractIn('RETURNED')} WHERE contract_id = ${contractIn('ACTIVE')}`],
  ['the evidence of a signing names its contract', `UPDATE contract SET months = 36 WHERE state = 'SUBMITTED'`],
  ['a contract is signed by the bound account of its resident', `UPDATE account SET resident_id = NULL WHERE kind = 'RESIDENT'`],
  ['a contract is signed by an adult', `UPDATE resident SET birth_date = '2010-01-01'`],
  ['every contract has the consent to the AGREEMENT that its signer was shown', `UPDATE consent_document SET sha256 = '${'0'.repeat(64)}' WHERE kind = 'AGREEMENT'`],
  ['every contract has the consent to the AGREEMENT that its signer was shown', 'UPDATE document_reading SET completed_at = NULL'],
  ['every contract has the consent to the HEALTH_DATA_CONSENT that its signer was shown', `UPDATE consent SET decision = 'REFUSED' WHERE contract_id IS NOT NULL`],
  ['a contract has two consents', copyOf('consent', 'resident_id, document_id, contract_id, decision, at, evidence_id', `contract_id = ${contractIn('ACTIVE')}`)],
  ['every refusal has its evidence and belongs to no contract', `UPDATE consent SET contract_id = ${contractIn('SUBMITTED')} WHERE decision = 'REFUSED'`],
  ['every refusal in the evidence is a refusal on file', `DELETE FROM consent WHERE decision = 'REFUSED'`],
  ...[['submit', 'CONTRACT_SUBMITTED'], ['accept', 'CONTRACT_ACCEPTED'], ['return', 'CONTRACT_RETURNED'], ['withdraw', 'CONTRACT_WITHDRAWN']].map(([deed, kind]) => [
    `each ${deed} of a contract has one piece of evidence`, `DELETE FROM evidence_record WHERE kind = '${kind}'`,
  ] as const),
  ...['submit', 'accept', 'return', 'withdraw', 'expire'].map((deed) => [
    `each ${deed} of a contract has one audit row`, `DELETE FROM audit_entry WHERE action = 'contract.${deed}'`,
  ] as const),
  ['each submit of a contract has one audit row', `UPDATE audit_entry SET action = 'contract.submit' WHERE action = 'contract.expire'`],
  ...[['submit', 'submitted'], ['accept', 'accepted'], ['return', 'returned'], ['withdraw', 'withdrawn'], ['expire', 'ended']].map(([deed, topic]) => [
    `each ${deed} tells the resident once: by an event that waits, or by a message`, `DELETE FROM message WHERE kind = 'contract.${topic}'`,
  ] as const),
  ['what is kept of each submit is kept once, or its event waits', `DELETE FROM evidence_record WHERE kind = 'SIGNATURE_IMAGE_KEPT'`],
  ['what is kept of each submit is kept once, or its event waits',
    `INSERT INTO evidence_record (${evidenceColumns}, code) SELECT ${evidenceColumns}, 'ANOTHER CODE' FROM evidence_record WHERE kind = 'SIGNATURE_IMAGE_KEPT' AND subject_id = ${contractIn('SUBMITTED')}`],
  ['what is kept of each accept is kept once, or its event waits', `DELETE FROM evidence_record WHERE kind = 'CONTRACT_DOCUMENT_KEPT'`],
  ['evidence speaks of contracts that exist', `UPDATE evidence_record SET subject_id = 999999 WHERE kind = 'CONTRACT_RETURNED'`],
  ['the audit log speaks of contracts that exist', `UPDATE audit_entry SET target_id = '999999' WHERE action = 'contract.return'`],
  ['events speak of contracts that exist',
    `INSERT INTO outbox_event (topic, payload, created_at, available_at, attempts) SELECT 'contract.ended', '{"contractId":999999}', at, at, 0 FROM consent WHERE decision = 'REFUSED'`],
  ['nobody is told twice', copyOf('message', 'account_id, kind, title, body, link_page, link_id, at', `kind = 'contract.returned'`)],
  ['a stored answer names a contract that exists', `UPDATE idempotency_record SET answer = REPLACE(answer, '"number":"', '"number":"X') WHERE answer LIKE '%evidenceCode%'`],
  ['one effect has one key',
    `INSERT INTO idempotency_record (account_id, request_key, request_hash, answer, created_at)
     SELECT account_id, 'another', request_hash, answer, created_at FROM idempotency_record WHERE answer LIKE '%"RETURNED"%'`],
  ['who looked at a resident is a member of staff, and the resident is on file', 'UPDATE access_entry SET account_id = 999999'],
  ['a resident is counted as the latest contract stands, or an event waits', 'DELETE FROM resident_standing'],
];

/** What the schema itself refuses; the invariants stay, because a later migration may lose the key. */
const refused: readonly (readonly [invariant: string, sql: string, refusal: RegExp])[] = [
  ['never two contracts pending or in force per resident',
    `UPDATE contract SET resident_id = ${residentIn('ACTIVE')} WHERE state = 'SUBMITTED'`, /contract\.open_key|ux_contract_open_key/],
  ['the open key is the resident exactly while the contract is open', 'UPDATE contract SET open_key = 999999', /generated column/],
];

class Undo extends Error {}

/** What is found wrong after the damage, which is rolled back at once. */
async function foundAfter(sql: string): Promise<string[]> {
  let found: string[] = [];
  await test_.unitOfWork.run(async () => {
    expect((await test_.database.execute(sql)).affectedRows).toBeGreaterThan(0);
    found = await violations(test_.database);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return found;
}

test.each(damages)('found: %s', async (invariant, sql) => {
  await test_.settle();
  expect((await foundAfter(sql)).map((text) => text.replace(/: violated at .*$/, ''))).toContain(invariant);
  expect(await violations(test_.database)).toEqual([]);
});

test.each(refused)('made impossible by the schema: %s', async (_invariant, sql, refusal) => {
  await expect(foundAfter(sql)).rejects.toThrow(refusal);
});

test('every invariant is seen to fail', () => {
  const seen = new Set([...damages, ...refused].map(([invariant]) => invariant));
  expect(invariantNames(test_.database).filter((name) => !seen.has(name))).toEqual([]);
});

import { PublishedTerms } from '../../../src/contracts/published-terms.js';
import { request } from '../../support/request.js';
import { prepareSigning } from '../../support/signing.js';
import type { TestPerson } from '../../support/county.js';
import type { Effect } from '../deed.js';
import { rows, type Scenario } from '../scenario.js';
import type { Stage } from '../stage.js';

const agreementId = (stage: Stage): number => stage.test.application.get(PublishedTerms).offered.agreement.id;

const toldTo = ({ accountId }: TestPerson, ...kinds: string[]): Effect =>
  rows('SELECT kind FROM message WHERE account_id = ? ORDER BY id', [accountId], ...kinds.map((kind) => ({ kind })));
const evidence = (resident: TestPerson, ...kinds: string[]): Effect => rows(
  `SELECT e.kind FROM evidence_record e JOIN contract c ON c.id = e.subject_id WHERE e.subject_kind = 'contract' AND c.resident_id = ? ORDER BY e.id`,
  [resident.residentId], ...kinds.map((kind) => ({ kind })),
);
const contractState = (resident: TestPerson, state: string): Effect => rows('SELECT state FROM contract WHERE resident_id = ?', [resident.residentId], { state });
const placesTaken = (teamId: number, taken: number): Effect => rows('SELECT taken FROM team_places WHERE team_id = ?', [teamId], { taken });

const opening: Scenario = {
  route: 'POST /document-readings',
  async prepare(stage) {
    const person = await stage.resident(await stage.station());
    const documentId = agreementId(stage);
    return {
      path: '/document-readings', person, body: { documentId },
      effects: [rows('SELECT document_id, completed_at FROM document_reading WHERE account_id = ?', [person.accountId], { document_id: documentId, completed_at: null })],
    };
  },
};

const completion: Scenario = {
  route: 'POST /document-readings/{id}/completion',
  async prepare(stage) {
    const person = await stage.resident(await stage.station());
    const { body } = await request(stage.test.application, 'POST', '/document-readings', { token: person.token, body: { documentId: agreementId(stage) } });
    return {
      path: `/document-readings/${body.id}/completion`, person, body: {},
      effects: [rows('SELECT id FROM document_reading WHERE account_id = ? AND completed_at IS NOT NULL', [person.accountId], { id: body.id as number })],
    };
  },
};

const refusal: Scenario = {
  route: 'POST /consent-refusals',
  async prepare(stage) {
    const person = await stage.resident(await stage.station());
    return {
      path: '/consent-refusals', person, body: { documentId: agreementId(stage) },
      effects: [
        rows('SELECT decision FROM consent WHERE resident_id = ?', [person.residentId], { decision: 'REFUSED' }),
        rows(`SELECT kind FROM evidence_record WHERE subject_kind = 'resident' AND subject_id = ?`, [person.residentId], { kind: 'CONSENT_REFUSED' }),
      ],
    };
  },
};

const submission: Scenario = {
  route: 'POST /contracts',
  async prepare(stage) {
    const { station, teamId, doctor } = await stage.practice();
    const person = await stage.resident(station);
    const { body } = await prepareSigning(stage.test, person, teamId);
    return {
      path: '/contracts', person, body,
      effects: [
        contractState(person, 'SUBMITTED'),
        placesTaken(teamId, 1),
        rows('SELECT decision FROM consent WHERE resident_id = ?', [person.residentId], { decision: 'GIVEN' }, { decision: 'GIVEN' }),
        evidence(person, 'CONTRACT_SUBMITTED', 'SIGNATURE_IMAGE_KEPT'),
        toldTo(person, 'contract.submitted'),
        toldTo(doctor, 'contract.submitted'),
      ],
    };
  },
};

const withdrawal: Scenario = {
  route: 'POST /contracts/{id}/withdrawal',
  async prepare(stage) {
    const practice = await stage.practice();
    const { resident, contractId } = await stage.signed(practice);
    return {
      path: `/contracts/${contractId}/withdrawal`, person: resident, body: {},
      effects: [
        contractState(resident, 'WITHDRAWN'),
        placesTaken(practice.teamId, 0),
        evidence(resident, 'CONTRACT_SUBMITTED', 'SIGNATURE_IMAGE_KEPT', 'CONTRACT_WITHDRAWN'),
        toldTo(resident, 'contract.submitted', 'contract.withdrawn'),
        toldTo(practice.doctor, 'contract.submitted', 'contract.withdrawn'),
      ],
    };
  },
};

const acceptance: Scenario = {
  route: 'POST /contracts/{id}/acceptance',
  async prepare(stage) {
    const practice = await stage.practice();
    const { resident, contractId } = await stage.signed(practice);
    return {
      path: `/contracts/${contractId}/acceptance`, person: practice.doctor, body: {},
      effects: [
        contractState(resident, 'ACTIVE'),
        rows('SELECT COUNT(*) AS files FROM contract_file WHERE contract_id = ?', [contractId], { files: 1 }),
        evidence(resident, 'CONTRACT_SUBMITTED', 'SIGNATURE_IMAGE_KEPT', 'CONTRACT_ACCEPTED', 'CONTRACT_DOCUMENT_KEPT'),
        toldTo(resident, 'contract.submitted', 'contract.accepted'),
      ],
    };
  },
};

const returning: Scenario = {
  route: 'POST /contracts/{id}/return',
  async prepare(stage) {
    const practice = await stage.practice();
    const { resident, contractId } = await stage.signed(practice);
    return {
      path: `/contracts/${contractId}/return`, person: practice.doctor, body: { reasonCode: 'OUT_OF_AREA' },
      effects: [
        contractState(resident, 'RETURNED'),
        placesTaken(practice.teamId, 0),
        toldTo(resident, 'contract.submitted', 'contract.returned'),
      ],
    };
  },
};

export const contractScenarios: readonly Scenario[] = [submission, acceptance, withdrawal, returning, opening, completion, refusal];

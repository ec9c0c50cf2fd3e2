import { fileResident } from '../../support/identity.js';
import type { TestPerson } from '../../support/county.js';
import { request } from '../../support/request.js';
import { rows, type Scenario } from '../scenario.js';
import type { Stage } from '../stage.js';

/** A phone user whose name is written differently on file, so that the manager of the station has to decide. */
async function claimToDecide(stage: Stage): Promise<{ manager: TestPerson; person: TestPerson; residentId: number; claimId: number }> {
  const station = await stage.station();
  const manager = await stage.county.addStaff('INSTITUTION_MANAGER', station);
  const filed = await fileResident(stage.test, station, '郑晓红', stage.birthDate());
  const person = await stage.county.addUnboundAccount();
  await request(stage.test.application, 'POST', '/me/real-name', { token: person.token, body: { name: '郑小红', idNumber: filed.idNumber }, address: `10.200.0.${person.accountId % 250}` });
  const [claim] = await stage.test.database.query<{ id: number }>('SELECT id FROM identity_claim WHERE account_id = ?', [person.accountId]);
  return { manager, person, residentId: filed.id, claimId: claim?.id ?? 0 };
}

const revocation: Scenario = {
  route: 'DELETE /sessions/{id}',
  async prepare(stage) {
    const person = await stage.resident(await stage.station());
    const id = await stage.insert('session', {
      account_id: person.accountId, token_hash: `${person.accountId}`.padStart(64, '0'), channel: 'H5', device_name: '旧手机', second_factor: 1,
      signed_in_at: stage.now, last_seen_at: stage.now, rotated_at: stage.now, expires_at: '2099-01-01 00:00:00.000',
    });
    return { path: `/sessions/${id}`, person, effects: [rows('SELECT COUNT(*) AS revoked FROM session WHERE id = ? AND revoked_at IS NOT NULL', [id], { revoked: 1 })] };
  },
};

const binding: Scenario = {
  route: 'POST /me/real-name',
  variant: 'on file under this name',
  async prepare(stage) {
    const filed = await fileResident(stage.test, await stage.station(), '王秀兰', stage.birthDate());
    const person = await stage.county.addUnboundAccount();
    return {
      path: '/me/real-name', person, body: { name: filed.name, idNumber: filed.idNumber },
      effects: [
        rows('SELECT id FROM account WHERE resident_id = ?', [filed.id], { id: person.accountId }),
        rows('SELECT action FROM audit_entry WHERE account_id = ?', [person.accountId], { action: 'identity.bind' }),
      ],
    };
  },
};

const claiming: Scenario = {
  route: 'POST /me/real-name',
  variant: 'to be decided by the institution',
  async prepare(stage) {
    const station = await stage.station();
    const manager = await stage.county.addStaff('INSTITUTION_MANAGER', station);
    const filed = await fileResident(stage.test, station, '郑晓红', stage.birthDate());
    const person = await stage.county.addUnboundAccount();
    return {
      path: '/me/real-name', person, body: { name: '郑小红', idNumber: filed.idNumber },
      effects: [
        rows('SELECT state, kind FROM identity_claim WHERE account_id = ?', [person.accountId], { state: 'OPEN', kind: 'NAME_DIFFERS' }),
        rows('SELECT kind FROM message WHERE account_id = ?', [manager.accountId], { kind: 'identity.claim-submitted' }),
      ],
    };
  },
};

const approval: Scenario = {
  route: 'POST /identity-claims/{id}/approval',
  async prepare(stage) {
    const { manager, person, residentId, claimId } = await claimToDecide(stage);
    return {
      path: `/identity-claims/${claimId}/approval`, person: manager, body: { note: '' },
      effects: [
        rows('SELECT state FROM identity_claim WHERE id = ?', [claimId], { state: 'APPROVED' }),
        rows('SELECT id FROM account WHERE resident_id = ?', [residentId], { id: person.accountId }),
        rows('SELECT kind FROM message WHERE account_id = ?', [person.accountId], { kind: 'identity.claim-decided' }),
      ],
    };
  },
};

const rejection: Scenario = {
  route: 'POST /identity-claims/{id}/rejection',
  async prepare(stage) {
    const { manager, person, claimId } = await claimToDecide(stage);
    return {
      path: `/identity-claims/${claimId}/rejection`, person: manager, body: { note: '名字与身份证不符' },
      effects: [
        rows('SELECT state FROM identity_claim WHERE id = ?', [claimId], { state: 'REJECTED' }),
        rows('SELECT kind FROM message WHERE account_id = ?', [person.accountId], { kind: 'identity.claim-decided' }),
      ],
    };
  },
};

const staffChange: Scenario = {
  route: 'PATCH /staff-accounts/{id}',
  async prepare(stage) {
    const { station, doctor } = await stage.practice();
    const person = await stage.county.addStaff('INSTITUTION_MANAGER', station);
    return {
      path: `/staff-accounts/${doctor.accountId}`, person, body: { displayName: '新名字', active: false },
      effects: [
        rows('SELECT display_name, active FROM account WHERE id = ?', [doctor.accountId], { display_name: '新名字', active: 0 }),
        rows('SELECT COUNT(*) AS open_sessions FROM session WHERE account_id = ? AND revoked_at IS NULL', [doctor.accountId], { open_sessions: 0 }),
        rows('SELECT action FROM audit_entry WHERE account_id = ? ORDER BY id', [person.accountId], { action: 'account.update' }, { action: 'account.disable' }),
      ],
    };
  },
};

export const identityScenarios: readonly Scenario[] = [revocation, binding, claiming, approval, rejection, staffChange];

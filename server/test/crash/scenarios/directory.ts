import { addPractitioner } from '../../support/identity.js';
import type { TestPerson } from '../../support/county.js';
import type { Effect } from '../deed.js';
import { rows, type Scenario } from '../scenario.js';

const audited = (person: TestPerson, action: string): Effect => rows('SELECT action FROM audit_entry WHERE account_id = ?', [person.accountId], { action });

const institutionChange: Scenario = {
  route: 'PATCH /institutions/{id}',
  async prepare(stage) {
    const station = await stage.station();
    const person = await stage.county.addStaff('INSTITUTION_MANAGER', station);
    return {
      path: `/institutions/${station.id}`, person, body: { name: '城西社区卫生服务站', openingHours: '每天' },
      effects: [
        rows('SELECT name, opening_hours FROM institution WHERE id = ?', [station.id], { name: '城西社区卫生服务站', opening_hours: '每天' }),
        rows(`SELECT name FROM directory_name WHERE subject_kind = 'INSTITUTION' AND subject_id = ?`, [station.id], { name: '城西社区卫生服务站' }),
        audited(person, 'institution.update'),
      ],
    };
  },
};

const institutionConfirmation: Scenario = {
  route: 'POST /institutions/{id}/confirmations',
  async prepare(stage) {
    const station = await stage.station();
    const person = await stage.county.addStaff('INSTITUTION_MANAGER', station);
    return {
      path: `/institutions/${station.id}/confirmations`, person, body: {},
      effects: [rows('SELECT COUNT(data_confirmed_at) AS confirmed FROM institution WHERE id = ?', [station.id], { confirmed: 1 }), audited(person, 'institution.confirm')],
    };
  },
};

const teamChange: Scenario = {
  route: 'PATCH /teams/{id}',
  async prepare(stage) {
    const { teamId, doctor } = await stage.practice();
    return {
      path: `/teams/${teamId}`, person: doctor, body: { name: '李医生团队', capacity: 50 },
      effects: [
        rows('SELECT t.name, p.capacity FROM team t JOIN team_places p ON p.team_id = t.id WHERE t.id = ?', [teamId], { name: '李医生团队', capacity: 50 }),
        audited(doctor, 'team.update'),
      ],
    };
  },
};

const teamConfirmation: Scenario = {
  route: 'POST /teams/{id}/confirmations',
  async prepare(stage) {
    const { teamId, doctor } = await stage.practice();
    return { path: `/teams/${teamId}/confirmations`, person: doctor, body: {}, effects: [audited(doctor, 'team.confirm')] };
  },
};

const joining: Scenario = {
  route: 'POST /teams/{id}/members',
  async prepare(stage) {
    const { station, teamId, doctor } = await stage.practice();
    const practitionerId = await addPractitioner(stage.test, station);
    return {
      path: `/teams/${teamId}/members`, person: doctor, body: { practitionerId, teamRole: 'DOCTOR' },
      effects: [
        rows('SELECT active FROM team_member WHERE team_id = ? AND practitioner_id = ?', [teamId, practitionerId], { active: 1 }),
        audited(doctor, 'team.add-member'),
      ],
    };
  },
};

const leaving: Scenario = {
  route: 'DELETE /teams/{id}/members/{memberId}',
  async prepare(stage) {
    const { station, teamId, doctor } = await stage.practice();
    const practitionerId = await addPractitioner(stage.test, station);
    const memberId = await stage.insert('team_member', {
      team_id: teamId, practitioner_id: practitionerId, team_role: 'DOCTOR', active: 1, created_at: stage.now, updated_at: stage.now,
    });
    return {
      path: `/teams/${teamId}/members/${memberId}`, person: doctor,
      effects: [rows('SELECT active FROM team_member WHERE id = ?', [memberId], { active: 0 }), audited(doctor, 'team.remove-member')],
    };
  },
};

export const directoryScenarios: readonly Scenario[] = [institutionChange, institutionConfirmation, teamChange, teamConfirmation, joining, leaving];

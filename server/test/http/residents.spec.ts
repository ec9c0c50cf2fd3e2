import type { StaffRole } from '@jiayi/domain';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { Population } from '../support/population.js';
import { request } from '../support/request.js';

let test: TestApplication;
let county: TestCounty;
let teamId: number;
let population: Population;
/** Signed with the team; kept by the station. */
let signed: TestPerson;
/** Waits for the team. */
let waiting: TestPerson;
/** On file only. */
let unsigned: TestPerson;
/** Six years old, signed with the team. */
let child: TestPerson;
/** Kept by another county. */
let foreigner: TestPerson;

const get = (path: string, person: TestPerson) => request(test.application, 'GET', path, { token: person.token });
const idsOf = (answer: { body: { items: { id: number }[] } }) => answer.body.items.map(({ id }) => id).sort((one, other) => one - other);
const staff = (role: StaffRole, place: keyof TestCounty['institutions'] = 'centre', inTeam = false) =>
  county.addStaff(role, county.institutions[place], inTeam ? teamId : null, role === 'NURSE' ? 'NURSE' : 'DOCTOR');
const sorted = (...people: TestPerson[]) => people.map(({ residentId }) => residentId).sort((one, other) => one - other);
const execute = (sql: string, parameters: (string | number | null)[] = []) => test.unitOfWork.run(() => test.database.execute(sql, parameters));

beforeEach(async () => {
  test = await startTestApplication();
  county = await TestCounty.make(test);
  population = new Population(test);
  const { station, centre, foreignCentre } = county.institutions;
  teamId = await county.addTeam(centre);
  signed = await county.addResident(station, { name: '王秀兰', birthDate: '1950-03-04', sex: 'F', conditions: ['HYPERTENSION'] });
  waiting = await county.addResident(station, { name: '王建国' });
  unsigned = await county.addResident(centre, { name: '李雷' });
  child = await county.addResident(station, { name: '王小宝', birthDate: '2020-06-01' });
  foreigner = await county.addResident(foreignCentre, { name: '王外' });
  await population.contracts(3, (index) => ({
    residentId: ([signed, waiting, child][index] as TestPerson).residentId, teamId, state: ['ACTIVE', 'SUBMITTED', 'ACTIVE'][index], priority: index === 1 ? 1 : 0,
  }));
  const phone = test.application.get(FieldCipher).encrypt('13812345678', 'phone');
  await execute('UPDATE resident SET phone_cipher = ? WHERE id = ?', [phone, signed.residentId]);
  await population.insert('outbox_event', ['topic', 'payload', 'created_at', 'available_at', 'attempts'], 3, (index) => ['contract.submitted', `{"contractId":${index + 1}}`, '2026-11-22 02:00:00.000', '2026-11-22 02:00:00.000', 0]);
  await test.settle();
});
afterEach(() => test.close());

describe('residents', () => {
  it('are seen by the members of their team only while a contract is open, and by managers and officers of their subtree', async () => {
    const visible: [TestPerson, number[]][] = [
      [await staff('DOCTOR', 'centre', true), sorted(signed, waiting, child)],
      [await staff('NURSE', 'centre', true), sorted(signed, waiting, child)],
      [await staff('ASSISTANT', 'centre', true), sorted(signed, waiting, child)],
      [await staff('DOCTOR', 'centre'), []],
      [await staff('INSTITUTION_MANAGER', 'centre'), sorted(signed, waiting, unsigned, child)],
      [await staff('INSTITUTION_MANAGER', 'station'), sorted(signed, waiting, child)],
      [await staff('INSTITUTION_MANAGER', 'otherCentre'), []],
      [await staff('COUNTY_OFFICER', 'county'), sorted(signed, waiting, unsigned)],
      [await staff('COUNTY_OFFICER', 'otherCounty'), sorted(foreigner)],
      [await staff('CITY_OFFICER', 'city'), sorted(signed, waiting, unsigned, foreigner)],
      [await staff('PROVINCE_OFFICER', 'province'), sorted(signed, waiting, unsigned, foreigner)],
    ];
    for (const [person, ids] of visible) {
      expect(idsOf(await get('/residents?limit=100', person))).toEqual(ids);
      for (const resident of [signed, waiting, unsigned, child, foreigner]) {
        expect((await get(`/residents/${resident.residentId}`, person)).status).toBe(ids.includes(resident.residentId) ? 200 : 404);
      }
    }
    for (const role of ['REFERRAL_DESK', 'AUDITOR', 'SYSTEM_ADMINISTRATOR'] as const) {
      const person = await staff(role, 'county');
      expect((await get('/residents', person)).status).toBe(403);
      expect((await get(`/residents/${signed.residentId}`, person)).status).toBe(403);
    }
    expect((await get('/residents', signed)).status).toBe(403);
    expect((await request(test.application, 'GET', '/residents')).status).toBe(401);
  });

  it('are out of a doctor\'s sight once the contract ends or he leaves the team', async () => {
    const doctor = await staff('DOCTOR', 'centre', true);
    await execute("UPDATE contract SET state = 'EXPIRED' WHERE resident_id = ?", [signed.residentId]);
    expect(idsOf(await get('/residents', doctor))).toEqual(sorted(waiting, child));
    expect((await get(`/residents/${signed.residentId}`, doctor)).status).toBe(404);
    await execute('UPDATE team_member SET active = 0 WHERE practitioner_id = ?', [doctor.practitionerId]);
    expect(idsOf(await get('/residents', doctor))).toEqual([]);
    expect((await get(`/residents/${waiting.residentId}`, doctor)).status).toBe(404);
  });

  it('a manager also sees those of other institutions who signed with his team', async () => {
    await execute('UPDATE resident SET institution_id = ? WHERE id = ?', [county.institutions.otherCentre.id, signed.residentId]);
    const manager = await staff('INSTITUTION_MANAGER', 'centre');
    expect((await get(`/residents/${signed.residentId}`, manager)).status).toBe(200);
    expect(idsOf(await get(`/residents?teamId=${teamId}`, manager))).toEqual(sorted(signed, waiting, child));
    expect(idsOf(await get(`/residents?teamId=${teamId}`, await staff('INSTITUTION_MANAGER', 'foreignCentre')))).toEqual([]);
  });

  it('show each kind of staff as much as its work needs', async () => {
    const doctor = await get(`/residents/${signed.residentId}`, await staff('DOCTOR', 'centre', true));
    expect(doctor.body).toMatchObject({
      name: '王秀兰', sexName: '女', age: 76, birthDate: '1950-03-04', phoneMasked: '138****5678', institutionName: 'station机构',
      keyGroups: [{ code: 'ELDERLY_65' }, { code: 'HYPERTENSION' }], conditions: [{ code: 'HYPERTENSION' }],
      contract: { state: 'ACTIVE', stateName: '签约有效', teamName: '张医生团队', endsOn: '2026-12-31' },
    });
    expect(doctor.body.idNumberMasked).toMatch(/^9\*+\w$/);
    expect(doctor.body.contracts).toHaveLength(1);
    expect(doctor.raw.toString()).not.toContain('13812345678');

    const shown = async (person: TestPerson) => {
      const { body } = await get(`/residents/${signed.residentId}`, person);
      return { idNumber: body.idNumberMasked !== null, conditions: body.conditions !== null, groups: body.keyGroups.map(({ code }: { code: string }) => code) };
    };
    expect(await shown(await staff('PHARMACIST', 'centre', true))).toEqual({ idNumber: false, conditions: true, groups: ['ELDERLY_65', 'HYPERTENSION'] });
    expect(await shown(await staff('ASSISTANT', 'centre', true))).toEqual({ idNumber: false, conditions: false, groups: ['ELDERLY_65'] });
    expect(await shown(await staff('COUNTY_OFFICER', 'county'))).toEqual({ idNumber: true, conditions: true, groups: ['ELDERLY_65', 'HYPERTENSION'] });
    expect(await shown(await staff('CITY_OFFICER', 'city'))).toEqual({ idNumber: false, conditions: false, groups: ['ELDERLY_65'] });
  });

  it('whoever may not know of illnesses cannot find out by asking for a group', async () => {
    for (const person of [await staff('ASSISTANT', 'centre', true), await staff('CITY_OFFICER', 'city')]) {
      expect((await get('/residents?keyGroup=HYPERTENSION', person)).status).toBe(403);
      expect((await get('/residents?keyGroup=ANY', person)).status).toBe(403);
      expect(idsOf(await get('/residents?keyGroup=ELDERLY_65', person))).toEqual(sorted(signed));
    }
    const both = await staff('DOCTOR', 'centre', true);
    await execute('INSERT INTO role_grant (account_id, role, institution_id, granted_at) VALUES (?, ?, ?, ?)', [both.accountId, 'CITY_OFFICER', county.institutions.city.id, '2026-11-22 00:00:00.000']);
    const elsewhere = await county.addResident(county.institutions.foreignCentre, { conditions: ['HYPERTENSION'] });
    expect(idsOf(await get('/residents?keyGroup=HYPERTENSION', both))).toEqual(sorted(signed));
    expect((await get(`/residents/${elsewhere.residentId}`, both)).body).toMatchObject({ conditions: null, keyGroups: [] });
  });

  it('are filtered by name, group, contract and institution', async () => {
    const manager = await staff('INSTITUTION_MANAGER', 'centre');
    const officer = await staff('COUNTY_OFFICER', 'county');
    const doctor = await staff('DOCTOR', 'centre', true);
    const list = async (person: TestPerson, query: string) => idsOf(await get(`/residents?${query}`, person));
    expect(await list(manager, `q=${encodeURIComponent('王')}`)).toEqual(sorted(signed, waiting, child));
    expect(await list(manager, `q=${encodeURIComponent('王建')}`)).toEqual(sorted(waiting));
    expect(await list(doctor, `q=${encodeURIComponent('王建')}`)).toEqual(sorted(waiting));
    expect(await list(officer, `q=${encodeURIComponent('王')}&contractState=ACTIVE`)).toEqual(sorted(signed));
    expect(await list(manager, 'keyGroup=HYPERTENSION')).toEqual(sorted(signed));
    expect(await list(manager, 'keyGroup=ANY')).toEqual(sorted(signed, child));
    expect(await list(doctor, 'keyGroup=ANY')).toEqual(sorted(signed, child));
    expect(await list(manager, 'contractState=NONE')).toEqual(sorted(unsigned));
    expect(await list(manager, 'contractState=SUBMITTED')).toEqual(sorted(waiting));
    expect(await list(doctor, 'contractState=SUBMITTED')).toEqual(sorted(waiting));
    expect(await list(doctor, 'contractState=NONE')).toEqual([]);
    expect(await list(manager, 'contractState=ACTIVE&keyGroup=CHILD_0_6')).toEqual(sorted(child));
    expect(await list(manager, `institutionId=${county.institutions.station.id}`)).toEqual(sorted(signed, waiting, child));
    expect(await list(manager, `institutionId=${county.institutions.county.id}`)).toEqual(sorted(signed, waiting, unsigned, child));
    expect(await list(manager, `institutionId=${county.institutions.foreignCentre.id}`)).toEqual([]);
    expect(await list(doctor, `institutionId=${county.institutions.station.id}`)).toEqual(sorted(signed, waiting, child));
    expect(await list(doctor, `institutionId=${county.institutions.foreignCentre.id}`)).toEqual([]);
    expect((await get('/residents?keyGroup=KING', manager)).status).toBe(400);
    await execute('UPDATE resident SET active = 0 WHERE id = ?', [signed.residentId]);
    expect(await list(manager, 'keyGroup=HYPERTENSION')).toEqual([]);
    expect((await get(`/residents/${signed.residentId}`, manager)).status).toBe(404);
  });

  it('come page by page, each once, in every order, and without a name in the address', async () => {
    const { station, centre, otherCentre } = county.institutions;
    const first = await population.residents(90, (index) => ({ institutionId: [station.id, centre.id, otherCentre.id][index % 3] as number, name: `张${index % 7}` }));
    await population.insert('resident_key_group', ['resident_id', 'group_code', 'institution_id'], 90, (index) => [first + index, 'DISABLED', [station.id, centre.id, otherCentre.id][index % 3] as number]);
    await population.contracts(60, (index) => ({ residentId: first + index, teamId, priority: index % 2, state: index < 40 ? 'ACTIVE' : 'SUBMITTED' }));
    await execute("INSERT INTO resident_standing (resident_id, institution_id, contract_state, signed, key_group) SELECT r.id, r.institution_id, COALESCE(c.state, 'NONE'), 0, 0 FROM resident r LEFT JOIN contract c ON c.resident_id = r.id WHERE r.id >= ?", [first]);
    const officer = await staff('COUNTY_OFFICER', 'county');
    const doctor = await staff('DOCTOR', 'centre', true);
    const walk = async (person: TestPerson, query: string) => {
      const seen: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { status, body } = await get(`/residents?limit=7&${query}${cursor && `&cursor=${cursor}`}`, person);
        expect(status).toBe(200);
        expect(body.items.length).toBeLessThanOrEqual(7);
        seen.push(...body.items.map(({ id }: { id: number }) => id));
        cursor = body.nextCursor;
        expect(Buffer.from(cursor ?? '', 'base64url').toString()).not.toMatch(/\p{Script=Han}/u);
      }
      return seen;
    };
    const range = (count: number) => Array.from({ length: count }, (_, index) => first + index);
    const onlyNew = (ids: number[]) => ids.filter((id) => id >= first).sort((one, other) => one - other);
    for (const [person, query, count] of [
      [officer, '', 90], [officer, `q=${encodeURIComponent('张')}`, 90], [officer, 'keyGroup=DISABLED', 90], [officer, 'contractState=ACTIVE', 40],
      [doctor, '', 60], [doctor, 'contractState=ACTIVE', 40], [officer, `teamId=${teamId}`, 60],
    ] as const) {
      const seen = await walk(person, query);
      expect(new Set(seen).size).toBe(seen.length);
      expect(onlyNew(seen)).toEqual(range(count));
    }
    expect((await get('/residents?cursor=WzEsOTk5OTk5XQ', officer)).body.code).toBe('CURSOR_INVALID');
  });
});

describe('who looked at my data [S12]', () => {
  it('is on record for each look and shown to me, newest first', async () => {
    const doctor = await staff('DOCTOR', 'centre', true);
    const officer = await staff('COUNTY_OFFICER', 'county');
    await get('/residents', doctor);
    test.clock.advance(1_000);
    await get(`/residents/${signed.residentId}`, officer);
    await get(`/residents/${foreigner.residentId}`, officer);
    const { body } = await get('/me/accesses', signed);
    expect(body.items).toEqual([
      { at: '2026-11-22T02:00:01.000Z', who: officer.name, roleName: '县级管理人员', institutionName: 'county机构', purposeName: '查看您的居民信息' },
      { at: '2026-11-22T02:00:00.000Z', who: doctor.name, roleName: '医生', institutionName: 'centre机构', purposeName: '查看居民列表' },
    ]);
    const page = await get('/me/accesses?limit=1', signed);
    expect((await get(`/me/accesses?limit=1&cursor=${page.body.nextCursor}`, signed)).body.items).toEqual([body.items[1]]);
    expect((await get('/me/accesses', foreigner)).body.items).toEqual([]);
    expect((await get('/me/accesses', await county.addUnboundAccount())).body.items).toEqual([]);
    expect((await get('/me/accesses', doctor)).status).toBe(403);
  });

  it('says so when it was a child\'s data', async () => {
    await get('/residents', await staff('INSTITUTION_MANAGER', 'centre'));
    expect((await get('/me/accesses', child)).body.items).toMatchObject([{ purposeName: '查看未成年人信息' }]);
    expect((await get('/me/accesses', signed)).body.items).toMatchObject([{ purposeName: '查看居民列表' }]);
  });
});

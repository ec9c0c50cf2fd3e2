import { DirectoryNames } from '../../src/directory/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { request } from '../support/request.js';

let test: TestApplication;
let county: TestCounty;
let resident: TestPerson;
let manager: TestPerson;
let officer: TestPerson;
let leader: TestPerson;
let doctor: TestPerson;
let teamId: number;

const get = (path: string, person: TestPerson) => request(test.application, 'GET', path, { token: person.token });
const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, person: TestPerson, body: object = {}) =>
  request(test.application, method, path, { token: person.token, ...(method === 'DELETE' ? {} : { body }) });
const idsOf = (answer: { body: { items: { id: number }[] } }) => answer.body.items.map(({ id }) => id);
const execute = (sql: string, parameters: (string | number | null)[] = []) => test.unitOfWork.run(() => test.database.execute(sql, parameters));

beforeEach(async () => {
  test = await startTestApplication();
  county = await TestCounty.make(test);
  teamId = await county.addTeam(county.institutions.centre, { name: '春风团队' });
  resident = await county.addResident(county.institutions.station);
  manager = await county.addStaff('INSTITUTION_MANAGER', county.institutions.centre);
  officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
  leader = await county.addStaff('DOCTOR', county.institutions.centre, teamId, 'LEADER');
  doctor = await county.addStaff('DOCTOR', county.institutions.centre, teamId, 'DOCTOR');
  await test.application.get(DirectoryNames).refresh();
});
afterEach(() => test.close());

describe('institutions', () => {
  it('are listed by parent and kind, in pages', async () => {
    const { county: own, centre, otherCentre, station } = county.institutions;
    expect(idsOf(await get(`/institutions?parentId=${own.id}`, resident))).toEqual([centre.id, otherCentre.id]);
    expect(idsOf(await get('/institutions?parentId=0', resident))).toEqual([county.institutions.province.id]);
    expect(idsOf(await get('/institutions?kind=STATION', resident))).toEqual([station.id]);

    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await get(`/institutions?limit=3${cursor && `&cursor=${cursor}`}`, resident);
      seen.push(...idsOf(page));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(Object.values(county.institutions).map(({ id }) => id).sort((one, other) => one - other));
  });

  it('are found by any part of the name, and say how many teams and institutions lie below', async () => {
    const { body } = await get(`/institutions?q=${encodeURIComponent('tre机')}`, resident);
    expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['centre机构', 'otherCentre机构', 'foreignCentre机构']);
    const { body: own } = await get(`/institutions/${county.institutions.county.id}`, resident);
    expect(own).toMatchObject({ kindName: '县级卫生健康行政部门', parentName: 'city机构', childCount: 2, teamCount: 1, editable: false });
    expect((await get('/institutions/999999', resident)).status).toBe(404);
  });

  it('are edited by those who keep them, and found by their new name at once', async () => {
    const { centre, county: own, foreignCentre } = county.institutions;
    const change = { name: '大岭社区卫生服务中心', phone: '0431-5550123', latitude: 43.886841, longitude: 125.3235 };
    const answer = await send('PATCH', `/institutions/${centre.id}`, manager, change);
    expect(answer).toMatchObject({ status: 200, body: { ...change, editable: true } });
    expect(idsOf(await get(`/institutions?q=${encodeURIComponent('岭社区')}`, resident))).toEqual([centre.id]);
    expect(idsOf(await get(`/institutions?q=${encodeURIComponent('centre机构')}`, resident))).not.toContain(centre.id);

    expect((await send('PATCH', `/institutions/${centre.id}`, officer, { openingHours: '每天 8:00–17:00' })).status).toBe(200);
    expect((await send('PATCH', `/institutions/${own.id}`, manager, { phone: '' })).status).toBe(403);
    expect((await send('PATCH', `/institutions/${foreignCentre.id}`, officer, { phone: '' })).status).toBe(403);
    expect((await send('PATCH', '/institutions/999999', officer, { phone: '' })).status).toBe(404);
    expect((await send('PATCH', `/institutions/${centre.id}`, leader, { phone: '' })).status).toBe(403);
    expect((await send('PATCH', `/institutions/${centre.id}`, resident, { phone: '' })).status).toBe(403);
  });

  it('refuse wrong input with a pointer to what is wrong', async () => {
    const refused: [string, object][] = [
      ['nothing to change', {}],
      ['half a position', { latitude: 43.9 }],
      ['half a removal', { latitude: null, longitude: 125.3 }],
      ['an impossible latitude', { latitude: 91, longitude: 125.3 }],
      ['no name', { name: null }],
      ['a blank name', { name: '  ' }],
      ['a phone with letters', { phone: 'call me' }],
      ['an unknown field', { kind: 'STATION' }],
    ];
    for (const [what, change] of refused) {
      const answer = await send('PATCH', `/institutions/${county.institutions.centre.id}`, manager, change);
      expect({ what, status: answer.status, code: answer.body.code, pointers: answer.body.errors.length > 0 }).toEqual({ what, status: 400, code: 'VALIDATION_FAILED', pointers: true });
    }
  });

  it('[J8] count as stale until someone confirms them', async () => {
    const { centre } = county.institutions;
    expect((await get(`/institutions/${centre.id}`, resident)).body).toMatchObject({ confirmedAt: null, stale: true });
    expect(await send('POST', `/institutions/${centre.id}/confirmations`, manager)).toMatchObject({ status: 200, body: { stale: false, confirmedAt: test.clock.now().toISOString() } });
    expect((await send('POST', `/institutions/${centre.id}/confirmations`, leader)).status).toBe(403);
    expect((await send('POST', `/institutions/${county.institutions.otherCentre.id}/confirmations`, manager)).status).toBe(403);
  });
});

describe('a team', () => {
  it('[J5][J8] shows its members and their kinds, marked services, places and the freshness of its data', async () => {
    const { status, body } = await get(`/teams/${teamId}`, resident);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: '春风团队', memberCount: 2, capacity: 100, placesLeft: 100, accepting: true, stale: false, editable: false,
      institution: { id: county.institutions.centre.id, name: 'centre机构' }, leader: { name: leader.name, kindName: '全科医生', title: '主治医师' },
    });
    expect(body.members.map(({ teamRoleName }: { teamRoleName: string }) => teamRoleName)).toEqual(['团队长', '签约医生']);
    expect(body.services.filter(({ publicHealth }: { publicHealth: boolean }) => publicHealth).length).toBeGreaterThan(0);
    expect(body.services.some(({ publicHealth }: { publicHealth: boolean }) => !publicHealth)).toBe(true);
    expect((await get('/teams/999999', resident)).status).toBe(404);
    expect((await request(test.application, 'GET', `/teams/${teamId}`)).status).toBe(401);
  });

  it('is edited by its leader, the manager and the county, by nobody else', async () => {
    const stranger = await county.addStaff('INSTITUTION_MANAGER', county.institutions.otherCentre);
    const foreigner = await county.addStaff('COUNTY_OFFICER', county.institutions.otherCounty);
    for (const [person, status] of [[leader, 200], [manager, 200], [officer, 200], [doctor, 403], [stranger, 403], [foreigner, 403], [resident, 403]] as const) {
      expect((await send('PATCH', `/teams/${teamId}`, person, { introduction: '周一至周五门诊' })).status).toBe(status);
      expect((await send('POST', `/teams/${teamId}/confirmations`, person)).status).toBe(status);
    }
    for (const [person, editable] of [[leader, true], [manager, true], [officer, true], [doctor, false], [foreigner, false]] as const) {
      expect((await get(`/teams/${teamId}`, person)).body.editable).toBe(editable);
    }
    expect((await send('PATCH', '/teams/999999', officer, { introduction: '' })).status).toBe(404);
    expect((await send('PATCH', `/teams/${teamId}`, leader, {})).status).toBe(400);
    const deeds = await test.database.query<{ action: string }>("SELECT action FROM audit_entry WHERE target_kind = 'team' AND institution_path = ?", [county.institutions.centre.path]);
    expect(deeds.filter(({ action }) => action === 'team.update')).toHaveLength(3);
    expect(deeds.filter(({ action }) => action === 'team.confirm')).toHaveLength(3);
  });

  it('never has fewer places than are taken', async () => {
    await execute('UPDATE team_places SET taken = 40 WHERE team_id = ?', [teamId]);
    expect(await send('PATCH', `/teams/${teamId}`, leader, { capacity: 39 })).toMatchObject({ status: 409, body: { code: 'CAPACITY_BELOW_TAKEN', title: '签约名额不能少于已占用的 40 个' } });
    expect(await send('PATCH', `/teams/${teamId}`, leader, { capacity: 40 })).toMatchObject({ status: 200, body: { capacity: 40, placesLeft: 0 } });
  });

  it('never loses its last leader while it takes in residents, and is not opened without one', async () => {
    const members = (await get(`/teams/${teamId}`, manager)).body.members as { id: number; teamRole: string }[];
    const leading = members.find(({ teamRole }) => teamRole === 'LEADER')?.id ?? 0;
    expect(await send('DELETE', `/teams/${teamId}/members/${leading}`, manager)).toMatchObject({ status: 409, body: { code: 'LAST_LEADER' } });
    expect((await get(`/teams/${teamId}`, manager)).body.memberCount).toBe(2);
    await send('PATCH', `/teams/${teamId}`, manager, { accepting: false });
    expect(await send('DELETE', `/teams/${teamId}/members/${leading}`, manager)).toMatchObject({ status: 200, body: { memberCount: 1, leader: null } });
    expect(await send('PATCH', `/teams/${teamId}`, manager, { accepting: true })).toMatchObject({ status: 409, body: { code: 'LEADER_REQUIRED' } });
    expect((await send('DELETE', `/teams/${teamId}/members/${leading}`, manager)).status).toBe(404);
    // He led the team and does so no more: his right to change it has ended.
    expect((await send('PATCH', `/teams/${teamId}`, leader, { introduction: '' })).status).toBe(403);
  });

  it('of two leaders who are removed at the same time keeps one', async () => {
    await county.addStaff('DOCTOR', county.institutions.centre, teamId, 'LEADER');
    const members = (await get(`/teams/${teamId}`, manager)).body.members as { id: number; teamRole: string }[];
    const leaders = members.filter(({ teamRole }) => teamRole === 'LEADER');
    expect(leaders).toHaveLength(2);
    const answers = await Promise.all(leaders.map(({ id }) => send('DELETE', `/teams/${teamId}/members/${id}`, manager)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('takes in members who are fit for the role, and takes one back who had left', async () => {
    const nurse = await county.addStaff('NURSE', county.institutions.station);
    const add = (person: TestPerson, practitionerId: number, teamRole: string) => send('POST', `/teams/${teamId}/members`, person, { practitionerId, teamRole });
    expect(await add(manager, nurse.practitionerId, 'LEADER')).toMatchObject({ status: 422, body: { code: 'LEADER_NOT_DOCTOR' } });
    expect(await add(manager, nurse.practitionerId, 'DOCTOR')).toMatchObject({ status: 422, body: { code: 'TEAM_ROLE_UNFIT' } });
    const added = await add(leader, nurse.practitionerId, 'NURSE');
    expect(added).toMatchObject({ status: 201, body: { memberCount: 3 } });
    expect(await add(manager, nurse.practitionerId, 'NURSE')).toMatchObject({ status: 409, body: { code: 'MEMBER_EXISTS' } });

    const memberId = added.body.members.find(({ practitionerId }: { practitionerId: number }) => practitionerId === nurse.practitionerId).id;
    expect((await send('DELETE', `/teams/${teamId}/members/${memberId}`, leader)).body.memberCount).toBe(2);
    expect(await add(leader, nurse.practitionerId, 'PUBLIC_HEALTH')).toMatchObject({ status: 201, body: { memberCount: 3 } });

    await execute("UPDATE practitioner SET licence_valid_until = '2026-11-21' WHERE id = ?", [manager.practitionerId]);
    expect(await add(officer, manager.practitionerId, 'DOCTOR')).toMatchObject({ status: 422, body: { code: 'LICENCE_EXPIRED' } });
    expect((await add(leader, 999_999, 'DOCTOR')).status).toBe(404);
    expect((await add(leader, nurse.practitionerId, 'KING')).status).toBe(400);
  });

  it('takes in members of another county only through the county', async () => {
    const guest = await county.addStaff('DOCTOR', county.institutions.foreignCentre);
    const body = { practitionerId: guest.practitionerId, teamRole: 'GUIDANCE' };
    expect((await send('POST', `/teams/${teamId}/members`, leader, body)).status).toBe(404);
    expect((await send('POST', `/teams/${teamId}/members`, manager, body)).status).toBe(404);
    expect((await send('POST', `/teams/${teamId}/members`, officer, body)).status).toBe(201);
  });
});

describe('practitioners', () => {
  it('are found by part of their name, by leaders and managers in their own county only', async () => {
    const guest = await county.addStaff('DOCTOR', county.institutions.foreignCentre);
    const nurse = await county.addStaff('NURSE', county.institutions.otherCentre);
    await test.application.get(DirectoryNames).refresh();
    const found = async (person: TestPerson, query = '') => idsOf(await get(`/practitioners?limit=100${query}`, person));
    expect(await found(leader)).toContain(nurse.practitionerId);
    expect(await found(leader)).not.toContain(guest.practitionerId);
    expect(await found(officer)).toContain(guest.practitionerId);
    expect(await found(officer, `&q=${encodeURIComponent(guest.name.slice(1))}`)).toContain(guest.practitionerId);
    expect(await found(officer, `&institutionId=${county.institutions.otherCounty.id}`)).toEqual([guest.practitionerId]);
    const { body } = await get(`/practitioners?q=${encodeURIComponent(leader.name)}`, manager);
    expect(body.items[0]).toMatchObject({ name: leader.name, kindName: '全科医生', employerName: 'centre机构', teams: [{ id: teamId, name: '春风团队' }] });
    expect((await get('/practitioners', nurse)).status).toBe(403);
    expect((await get('/practitioners', resident)).status).toBe(403);
  });
});

describe('finding a team', () => {
  it('[L7] recommends the team of my grid first, else those of my institution or the one above', async () => {
    const { station, centre, otherCentre, foreignCentre } = county.institutions;
    expect((await get('/teams/recommended', resident)).body).toMatchObject({ basis: 'INSTITUTION', gridName: null, items: [{ id: teamId }] });

    const closed = await county.addTeam(station, { name: '已满团队', capacity: 0 });
    const open = await county.addTeam(station, { name: '村里团队' });
    expect(idsOf(await get('/teams/recommended', resident))).toEqual([open, closed]);

    const gridTeam = await county.addTeam(otherCentre, { name: '网格团队' });
    const now = test.clock.now().toISOString().slice(0, 23).replace('T', ' ');
    await execute('INSERT INTO grid (code, name, institution_id, team_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)', ['G1', '永安路第一网格', centre.id, gridTeam, now, now]);
    await execute('UPDATE resident SET grid_id = (SELECT MAX(id) FROM grid) WHERE id = ?', [resident.residentId]);
    const { body } = await get('/teams/recommended', resident);
    expect(body).toMatchObject({ basis: 'GRID', gridName: '永安路第一网格' });
    expect(idsOf({ body })).toEqual([gridTeam, closed, open]);

    const lonely = await county.addResident(foreignCentre);
    expect((await get('/teams/recommended', lonely)).body.items.every(({ institution }: { institution: { id: number } }) => institution.id !== foreignCentre.id)).toBe(true);
    expect((await get('/teams/recommended', await county.addUnboundAccount())).body).toEqual({ gridName: null, basis: 'NONE', items: [] });
    expect((await get('/teams/recommended', manager)).status).toBe(403);
  });

  it('finds teams by the name of the team, of a doctor or of the institution', async () => {
    const found = async (word: string) => idsOf(await get(`/teams?q=${encodeURIComponent(word)}`, resident));
    const other = await county.addTeam(county.institutions.otherCentre, { name: '秋月团队' });
    await county.addStaff('DOCTOR', county.institutions.otherCentre, other);
    await test.application.get(DirectoryNames).refresh();
    expect(await found('风团')).toEqual([teamId]);
    expect(await found('团队')).toEqual([teamId, other]);
    expect(await found(doctor.name)).toEqual([teamId]);
    expect(await found('CENTRE机')).toEqual([teamId, other]);
    expect(await found('%')).toEqual([]);
    expect(await found('没有')).toEqual([]);
    await send('PATCH', `/teams/${teamId}`, leader, { name: '夏雨团队' });
    expect([await found('春风'), await found('夏雨')]).toEqual([[], [teamId]]);
  });

  it('lists teams of an institution with those below it, and the stale ones longest unconfirmed first', async () => {
    const { centre, station, otherCentre, county: own } = county.institutions;
    const below = await county.addTeam(station);
    const beside = await county.addTeam(otherCentre);
    const list = async (query: string) => idsOf(await get(`/teams?${query}`, resident));
    expect(await list(`institutionId=${centre.id}`)).toEqual([teamId, below]);
    expect(await list(`institutionId=${own.id}`)).toEqual([teamId, below, beside]);
    expect(await list('institutionId=999999')).toEqual([]);

    expect(await list('staleOnly=true')).toEqual([]);
    await execute("UPDATE team SET confirmed_at = '2026-09-01 00:00:00.000' WHERE id = ?", [teamId]);
    await execute("UPDATE team SET confirmed_at = '2026-08-01 00:00:00.000' WHERE id = ?", [beside]);
    await execute('UPDATE team SET confirmed_at = NULL WHERE id = ?', [below]);
    expect(await list('staleOnly=true')).toEqual([below, beside, teamId]);
    const pages: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await get(`/teams?staleOnly=true&limit=1${cursor && `&cursor=${cursor}`}`, resident);
      pages.push(...idsOf(page));
      cursor = page.body.nextCursor;
    }
    expect(pages).toEqual([below, beside, teamId]);
    await send('POST', `/teams/${beside}/confirmations`, officer);
    expect(await list(`staleOnly=true&institutionId=${own.id}`)).toEqual([below, teamId]);
  });

  it('refuses questions that make no sense', async () => {
    for (const query of ['latitude=43.9', 'longitude=125.3', 'latitude=91&longitude=0', 'latitude=x&longitude=y', 'staleOnly=maybe', 'cursor=!', 'cursor=bm8', 'limit=0', 'limit=101', 'order=name']) {
      const { status, body } = await get(`/teams?${query}`, resident);
      expect({ query, status, code: body.code }).toEqual({ query, status: 400, code: 'VALIDATION_FAILED' });
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditActionNames } from '../../src/governance/domain/audit-actions.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { Population } from '../support/population.js';
import { request } from '../support/request.js';

let test: TestApplication;
let county: TestCounty;

const get = (path: string, person: TestPerson) => request(test.application, 'GET', path, { token: person.token });

beforeEach(async () => {
  test = await startTestApplication();
  county = await TestCounty.make(test);
});
afterEach(() => test.close());

describe('audit entries', () => {
  const targetsOf = async (person: TestPerson, query = '') =>
    ((await get(`/audit-entries?limit=100${query}`, person)).body.items as { targetId: string }[]).map(({ targetId }) => targetId);

  /** Entries of a day each, the oldest first, belonging to the institutions in turn. */
  async function enter(count: number): Promise<void> {
    const paths = (['centre', 'foreignCentre', 'county'] as const).map((name) => county.institutions[name].path);
    await new Population(test).insert('audit_entry', ['at', 'account_id', 'actor_name', 'role', 'institution_path', 'action', 'target_kind', 'target_id', 'detail', 'trace_id'], count, (index) => [
      new Date(Date.UTC(2026, 0, 1) + index * 86_400_000).toISOString().slice(0, 23).replace('T', ' '), null, index % 2 ? '张三' : '李四', 'DOCTOR', paths[index % 3] as string,
      index % 2 ? 'contract.accept' : 'team.update', index % 2 ? 'contract' : 'team', String(index), '{"secret":true}', 'trace',
    ]);
  }

  it('are read by auditors, county officers and administrators, each within the own subtree', async () => {
    await enter(9);
    const auditor = await county.addStaff('AUDITOR', county.institutions.county);
    const other = await county.addStaff('COUNTY_OFFICER', county.institutions.otherCounty);
    const administrator = await county.addStaff('SYSTEM_ADMINISTRATOR', county.institutions.province);
    expect(await targetsOf(auditor)).toEqual(['8', '6', '5', '3', '2', '0']);
    expect(await targetsOf(other)).toEqual(['7', '4', '1']);
    expect(await targetsOf(administrator)).toHaveLength(9);
    for (const role of ['DOCTOR', 'INSTITUTION_MANAGER', 'CITY_OFFICER'] as const) {
      expect((await get('/audit-entries', await county.addStaff(role, county.institutions.county))).status).toBe(403);
    }
    expect((await get('/audit-entries', await county.addResident(county.institutions.centre))).status).toBe(403);
    const { body } = await get('/audit-entries?limit=1', auditor);
    expect(body.items[0]).toEqual({
      id: 9, at: '2026-01-09T00:00:00.000Z', actorName: '李四', roleName: '医生', action: 'team.update', actionName: '修改团队信息', targetKind: 'team', targetId: '8', traceId: 'trace', institutionName: 'county机构',
    });
  });

  it('are filtered by actor, action, target and civil days', async () => {
    await enter(30);
    const auditor = await county.addStaff('AUDITOR', county.institutions.province);
    expect(await targetsOf(auditor, `&actor=${encodeURIComponent('张')}&from=2026-01-10&to=2026-01-13`)).toEqual(['11', '9']);
    expect(await targetsOf(auditor, '&action=team.update&from=2026-01-29')).toEqual(['28']);
    expect(await targetsOf(auditor, '&targetKind=contract&to=2026-01-03')).toEqual(['1']);
    expect(await targetsOf(auditor, '&to=2025-12-31')).toEqual([]);
    expect(await targetsOf(auditor, '&from=2027-01-01')).toEqual([]);
    for (const query of ['from=2026-02-30', 'action=DROP', 'to=yesterday']) expect((await get(`/audit-entries?${query}`, auditor)).status).toBe(400);
  });

  it('come page by page, each once, however rare they are', async () => {
    await enter(12_007);
    const other = await county.addStaff('COUNTY_OFFICER', county.institutions.otherCounty);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await get(`/audit-entries?limit=100${cursor && `&cursor=${cursor}`}`, other);
      seen.push(...body.items.map(({ targetId }: { targetId: string }) => targetId));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 12_007 }, (_, index) => index).filter((index) => index % 3 === 1).reverse().map(String));
    expect(await targetsOf(other, `&actor=${encodeURIComponent('王五')}`)).toEqual([]);
  });

  it('have a name for every action that the server writes', () => {
    const sources = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? sources(join(folder, entry.name)) : entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts') ? [readFileSync(join(folder, entry.name), 'utf8')] : []);
    const written = sources(join(import.meta.dirname, '../../src')).flatMap((source) => [...source.matchAll(/action: '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1] as string));
    expect(written.length).toBeGreaterThan(10);
    expect([...new Set(written)].filter((action) => !Object.hasOwn(auditActionNames, action))).toEqual([]);
  });
});

describe('signing coverage', () => {
  it('is read by managers and officers of the subtree only', async () => {
    const { centre, county: own, otherCounty } = county.institutions;
    const manager = await county.addStaff('INSTITUTION_MANAGER', centre);
    const officer = await county.addStaff('COUNTY_OFFICER', own);
    const cases: [TestPerson, string, number][] = [
      [manager, '', 200], [manager, `?institutionId=${centre.id}`, 200], [manager, `?institutionId=${county.institutions.station.id}`, 200], [manager, `?institutionId=${own.id}`, 403],
      [officer, `?institutionId=${centre.id}`, 200], [officer, `?institutionId=${otherCounty.id}`, 403], [officer, '?institutionId=999999', 404], [officer, '?institutionId=x', 400],
      [await county.addStaff('CITY_OFFICER', county.institutions.city), `?institutionId=${otherCounty.id}`, 200],
      [await county.addStaff('DOCTOR', centre), '', 403],
      [await county.addResident(centre), '', 403],
    ];
    for (const [person, query, status] of cases) expect({ query, status: (await get(`/indicators/signing-coverage${query}`, person)).status }).toEqual({ query, status });
    expect((await get('/indicators/signing-coverage', officer)).body).toMatchObject({ institutionId: own.id, institutionName: 'county机构', children: [{ institutionId: centre.id }, { institutionName: 'otherCentre机构' }] });
  });
});

describe('signing coverage in a region that sets targets', () => {
  it('[L3] has the target of the year beside it', async () => {
    const place = await startTestApplication({ environment: { REGION: 'luan' } });
    try {
      const luan = await TestCounty.make(place);
      const officer = await luan.addStaff('COUNTY_OFFICER', luan.institutions.county);
      const { body } = await request(place.application, 'GET', '/indicators/signing-coverage', { token: officer.token });
      expect(body).toMatchObject({ target: { year: 2027, percent: 60, clause: 'L3' }, keyGroupTarget: { percent: 85, clause: 'L3' }, ratePercent: null });
    } finally {
      await place.close();
    }
  });
});

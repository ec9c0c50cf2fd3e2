import { DirectoryNames } from '../../src/directory/index.js';
import { CoverageService } from '../../src/governance/index.js';
import type { Database, SqlValue } from '../../src/platform/database/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { Population } from '../support/population.js';
import { request } from '../support/request.js';

const now = '2026-11-22 02:00:00.000';

/** Tables that grow with the people served or with the size of the region. */
const growing = new Set([
  'resident', 'resident_group', 'resident_key_group', 'resident_condition', 'resident_standing', 'contract', 'access_entry', 'audit_entry',
  'institution', 'practitioner', 'team', 'team_member', 'grid', 'directory_name', 'directory_gram', 'signing_coverage',
]);

interface Statement {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Which growing tables a statement reads from end to end. */
async function fullScans(database: Database, { sql, parameters }: Statement): Promise<string[]> {
  const tableOf = new Map([...sql.matchAll(/(?:FROM|JOIN)\s+([a-z_]+)(?:\s+(?!ON\b|JOIN\b|LEFT\b|WHERE\b|ORDER\b|GROUP\b|LIMIT\b|UNION\b)([a-z_]+))?/g)].map(([, table, alias]) => [alias ?? table, table as string]));
  const scanned = database.dialect === 'sqlite'
    ? (await database.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters)).flatMap(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1] ?? [])
    : (await database.query<{ table: string | null; type: string | null }>(`EXPLAIN ${sql}`, parameters))
      .filter(({ type }) => type === 'ALL' || type === 'index').flatMap(({ table }) => table ?? []);
  return scanned.filter((alias) => growing.has(tableOf.get(alias) ?? ''));
}

describe('every question of the directory, of residents and of governance is answered from an index', () => {
  let test: TestApplication;
  let county: TestCounty;
  let people: Record<'resident' | 'doctor' | 'manager' | 'officer' | 'auditor', TestPerson>;
  let teamId: number;
  let residentId: number;

  beforeAll(async () => {
    test = await startTestApplication();
    county = await TestCounty.make(test);
    const population = new Population(test);
    const { city, county: own, centre, station } = county.institutions;
    const counties = [own];
    for (let number = 1; number < 10; number++) counties.push(await county.addInstitution(`第${number}县`, 'COUNTY', city));
    const firstInstitution = await population.lastId('institution') + 1;
    await population.insert('institution', ['code', 'name', 'kind', 'parent_id', 'path', 'depth', 'ownership', 'latitude', 'longitude', 'active', 'created_at', 'updated_at'], 900, (index) => {
      const parent = counties[index % 10] as { id: number; path: string };
      return [`N${index}`, `第${index}卫生院`, 'TOWNSHIP_HOSPITAL', parent.id, `${parent.path}${firstInstitution + index}/`, 3, 'PUBLIC', 43_000_000 + index * 3_000, 125_000_000 + index * 2_000, 1, now, now];
    });
    teamId = await county.addTeam(centre);
    const firstTeam = await population.lastId('team') + 1;
    await population.insert('team', ['code', 'name', 'institution_id', 'accepting', 'confirmed_at', 'created_at', 'updated_at'], 1_800,
      (index) => [`N${index}`, `第${index}团队`, firstInstitution + (index % 900), 1, index % 50 ? now : index % 100 ? null : '2026-01-01 00:00:00.000', now, now]);
    await population.insert('team_places', ['team_id', 'capacity', 'taken'], 1_800, (index) => [firstTeam + index, 100, 0]);
    const firstPractitioner = await population.lastId('practitioner') + 1;
    await population.insert('practitioner', ['code', 'name', 'kind', 'employer_id', 'active', 'created_at', 'updated_at'], 3_600, (index) => [`N${index}`, `医生${index}`, 'CLINICIAN', firstInstitution + (index % 900), 1, now, now]);
    await population.insert('team_member', ['team_id', 'practitioner_id', 'team_role', 'active', 'created_at', 'updated_at'], 3_600,
      (index) => [firstTeam + (index % 1_800), firstPractitioner + index, index < 1_800 ? 'LEADER' : 'DOCTOR', 1, now, now]);
    const places = [centre.id, station.id, ...Array.from({ length: 38 }, (_, index) => firstInstitution + index * 10)];
    const first = await population.residents(20_000, (index) => ({ institutionId: places[index % 40] as number, keyGroup: index % 5 === 0 }));
    residentId = first;
    await population.insert('resident_key_group', ['resident_id', 'group_code', 'institution_id'], 4_000, (index) => [first + index * 5, 'DISABLED', places[(index * 5) % 40] as number]);
    await population.insert('resident_condition', ['resident_id', 'code', 'name'], 4_000, (index) => [first + index, 'HYPERTENSION', '高血压']);
    await population.contracts(10_000, (index) => ({ residentId: first + index, teamId: index % 10 ? firstTeam + (index % 1_800) : teamId, state: index % 20 ? 'ACTIVE' : 'SUBMITTED' }));
    await population.insert('access_entry', ['at', 'resident_id', 'account_id', 'actor_name', 'role', 'purpose', 'trace_id'], 20_000, (index) => [now, first + (index % 2_000), 1, '张三', 'DOCTOR', 'RESIDENT_LIST', 'trace']);
    await population.insert('audit_entry', ['at', 'actor_name', 'role', 'institution_path', 'action', 'target_kind', 'target_id', 'detail', 'trace_id'], 30_000,
      (index) => [now, '张三', 'DOCTOR', index % 3 ? (counties[1]?.path ?? '/') : centre.path, 'team.update', 'team', String(index), '{}', 'trace']);
    people = {
      resident: await county.addResident(station),
      doctor: await county.addStaff('DOCTOR', centre, teamId, 'LEADER'),
      manager: await county.addStaff('INSTITUTION_MANAGER', centre),
      officer: await county.addStaff('COUNTY_OFFICER', own),
      auditor: await county.addStaff('AUDITOR', own),
    };
    await test.application.get(DirectoryNames).refresh();
    await test.application.get(CoverageService).rebuildCoverage(test.clock.now());
    await population.analyse(...growing);
  }, 120_000);
  afterAll(() => test.close());

  const questions = (): [keyof typeof people, string][] => [
    // Not the top of the tree: how many teams lie below it is a matter of all teams.
    ['resident', '/institutions?kind=TOWNSHIP_HOSPITAL'],
    ['resident', `/institutions?parentId=${county.institutions.county.id}`],
    ['resident', '/institutions?kind=STATION'],
    ['resident', `/institutions?q=${encodeURIComponent('第77')}`],
    ['resident', `/institutions/${county.institutions.county.id}`],
    ['resident', '/teams/recommended'],
    ['resident', '/teams'],
    ['resident', `/teams?institutionId=${county.institutions.county.id}`],
    ['resident', `/teams?q=${encodeURIComponent('医生1234')}`],
    ['resident', '/teams?latitude=43.5&longitude=125.3'],
    ['resident', '/teams?staleOnly=true'],
    ['resident', `/teams/${teamId}`],
    ['manager', '/practitioners'],
    ['manager', `/practitioners?q=${encodeURIComponent('医生12')}`],
    ['doctor', '/residents'],
    ['doctor', `/residents?q=${encodeURIComponent('王')}`],
    ['doctor', '/residents?contractState=SUBMITTED'],
    ['manager', '/residents'],
    ['manager', `/residents?q=${encodeURIComponent('王')}`],
    ['manager', `/residents?teamId=${teamId}`],
    ['officer', '/residents'],
    ['officer', `/residents?q=${encodeURIComponent('王芳')}`],
    ['officer', '/residents?keyGroup=DISABLED'],
    ['officer', '/residents?keyGroup=ANY'],
    ['officer', '/residents?contractState=SUBMITTED'],
    ['officer', '/residents?contractState=ACTIVE&keyGroup=DISABLED'],
    ['officer', `/residents/${residentId}`],
    ['resident', '/me/accesses'],
    ['auditor', '/audit-entries'],
    ['auditor', '/audit-entries?from=2026-11-01&to=2026-11-30'],
    ['officer', '/indicators/signing-coverage'],
  ];

  it('without reading a growing table from end to end, also on the second page', async () => {
    const scans: Record<string, string[]> = {};
    const asked: Statement[] = [];
    const { database } = test;
    const query = database.query.bind(database);
    database.query = <Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> => {
      asked.push({ sql, parameters });
      return query<Row>(sql, parameters);
    };
    try {
      for (const [who, path] of questions()) {
        asked.length = 0;
        const { status, body } = await request(test.application, 'GET', path, { token: people[who].token });
        expect({ path, status }).toEqual({ path, status: 200 });
        if (body.nextCursor) await request(test.application, 'GET', `${path}${path.includes('?') ? '&' : '?'}cursor=${body.nextCursor}`, { token: people[who].token });
        expect(asked.length).toBeGreaterThan(0);
        for (const statement of [...asked]) {
          const tables = await fullScans({ dialect: database.dialect, query } as Database, statement);
          if (tables.length) scans[`${who} ${path}`] = [...tables, statement.sql.replace(/\s+/g, ' ')];
        }
      }
    } finally {
      database.query = query;
    }
    expect(scans).toEqual({});
  }, 120_000);

  it('and the check itself notices a full scan', async () => {
    const tell = (sql: string) => fullScans(test.database, { sql, parameters: [] });
    expect(await tell("SELECT r.id FROM resident r WHERE r.address = '清河县'")).toEqual(['r']);
    expect(await tell('SELECT r.id FROM resident r WHERE r.id = 7')).toEqual([]);
    expect(await tell("SELECT COUNT(*) AS n FROM team t JOIN contract c ON c.team_id = t.id WHERE c.months > 3")).not.toEqual([]);
  });
});

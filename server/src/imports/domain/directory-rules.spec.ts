import { ImportRow, type ImportValue } from './import-row.js';
import { checkInstitutions } from './institution-rules.js';
import { KnownDirectory, type LiveInstitution, type LiveTeam } from './known-directory.js';
import { MemberRules } from './member-rules.js';
import { GridRules, TeamRules } from './team-rules.js';

const live = (id: number, code: string, kind: LiveInstitution['kind'], parentCode: string | null, path: string): LiveInstitution => ({ id, code, name: `${code}机构`, kind, parentCode, path });
const institutions = [
  live(1, 'P', 'PROVINCE', null, '/1/'), live(2, 'CITY', 'CITY', 'P', '/1/2/'), live(3, 'QL', 'COUNTY', 'CITY', '/1/2/3/'), live(4, 'QL-1', 'CENTRE', 'QL', '/1/2/3/4/'),
  live(5, 'XX', 'COUNTY', 'CITY', '/1/2/5/'), live(6, 'XX-1', 'CENTRE', 'XX', '/1/2/5/6/'),
];
const byCode = <Row extends { code: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.code, row]));
const directory = (scope: string[] = ['/1/2/3/'], teams: LiveTeam[] = []): KnownDirectory => new KnownDirectory({
  institutions: byCode(institutions), teams: byCode(teams),
  grids: byCode([{ code: 'W1', institutionCode: 'QL-1' }, { code: 'W2', institutionCode: 'QL-1' }, { code: 'X1', institutionCode: 'XX-1' }]),
}, scope);

const row = (number: number, values: Record<string, ImportValue>): ImportRow => new ImportRow(number, new Map(Object.entries(values)));
const collector = () => {
  const faults: string[] = [];
  return { faults, all: (number: number, column: string | null, reason: string) => void faults.push(`${number} ${column} ${reason}`), of: (number: number) => (column: string | null, reason: string) => void faults.push(`${number} ${column} ${reason}`) };
};
const institution = (number: number, code: string, kind: string, parentCode: string | null): ImportRow => row(number, { code, name: `${code}机构`, kind, parentCode });

describe('institutions', () => {
  test('children may come before their parents; they are staged after them and known from then on', () => {
    const known = directory();
    const { faults, all } = collector();
    const staged = checkInstitutions([institution(2, 'N-1', 'STATION', 'N'), institution(3, 'N', 'TOWNSHIP_HOSPITAL', 'QL')], known, all);
    expect(faults).toEqual([]);
    expect(staged.map(({ code }) => code)).toEqual(['N', 'N-1']);
    expect(known.isInScope('N-1')).toBe(true);
  });

  test.each<[string, ImportRow[], string[], string]>([
    ['a parent of the wrong kind', [institution(2, 'N', 'STATION', 'QL')], ['/1/2/3/'], '不能是县级卫生健康行政部门'],
    ['a parent that is missing', [institution(2, 'N', 'CENTRE', 'QK')], ['/1/2/3/'], '是不是“QL”'],
    ['a parent called by its name', [institution(2, 'N', 'CENTRE', 'QL机构')], ['/1/2/3/'], '是不是“QL”'],
    ['no parent where one is needed', [institution(2, 'N', 'CENTRE', null)], ['/1/2/3/'], '必须填写上级机构编码'],
    ['a new top by who is not responsible for everything', [institution(2, 'N', 'PROVINCE', null)], ['/1/2/3/'], '上级机构编码没有填写'],
    ['a circle of one', [institution(2, 'N', 'CENTRE', 'N')], ['/1/2/3/'], 'N → N'],
    ['a circle of three', [institution(2, 'A', 'CENTRE', 'B'), institution(3, 'B', 'CENTRE', 'C'), institution(4, 'C', 'CENTRE', 'A')], ['/'], 'A → B → C → A'],
    ['another county', [institution(2, 'N', 'CENTRE', 'XX')], ['/1/2/3/'], '不在您的管理范围内'],
    ['a change of an institution of another county', [row(2, { code: 'XX-1', name: '改名', kind: 'CENTRE', parentCode: 'XX' })], ['/1/2/3/'], '不在您的管理范围内'],
    ['taking an institution of another county over', [institution(2, 'XX-1', 'CENTRE', 'QL')], ['/1/2/3/'], '不在您的管理范围内'],
    ['giving one’s own institution away', [institution(2, 'QL-1', 'CENTRE', 'XX')], ['/1/2/3/'], '不在您的管理范围内'],
    ['moving the own county elsewhere', [institution(2, 'QL', 'COUNTY', 'P')], ['/1/2/3/'], '不在您的管理范围内'],
    ['another kind than on file', [institution(2, 'QL-1', 'TOWNSHIP_HOSPITAL', 'QL')], ['/1/2/3/'], '不能通过导入更改'],
    ['half a place on the map', [row(2, { code: 'N', name: 'N', kind: 'CENTRE', parentCode: 'QL', latitude: 1 })], ['/1/2/3/'], '要么都填'],
  ])('%s is a fault', (_, rows, scope, reason) => {
    const { faults, all } = collector();
    expect(checkInstitutions(rows, directory(scope), all)).toEqual([]);
    expect(faults.join('\n')).toContain(reason);
  });

  test('the levels above may be repeated, the own top may be updated', () => {
    const { faults, all } = collector();
    const staged = checkInstitutions([institution(2, 'P', 'PROVINCE', null), institution(3, 'CITY', 'CITY', 'P'), institution(4, 'QL', 'COUNTY', 'CITY')], directory(), all);
    expect(faults).toEqual([]);
    expect(staged.map(({ code }) => code)).toEqual(['QL']);
  });

  test('an empty installation takes a whole tree', () => {
    const empty = new KnownDirectory({ institutions: new Map(), teams: new Map(), grids: new Map() }, ['/']);
    const { faults, all } = collector();
    const staged = checkInstitutions([institution(2, 'P', 'PROVINCE', null), institution(3, 'C', 'COUNTY', 'P'), institution(4, 'Z', 'CENTRE', 'C')], empty, all);
    expect([faults, staged.length]).toEqual([[], 3]);
  });
});

describe('teams and grids', () => {
  const team = (values: Record<string, ImportValue> = {}): ImportRow => row(2, { code: 'T1', name: '一队', institutionCode: 'QL-1', ...values });
  const taken: LiveTeam = { code: 'T1', institutionCode: 'QL-1', placesTaken: 40, leaderCode: 'Y0' };

  test.each<[string, Record<string, ImportValue>, string]>([
    ['fewer places than are taken', { capacity: 39 }, '不能少于已占用的 40 个'],
    ['a bureau as its house', { institutionCode: 'QL' }, '卫生健康行政部门'],
    ['a grid of another county', { gridCodes: ['X1'] }, '不在您的管理范围内'],
    ['an unknown grid', { gridCodes: ['W9'] }, '是不是“W1”'],
  ])('%s is a fault', (_, values, reason) => {
    const { faults, of } = collector();
    expect(new TeamRules(directory(undefined, [taken])).check(team(values), of(2))).toBeNull();
    expect(faults.join()).toContain(reason);
  });

  test('a grid belongs to one team only', () => {
    const rules = new TeamRules(directory());
    const { faults, of } = collector();
    rules.check(team({ gridCodes: ['W1'] }), of(2));
    rules.check(row(3, { code: 'T2', name: '二队', institutionCode: 'QL-1', gridCodes: ['W2', 'W1'] }), of(3));
    expect(faults).toEqual(['3 负责网格编码 网格“W1”已由第 2 行的团队“T1”负责，一个网格只归一个团队']);
  });

  test('a grid of another county cannot be taken over by its code', () => {
    const { faults, of } = collector();
    expect(new GridRules(directory()).check(row(2, { code: 'X1', name: '甲', institutionCode: 'QL-1' }), of(2))).toBeNull();
    expect(faults.join()).toContain('不在您的管理范围内');
  });
});

describe('members', () => {
  const member = (number: number, values: Record<string, ImportValue>): ImportRow =>
    row(number, { code: 'Y1', name: '李明', kind: 'GENERAL_PRACTITIONER', licenceNumber: '1', employerCode: 'QL-1', teamCode: 'T1', teamRole: 'DOCTOR', ...values });
  const teams: LiveTeam[] = [{ code: 'T1', institutionCode: 'QL-1', placesTaken: 0, leaderCode: 'Y0' }, { code: 'TX', institutionCode: 'XX-1', placesTaken: 0, leaderCode: null }];

  test.each<[string, Record<string, ImportValue>[], string]>([
    ['two leaders', [{ teamRole: 'LEADER' }, { code: 'Y2', name: '王芳', teamRole: 'LEADER' }], '在第 2 行已有团队长（第 2 行和第 3 行）'],
    ['a nurse as leader', [{ kind: 'NURSE', teamRole: 'LEADER' }], '须由医师担任'],
    ['a team without role', [{ teamRole: null }], '团队角色没有填写'],
    ['a role without team', [{ teamCode: null }], '没有填团队编码'],
    ['one person with two names', [{}, { name: '李鸣', teamCode: null, teamRole: null }], '与第 2 行同一人员编码的姓名不一致'],
    ['the same place twice', [{}, {}], '第 2 行和第 3 行'],
    ['a team of another county', [{ teamCode: 'TX' }], '不在您的管理范围内'],
    ['a doctor without licence', [{ licenceNumber: null }], '必须填写执业证书编号'],
  ])('%s is a fault', (_, rows, reason) => {
    const rules = new MemberRules(directory(undefined, teams));
    const { faults, of } = collector();
    rows.forEach((values, index) => rules.check(member(index + 2, values), null, of(index + 2)));
    expect(faults).toEqual([expect.stringContaining(reason)]);
  });

  test('a new leader beside the one on file is a fault, unless the file says what becomes of that one', () => {
    const check = (rows: Record<string, ImportValue>[]): string[] => {
      const rules = new MemberRules(directory(undefined, teams));
      const { faults, of, all } = collector();
      rows.forEach((values, index) => rules.check(member(index + 2, values), null, of(index + 2)));
      rules.end(all);
      return faults;
    };
    expect(check([{ teamRole: 'LEADER' }])).toEqual([expect.stringContaining('现在的团队长是“Y0”')]);
    expect(check([{ teamRole: 'LEADER' }, { code: 'Y0', name: '王芳', teamRole: 'DOCTOR' }])).toEqual([]);
    expect(check([{ code: 'Y0', name: '王芳', teamRole: 'LEADER' }])).toEqual([]);
  });

  test('[J17] someone employed above may get a place in a team, but is not changed from here', () => {
    const onFile = { code: 'Y1', name: '李明', employerCode: 'XX-1' };
    const check = (values: Record<string, ImportValue>) => {
      const { faults, of } = collector();
      return [new MemberRules(directory(undefined, teams)).check(member(2, { employerCode: 'XX-1', ...values }), onFile, of(2)) !== null, faults.length];
    };
    expect(check({})).toEqual([true, 0]);
    expect(check({ name: '李鸣' })).toEqual([false, 1]);
  });
});

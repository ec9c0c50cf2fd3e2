import { composeIdentityNumber } from '@jiayi/domain';
import { EvidenceSequencer } from '../../src/platform/evidence/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { filledWorkbook, wholeImport } from '../support/imports.js';
import { request, type Answer } from '../support/request.js';
import { sign } from '../support/signing.js';

/** A name with a character of each extension of the Chinese characters in Unicode, and names with the dot of the minorities. */
const names = {
  'extension A': '㛃䶮', 'extension B': '𠮷𡈽', 'extension C': '𪜀明', 'extension D': '𫝀芳', 'extension E': '𫠠丽', 'extension F': '𬺰军', 'extension G': '𰀀𰻞', 'extension H': '𱍐强',
  'extension I': '𮯰伟', 'a compatibility character that is a character of its own': '﨎玲', 'the zero': '〇小〇', 'a dot': '阿依古丽·买买提', 'a dot beside a rare character': '𠮷·㛃·𱍐',
};
const rare = Object.values(names);
const numbers = new Map(rare.map((name, index) => [name, composeIdentityNumber('990188', '1970-01-02', index * 2 + 1)]));

let test_: TestApplication;
let county: TestCounty;
let officer: TestPerson;
let manager: TestPerson;
let doctor: TestPerson;
let teamId: number;
let serial = 0;

const send = (method: 'GET' | 'POST' | 'PATCH', path: string, person: TestPerson, body?: object): Promise<Answer> =>
  request(test_.application, method, path, { token: person.token, body, address: `10.9.9.${++serial % 250}` });
const found = (path: string, person: TestPerson, word: string): Promise<Answer> => send('GET', `${path}${path.includes('?') ? '&' : '?'}q=${encodeURIComponent(word)}&limit=100`, person);
const namesIn = ({ body }: Answer): string[] => (body.items as { name: string }[]).map(({ name }) => name);

beforeAll(async () => {
  test_ = await startTestApplication();
  county = await TestCounty.make(test_);
  const { centre, station } = county.institutions;
  teamId = await county.addTeam(station, { capacity: 1_000 });
  officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
  manager = await county.addStaff('INSTITUTION_MANAGER', centre);
  doctor = await county.addStaff('DOCTOR', station, teamId, 'LEADER');
  const [{ code }] = await test_.database.query<{ code: string }>('SELECT code FROM institution WHERE id = ?', [centre.id]) as [{ code: string }];
  const coded = (prefix: string) => rare.map((name, index) => ({ name, code: `${prefix}${index}` }));
  const imported = await wholeImport(test_, officer.token, await filledWorkbook({
    机构: coded('RS').map((each) => ({ 机构编码: each.code, 机构名称: `${each.name}站`, 机构类别: '社区卫生服务站', 上级机构编码: code })),
    网格: coded('RG').map((each) => ({ 网格编码: each.code, 网格名称: `${each.name}村`, 管理机构编码: code })),
    团队: coded('RT').map((each) => ({ 团队编码: each.code, 团队名称: `${each.name}团队`, 所属机构编码: code })),
    团队成员: coded('RP').map((each) => ({ 人员编码: each.code, 姓名: each.name, 人员类别: '护士', 执业证书编号: each.code, 任职机构编码: code, 团队编码: each.code.replace('P', 'T'), 团队角色: '护士' })),
    居民: coded('RG').map((each) => ({ 姓名: each.name, 身份证号: numbers.get(each.name), 住址: `${each.name}村 1 号`, 网格编码: each.code })),
  }));
  expect(imported.body).toMatchObject({ state: 'DONE', faultCount: 0 });
});
afterAll(() => test_?.close());

test.each(Object.entries(names))('%s: %s comes in by the workbook, binds, signs, is decided on and is shown everywhere as it is written', async (_what, name) => {
  const person = await county.addUnboundAccount();
  expect((await send('POST', '/me/real-name', person, { name, idNumber: numbers.get(name) })).body).toEqual({ state: 'VERIFIED' });
  const { body: me } = await send('GET', '/me', person);
  expect(me).toMatchObject({ displayName: name, resident: { name, address: `${name}村 1 号`, gridName: `${name}村` } });

  const { body: contract } = await sign(test_, { ...person, residentId: me.resident.id as number, name }, teamId);
  expect(contract).toMatchObject({ state: 'SUBMITTED', resident: { name } });
  const { body: queue } = await send('GET', '/signing-queue', doctor);
  expect(queue.items.map((item: { resident: { name: string } }) => item.resident.name)).toEqual([name]);
  expect((await send('POST', `/contracts/${contract.id}/acceptance`, doctor)).body).toMatchObject({ state: 'ACTIVE', resident: { name } });
  await test_.application.get(EvidenceSequencer).sequence(test_.clock.now());
  expect((await send('GET', `/contracts/${contract.id}/evidence`, person)).body).toMatchObject({ verified: true });
  expect((await send('GET', `/residents/${me.resident.id}`, doctor)).body).toMatchObject({ name });
  expect((await send('GET', `/audit-entries?actor=${encodeURIComponent(name)}`, officer)).body.items.length).toBeGreaterThan(0);
});

test('the contract of a rare name is written as a document', async () => {
  // The documents of all contracts above are waiting; one is enough to see.
  const [row] = await test_.database.query<{ id: number }>('SELECT MAX(id) AS id FROM contract');
  await test_.unitOfWork.run(() => test_.database.execute('DELETE FROM outbox_event WHERE id < (SELECT last FROM (SELECT MAX(id) AS last FROM outbox_event) newest)'));
  await test_.settle();
  expect((await send('GET', `/contracts/${row?.id}/document.pdf`, officer)).raw.subarray(0, 5).toString()).toBe('%PDF-');
});

test.each(Object.entries(names))('%s: %s is found in every search, by the whole name and by its beginning', async (_what, name) => {
  const [first = ''] = Array.from(name);
  for (const word of [name, first]) {
    expect(namesIn(await found('/residents', officer, word))).toContain(name);
    expect(namesIn(await found('/practitioners', officer, word))).toContain(name);
    expect(namesIn(await found('/institutions', officer, word))).toContain(`${name}站`);
    expect(namesIn(await found('/teams', officer, word))).toContain(`${name}团队`);
  }
  // A character that looks alike to a careless collation is another one.
  expect(namesIn(await found('/residents', officer, name)).filter((each) => each !== name)).toEqual([]);
});

test.each(Object.entries(names))('%s: %s is taken by every form in which a name is written', async (_what, name) => {
  const account = await send('POST', '/staff-accounts', manager, { username: `rare.name${++serial}`, displayName: name, grants: [{ role: 'NURSE', institutionId: county.institutions.station.id }] });
  expect([account.status, account.body.account.displayName]).toEqual([201, name]);
  const renamed = `${name}${name}`;
  expect((await send('PATCH', `/staff-accounts/${account.body.account.id}`, manager, { displayName: renamed })).body).toMatchObject({ displayName: renamed });
  expect((await found('/staff-accounts', manager, renamed)).body.items).toMatchObject([{ displayName: renamed }]);
  expect((await send('PATCH', `/teams/${teamId}`, manager, { name: renamed, introduction: `${name}带领` })).body).toMatchObject({ name: renamed, introduction: `${name}带领` });
  expect((await send('PATCH', `/institutions/${county.institutions.station.id}`, manager, { name: renamed, address: name })).body).toMatchObject({ name: renamed, address: name });
  const phone = `138${String(++serial).padStart(8, '0')}`;
  const { demoCode } = (await request(test_.application, 'POST', '/sms-codes', { body: { phone }, address: `10.9.8.${serial % 250}` })).body;
  const { token } = (await request(test_.application, 'POST', '/sessions/phone', { body: { phone, code: demoCode, deviceName: name }, address: `10.9.8.${serial % 250}` })).body;
  expect((await request(test_.application, 'GET', '/sessions', { token })).body.items).toMatchObject([{ deviceName: name }]);
});

test('a list that is leafed through one by one shows each rare name exactly once', async () => {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: Answer = await send('GET', `/residents?limit=1${cursor && `&cursor=${cursor}`}`, officer);
    seen.push(...(body.items as { name: string }[]).map(({ name }) => name));
    cursor = body.nextCursor as string | null;
  }
  expect(seen.filter((name) => rare.includes(name)).sort()).toEqual([...rare].sort());
});

test('a name at the limit of its column is counted in characters, not in halves of them', async () => {
  const patch = (name: string) => send('PATCH', `/teams/${teamId}`, manager, { name });
  expect((await patch('𠮷'.repeat(100))).body).toMatchObject({ name: '𠮷'.repeat(100) });
  expect((await patch('𠮷'.repeat(101))).status).toBe(400);
  // An invisible mark after each character would make the name twice as long as its column.
  expect((await patch('❤\ufe0f'.repeat(100))).status).toBe(400);
});

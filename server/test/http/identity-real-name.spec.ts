import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { fileResident, unknownIdNumber } from '../support/identity.js';
import { request, type Answer } from '../support/request.js';

const hour = 3_600_000;

let test_: TestApplication;
let county: TestCounty;
let manager: TestPerson;
let neighbour: TestPerson;
let officer: TestPerson;

beforeAll(async () => {
  test_ = await startTestApplication();
  county = await TestCounty.make(test_);
  manager = await county.addStaff('INSTITUTION_MANAGER', county.institutions.centre);
  neighbour = await county.addStaff('INSTITUTION_MANAGER', county.institutions.otherCentre);
  officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
});
afterAll(() => test_?.close());

const send = (method: 'GET' | 'POST', path: string, actor: TestPerson, body?: object, address?: string): Promise<Answer> =>
  request(test_.application, method, path, { token: actor.token, body, address });
const bind = (person: TestPerson, name: string, idNumber: string, address?: string): Promise<Answer> =>
  send('POST', '/me/real-name', person, { name, idNumber }, address);
const me = async (person: TestPerson) => (await send('GET', '/me', person)).body;
const claimsOf = async (actor: TestPerson, state = 'OPEN') => (await send('GET', `/identity-claims?state=${state}&limit=100`, actor)).body.items;
const claimBy = async (actor: TestPerson, name: string, state = 'OPEN') => (await claimsOf(actor, state)).find((claim: { claimedName: string }) => claim.claimedName === name);
const decide = (actor: TestPerson, id: number, decision: 'approval' | 'rejection', note = ''): Promise<Answer> => send('POST', `/identity-claims/${id}/${decision}`, actor, { note });
const inbox = async (person: TestPerson): Promise<{ kind: string; body: string; link: object | null }[]> => {
  await test_.settle();
  return (await send('GET', '/messages', person)).body.items;
};

/** An account with a phone and, unlike most tests, a way to sign in. */
const newAccount = () => county.addUnboundAccount();

describe('binding the real name', () => {
  it('binds name and ID number that agree with the file, however they are written', async () => {
    const filed = await fileResident(test_, county.institutions.station, '阿依古丽·买买提');
    const person = await newAccount();
    const answer = await bind(person, ' 阿依古丽•买买提 ', `${filed.idNumber.slice(0, 6)} ${filed.idNumber.slice(6).toLowerCase()}`);
    expect([answer.status, answer.body]).toEqual([200, { state: 'VERIFIED' }]);
    const { birthDate, ...resident } = (await me(person)).resident;
    expect(await me(person)).toMatchObject({ displayName: '阿依古丽·买买提', realNameState: 'VERIFIED' });
    expect([birthDate, resident]).toEqual(['1958-03-04', {
      id: filed.id, name: '阿依古丽·买买提', idNumberMasked: `9${'*'.repeat(16)}${filed.idNumber.slice(-1)}`, sex: 'F', age: 68, address: '清河县永安路 3 号', gridName: null,
    }]);
    expect((await bind(person, filed.name, filed.idNumber)).body).toEqual({ state: 'VERIFIED' });
    expect((await bind(person, filed.name, unknownIdNumber())).body.code).toBe('ALREADY_BOUND');
  });

  it.each([
    ['王小明', '99010619580304001', 'ID_NUMBER_INVALID', '/idNumber', 'LENGTH'],
    ['王小明', '990106195813040013', 'ID_NUMBER_INVALID', '/idNumber', 'BIRTH_DATE'],
    ['王小明', '99010620990304001X', 'ID_NUMBER_INVALID', '/idNumber', 'BIRTH_DATE'],
    ['王小明', 'ABCDEFGHIJKLMNOPQR', 'ID_NUMBER_INVALID', '/idNumber', 'CHARACTERS'],
    ['王', '990106195803040011', 'NAME_INVALID', '/name', 'LENGTH'],
    ['<b>王小明</b>', '990106195803040011', 'NAME_INVALID', '/name', 'CHARACTERS'],
  ])('says at once what is wrong with %s and %s, without counting it', async (name, idNumber, code, pointer, fault) => {
    const person = await newAccount();
    for (let attempt = 0; attempt < 6; attempt++) {
      const answer = await bind(person, name, idNumber);
      expect([answer.status, answer.body.code, answer.body.errors[0].pointer, answer.body.errors[0].code]).toEqual([422, code, pointer, fault]);
      expect(answer.raw.toString()).not.toContain(idNumber);
    }
  });

  it('finds a wrong check character', async () => {
    const { idNumber } = await fileResident(test_, county.institutions.station, '王校验');
    const wrong = idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1');
    expect((await bind(await newAccount(), '王校验', wrong)).body.errors[0].code).toBe('CHECKSUM');
  });

  it('answers alike, and after like work, whether the number is unknown, of another name, or bound', async () => {
    const filed = await fileResident(test_, county.institutions.station, '李保密');
    await bind(await newAccount(), '李保密', filed.idNumber);
    const free = await fileResident(test_, county.institutions.station, '赵公开');
    const cases = [['李保密', unknownIdNumber()], ['李保密', free.idNumber], ['李保密', filed.idNumber], ['别的名', filed.idNumber]] as const;
    const statements: number[] = [];
    const answers: string[] = [];
    for (const [name, idNumber] of cases) {
      const person = await newAccount();
      const { database } = test_;
      const [query, execute] = [database.query.bind(database), database.execute.bind(database)];
      let count = 0;
      database.query = (...parameters: Parameters<typeof query>) => { count++; return query(...parameters) as never; };
      database.execute = (...parameters: Parameters<typeof execute>) => { count++; return execute(...parameters); };
      const { status, body } = await bind(person, name, idNumber);
      Object.assign(database, { query, execute });
      answers.push(JSON.stringify([status, body]));
      // The first use of a quota inserts its row and takes two statements more.
      statements.push(count);
      expect((await me(person)).realNameState).toBe('IN_REVIEW');
    }
    expect(new Set(answers)).toEqual(new Set(['[200,{"state":"IN_REVIEW"}]']));
    expect(Math.max(...statements) - Math.min(...statements)).toBeLessThanOrEqual(3);
  });

  it('binds a person to one of several accounts that ask at once, and the others wait for the institution', async () => {
    const filed = await fileResident(test_, county.institutions.station, '孙唯一');
    const people = await Promise.all(Array.from({ length: 6 }, () => newAccount()));
    const answers = await Promise.all(people.map((person) => bind(person, '孙唯一', filed.idNumber)));
    expect(answers.map(({ body }) => body.state).sort()).toEqual([...Array<string>(5).fill('IN_REVIEW'), 'VERIFIED']);
    const claims = (await claimsOf(manager)).filter((claim: { claimedName: string }) => claim.claimedName === '孙唯一');
    expect(claims.map(({ kind }: { kind: string }) => kind)).toEqual(Array(5).fill('ALREADY_BOUND'));
  });

  it('binds a child too: who may act for whom is asked where something is done', async () => {
    const filed = await fileResident(test_, county.institutions.station, '周小宝', '2018-05-06');
    expect((await bind(await newAccount(), '周小宝', filed.idNumber)).body.state).toBe('VERIFIED');
  });

  it('is for residents', async () => {
    expect((await bind(manager, '王小明', unknownIdNumber())).status).toBe(403);
  });
});

describe('what the institution settles', () => {
  it('shows a claim to those who manage the person on file, one about nobody to every manager, and writes down who looked', async () => {
    const filed = await fileResident(test_, county.institutions.station, '吴登记');
    const mistyped = await newAccount();
    await bind(mistyped, '吴登纪', filed.idNumber);
    const nobody = await newAccount();
    const idNumber = unknownIdNumber();
    await bind(nobody, '新来的人', idNumber);

    expect(await claimBy(manager, '吴登纪')).toEqual({
      id: expect.any(Number), state: 'OPEN', kind: 'NAME_DIFFERS', claimedName: '吴登纪', idNumberMasked: `9${'*'.repeat(16)}${filed.idNumber.slice(-1)}`, phoneMasked: null,
      submittedAt: test_.clock.now().toISOString(), decidedAt: null, decisionNote: null,
      onFile: { residentId: filed.id, name: '吴登记', phoneMasked: '137****1234', address: '清河县永安路 3 号' },
    });
    expect(await claimBy(neighbour, '吴登纪')).toBeUndefined();
    expect(await claimBy(officer, '吴登纪')).toBeDefined();
    for (const actor of [manager, neighbour, officer]) expect(await claimBy(actor, '新来的人')).toMatchObject({ kind: 'NOT_ON_FILE', onFile: null });
    const looks = await test_.database.query<{ accountId: number; purpose: string }>('SELECT account_id AS accountId, purpose FROM access_entry WHERE resident_id = ?', [filed.id]);
    expect(looks).toContainEqual({ accountId: manager.accountId, purpose: 'IDENTITY_CLAIM' });
    expect(looks.some(({ accountId }) => accountId === neighbour.accountId)).toBe(false);
    expect((await inbox(manager)).filter(({ kind }) => kind === 'identity.claim-submitted').length).toBeGreaterThan(0);
    expect(JSON.stringify(await test_.database.query('SELECT * FROM identity_claim'))).not.toContain(idNumber);
  });

  it('binds a person whose name is written differently, and leaves the file as it is', async () => {
    const filed = await fileResident(test_, county.institutions.station, '郑晓红');
    const person = await newAccount();
    await bind(person, '郑小红', filed.idNumber);
    const { id } = await claimBy(manager, '郑小红');
    const answer = await decide(manager, id, 'approval', '已核对身份证');
    expect([answer.status, answer.body.state, answer.body.decisionNote]).toEqual([200, 'APPROVED', '已核对身份证']);
    expect(await me(person)).toMatchObject({ realNameState: 'VERIFIED', displayName: '郑晓红', resident: { id: filed.id, name: '郑晓红' } });
    expect((await inbox(person))[0]).toMatchObject({ kind: 'identity.claim-decided', title: expect.stringContaining('通过') });
    expect(await claimBy(manager, '郑小红')).toBeUndefined();
    expect(await claimBy(manager, '郑小红', 'APPROVED')).toMatchObject({ id, decidedAt: test_.clock.now().toISOString() });
    expect(await claimBy(neighbour, '郑小红', 'APPROVED')).toBeUndefined();
  });

  it('files a person whom nobody had on file with the institution that decides', async () => {
    const person = await newAccount();
    const idNumber = unknownIdNumber('1950-12-31');
    await bind(person, '外来户', idNumber);
    const { id } = await claimBy(neighbour, '外来户');
    expect((await decide(officer, id, 'approval')).body.code).toBe('CLAIM_NOT_ON_FILE');
    expect((await decide(neighbour, id, 'approval')).status).toBe(200);
    const { resident } = await me(person);
    expect(resident).toMatchObject({ name: '外来户', birthDate: '1950-12-31', age: 75 });
    const [row] = await test_.database.query<{ institutionId: number }>('SELECT institution_id AS institutionId FROM resident WHERE id = ?', [resident.id]);
    expect(row?.institutionId).toBe(county.institutions.otherCentre.id);
  });

  it('moves a binding: the old account is signed out everywhere and told', async () => {
    const filed = await fileResident(test_, county.institutions.station, '冒名顶替');
    const [thief, owner] = [await newAccount(), await newAccount()];
    await bind(thief, '冒名顶替', filed.idNumber);
    expect((await bind(owner, '冒名顶替', filed.idNumber)).body.state).toBe('IN_REVIEW');
    const claim = await claimBy(manager, '冒名顶替');
    expect(claim.kind).toBe('ALREADY_BOUND');
    expect((await decide(manager, claim.id, 'approval')).body).toMatchObject({ state: 'APPROVED', kind: 'ALREADY_BOUND' });
    expect((await me(owner)).resident.id).toBe(filed.id);
    expect((await send('GET', '/me', thief)).body.code).toBe('SESSION_EXPIRED');
    const [old] = await test_.database.query<{ residentId: number | null; displayName: string }>('SELECT resident_id AS residentId, display_name AS displayName FROM account WHERE id = ?', [thief.accountId]);
    expect(old).toEqual({ residentId: null, displayName: '微信用户' });
    await test_.settle();
    const told = await test_.database.query<{ kind: string }>('SELECT kind FROM message WHERE account_id = ?', [thief.accountId]);
    expect(told).toEqual([{ kind: 'identity.binding-moved' }]);
  });

  it('rejects with a reason, which the person reads, and who may then try again', async () => {
    const filed = await fileResident(test_, county.institutions.station, '写错名字');
    const person = await newAccount();
    await bind(person, '写措名字', filed.idNumber);
    const { id } = await claimBy(manager, '写措名字');
    expect((await decide(manager, id, 'rejection', '  ')).body.code).toBe('DECISION_NOTE_REQUIRED');
    expect((await decide(manager, id, 'rejection', '名字与身份证不符')).body).toMatchObject({ state: 'REJECTED', kind: 'NAME_DIFFERS' });
    expect((await me(person)).realNameState).toBe('NONE');
    expect((await inbox(person))[0]).toMatchObject({ kind: 'identity.claim-decided', body: expect.stringContaining('名字与身份证不符') });
    expect((await bind(person, '写错名字', filed.idNumber)).body.state).toBe('VERIFIED');
  });

  it('keeps one open claim for an account, the latest', async () => {
    const filed = await fileResident(test_, county.institutions.station, '改了又改');
    const person = await newAccount();
    await bind(person, '改了再改', filed.idNumber);
    await bind(person, '改了还改', filed.idNumber);
    expect(await claimBy(manager, '改了再改')).toBeUndefined();
    expect(await claimBy(manager, '改了还改')).toBeDefined();
    expect((await bind(person, '改了又改', filed.idNumber)).body.state).toBe('VERIFIED');
    expect(await claimBy(manager, '改了还改')).toBeUndefined();
    const states = await test_.database.query<{ state: string }>('SELECT state FROM identity_claim WHERE account_id = ?', [person.accountId]);
    expect(states).toEqual([{ state: 'SUPERSEDED' }, { state: 'SUPERSEDED' }]);
  });

  it('judges by what is on file now: an import may have brought the person meanwhile', async () => {
    const person = await newAccount();
    const idNumber = unknownIdNumber();
    await bind(person, '后来导入', idNumber);
    const { id } = await claimBy(manager, '后来导入');
    const filed = await fileResident(test_, county.institutions.otherCentre, '占位');
    const { FieldCipher } = await import('../../src/platform/crypto/index.js');
    const cipher = test_.application.get(FieldCipher);
    await test_.unitOfWork.run(() => test_.database.execute('UPDATE resident SET name = ?, id_number_index = ? WHERE id = ?', ['后来导入', cipher.index(idNumber, 'id-number'), filed.id]));
    expect(await claimBy(manager, '后来导入')).toBeUndefined();
    expect((await decide(manager, id, 'approval')).status).toBe(404);
    expect(await claimBy(neighbour, '后来导入')).toMatchObject({ kind: 'NAME_DIFFERS', onFile: { residentId: filed.id } });
    expect((await decide(neighbour, id, 'approval')).status).toBe(200);
    expect((await me(person)).resident.id).toBe(filed.id);
  });

  it('is decided once, although two managers press at once', async () => {
    const filed = await fileResident(test_, county.institutions.station, '两人同批');
    const person = await newAccount();
    await bind(person, '两人同劈', filed.idNumber);
    const { id } = await claimBy(manager, '两人同劈');
    const answers = await Promise.all([decide(manager, id, 'approval'), decide(officer, id, 'rejection', '不是本人'), decide(manager, id, 'approval')]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'CLAIM_STATE_CHANGED')).toHaveLength(2);
    expect(await inbox(person)).toHaveLength(1);
  });

  it('lets two claims on one person be approved one after the other: the later one moves the binding', async () => {
    const filed = await fileResident(test_, county.institutions.station, '双重申请');
    const [one, two] = [await newAccount(), await newAccount()];
    await bind(one, '双重申情', filed.idNumber);
    await bind(two, '双重申晴', filed.idNumber);
    const ids = await Promise.all(['双重申情', '双重申晴'].map(async (name) => (await claimBy(manager, name)).id as number));
    const answers = await Promise.all(ids.map((id) => decide(manager, id, 'approval')));
    expect(answers.every(({ status, body }) => status === 200 || body.code === 'CLAIM_STATE_CHANGED')).toBe(true);
    const bound = await test_.database.query('SELECT id FROM account WHERE resident_id = ?', [filed.id]);
    expect(bound).toHaveLength(1);
  });

  it('pages from the longest waiting on', async () => {
    const first = (await send('GET', '/identity-claims?limit=2', officer)).body;
    const second = (await send('GET', `/identity-claims?limit=2&cursor=${first.nextCursor}`, officer)).body;
    const ids = [...first.items, ...second.items].map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...ids].sort((left, right) => left - right));
    expect(new Set(ids).size).toBe(4);
  });

  it.each(['DOCTOR', 'NURSE', 'AUDITOR', 'SYSTEM_ADMINISTRATOR'] as const)('is not for a %s', async (role) => {
    const actor = await county.addStaff(role, role === 'AUDITOR' || role === 'SYSTEM_ADMINISTRATOR' ? county.institutions.county : county.institutions.centre);
    expect((await send('GET', '/identity-claims', actor)).status).toBe(403);
    expect((await decide(actor, 1, 'approval')).status).toBe(403);
  });
});

describe('probing', () => {
  it('lets a person try five times a day', async () => {
    const person = await newAccount();
    for (let attempt = 0; attempt < 5; attempt++) expect((await bind(person, '反复尝试', unknownIdNumber())).status).toBe(200);
    const refused = await bind(person, '反复尝试', unknownIdNumber());
    expect([refused.status, refused.body.code]).toEqual([429, 'REAL_NAME_TOO_OFTEN']);
    const filed = await fileResident(test_, county.institutions.station, '反复尝试');
    expect((await bind(person, '反复尝试', filed.idNumber)).status).toBe(429);
    expect((await me(person)).resident).toBeNull();
    test_.clock.advance(24 * hour);
    const again = await county.addUnboundAccount();
    expect((await bind(again, '反复尝试', filed.idNumber)).body.state).toBe('VERIFIED');
  });

  it('lets one ID number be tried ten times a day, by whatever accounts', async () => {
    const idNumber = unknownIdNumber();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) statuses.push((await bind(await newAccount(), '被猜的人', idNumber, `203.0.113.${attempt}`)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429, 429]);
  });

  it('stops an address that goes through numbers', async () => {
    const statuses = new Map<number, number>();
    for (let attempt = 0; attempt < 105; attempt++) {
      const { status } = await bind(await newAccount(), '挨个去试', unknownIdNumber(), '198.51.100.200');
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([[200, 100], [429, 5]]);
    test_.clock.advance(hour);
  });
});

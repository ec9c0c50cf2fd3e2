import { randomUUID } from 'node:crypto';
import { signatureLimits } from '@jiayi/domain';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { request } from '../support/request.js';
import { handSignature, prepareSigning, sign } from '../support/signing.js';

let test_: TestApplication;
let county: TestCounty;
let teamId: number;
let doctor: TestPerson;

const get = (path: string, person: TestPerson) => request(test_.application, 'GET', path, { token: person.token });
const post = (path: string, person: TestPerson, body: object = {}, key?: string) => request(test_.application, 'POST', path, { token: person.token, body, ...(key ? { key } : {}) });
const placesTaken = async (team: number) => (await test_.database.query<{ n: number }>('SELECT taken AS n FROM team_places WHERE team_id = ?', [team]))[0]?.n;

beforeAll(async () => {
  test_ = await startTestApplication();
  county = await TestCounty.make(test_);
  teamId = await county.addTeam(county.institutions.station);
  doctor = await county.addStaff('DOCTOR', county.institutions.station, teamId, 'LEADER');
});
afterAll(() => test_?.close());

describe('the signing of an adult [J8] [J10] [L15] [L16]', () => {
  test('options name the package with its marks, the periods with their ends, and both texts', async () => {
    const resident = await county.addResident(county.institutions.station);
    const { status, body } = await get(`/signing-options?teamId=${teamId}`, resident);
    expect(status).toBe(200);
    expect(body).toMatchObject({ eligible: true, obstacles: [], team: { id: teamId } });
    expect(body.packages[0].priceFen).toBe(0);
    expect(body.packages[0].items.some((item: { publicHealth: boolean }) => item.publicHealth)).toBe(true);
    expect(body.periods[0]).toMatchObject({ startsOn: '2026-11-22', endsOn: '2027-11-21' });
    expect(body.documents.agreement.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(body.documents.healthDataConsent.id).not.toBe(body.documents.agreement.id);
    expect(body.refusalConsequences.length).toBeGreaterThan(1);
  });

  test('submitted, seen first by the doctor for a key group, accepted, seen by the resident', async () => {
    const ordinary = await county.addResident(county.institutions.station);
    const elder = await county.addResident(county.institutions.station, { birthDate: '1950-01-02', name: '王秀兰', conditions: ['HYPERTENSION'] });
    const first = await sign(test_, ordinary, teamId);
    const second = await sign(test_, elder, teamId);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toMatchObject({ state: 'SUBMITTED', resident: { name: '王秀兰' }, allowed: { withdraw: true, accept: false, pdf: false } });
    expect(second.body.evidenceCode).toMatch(/^JY/);

    const queue = await get('/signing-queue', doctor);
    expect(queue.status).toBe(200);
    const ids = queue.body.items.map((item: { contractId: number }) => item.contractId);
    expect(ids.indexOf(second.body.id)).toBeLessThan(ids.indexOf(first.body.id));
    expect(queue.body.items[0]).toMatchObject({ keyGroupFirst: true, resident: { age: 76, sex: 'M' } });
    expect(queue.body.items[0].resident.keyGroups.map((group: { code: string }) => group.code)).toEqual(expect.arrayContaining(['ELDERLY_65', 'HYPERTENSION']));
    expect(queue.body.waiting).toBe(ids.length);

    test_.clock.set('2026-11-25T02:00:00.000Z');
    const accepted = await post(`/contracts/${second.body.id}/acceptance`, doctor);
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({ state: 'ACTIVE', startsOn: '2026-11-25', endsOn: '2027-11-24', decidedByName: doctor.name });
    await test_.settle();
    const messages = await get('/messages', elder);
    expect(messages.body.items.map((message: { title: string }) => message.title)).toEqual(['签约成功', '签约申请已提交']);
    expect(messages.body.unread).toBe(2);
    const home = await get('/home', elder);
    expect(home.body).toMatchObject({ realNameState: 'VERIFIED', contract: { id: second.body.id, state: 'ACTIVE', daysLeft: 365 }, unread: 2, due: [] });
    const own = await get('/me/contracts', elder);
    expect(own.body.items).toHaveLength(1);
    expect(own.body.items[0]).toMatchObject({ allowed: { withdraw: false, pdf: true }, timeline: [{ title: '提交签约申请' }, { title: '医生接收，签约生效' }] });
    const consents = await get('/me/consents', elder);
    expect(consents.body.items).toHaveLength(2);
    const accesses = await get('/me/accesses', elder);
    expect(accesses.body.items.length).toBeGreaterThan(0);
  });

  test('returned with a reason the resident can act on; then free to sign again', async () => {
    const resident = await county.addResident(county.institutions.station);
    const before = await placesTaken(teamId);
    const { body: contract } = await sign(test_, resident, teamId);
    expect(await placesTaken(teamId)).toBe((before ?? 0) + 1);
    expect((await post(`/contracts/${contract.id}/return`, doctor, { reasonCode: 'OTHER' })).body.code).toBe('RETURN_REASON_REQUIRED');
    expect((await post(`/contracts/${contract.id}/return`, doctor, { reasonCode: 'NO_SUCH' })).body.code).toBe('RETURN_REASON_REQUIRED');
    const returned = await post(`/contracts/${contract.id}/return`, doctor, { reasonCode: 'OUT_OF_AREA', note: '请联系城东站' });
    expect(returned.body).toMatchObject({ state: 'RETURNED', returnReason: { code: 'OUT_OF_AREA', note: '请联系城东站' } });
    expect(await placesTaken(teamId)).toBe(before);
    expect((await post(`/contracts/${contract.id}/acceptance`, doctor)).body.code).toBe('CONTRACT_STATE_CHANGED');
    expect((await sign(test_, resident, teamId)).status).toBe(201);
  });

  test('withdrawn before acceptance, and then nothing can accept it', async () => {
    const resident = await county.addResident(county.institutions.station);
    const { body: contract } = await sign(test_, resident, teamId);
    expect((await post(`/contracts/${contract.id}/withdrawal`, resident)).body.state).toBe('WITHDRAWN');
    expect((await post(`/contracts/${contract.id}/withdrawal`, resident)).status).toBe(409);
    expect((await post(`/contracts/${contract.id}/acceptance`, doctor)).status).toBe(409);
  });

  test('a person under 18 is told that a guardian has to act [J10]', async () => {
    const child = await county.addResident(county.institutions.station, { birthDate: '2009-01-01' });
    const options = await get(`/signing-options?teamId=${teamId}`, child);
    expect(options.body).toMatchObject({ eligible: false, obstacles: [{ code: 'NOT_ADULT', clause: 'J10' }] });
    const refused = await sign(test_, child, teamId);
    expect([refused.status, refused.body.code, refused.body.errors[0].clause]).toEqual([422, 'NOT_ADULT', 'J10']);
  });

  test('both texts must be opened and read to the end; a period and a package of the policy; a real signature [J10] [L15] [L16]', async () => {
    const resident = await county.addResident(county.institutions.station);
    const { body } = await prepareSigning(test_, resident, teamId);
    const refusalOf = async (change: object) => (await post('/contracts', resident, { ...body, ...change })).body.code;
    expect(await refusalOf({ agreementReadingId: 999_999 })).toBe('DOCUMENT_NOT_READ');
    expect(await refusalOf({ agreementReadingId: body['consentReadingId'] })).toBe('DOCUMENT_OUTDATED');
    expect(await refusalOf({ months: 13 })).toBe('PERIOD_NOT_ALLOWED');
    expect(await refusalOf({ packageId: 999 })).toBe('PACKAGE_NOT_OFFERED');
    expect(await refusalOf({ signature: '600x300;5,5,0' })).toBe('SIGNATURE_EMPTY');
    expect(await refusalOf({ signature: '600x300;5000,5,0' })).toBe('SIGNATURE_INVALID');
    for (const signature of ['', 'x', '600x300;', `${handSignature};1,2`]) expect(await refusalOf({ signature })).toBe('SIGNATURE_INVALID');
    for (const signature of [undefined, null, 7, [], {}, '1'.repeat(signatureLimits.maximumText + 1)]) expect(await refusalOf({ signature })).toBe('VALIDATION_FAILED');
    expect(await refusalOf({ surprise: 1 })).toBe('VALIDATION_FAILED');
    for (const device of [undefined, null, [], 'x', {}, { channel: 'H5' }, { channel: 'FAX', model: 'x' }, { channel: 'H5', model: 'x', extra: 1 }]) {
      expect(await refusalOf({ device })).toBe('VALIDATION_FAILED');
    }
    const unread = await post('/document-readings', resident, { documentId: (await get(`/signing-options?teamId=${teamId}`, resident)).body.documents.agreement.id });
    expect(await refusalOf({ agreementReadingId: unread.body.id })).toBe('DOCUMENT_NOT_READ');
    expect((await post(`/document-readings/${unread.body.id}/completion`, resident)).body.code).toBe('DOCUMENT_READ_TOO_FAST');
    expect((await post('/contracts', resident, body)).status).toBe(201);
  });

  test('another person\'s readings do not count', async () => {
    const [one, other] = [await county.addResident(county.institutions.station), await county.addResident(county.institutions.station)];
    const { body } = await prepareSigning(test_, one, teamId);
    expect((await post('/contracts', other, body)).body.code).toBe('DOCUMENT_NOT_READ');
  });

  test('refusing leaves evidence and says what one loses and what not [J10]', async () => {
    const resident = await county.addResident(county.institutions.station);
    const options = await get(`/signing-options?teamId=${teamId}`, resident);
    const refused = await post('/consent-refusals', resident, { documentId: options.body.documents.healthDataConsent.id });
    expect(refused.status).toBe(201);
    expect(refused.body.consequences.length).toBeGreaterThan(1);
    expect((await get('/me/consents', resident)).body.items[0]).toMatchObject({ decision: 'REFUSED', contractId: null });
  });
});

describe('one contract, one place, one effect', () => {
  test('200 requests for the last 10 places end with exactly 10', async () => {
    const small = await county.addTeam(county.institutions.station, { capacity: 10 });
    const residents = await Promise.all(Array.from({ length: 200 }, () => county.addResident(county.institutions.station)));
    const bodies: Record<string, unknown>[] = [];
    for (const resident of residents) bodies.push((await prepareSigning(test_, resident, small)).body);
    const answers = await Promise.all(residents.map((resident, index) => post('/contracts', resident, bodies[index]!)));
    const codes = answers.map((answer) => (answer.status === 201 ? 'signed' : answer.body.code));
    expect(codes.filter((code) => code === 'signed')).toHaveLength(10);
    expect(codes.filter((code) => code === 'TEAM_FULL')).toHaveLength(190);
    expect(await placesTaken(small)).toBe(10);
    const [rows] = await test_.database.query<{ n: number }>('SELECT COUNT(*) AS n FROM contract WHERE team_id = ?', [small]);
    expect(Number(rows?.n)).toBe(10);
  }, 120_000);

  test('ten requests of one resident at once make one contract', async () => {
    const resident = await county.addResident(county.institutions.station);
    const other = await county.addTeam(county.institutions.centre);
    const { body } = await prepareSigning(test_, resident, teamId);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => post('/contracts', resident, { ...body, teamId: index % 2 ? teamId : other })));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    for (const answer of answers.filter((one) => one.status !== 201)) expect([answer.status, answer.body.code]).toEqual([409, 'CONTRACT_ALREADY_OPEN']);
  });

  test('the same key gives the same answer and no second effect, also at the same time; another body is refused', async () => {
    const resident = await county.addResident(county.institutions.station);
    const { body } = await prepareSigning(test_, resident, teamId);
    const key = randomUUID();
    const before = await placesTaken(teamId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('/contracts', resident, body, key)));
    answers.push(await post('/contracts', resident, body, key));
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.body).toEqual(answers[0]!.body);
    }
    expect(await placesTaken(teamId)).toBe((before ?? 0) + 1);
    const reused = await post('/contracts', resident, { ...body, months: 24 }, key);
    expect([reused.status, reused.body.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    const missing = await test_.application.inject({ method: 'POST', url: '/api/v1/contracts', headers: { authorization: `Bearer ${resident.token}` }, payload: body });
    expect(missing.json().code).toBe('IDEMPOTENCY_KEY_MISSING');
  });

  test('two doctors deciding at once: one wins, the other is told', async () => {
    const colleague = await county.addStaff('DOCTOR', county.institutions.station, teamId);
    const resident = await county.addResident(county.institutions.station);
    const { body: contract } = await sign(test_, resident, teamId);
    const outcomes = await Promise.all([post(`/contracts/${contract.id}/acceptance`, doctor), post(`/contracts/${contract.id}/return`, colleague, { reasonCode: 'OUT_OF_AREA' })]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual([200, 409]);
  });

  test('a full team and a closed team each say so', async () => {
    const full = await county.addTeam(county.institutions.station, { capacity: 0 });
    const closed = await county.addTeam(county.institutions.station, { accepting: 0 });
    const resident = await county.addResident(county.institutions.station);
    expect((await sign(test_, resident, full)).body.code).toBe('TEAM_FULL');
    expect((await sign(test_, resident, closed)).body.code).toBe('TEAM_NOT_ACCEPTING');
  });
});

describe('who may see and decide', () => {
  let contractId: number;
  let owner: TestPerson;
  beforeAll(async () => {
    owner = await county.addResident(county.institutions.station);
    contractId = (await sign(test_, owner, teamId)).body.id;
  });

  test.each([
    ['a nurse of the team sees, may not decide', 'NURSE', 'station', true, 200, 403],
    ['a doctor of another team sees nothing', 'DOCTOR', 'station', false, 404, 404],
    ['the manager of the centre above sees, may not decide', 'INSTITUTION_MANAGER', 'centre', false, 200, 403],
    ['the manager of another centre sees nothing', 'INSTITUTION_MANAGER', 'otherCentre', false, 404, 403],
    ['the county officer sees', 'COUNTY_OFFICER', 'county', false, 200, 403],
    ['the officer of another county sees nothing', 'COUNTY_OFFICER', 'otherCounty', false, 404, 403],
    ['an assistant of the team sees nothing', 'ASSISTANT', 'station', true, 404, 403],
    ['the system administrator sees nothing', 'SYSTEM_ADMINISTRATOR', 'county', false, 404, 403],
  ] as const)('%s', async (_name, role, place, member, seeing, deciding) => {
    const person = await county.addStaff(role, county.institutions[place], member ? teamId : null, role === 'NURSE' ? 'NURSE' : 'ASSISTANT');
    for (const path of [`/contracts/${contractId}`, `/contracts/${contractId}/evidence`, `/contracts/${contractId}/signature.png`]) {
      const answer = await get(path, person);
      expect([path, answer.status]).toEqual([path, seeing]);
      if (seeing === 404) expect(answer.raw.toString()).not.toContain(owner.name);
    }
    expect((await post(`/contracts/${contractId}/acceptance`, person)).status).toBe(deciding);
    expect((await post(`/contracts/${contractId}/withdrawal`, person)).status).toBe(403);
  });

  test('another resident, an unbound account and nobody see nothing', async () => {
    const stranger = await county.addResident(county.institutions.station);
    const unbound = await county.addUnboundAccount();
    expect((await get(`/contracts/${contractId}`, stranger)).status).toBe(404);
    expect((await get(`/contracts/${contractId}`, unbound)).status).toBe(404);
    expect((await get(`/signing-options?teamId=${teamId}`, unbound)).body.code).toBe('REAL_NAME_REQUIRED');
    expect((await request(test_.application, 'GET', `/contracts/${contractId}`)).status).toBe(401);
    expect((await get('/signing-queue', stranger)).status).toBe(403);
    expect((await get('/home', doctor)).status).toBe(403);
  });

  test('every look of staff has its row, which the resident can read', async () => {
    const { body: before } = await get('/me/accesses?limit=100', owner);
    await get(`/contracts/${contractId}`, doctor);
    const { body: after } = await get('/me/accesses?limit=100', owner);
    expect(after.items.length).toBe(before.items.length + 1);
    expect(after.items[0]).toMatchObject({ who: doctor.name, purposeName: '处理您的签约申请' });
  });
});

test('a contract ends on the day after its last day and frees its place', async () => {
  const resident = await county.addResident(county.institutions.station);
  const own = await county.addTeam(county.institutions.station);
  const ownDoctor = await county.addStaff('DOCTOR', county.institutions.station, own, 'LEADER');
  const { body: contract } = await sign(test_, resident, own);
  const { body: active } = await post(`/contracts/${contract.id}/acceptance`, ownDoctor);
  const { ContractsService } = await import('../../src/contracts/contracts.service.js');
  const service = test_.application.get(ContractsService);
  test_.clock.set(`${active.endsOn}T15:59:59.000Z`);
  await service.expire();
  expect((await get(`/contracts/${contract.id}`, resident)).body.state).toBe('ACTIVE');
  test_.clock.set(`${active.endsOn}T16:00:00.000Z`);
  await service.expire();
  const expired = (await get(`/contracts/${contract.id}`, resident)).body;
  expect(expired).toMatchObject({ state: 'EXPIRED', decidedByName: ownDoctor.name });
  expect(expired.timeline.map(({ title, by }: { title: string; by: string }) => [title, by])).toEqual([['提交签约申请', resident.name], ['医生接收，签约生效', ownDoctor.name], ['签约到期', '已到期']]);
  expect(expired.timeline.at(-1).at).toBe(`${expired.endsOn}T16:00:00.000Z`);
  expect(await placesTaken(own)).toBe(0);
});

import { IdentityService, newTotpSecret, totpCode } from '../../src/identity/index.js';
import { MessagesService } from '../../src/messages/index.js';
import type { TestPerson } from '../support/county.js';
import { addPractitioner, fileResident } from '../support/identity.js';
import { checkedImport, filledWorkbook } from '../support/imports.js';
import { request } from '../support/request.js';
import { prepareSigning, readDocument, sign } from '../support/signing.js';
import type { Method } from './api-routes.js';
import { knownPassword, type World } from './world.js';

/** For whom a request is made up, and how it will be sent. */
export interface Occasion {
  readonly world: World;
  /** Null when nobody is signed in. */
  readonly caller: TestPerson | null;
  readonly method: Method;
}

type Sample<Value> = (occasion: Occasion) => Promise<Value> | Value;

const minute = 60_000;
let serial = 0;

const newPhone = (): string => `139${String(++serial).padStart(8, '0')}`;

/** What needs the work of a whole use case is made once in each world. */
function onceInWorld<Value>(make: (world: World) => Promise<Value>): (world: World) => Promise<Value> {
  const made = new WeakMap<World, Promise<Value>>();
  return (world) => {
    const value = made.get(world) ?? make(world);
    made.set(world, value);
    return value;
  };
}

async function numberOf(world: World, sql: string, parameters: readonly (string | number)[]): Promise<number> {
  const [row] = await world.test.database.query<{ id: number }>(sql, parameters);
  if (!row?.id) throw new Error(`there is none: ${sql}`);
  return Number(row.id);
}

async function smsCode({ test }: World, phone: string): Promise<string> {
  test.clock.advance(minute);
  return (await request(test.application, 'POST', '/sms-codes', { body: { phone }, address: newAddress() })).body.demoCode as string;
}

async function openedDocument({ test, teamId, county }: World): Promise<number> {
  const reader = await county.addResident(county.institutions.station);
  return (await request(test.application, 'GET', `/signing-options?teamId=${teamId}`, { token: reader.token })).body.documents.agreement.id as number;
}

async function signedContract({ test, county, teamId }: World, given?: TestPerson): Promise<number> {
  const person = given ?? await county.addResident(county.institutions.station);
  return (await sign(test, person, teamId)).body.id as number;
}

const staff = onceInWorld(async ({ test, county }) => {
  const create = (username: string, role: 'DOCTOR' | 'COUNTY_OFFICER', totpSecret?: string) => test.application.get(IdentityService).createStaff({
    username, displayName: '员工', password: knownPassword, mustChangePassword: false, totpSecret,
    grants: [{ role, institutionId: role === 'DOCTOR' ? county.institutions.station.id : county.institutions.county.id }],
  });
  const secret = newTotpSecret();
  return { doctorId: await create('hostile.doctor', 'DOCTOR'), officerId: await create('hostile.officer', 'COUNTY_OFFICER', secret), secret };
});

const document = onceInWorld(openedDocument);
const contract = onceInWorld((world) => signedContract(world));
const checkedJob = onceInWorld(async ({ test, county }) => {
  const officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
  const bytes = await filledWorkbook({ 居民: [{ 姓名: '无名氏', 身份证号: '1' }] });
  return (await checkedImport(test, officer.token, bytes)).body.id as number;
});

async function ownContract(world: World, caller: TestPerson): Promise<number> {
  const [row] = await world.test.database.query<{ id: number }>('SELECT id FROM contract WHERE resident_id = ?', [caller.residentId]);
  return row?.id ?? signedContract(world, caller);
}

/** By the segment before the parameter: an id that the caller may use. */
export const pathSamples: Readonly<Record<string, Sample<number>>> = {
  sessions: ({ world, caller }) => numberOf(world, 'SELECT MAX(id) AS id FROM session WHERE account_id = ?', [caller?.accountId ?? 0]),
  'identity-claims': async ({ world }) => {
    const { test, county } = world;
    const [filed, claimant] = [await fileResident(test, county.institutions.station, '王登记'), await county.addUnboundAccount()];
    await request(test.application, 'POST', '/me/real-name', { token: claimant.token, body: { name: '王申请', idNumber: filed.idNumber }, address: newAddress() });
    return numberOf(world, 'SELECT MAX(id) AS id FROM identity_claim WHERE account_id = ?', [claimant.accountId]);
  },
  'staff-accounts': async ({ world }) => (await staff(world)).doctorId,
  institutions: ({ world }) => world.county.institutions.station.id,
  teams: ({ world }) => world.teamId,
  members: async ({ world }) => {
    const { practitionerId } = await world.county.addStaff('NURSE', world.county.institutions.station, world.teamId, 'NURSE');
    return numberOf(world, 'SELECT id FROM team_member WHERE practitioner_id = ?', [practitionerId]);
  },
  residents: async ({ world }) => numberOf(world, 'SELECT resident_id AS id FROM contract WHERE id = ?', [await contract(world)]),
  'document-readings': async ({ world, caller }) => (caller ? readDocument(world.test, caller, await document(world)) : 0),
  documents: ({ world }) => document(world),
  contracts: ({ world, caller, method }) => {
    if (caller?.residentId) return ownContract(world, caller);
    return method === 'GET' ? contract(world) : signedContract(world);
  },
  messages: async ({ world, caller }) => {
    const accountId = caller?.accountId ?? 0;
    await world.test.unitOfWork.run(() => world.test.application.get(MessagesService).send([accountId], { kind: 'TEST', title: '通知', body: '内容' }));
    return numberOf(world, 'SELECT MAX(id) AS id FROM message WHERE account_id = ?', [accountId]);
  },
  imports: ({ world }) => checkedJob(world),
};

/** By name: values of the query parameters that a route cannot do without, or that only mean something together. */
export const querySamples: Readonly<Record<string, Sample<string>>> = {
  teamId: ({ world }) => String(world.teamId),
  latitude: () => '36.5',
  longitude: () => '101.5',
};

/** By the name of the body's class: what the caller could send in earnest. */
export const bodySamples: Readonly<Record<string, Sample<Record<string, unknown>>>> = {
  SmsCodeRequest: () => ({ phone: newPhone() }),
  WechatSignInRequest: ({ world }) => ({ code: world.wechat.issueCode(`o-hostile-${++serial}`), deviceName: '手机' }),
  PhoneSignInRequest: async ({ world }) => {
    const phone = newPhone();
    return { phone, code: await smsCode(world, phone), deviceName: '手机' };
  },
  StaffSignInRequest: async ({ world }) => {
    await staff(world);
    return { username: 'hostile.doctor', password: knownPassword, deviceName: '电脑' };
  },
  SecondFactorRequest: async ({ world }) => {
    const { secret } = await staff(world);
    const { test } = world;
    // Each code proves once.
    test.clock.advance(minute);
    const { body } = await request(test.application, 'POST', '/sessions/staff', { body: { username: 'hostile.officer', password: knownPassword }, address: newAddress() });
    return { challenge: body.secondFactor.challenge, code: totpCode(secret, test.clock.now()) };
  },
  SetPhoneRequest: async ({ world }) => {
    const phone = newPhone();
    return { phone, code: await smsCode(world, phone) };
  },
  ChangePasswordRequest: () => ({ currentPassword: knownPassword, newPassword: `meadow-${++serial}-lantern` }),
  BindRealNameRequest: async ({ world }) => {
    const { name, idNumber } = await fileResident(world.test, world.county.institutions.station, '王登记');
    return { name, idNumber };
  },
  DecideIdentityClaimRequest: () => ({ note: '已核对身份证原件' }),
  CreateStaffAccountRequest: async ({ world }) => ({
    username: `new.member${++serial}`, displayName: '新同事', practitionerId: await addPractitioner(world.test, world.county.institutions.station),
    grants: [{ role: 'NURSE', institutionId: world.county.institutions.station.id }],
  }),
  UpdateStaffAccountRequest: ({ world }) => ({
    displayName: '改名', active: true, grants: [{ role: 'DOCTOR', institutionId: world.county.institutions.station.id }],
  }),
  UpdateInstitutionRequest: () => ({ name: '东风站', address: '东风路 1 号', phone: '0990-1234567', openingHours: '周一至周五', latitude: 36.5, longitude: 101.5 }),
  UpdateTeamRequest: () => ({ name: '东风团队', introduction: '', capacity: 100_000, accepting: true }),
  AddTeamMemberRequest: async ({ world }) => ({ practitionerId: await addPractitioner(world.test, world.county.institutions.station), teamRole: 'DOCTOR' }),
  OpenDocumentRequest: async ({ world }) => ({ documentId: await document(world) }),
  SubmitContractRequest: async ({ world, caller }) => {
    if (!caller) throw new Error('nobody signs a contract');
    return (await prepareSigning(world.test, caller, world.teamId)).body;
  },
  ReturnContractRequest: () => ({ reasonCode: 'OUT_OF_AREA', note: '请联系城东站' }),
};

/** An address that no limit has been counted for. */
export function newAddress(): string {
  serial += 1;
  return `10.${(serial >> 16) & 255}.${(serial >> 8) & 255}.${serial & 255}`;
}


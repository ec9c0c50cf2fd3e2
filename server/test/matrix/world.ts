import { createHash, randomBytes } from 'node:crypto';
import { staffRoles, type StaffRole } from '@jiayi/domain';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import type { SqlValue } from '../../src/platform/database/index.js';
import type { TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { Population } from '../support/population.js';
import type { WechatStandIn } from '../support/wechat-stand-in.js';
import type { Location, PlaceName, Standing, TeamName } from './geometry.js';
import { Marks } from './marks.js';
import type { CallerRole } from './relations.js';

/** What a mark stands in. */
export type Facet = 'name' | 'address' | 'condition' | 'claimedName' | 'username' | 'title' | 'device' | 'file' | 'fault' | 'target' | 'practitioner';

export type Kind =
  | 'resident' | 'child' | 'contract' | 'request' | 'readings' | 'claim' | 'account' | 'message' | 'session' | 'practitioner' | 'import' | 'auditEntry'
  | 'institution' | 'team';

/** One piece of data that somebody may or may not see. The first of its kind is the one that everybody reaches for. */
export interface Datum extends Location {
  readonly kind: Kind;
  readonly id: number;
  /** Whose personal data it holds. */
  readonly residentId: number | null;
  readonly marks: Partial<Record<Facet, string>>;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface Caller extends Standing {
  readonly token: string;
  readonly residentId: number;
  readonly practitionerId: number;
}

const nobody: TestPerson = { accountId: 0, residentId: 0, practitionerId: 0, name: '', token: '' };

/** An id that nothing has. */
export const unknownId = 2_000_000_000;

/** Everybody who calls and everything they call for, in one small county. Filled by `people.ts` and `data.ts`. */
export class World {
  readonly marks = new Marks();
  readonly callers: Caller[] = [];
  readonly teams = {} as Record<TeamName, number>;
  /** Numbers that no answer may ever hold in full. */
  readonly secrets = new Set<string>();
  private readonly all: Datum[] = [];

  private addresses = 0;

  private constructor(readonly test: TestApplication, readonly wechat: WechatStandIn, readonly county: TestCounty, readonly population: Population) {}

  static async empty(test: TestApplication, wechat: WechatStandIn): Promise<World> {
    return new World(test, wechat, await TestCounty.make(test), new Population(test));
  }

  /** Another address for each request, because how much may come from one is limited. */
  freshAddress(): string {
    const count = ++this.addresses;
    return `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`;
  }

  placeId(place: PlaceName): number {
    return this.county.institutions[place].id;
  }

  pathOf(place: PlaceName): string {
    return this.county.institutions[place].path;
  }

  addCaller(standing: Omit<Standing, 'accountId'>, person: TestPerson = nobody): Caller {
    const { accountId, residentId, practitionerId, token } = person;
    const caller = { ...standing, accountId, residentId, practitionerId, token };
    this.callers.push(caller);
    return caller;
  }

  add(kind: Kind, id: number, location: Partial<Location>, marks: Datum['marks'] = {}, rest: Partial<Pick<Datum, 'residentId' | 'details'>> = {}): Datum {
    const datum: Datum = {
      kind, id, ownerAccountId: null, place: null, team: null, residentId: null, details: {}, ...location, marks, ...rest,
    };
    this.all.push(datum);
    return datum;
  }

  data(kind: Kind): Datum[] {
    return this.all.filter((datum) => datum.kind === kind);
  }

  main(kind: Kind): Datum {
    const [first] = this.data(kind);
    if (!first) throw new Error(`The world has no ${kind}.`);
    return first;
  }

  /** What belongs to nobody: something planted so, else an id that nothing has. */
  nobodys(kind: Kind): Datum {
    return this.data(kind).find(({ place, ownerAccountId }) => place === null && ownerAccountId === null)
      ?? { kind, id: unknownId, ownerAccountId: null, place: null, team: null, residentId: null, marks: {}, details: {} };
  }

  /** The one of each role who is asked where one is enough: the owner of what is asked for, else the first, a leader of its team. */
  strongest(role: CallerRole, target: Datum): Caller {
    const candidates = this.callers.filter((caller) => caller.role === role);
    const found = candidates.find(({ accountId }) => accountId === target.ownerAccountId) ?? candidates[0];
    if (!found) throw new Error(`Nobody calls as ${role}.`);
    return found;
  }

  callersOf(...roles: StaffRole[]): Caller[] {
    return this.callers.filter(({ role }) => (roles as CallerRole[]).includes(role));
  }

  async insert(table: string, row: Record<string, SqlValue>): Promise<number> {
    await this.population.insert(table, Object.keys(row), 1, () => Object.values(row));
    return this.population.lastId(table);
  }

  async execute(sql: string, ...parameters: SqlValue[]): Promise<void> {
    await this.test.unitOfWork.run(() => this.test.database.execute(sql, parameters));
  }

  /** A further session, for what ends or changes the session it is asked with. */
  async openSession(accountId: number, deviceName = '测试'): Promise<{ id: number; token: string }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.now;
    const id = await this.insert('session', {
      account_id: accountId, token_hash: createHash('sha256').update(token).digest('hex'), channel: 'H5', device_name: deviceName, second_factor: 1,
      signed_in_at: now, last_seen_at: '2098-01-01 00:00:00.000', rotated_at: now, expires_at: '2099-01-01 00:00:00.000',
    });
    return { id, token };
  }

  /** The ID number on file, which only its owner could type. */
  async idNumberOf(residentId: number): Promise<string> {
    const [row] = await this.test.database.query<{ cipher: string }>('SELECT id_number_cipher AS cipher FROM resident WHERE id = ?', [residentId]);
    return this.test.application.get(FieldCipher).decrypt(row?.cipher ?? '', 'id-number');
  }

  get now(): string {
    return this.test.clock.now().toISOString().slice(0, 23).replace('T', ' ');
  }
}

export const staffRoleNames = Object.keys(staffRoles) as StaffRole[];

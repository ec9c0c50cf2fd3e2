import { Passwords } from '../../src/identity/staff/passwords.js';
import type { StaffRole } from '@jiayi/domain';
import type { AccessRule } from '../../src/platform/http/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty, type TestPerson } from '../support/county.js';
import { WechatStandIn } from '../support/wechat-stand-in.js';

export type CallerKind = 'nobody' | 'resident' | 'unbound' | StaffRole;

export const knownPassword = 'tulip-92-kettle';

/** Where the staff of each role work; the doctor leads the team. A new role does not compile until it has a place here. */
const workplaces: Readonly<Record<StaffRole, { institution: keyof TestCounty['institutions']; teamRole?: string }>> = {
  DOCTOR: { institution: 'station', teamRole: 'LEADER' },
  NURSE: { institution: 'station', teamRole: 'NURSE' },
  PHARMACIST: { institution: 'station', teamRole: 'PHARMACIST' },
  ASSISTANT: { institution: 'station', teamRole: 'ASSISTANT' },
  INSTITUTION_MANAGER: { institution: 'centre' },
  REFERRAL_DESK: { institution: 'centre' },
  COUNTY_OFFICER: { institution: 'county' },
  CITY_OFFICER: { institution: 'city' },
  PROVINCE_OFFICER: { institution: 'province' },
  AUDITOR: { institution: 'county' },
  SYSTEM_ADMINISTRATOR: { institution: 'county' },
};
const staffKinds = Object.keys(workplaces) as StaffRole[];

/** Every kind of caller that a rule lets in. */
export function callersOf(rule: AccessRule): readonly CallerKind[] {
  switch (rule) {
    case 'public': return ['nobody', 'resident'];
    case 'signed-in': return ['resident', 'unbound', ...staffKinds];
    case 'resident': return ['resident', 'unbound'];
    case 'bound-resident': return ['resident'];
    case 'staff': return staffKinds;
    default: return rule.roles;
  }
}

/** The application with a small county in it, and somebody of each kind to call it. */
export class World {
  readonly wechat = new WechatStandIn();
  test!: TestApplication;
  county!: TestCounty;
  teamId!: number;
  private readonly people = new Map<CallerKind, TestPerson>();
  private passwordHash = '';

  static async start(): Promise<World> {
    const world = new World();
    const baseUrl = await world.wechat.start();
    world.test = await startTestApplication({
      environment: { WECHAT_APP_ID: world.wechat.appId, WECHAT_SECRET: world.wechat.secret, WECHAT_BASE_URL: baseUrl },
    });
    world.county = await TestCounty.make(world.test);
    world.teamId = await world.county.addTeam(world.county.institutions.station, { capacity: 100_000 });
    world.passwordHash = await world.test.application.get(Passwords).hash(knownPassword);
    return world;
  }

  async stop(): Promise<void> {
    await this.test?.close();
    await this.wechat.stop();
  }

  /** The same person each time, until {@link dismiss}. */
  async caller(kind: CallerKind): Promise<TestPerson | null> {
    if (kind === 'nobody') return null;
    const person = this.people.get(kind) ?? await this.invite(kind);
    this.people.set(kind, person);
    return person;
  }

  /** Somebody else of the kind comes next: this one is signed out, locked, or has asked too often. */
  dismiss(kind: CallerKind): void {
    this.people.delete(kind);
  }

  private async invite(kind: Exclude<CallerKind, 'nobody'>): Promise<TestPerson> {
    const { county, test } = this;
    if (kind === 'resident') return county.addResident(county.institutions.station);
    if (kind === 'unbound') return county.addUnboundAccount();
    const { institution, teamRole } = workplaces[kind];
    const person = await county.addStaff(kind, county.institutions[institution], teamRole ? this.teamId : null, teamRole);
    await test.unitOfWork.run(() => test.database.execute('UPDATE account SET password_hash = ? WHERE id = ?', [this.passwordHash, person.accountId]));
    return person;
  }
}

import { createHash, randomBytes } from 'node:crypto';
import { composeIdentityNumber, type StaffRole } from '@jiayi/domain';
import { FieldCipher } from '../../src/platform/crypto/index.js';
import { Residents } from '../../src/residents/index.js';
import type { TestApplication } from './application.js';

/** A small county written straight into the tables, for tests of what comes after the import. */
export class TestCounty {
  private serial = 0;

  private constructor(private readonly test: TestApplication) {}

  readonly institutions = {} as Record<'province' | 'city' | 'county' | 'otherCounty' | 'centre' | 'station' | 'otherCentre' | 'foreignCentre', Place>;

  static async make(test: TestApplication): Promise<TestCounty> {
    const county = new TestCounty(test);
    const place = async (name: keyof TestCounty['institutions'], kind: string, parent: Place | null) => {
      county.institutions[name] = await county.addInstitution(`${name}机构`, kind, parent);
      return county.institutions[name];
    };
    const province = await place('province', 'PROVINCE', null);
    const city = await place('city', 'CITY', province);
    const own = await place('county', 'COUNTY', city);
    const other = await place('otherCounty', 'COUNTY', city);
    const centre = await place('centre', 'CENTRE', own);
    await place('station', 'STATION', centre);
    await place('otherCentre', 'CENTRE', own);
    await place('foreignCentre', 'CENTRE', other);
    return county;
  }

  async addInstitution(name: string, kind: string, parent: Place | null): Promise<Place> {
    return this.insideUnit(async () => {
      const id = await this.insert('institution', {
        code: this.code('I'), name, kind, parent_id: parent?.id ?? null, path: '/', depth: (parent?.path.split('/').length ?? 2) - 1, ownership: 'PUBLIC',
        address: '清河县永安路 1 号', phone: '0990-1234567', active: 1, created_at: this.now, updated_at: this.now,
      });
      const path = `${parent?.path ?? '/'}${id}/`;
      await this.test.database.execute('UPDATE institution SET path = ? WHERE id = ?', [path, id]);
      return { id, path };
    });
  }

  addTeam(institution: Place, { capacity = 100, ...change }: { name?: string; capacity?: number; accepting?: 0 | 1 } = {}): Promise<number> {
    return this.insideUnit(async () => {
      const teamId = await this.insert('team', {
        code: this.code('T'), name: '张医生团队', institution_id: institution.id, introduction: '', accepting: 1,
        confirmed_at: this.now, created_at: this.now, updated_at: this.now, ...change,
      });
      await this.insert('team_places', { team_id: teamId, capacity, taken: 0 });
      return teamId;
    });
  }

  /** A practitioner who is a member of the team, with an account of the role and an open session. */
  async addStaff(role: StaffRole, institution: Place, teamId: number | null = null, teamRole = 'DOCTOR'): Promise<TestPerson> {
    return this.insideUnit(async () => {
      const name = `员工${++this.serial}`;
      const practitionerId = await this.insert('practitioner', {
        code: this.code('P'), name, kind: role === 'NURSE' ? 'NURSE' : 'GENERAL_PRACTITIONER', title: '主治医师', employer_id: institution.id, active: 1, created_at: this.now, updated_at: this.now,
      });
      if (teamId !== null) {
        await this.insert('team_member', { team_id: teamId, practitioner_id: practitionerId, team_role: teamRole, active: 1, created_at: this.now, updated_at: this.now });
      }
      const accountId = await this.insert('account', {
        kind: 'STAFF', display_name: name, active: 1, username: `staff${this.serial}`, practitioner_id: practitionerId, must_change_password: 0, created_at: this.now, updated_at: this.now,
      });
      await this.insert('role_grant', { account_id: accountId, role, institution_id: institution.id, granted_at: this.now });
      return { accountId, residentId: 0, practitionerId, name, token: await this.openSession(accountId) };
    });
  }

  /** A resident on file; with an account and an open session unless `account` is false. */
  async addResident(institution: Place, change: { birthDate?: string; name?: string; sex?: 'M' | 'F'; account?: boolean; conditions?: string[]; gridId?: number } = {}): Promise<TestPerson> {
    const residentId = await this.insideUnit(async () => {
      const cipher = this.test.application.get(FieldCipher);
      const birthDate = change.birthDate ?? '1980-05-06';
      const idNumber = composeIdentityNumber('990101', birthDate, ++this.serial % 1000);
      const id = await this.insert('resident', {
        name: change.name ?? `居民${this.serial}`, id_number_cipher: cipher.encrypt(idNumber, 'id-number'), id_number_index: cipher.index(idNumber, 'id-number'),
        sex: change.sex ?? 'M', birth_date: birthDate, address: '清河县永安路 2 号', grid_id: change.gridId ?? null, institution_id: institution.id,
        active: 1, is_key_group: 0, created_at: this.now, updated_at: this.now,
      });
      for (const code of change.conditions ?? []) await this.insert('resident_condition', { resident_id: id, code, name: code });
      return id;
    });
    await this.insideUnit(() => this.test.application.get(Residents).refreshKeyGroup([residentId]));
    const name = change.name ?? `居民${this.serial}`;
    if (change.account === false) return { accountId: 0, residentId, practitionerId: 0, name, token: '' };
    return this.insideUnit(async () => {
      const accountId = await this.insert('account', {
        kind: 'RESIDENT', display_name: name, active: 1, resident_id: residentId, must_change_password: 0, created_at: this.now, updated_at: this.now,
      });
      return { accountId, residentId, practitionerId: 0, name, token: await this.openSession(accountId) };
    });
  }

  /** A phone account whose real name is not bound yet. */
  addUnboundAccount(): Promise<TestPerson> {
    return this.insideUnit(async () => {
      const accountId = await this.insert('account', { kind: 'RESIDENT', display_name: '手机用户', active: 1, must_change_password: 0, created_at: this.now, updated_at: this.now });
      return { accountId, residentId: 0, practitionerId: 0, name: '手机用户', token: await this.openSession(accountId) };
    });
  }

  private async openSession(accountId: number): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.insert('session', {
      account_id: accountId, token_hash: createHash('sha256').update(token).digest('hex'), channel: 'H5', device_name: '测试', second_factor: 1,
      // Seen in the far future: tests of other things move the clock by days.
      signed_in_at: this.now, last_seen_at: '2098-01-01 00:00:00.000', rotated_at: this.now, expires_at: '2099-01-01 00:00:00.000',
    });
    return token;
  }

  private get now(): string {
    return this.test.clock.now().toISOString().slice(0, 23).replace('T', ' ');
  }

  private code(prefix: string): string {
    return `${prefix}${String(++this.serial).padStart(6, '0')}`;
  }

  private insideUnit<T>(work: () => Promise<T>): Promise<T> {
    return this.test.unitOfWork.run(work);
  }

  private async insert(table: string, row: Record<string, string | number | null>): Promise<number> {
    const columns = Object.keys(row);
    const { insertId } = await this.test.database.execute(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row),
    );
    return insertId;
  }
}

export interface Place {
  readonly id: number;
  readonly path: string;
}

export interface TestPerson {
  readonly accountId: number;
  readonly residentId: number;
  readonly practitionerId: number;
  readonly name: string;
  readonly token: string;
}

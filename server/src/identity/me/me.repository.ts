import { Injectable } from '@nestjs/common';
import type { CivilDate, PractitionerKind, Sex, StaffRole, TeamRole } from '@jiayi/domain';
import { Database } from '../../platform/database/index.js';

export interface MyResidentRow {
  id: number;
  name: string;
  idNumberCipher: string;
  sex: Sex;
  birthDate: CivilDate;
  address: string | null;
  gridName: string | null;
}

export interface MyGrantRow {
  role: StaffRole;
  institutionId: number | null;
  institutionName: string | null;
}

export interface MyPractitionerRow {
  id: number;
  name: string;
  kind: PractitionerKind;
}

export interface MyTeamRow {
  id: number;
  name: string;
  teamRole: TeamRole;
}

/** What a signed-in person reads of himself. */
@Injectable()
export class MeRepository {
  constructor(private readonly database: Database) {}

  async resident(residentId: number): Promise<MyResidentRow | null> {
    const [row] = await this.database.query<MyResidentRow>(
      `SELECT r.id, r.name, r.id_number_cipher AS idNumberCipher, r.sex, r.birth_date AS birthDate, r.address, g.name AS gridName
       FROM resident r LEFT JOIN grid g ON g.id = r.grid_id WHERE r.id = ?`,
      [residentId],
    );
    return row ?? null;
  }

  grants(accountId: number): Promise<MyGrantRow[]> {
    return this.database.query<MyGrantRow>(
      `SELECT g.role, g.institution_id AS institutionId, i.name AS institutionName
       FROM role_grant g LEFT JOIN institution i ON i.id = g.institution_id WHERE g.account_id = ? ORDER BY g.id`,
      [accountId],
    );
  }

  async practitioner(practitionerId: number): Promise<MyPractitionerRow | null> {
    const [row] = await this.database.query<MyPractitionerRow>('SELECT id, name, kind FROM practitioner WHERE id = ?', [practitionerId]);
    return row ?? null;
  }

  teams(practitionerId: number): Promise<MyTeamRow[]> {
    return this.database.query<MyTeamRow>(
      `SELECT t.id, t.name, m.team_role AS teamRole FROM team_member m JOIN team t ON t.id = m.team_id
       WHERE m.practitioner_id = ? AND m.active = 1 ORDER BY t.id`,
      [practitionerId],
    );
  }
}

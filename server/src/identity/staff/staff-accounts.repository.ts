import { Injectable } from '@nestjs/common';
import type { InstitutionKind, StaffRole } from '@jiayi/domain';
import { Database, placesFor, readInstant, sqlInstant, withinSubtrees, type SqlPredicate, type SqlValue } from '../../platform/database/index.js';

export interface StaffAccountRow {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly practitionerId: number | null;
  readonly active: boolean;
  readonly lastSignedInAt: Date | null;
  readonly secondFactorEnrolled: boolean;
}

type RawStaffAccount = Omit<StaffAccountRow, 'active' | 'lastSignedInAt' | 'secondFactorEnrolled'>
  & { active: number; lastSignedInAt: Date | string | null; secondFactorEnrolled: number };

export interface StaffGrantRow {
  readonly accountId: number;
  readonly role: StaffRole;
  readonly institutionId: number | null;
  readonly institutionName: string | null;
  readonly institutionPath: string;
}

export interface Place {
  readonly id: number;
  readonly kind: InstitutionKind;
  readonly path: string;
}

export interface NewStaffAccount {
  readonly username: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly practitionerId: number | null;
  readonly totpSecretCipher: string | null;
}

export interface StaffSearch {
  readonly paths: readonly string[];
  readonly text: string | null;
  readonly institutionPath: string | null;
  readonly afterId: number;
  readonly limit: number;
}

const accountSql = `SELECT a.id, a.username, a.display_name AS displayName, a.practitioner_id AS practitionerId, a.active,
    a.last_signed_in_at AS lastSignedInAt, CASE WHEN a.totp_secret_cipher IS NULL THEN 0 ELSE 1 END AS secondFactorEnrolled
  FROM account a WHERE a.kind = 'STAFF'`;

/** Accounts with a role in the subtrees, and in the institution asked for. A role without an institution lies at the top. */
function withRoleIn(paths: readonly string[], institutionPath: string | null): SqlPredicate {
  const column = "COALESCE(i.path, '/')";
  const scope = withinSubtrees(column, paths);
  const wanted = institutionPath === null ? { sql: '1 = 1', parameters: [] } : withinSubtrees(column, [institutionPath]);
  return {
    sql: `EXISTS (SELECT 1 FROM role_grant g LEFT JOIN institution i ON i.id = g.institution_id
      WHERE g.account_id = a.id AND ${scope.sql} AND ${wanted.sql})`,
    parameters: [...scope.parameters, ...wanted.parameters],
  };
}

@Injectable()
export class StaffAccountsRepository {
  constructor(private readonly database: Database) {}

  /** Staff are few against residents: the part of a name is looked for among them through the index of their kind. */
  async list({ paths, text, institutionPath, afterId, limit }: StaffSearch): Promise<StaffAccountRow[]> {
    const scope = withRoleIn(paths, institutionPath);
    const search: { sql: string; parameters: SqlValue[] } = { sql: '', parameters: [] };
    if (text) {
      const pattern = `%${text.replace(/[!%_]/g, '!$&')}%`;
      search.sql = "AND (a.username LIKE ? ESCAPE '!' OR a.display_name LIKE ? ESCAPE '!')";
      search.parameters = [pattern.toLowerCase(), pattern];
    }
    const rows = await this.database.query<RawStaffAccount>(
      `${accountSql} AND a.id > ? ${search.sql} AND ${scope.sql} ORDER BY a.id LIMIT ${limit}`, [afterId, ...search.parameters, ...scope.parameters],
    );
    return rows.map(staffAccountOf);
  }

  /** An account with a role in the subtrees; null for all others. */
  async find(id: number, paths: readonly string[]): Promise<StaffAccountRow | null> {
    const scope = withRoleIn(paths, null);
    const [row] = await this.database.query<RawStaffAccount>(`${accountSql} AND a.id = ? AND ${scope.sql}`, [id, ...scope.parameters]);
    return row ? staffAccountOf(row) : null;
  }

  async grantsOf(accountIds: readonly number[]): Promise<StaffGrantRow[]> {
    if (!accountIds.length) return [];
    return this.database.query<StaffGrantRow>(
      `SELECT g.account_id AS accountId, g.role, g.institution_id AS institutionId, i.name AS institutionName, COALESCE(i.path, '/') AS institutionPath
       FROM role_grant g LEFT JOIN institution i ON i.id = g.institution_id WHERE g.account_id IN (${placesFor(accountIds)}) ORDER BY g.account_id, g.id`,
      accountIds,
    );
  }

  async places(institutionIds: readonly number[]): Promise<Map<number, Place>> {
    if (!institutionIds.length) return new Map();
    const rows = await this.database.query<Place>(
      `SELECT id, kind, path FROM institution WHERE id IN (${placesFor(institutionIds)}) AND active = 1`, institutionIds,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** True for an active practitioner employed in the subtrees. */
  async employs(practitionerId: number, paths: readonly string[]): Promise<boolean> {
    const scope = withinSubtrees('i.path', paths);
    const rows = await this.database.query<{ id: number }>(
      `SELECT p.id FROM practitioner p JOIN institution i ON i.id = p.employer_id WHERE p.id = ? AND p.active = 1 AND ${scope.sql}`,
      [practitionerId, ...scope.parameters],
    );
    return rows.length > 0;
  }

  async anyExists(): Promise<boolean> {
    return (await this.database.query<{ id: number }>("SELECT id FROM account WHERE kind = 'STAFF' ORDER BY id LIMIT 1")).length > 0;
  }

  async insert(account: NewStaffAccount, now: Date): Promise<number> {
    const at = sqlInstant(now);
    const { insertId } = await this.database.execute(
      `INSERT INTO account (kind, display_name, active, username, password_hash, must_change_password, practitioner_id, totp_secret_cipher, created_at, updated_at)
       VALUES ('STAFF', ?, 1, ?, ?, ?, ?, ?, ?, ?)`,
      [
        account.displayName, account.username, account.passwordHash, account.mustChangePassword ? 1 : 0, account.practitionerId,
        account.totpSecretCipher, at, at,
      ],
    );
    return insertId;
  }

  async insertGrant(accountId: number, grant: { role: StaffRole; institutionId: number | null }, grantedBy: number | null, now: Date): Promise<void> {
    await this.database.execute(
      'INSERT INTO role_grant (account_id, role, institution_id, granted_by, granted_at) VALUES (?, ?, ?, ?, ?)',
      [accountId, grant.role, grant.institutionId, grantedBy, sqlInstant(now)],
    );
  }

  async deleteGrant(accountId: number, grant: { role: StaffRole; institutionId: number | null }): Promise<void> {
    const [condition, parameters] = grant.institutionId === null ? ['institution_id IS NULL', []] : ['institution_id = ?', [grant.institutionId]];
    await this.database.execute(`DELETE FROM role_grant WHERE account_id = ? AND role = ? AND ${condition}`, [accountId, grant.role, ...parameters]);
  }
}

const staffAccountOf = (row: RawStaffAccount): StaffAccountRow => ({
  ...row,
  active: row.active === 1,
  secondFactorEnrolled: row.secondFactorEnrolled === 1,
  lastSignedInAt: row.lastSignedInAt === null ? null : readInstant(row.lastSignedInAt),
});

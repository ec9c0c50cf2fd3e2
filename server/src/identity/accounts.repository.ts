import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@jiayi/domain';
import { Database, isUniqueViolation, placesFor, sqlInstant, type SqlValue } from '../platform/database/index.js';
import type { RoleGrant } from '../platform/http/index.js';
import type { AccountKind } from './domain/session-lifetime.js';

export interface AccountRow {
  readonly id: number;
  readonly kind: AccountKind;
  readonly displayName: string;
  /** 0 or 1 */
  readonly active: number;
  readonly phoneCipher: string | null;
  readonly phoneIndex: string | null;
  readonly wechatOpenid: string | null;
  readonly residentId: number | null;
  readonly username: string | null;
  readonly passwordHash: string | null;
  /** 0 or 1 */
  readonly mustChangePassword: number;
  readonly practitionerId: number | null;
  readonly totpSecretCipher: string | null;
  readonly totpLastStep: number | null;
}

export interface EncryptedPhone {
  readonly cipher: string;
  readonly index: string;
}

const accountSql = `SELECT id, kind, display_name AS displayName, active, phone_cipher AS phoneCipher, phone_index AS phoneIndex,
    wechat_openid AS wechatOpenid, resident_id AS residentId, username, password_hash AS passwordHash,
    must_change_password AS mustChangePassword, practitioner_id AS practitionerId, totp_secret_cipher AS totpSecretCipher,
    totp_last_step AS totpLastStep
  FROM account WHERE`;

@Injectable()
export class AccountsRepository {
  constructor(private readonly database: Database) {}

  findById(id: number): Promise<AccountRow | null> {
    return this.find('id = ?', id);
  }

  findByPhone(phoneIndex: string): Promise<AccountRow | null> {
    return this.find('phone_index = ?', phoneIndex);
  }

  findByOpenid(openid: string): Promise<AccountRow | null> {
    return this.find('wechat_openid = ?', openid);
  }

  findByUsername(username: string): Promise<AccountRow | null> {
    return this.find('username = ?', username);
  }

  findByResident(residentId: number): Promise<AccountRow | null> {
    return this.find('resident_id = ?', residentId);
  }

  /** @returns the new account's id, or null when the phone or the WeChat identity has got an account in this moment */
  async insertResident(account: { displayName: string; phone: EncryptedPhone | null; openid: string | null }, now: Date): Promise<number | null> {
    const at = sqlInstant(now);
    try {
      const { insertId } = await this.database.execute(
        `INSERT INTO account (kind, display_name, active, phone_cipher, phone_index, wechat_openid, must_change_password, created_at, updated_at)
         VALUES ('RESIDENT', ?, 1, ?, ?, ?, 0, ?, ?)`,
        [account.displayName, account.phone?.cipher ?? null, account.phone?.index ?? null, account.openid, at, at],
      );
      return insertId;
    } catch (error) {
      if (isUniqueViolation(error)) return null;
      throw error;
    }
  }

  async recordSignIn(id: number, now: Date): Promise<void> {
    await this.update(id, 'last_signed_in_at = ?', [sqlInstant(now)], now);
  }

  /** @returns false when the phone belongs to another account */
  async setPhone(id: number, phone: EncryptedPhone, now: Date): Promise<boolean> {
    return this.unlessTaken(() => this.update(id, 'phone_cipher = ?, phone_index = ?', [phone.cipher, phone.index], now));
  }

  /** @returns false when the WeChat identity belongs to another account */
  async setOpenid(id: number, openid: string, now: Date): Promise<boolean> {
    return this.unlessTaken(() => this.update(id, 'wechat_openid = ?', [openid], now));
  }

  /** Takes an account out of use for good and frees what it signed in with. */
  async retire(id: number, now: Date): Promise<void> {
    await this.update(id, 'active = 0, phone_cipher = NULL, phone_index = NULL, wechat_openid = NULL', [], now);
  }

  /**
   * Binds an account to a resident. Two accounts that try at once are told apart by the unique key.
   * @returns false when the account is bound already, or the resident to another account
   */
  async bindResident(id: number, residentId: number, displayName: string, now: Date): Promise<boolean> {
    return this.unlessTaken(async () => {
      const { affectedRows } = await this.database.execute(
        'UPDATE account SET resident_id = ?, display_name = ?, updated_at = ? WHERE id = ? AND resident_id IS NULL AND active = 1',
        [residentId, displayName, sqlInstant(now), id],
      );
      return affectedRows === 1;
    });
  }

  /** Ends a binding. @returns false when there is no such one any more */
  async releaseResident(id: number, residentId: number, displayName: string, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE account SET resident_id = NULL, display_name = ?, updated_at = ? WHERE id = ? AND resident_id = ?',
      [displayName, sqlInstant(now), id, residentId],
    );
    return affectedRows === 1;
  }

  /** Takes a TOTP step. @returns false when it, or a later one, was used before */
  async useTotpStep(id: number, step: number): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE account SET totp_last_step = ? WHERE id = ? AND (totp_last_step IS NULL OR totp_last_step < ?)', [step, id, step],
    );
    return affectedRows === 1;
  }

  /** Gives an account its second factor. @returns false when it has one already */
  async enrolTotp(id: number, secretCipher: string, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE account SET totp_secret_cipher = ?, totp_last_step = NULL, updated_at = ? WHERE id = ? AND totp_secret_cipher IS NULL',
      [secretCipher, sqlInstant(now), id],
    );
    return affectedRows === 1;
  }

  /** @returns false when the password has been changed by someone else meanwhile */
  async changePassword(id: number, from: string, to: string, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE account SET password_hash = ?, must_change_password = 0, updated_at = ? WHERE id = ? AND password_hash = ?', [to, sqlInstant(now), id, from],
    );
    return affectedRows === 1;
  }

  /** Grants of an account with the paths they are limited to, the oldest first. */
  async grantsOf(accountId: number): Promise<RoleGrant[]> {
    const rows = await this.database.query<{ role: StaffRole; institutionId: number | null; institutionPath: string | null }>(
      `SELECT g.role, g.institution_id AS institutionId, i.path AS institutionPath
       FROM role_grant g LEFT JOIN institution i ON i.id = g.institution_id WHERE g.account_id = ? ORDER BY g.id`,
      [accountId],
    );
    return rows.map((row) => ({ role: row.role, institutionId: row.institutionId ?? 0, institutionPath: row.institutionPath ?? '/' }));
  }

  /** Accounts in use of a team's active members. */
  ofTeam(teamId: number): Promise<number[]> {
    return this.ids('m.team_id = ?', teamId);
  }

  /** Those of them who may decide on requests: members who treat, with a doctor's role. */
  ofTeamDoctors(teamId: number): Promise<number[]> {
    return this.ids(
      `m.team_id = ? AND m.team_role IN ('LEADER', 'DOCTOR', 'TCM')
       AND EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.role = 'DOCTOR')`, teamId,
    );
  }

  /** Resident id → account in use. */
  async ofResidents(residentIds: readonly number[]): Promise<Map<number, number>> {
    if (!residentIds.length) return new Map();
    const rows = await this.database.query<{ id: number; residentId: number }>(
      `SELECT id, resident_id AS residentId FROM account WHERE resident_id IN (${placesFor(residentIds)}) AND active = 1`, residentIds,
    );
    return new Map(rows.map((row) => [row.residentId, row.id]));
  }

  async update(id: number, assignments: string, values: readonly SqlValue[], now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE account SET ${assignments}, updated_at = ? WHERE id = ?`, [...values, sqlInstant(now), id],
    );
    return affectedRows === 1;
  }

  private async find(condition: string, value: SqlValue): Promise<AccountRow | null> {
    const [row] = await this.database.query<AccountRow>(`${accountSql} ${condition}`, [value]);
    return row ?? null;
  }

  private async ids(memberCondition: string, value: SqlValue): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `SELECT DISTINCT a.id FROM team_member m JOIN account a ON a.practitioner_id = m.practitioner_id
       WHERE m.active = 1 AND a.active = 1 AND ${memberCondition} ORDER BY a.id`,
      [value],
    );
    return rows.map((row) => row.id);
  }

  private async unlessTaken(write: () => Promise<boolean>): Promise<boolean> {
    try {
      return await write();
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }
}

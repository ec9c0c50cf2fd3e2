import { Injectable } from '@nestjs/common';
import { Database, readInstant, sqlInstant } from '../../platform/database/index.js';
import { idleLimit, type AccountKind } from '../domain/session-lifetime.js';
import type { Channel } from '../domain/sign-in-channel.js';

export interface NewSession {
  readonly accountId: number;
  readonly tokenHash: string;
  readonly channel: Channel;
  readonly deviceName: string;
  readonly secondFactor: boolean;
  readonly signedInAt: Date;
  readonly expiresAt: Date;
}

export interface RotatableSession {
  readonly id: number;
  readonly kind: AccountKind;
  readonly tokenHash: string;
  readonly lastSeenAt: Date;
  readonly rotatedAt: Date;
  readonly expiresAt: Date;
  readonly previousValidUntil: Date | null;
}

export interface ListedSession {
  readonly id: number;
  readonly channel: Channel;
  readonly deviceName: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
}

type Raw<T> = { [Key in keyof T]: Date extends T[Key] ? Exclude<T[Key], Date> | Date | string : T[Key] };

const rotatableSql = `SELECT s.id, a.kind, s.token_hash AS tokenHash, s.last_seen_at AS lastSeenAt, s.rotated_at AS rotatedAt,
    s.expires_at AS expiresAt, s.previous_valid_until AS previousValidUntil
  FROM session s JOIN account a ON a.id = s.account_id
  WHERE s.revoked_at IS NULL AND a.active = 1 AND`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  async insert(session: NewSession): Promise<number> {
    const at = sqlInstant(session.signedInAt);
    const { insertId } = await this.database.execute(
      `INSERT INTO session (account_id, token_hash, channel, device_name, second_factor, signed_in_at, last_seen_at, rotated_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [session.accountId, session.tokenHash, session.channel, session.deviceName, session.secondFactor ? 1 : 0, at, at, at, sqlInstant(session.expiresAt)],
    );
    return insertId;
  }

  findByToken(tokenHash: string): Promise<RotatableSession | null> {
    return this.find(`${rotatableSql} s.token_hash = ?`, tokenHash);
  }

  findByPreviousToken(tokenHash: string): Promise<RotatableSession | null> {
    return this.find(`${rotatableSql} s.previous_token_hash = ?`, tokenHash);
  }

  /** @returns false when the token is not the current one any more */
  async rotate(id: number, from: string, to: string, now: Date, previousValidUntil: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE session SET token_hash = ?, previous_token_hash = ?, previous_valid_until = ?, rotated_at = ?
       WHERE id = ? AND token_hash = ? AND revoked_at IS NULL`,
      [to, from, sqlInstant(previousValidUntil), sqlInstant(now), id, from],
    );
    return affectedRows === 1;
  }

  /** The live sessions of an account, the last used one first. */
  async listLive(accountId: number, kind: AccountKind, now: Date): Promise<ListedSession[]> {
    const rows = await this.database.query<Raw<ListedSession>>(
      `SELECT id, channel, device_name AS deviceName, signed_in_at AS signedInAt, last_seen_at AS lastSeenAt FROM session
       WHERE account_id = ? AND revoked_at IS NULL AND expires_at > ? AND last_seen_at > ? ORDER BY last_seen_at DESC, id DESC`,
      [accountId, sqlInstant(now), sqlInstant(idleLimit(kind, now))],
    );
    return rows.map((row) => ({ ...row, signedInAt: readInstant(row.signedInAt), lastSeenAt: readInstant(row.lastSeenAt) }));
  }

  /** @returns false when the account has no such open session */
  async revoke(id: number, accountId: number, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE session SET revoked_at = ? WHERE id = ? AND account_id = ? AND revoked_at IS NULL', [sqlInstant(now), id, accountId],
    );
    return affectedRows === 1;
  }

  /** Ends every session of an account, except one where it is given. */
  async revokeAll(accountId: number, now: Date, exceptId = 0): Promise<void> {
    await this.database.execute(
      'UPDATE session SET revoked_at = ? WHERE account_id = ? AND id <> ? AND revoked_at IS NULL', [sqlInstant(now), accountId, exceptId],
    );
  }

  /** Ends the sessions that were not used for longest, so that an account keeps `kept` at most. */
  async revokeSurplus(accountId: number, kept: number, now: Date): Promise<void> {
    const open = await this.database.query<{ id: number }>(
      'SELECT id FROM session WHERE account_id = ? AND revoked_at IS NULL ORDER BY last_seen_at DESC, id DESC', [accountId],
    );
    for (const { id } of open.slice(kept)) await this.revoke(id, accountId, now);
  }

  /** Moves the sessions of one account to another. */
  async reassign(fromAccountId: number, toAccountId: number): Promise<void> {
    await this.database.execute('UPDATE session SET account_id = ? WHERE account_id = ?', [toAccountId, fromAccountId]);
  }

  async recordSeen(id: number, at: Date): Promise<void> {
    await this.database.execute('UPDATE session SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?', [sqlInstant(at), id, sqlInstant(at)]);
  }

  /** Removes sessions whose absolute end is long past. @returns how many */
  async purge(endedBefore: Date, limit: number): Promise<number> {
    const rows = await this.database.query<{ id: number }>(
      `SELECT id FROM session WHERE expires_at <= ? ORDER BY expires_at LIMIT ${limit}`, [sqlInstant(endedBefore)],
    );
    if (!rows.length) return 0;
    const { affectedRows } = await this.database.execute(
      `DELETE FROM session WHERE id IN (${rows.map(() => '?').join(', ')})`, rows.map((row) => row.id),
    );
    return affectedRows;
  }

  private async find(sql: string, tokenHash: string): Promise<RotatableSession | null> {
    const [row] = await this.database.query<Raw<RotatableSession>>(sql, [tokenHash]);
    if (!row) return null;
    return {
      ...row,
      lastSeenAt: readInstant(row.lastSeenAt),
      rotatedAt: readInstant(row.rotatedAt),
      expiresAt: readInstant(row.expiresAt),
      previousValidUntil: row.previousValidUntil ? readInstant(row.previousValidUntil) : null,
    };
  }
}

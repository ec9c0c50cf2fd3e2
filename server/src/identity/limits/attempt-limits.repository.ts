import { Injectable } from '@nestjs/common';
import { Database, isUniqueViolation, readInstant, sqlInstant } from '../../platform/database/index.js';
import { DomainError } from '../../platform/http/index.js';
import { failuresBeforeLockout, lockoutEnd, lockoutMinutes, type Quota } from '../domain/attempt-limits.js';

export type LockoutScope = 'password' | 'second-factor';

interface LockoutState {
  lockedUntil: Date | string | null;
}

/** Whoever finds a row inserted by another request looks again; more often than this something else is wrong. */
const rounds = 5;

const lockoutCase = lockoutMinutes.slice(1).map((_minutes, earlier) => `WHEN lockouts = ${earlier} THEN ?`).join(' ');

// MySQL assigns from left to right and sees what it has just assigned, SQLite sees the old row: each column is
// assigned after those that depend on it, so that both read old values only.
const countTrySql = `UPDATE lockout SET
  locked_until = CASE WHEN failures < ${failuresBeforeLockout - 1} THEN NULL ${lockoutCase} ELSE ? END,
  lockouts = CASE WHEN failures < ${failuresBeforeLockout - 1} THEN lockouts ELSE lockouts + 1 END,
  failures = CASE WHEN failures < ${failuresBeforeLockout - 1} THEN failures + 1 ELSE 0 END,
  last_tried_at = ?
  WHERE scope = ? AND subject = ? AND (locked_until IS NULL OR locked_until <= ?)`;

/**
 * Quotas and lockouts that all processes share. A try at a proof is counted before it is looked at and forgiven when it
 * was right, so that any number of parallel guesses finds the same few places.
 */
@Injectable()
export class AttemptLimitsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes one from a quota.
   * @param subject keyed hash of whom it is counted for
   * @returns null when taken, else the instant from which there is more
   */
  async take(quota: Quota, subject: string, now: Date): Promise<Date | null> {
    const key = [quota.scope, subject];
    const end = new Date(now.getTime() + quota.windowMs);
    for (let round = 0; round < rounds; round++) {
      const counted = await this.database.execute(
        'UPDATE throttle SET used = used + 1 WHERE scope = ? AND subject = ? AND window_ends_at > ? AND used < ?',
        [...key, sqlInstant(now), quota.limit],
      );
      if (counted.affectedRows) return null;
      const renewed = await this.database.execute(
        'UPDATE throttle SET used = 1, window_ends_at = ? WHERE scope = ? AND subject = ? AND window_ends_at <= ?',
        [sqlInstant(end), ...key, sqlInstant(now)],
      );
      if (renewed.affectedRows) return null;
      const [row] = await this.database.query<{ used: number; windowEndsAt: Date | string }>(
        'SELECT used, window_ends_at AS windowEndsAt FROM throttle WHERE scope = ? AND subject = ?', key,
      );
      if (row) {
        const windowEndsAt = readInstant(row.windowEndsAt);
        if (row.used >= quota.limit && windowEndsAt > now) return windowEndsAt;
        // Inserted by another process since the first look: there may be something left of it.
        continue;
      }
      if (await this.inserted('INSERT INTO throttle (scope, subject, used, window_ends_at) VALUES (?, ?, 1, ?)', [...key, sqlInstant(end)])) return null;
    }
    throw new DomainError('UNAVAILABLE');
  }

  /** True when nothing is left; for quotas that count failures, which take theirs at the end. Takes no lock. */
  async isExhausted(quota: Quota, subject: string, now: Date): Promise<boolean> {
    const rows = await this.database.query<{ used: number }>(
      'SELECT used FROM throttle WHERE scope = ? AND subject = ? AND window_ends_at > ? AND used >= ?', [quota.scope, subject, sqlInstant(now), quota.limit],
    );
    return rows.length > 0;
  }

  /**
   * Counts a try at a proof. The last one before a lockout locks at once; {@link forgive} undoes it when it was right.
   * @returns `refusedUntil` when locked already, else `lockedUntil` when this try, if wrong, was the last
   */
  async countTry(scope: LockoutScope, subject: string, now: Date): Promise<{ refusedUntil: Date | null; lockedUntil: Date | null }> {
    const ends = lockoutMinutes.map((_minutes, earlier) => sqlInstant(lockoutEnd(earlier, now)));
    for (let round = 0; round < rounds; round++) {
      const { affectedRows } = await this.database.execute(countTrySql, [...ends, sqlInstant(now), scope, subject, sqlInstant(now)]);
      const lockedUntil = await this.lockedUntil(scope, subject, now);
      if (affectedRows) return { refusedUntil: null, lockedUntil };
      if (lockedUntil) return { refusedUntil: lockedUntil, lockedUntil };
      if (await this.inserted('INSERT INTO lockout (scope, subject, failures, lockouts, locked_until, last_tried_at) VALUES (?, ?, 1, 0, NULL, ?)', [scope, subject, sqlInstant(now)])) {
        return { refusedUntil: null, lockedUntil: null };
      }
    }
    throw new DomainError('UNAVAILABLE');
  }

  /** The proof was right: nothing is held against it any more. */
  async forgive(scope: LockoutScope, subject: string): Promise<void> {
    await this.database.execute('UPDATE lockout SET failures = 0, lockouts = 0, locked_until = NULL WHERE scope = ? AND subject = ?', [scope, subject]);
  }

  /** Which of the subjects are locked now, and until when. */
  async locked(scope: LockoutScope, subjects: readonly string[], now: Date): Promise<Map<string, Date>> {
    if (!subjects.length) return new Map();
    const rows = await this.database.query<{ subject: string; lockedUntil: Date | string }>(
      `SELECT subject, locked_until AS lockedUntil FROM lockout WHERE scope = ? AND subject IN (${subjects.map(() => '?').join(', ')}) AND locked_until > ?`,
      [scope, ...subjects, sqlInstant(now)],
    );
    return new Map(rows.map((row) => [row.subject, readInstant(row.lockedUntil)]));
  }

  /** Removes what no longer limits anyone. */
  async purge(now: Date, lockoutsForgottenAfterMs: number): Promise<void> {
    await this.database.execute('DELETE FROM throttle WHERE window_ends_at <= ?', [sqlInstant(now)]);
    await this.database.execute(
      'DELETE FROM lockout WHERE last_tried_at <= ? AND (locked_until IS NULL OR locked_until <= ?)',
      [sqlInstant(new Date(now.getTime() - lockoutsForgottenAfterMs)), sqlInstant(now)],
    );
  }

  private async lockedUntil(scope: LockoutScope, subject: string, now: Date): Promise<Date | null> {
    const [row] = await this.database.query<LockoutState>('SELECT locked_until AS lockedUntil FROM lockout WHERE scope = ? AND subject = ?', [scope, subject]);
    const until = row?.lockedUntil ? readInstant(row.lockedUntil) : null;
    return until && until > now ? until : null;
  }

  /** False when another request inserted the row first; then the update finds it. */
  private async inserted(sql: string, parameters: readonly string[]): Promise<boolean> {
    try {
      await this.database.execute(sql, parameters);
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }
}

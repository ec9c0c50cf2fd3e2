import { Injectable } from '@nestjs/common';
import { Database, isUniqueViolation, readInstant, sqlInstant } from '../../platform/database/index.js';
import { smsCodeRules } from '../domain/attempt-limits.js';

@Injectable()
export class SmsCodesRepository {
  constructor(private readonly database: Database) {}

  /**
   * Puts a new code in place of the old one.
   * @returns null, or the instant at which the last code was sent when that was too recently
   */
  async replace(phoneIndex: string, codeHash: string, now: Date): Promise<Date | null> {
    const sentAt = sqlInstant(now);
    const expiresAt = sqlInstant(new Date(now.getTime() + smsCodeRules.validMs));
    const { affectedRows } = await this.database.execute(
      'UPDATE sms_code SET code_hash = ?, wrong_tries = 0, sent_at = ?, expires_at = ?, used_at = NULL WHERE phone_index = ? AND sent_at <= ?',
      [codeHash, sentAt, expiresAt, phoneIndex, sqlInstant(new Date(now.getTime() - smsCodeRules.resendAfterMs))],
    );
    if (affectedRows) return null;
    try {
      await this.database.execute(
        'INSERT INTO sms_code (phone_index, code_hash, wrong_tries, sent_at, expires_at) VALUES (?, ?, 0, ?, ?)', [phoneIndex, codeHash, sentAt, expiresAt],
      );
      return null;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const [row] = await this.database.query<{ sentAt: Date | string }>('SELECT sent_at AS sentAt FROM sms_code WHERE phone_index = ?', [phoneIndex]);
      return row ? readInstant(row.sentAt) : now;
    }
  }

  /** Uses the code up. Of parallel requests with the right code one gets true. */
  async use(phoneIndex: string, codeHash: string, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE sms_code SET used_at = ? WHERE phone_index = ? AND code_hash = ? AND used_at IS NULL AND expires_at > ? AND wrong_tries < ${smsCodeRules.tries}`,
      [sqlInstant(now), phoneIndex, codeHash, sqlInstant(now)],
    );
    return affectedRows === 1;
  }

  /** Counts a wrong try. @returns false when there is no code left to try */
  async countWrongTry(phoneIndex: string, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE sms_code SET wrong_tries = wrong_tries + 1 WHERE phone_index = ? AND used_at IS NULL AND expires_at > ? AND wrong_tries < ${smsCodeRules.tries}`,
      [phoneIndex, sqlInstant(now)],
    );
    return affectedRows === 1;
  }

  /** The code was never delivered: it is void, and another one may be asked for at once. */
  async withdraw(phoneIndex: string, codeHash: string): Promise<void> {
    await this.database.execute('DELETE FROM sms_code WHERE phone_index = ? AND code_hash = ?', [phoneIndex, codeHash]);
  }

  async purge(expiredBefore: Date): Promise<void> {
    await this.database.execute('DELETE FROM sms_code WHERE expires_at <= ?', [sqlInstant(expiredBefore)]);
  }
}

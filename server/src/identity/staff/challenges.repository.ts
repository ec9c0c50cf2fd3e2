import { Injectable } from '@nestjs/common';
import { Database, sqlInstant } from '../../platform/database/index.js';
import { challengeRules } from '../domain/attempt-limits.js';
import type { Channel } from '../domain/sign-in-channel.js';

export interface ChallengeRow {
  readonly id: number;
  readonly accountId: number;
  readonly kind: 'VERIFY' | 'ENROL';
  readonly secretCipher: string | null;
  readonly channel: Channel;
  readonly deviceName: string;
}

@Injectable()
export class ChallengesRepository {
  constructor(private readonly database: Database) {}

  async insert(challenge: Omit<ChallengeRow, 'id'> & { challengeHash: string }, now: Date): Promise<void> {
    await this.database.execute(
      `INSERT INTO sign_in_challenge (challenge_hash, account_id, kind, secret_cipher, channel, device_name, tries, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
      [
        challenge.challengeHash, challenge.accountId, challenge.kind, challenge.secretCipher, challenge.channel, challenge.deviceName,
        sqlInstant(new Date(now.getTime() + challengeRules.validMs)),
      ],
    );
  }

  /** Counts a try. @returns null when the challenge is unknown, over, used or tried too often */
  async countTry(challengeHash: string, now: Date): Promise<ChallengeRow | null> {
    const { affectedRows } = await this.database.execute(
      `UPDATE sign_in_challenge SET tries = tries + 1 WHERE challenge_hash = ? AND used_at IS NULL AND expires_at > ? AND tries < ${challengeRules.tries}`,
      [challengeHash, sqlInstant(now)],
    );
    if (!affectedRows) return null;
    const [row] = await this.database.query<ChallengeRow>(
      'SELECT id, account_id AS accountId, kind, secret_cipher AS secretCipher, channel, device_name AS deviceName FROM sign_in_challenge WHERE challenge_hash = ?',
      [challengeHash],
    );
    return row ?? null;
  }

  /** Uses the challenge up. @returns false when it is used already */
  async use(id: number, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute('UPDATE sign_in_challenge SET used_at = ? WHERE id = ? AND used_at IS NULL', [sqlInstant(now), id]);
    return affectedRows === 1;
  }

  /** Ends every open challenge of an account. */
  async endAll(accountId: number, now: Date): Promise<void> {
    await this.database.execute('UPDATE sign_in_challenge SET used_at = ? WHERE account_id = ? AND used_at IS NULL', [sqlInstant(now), accountId]);
  }

  async purge(expiredBefore: Date): Promise<void> {
    await this.database.execute('DELETE FROM sign_in_challenge WHERE expires_at <= ?', [sqlInstant(expiredBefore)]);
  }
}

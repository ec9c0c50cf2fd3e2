import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Database, sqlInstant, UnitOfWork } from '../database/index.js';
import { DomainError } from '../http/domain-error.js';
import type { ActingRequest } from '../http/request.js';

interface StoredAnswer {
  requestHash: string;
  answer: string;
}

const keyShape = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * One key, one effect, the same answer. The handler and the stored answer are one unit of work: either both are there
 * or neither is. Of two requests with the same key at the same time the second is refused by a unique key, rolled back
 * whole, and given the first one's answer.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The answer of `handle`, or what it was when the request came for the first time.
   * @throws DomainError IDEMPOTENCY_KEY_MISSING, IDEMPOTENCY_KEY_INVALID, or IDEMPOTENCY_KEY_REUSED for another request with the same key
   */
  async once(request: ActingRequest, handle: () => unknown): Promise<unknown> {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') throw new DomainError('IDEMPOTENCY_KEY_MISSING');
    if (!keyShape.test(key)) throw new DomainError('IDEMPOTENCY_KEY_INVALID');
    // A writing route is never public unless it is exempt, so there is an account.
    const accountId = request.actor?.accountId ?? 0;
    const requestHash = createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest('hex');
    try {
      return await this.unitOfWork.run(async () => {
        const earlier = await this.find(accountId, key, requestHash);
        if (earlier) return earlier.answer;
        const answer = await handle();
        await this.database.execute(
          'INSERT INTO idempotency_record (account_id, request_key, request_hash, answer, created_at) VALUES (?, ?, ?, ?, ?)',
          [accountId, key, requestHash, JSON.stringify(answer ?? null), sqlInstant(this.clock.now())],
        );
        return answer;
      });
    } catch (error) {
      // The same request at the same time may have been faster; then this one failed on its key, or on its effect.
      const earlier = await this.find(accountId, key, requestHash);
      if (!earlier) throw error;
      return earlier.answer;
    }
  }

  private async find(accountId: number, key: string, requestHash: string): Promise<{ answer: unknown } | null> {
    const [stored] = await this.database.query<StoredAnswer>(
      'SELECT request_hash AS requestHash, answer FROM idempotency_record WHERE account_id = ? AND request_key = ?',
      [accountId, key],
    );
    if (!stored) return null;
    if (stored.requestHash !== requestHash) throw new DomainError('IDEMPOTENCY_KEY_REUSED');
    const answer: unknown = JSON.parse(stored.answer);
    return { answer: answer ?? undefined };
  }
}

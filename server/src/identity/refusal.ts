import { DomainError, type ErrorDetails } from '../platform/http/index.js';
import type { ErrorCode } from '@jiayi/domain';
import type { UnitOfWork } from '../platform/database/index.js';

/**
 * A refusal that leaves traces: a counted try, an audit row. It leaves the unit of work as a value, because a throw
 * would roll the traces back.
 */
export class Refusal {
  readonly error: DomainError;

  constructor(code: ErrorCode, details?: ErrorDetails) {
    this.error = new DomainError(code, details);
  }
}

/**
 * Runs a unit of work, commits what it wrote even when it refuses, and then throws the refusal. Not for routes with an
 * Idempotency-Key: there the request itself is the unit of work.
 */
export async function runKeepingTraces<T>(unitOfWork: UnitOfWork, work: () => Promise<T | Refusal>): Promise<T> {
  const result = await unitOfWork.run(work);
  if (result instanceof Refusal) throw result.error;
  return result;
}

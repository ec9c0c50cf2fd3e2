export { Idempotency } from './idempotency.js';
export { IdempotencyPurge } from './idempotency-purge.js';
export { IdempotencyRecord } from './idempotency-record.entity.js';

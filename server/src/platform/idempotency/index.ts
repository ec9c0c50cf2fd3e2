export { IdempotencyInterceptor } from './idempotency.interceptor.js';
export { IdempotencyRecord } from './idempotency-record.entity.js';

export { Access, ACCESS_RULE, WITHOUT_IDEMPOTENCY_KEY, WithoutIdempotencyKey, type AccessRule } from './access.js';
export { CurrentActor, type Actor, type ResidentActor, type RoleGrant, type StaffActor } from './actor.js';
export { DomainError, type ErrorDetails, type FieldError } from './domain-error.js';
export { decodeCursor, defaultPageSize, encodeCursor, pageOf, PageQuery, type CursorKey, type Page } from './paging.js';
export type { Problem } from './problem.filter.js';
export { currentRequest, runInRequest, type ActingRequest, type RequestContext } from './request.js';
export { SessionVerifier } from './session-verifier.js';
export { Length, MaxLength } from './text-length.js';

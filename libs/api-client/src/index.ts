export { createClient, fileNameOf, withQuery } from './client.js';
export type { ApiClient, ClientSettings, Download, QueryValue, ReadOptions, WriteOptions } from './client.js';
export { ApiProblem, NetworkFailure } from './errors.js';
export type { NetworkFailureKind, ProblemBody, ProblemItem } from './errors.js';
export { createFetchTransport } from './fetch-transport.js';
export { newIdempotencyKey } from './idempotency.js';
export { createSessionKeeper } from './session.js';
export type { Session, SessionKeeper, SessionStorage } from './session.js';
export type { Fetch, HttpMethod, Transport, TransportRequest, TransportResponse } from './transport.js';

import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

export interface ActingRequest extends FastifyRequest {
  actor?: Actor;
}

export interface RequestContext {
  /** For audit rows, problems and log lines. */
  readonly traceId: string;
  readonly clientAddress: string;
  readonly request: ActingRequest;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const runInRequest = (context: RequestContext, next: () => void): void => storage.run(context, next);

/** The current request, or null in background work. */
export const currentRequest = (): RequestContext | null => storage.getStore() ?? null;

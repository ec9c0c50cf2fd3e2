import type { Actor } from './actor.js';

/** Port through which the guard learns who a token belongs to; the identity module provides it. */
export abstract class SessionVerifier {
  /** The actor of a live session, or null for an unknown, ended or revoked one. Costs one indexed read, no write. */
  abstract verify(token: string): Promise<Actor | null>;
}

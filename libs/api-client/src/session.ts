/** A signed-in session as the server hands it out; `token` is opaque and travels in the Authorization header only. */
export interface Session {
  token: string;
  sessionId: number;
  kind: 'RESIDENT' | 'STAFF';
  /** Instant, ISO UTC. */
  expiresAt: string;
  /** Instant after which the token is to be exchanged for a new one. */
  rotateAfter: string;
}

/** Where a device keeps its session between starts. */
export interface SessionStorage {
  read(): Session | null;
  write(session: Session | null): void;
}

/** Keeps one session: hands out its token, exchanges it when it is due, forgets it when it is over. */
export interface SessionKeeper {
  current(): Session | null;
  /** The token to send, after a rotation when one is due; null when nobody is signed in. */
  token(): Promise<string | null>;
  begin(session: Session): void;
  end(): void;
  /** Tells of every beginning, rotation and end; returns the function that stops telling. */
  subscribe(listener: (session: Session | null) => void): () => void;
}

/**
 * @param rotate exchanges the token: `POST /sessions/current/rotation` with the given token. Its failure keeps the old
 *   token, which the server accepts until `expiresAt`; the next request tries again.
 */
export const createSessionKeeper = (
  storage: SessionStorage,
  rotate: (token: string) => Promise<Session>,
  now: () => number = Date.now,
): SessionKeeper => {
  const listeners = new Set<(session: Session | null) => void>();
  let session = storage.read();
  let rotation: Promise<void> | null = null;

  const become = (next: Session | null): void => {
    session = next;
    listeners.forEach((listener) => listener(next));
  };
  const set = (next: Session | null): void => {
    storage.write(next);
    become(next);
  };
  /** Another window of the same browser may have rotated the token or signed out meanwhile. */
  const follow = (): void => {
    const kept = storage.read();
    if (kept?.token !== session?.token) become(kept);
  };

  const rotateOnce = async (old: Session): Promise<void> => {
    try {
      const next = await rotate(old.token);
      // Someone may have signed out or in meanwhile; then the answer belongs to a session that is gone.
      if (session?.token === old.token) set(next);
    } catch {
      // The old token still works; a lost session shows at the request that follows.
    }
  };

  return {
    current: () => session,
    token: async () => {
      follow();
      if (session === null) return null;
      if (now() >= Date.parse(session.expiresAt)) {
        set(null);
        return null;
      }
      if (now() >= Date.parse(session.rotateAfter)) {
        rotation ??= rotateOnce(session).finally(() => { rotation = null; });
        await rotation;
      }
      return session?.token ?? null;
    },
    begin: set,
    end: () => { if (session !== null) set(null); },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
};

import { createClient, createSessionKeeper, type ApiClient, type Session } from '@jiayi/api-client';
import { storage } from '@/platform/storage';
import { transport } from '@/platform/transport';

const storageName = 'session';

const rotate = (token: string): Promise<Session> =>
  createClient(transport, { token: () => token }).post<Session>('/sessions/current/rotation', undefined, { idempotencyKey: null });

export const session = createSessionKeeper(
  {
    read: () => storage.read<Session>(storageName),
    write: (next) => { if (next === null) storage.remove(storageName); else storage.write(storageName, next); },
  },
  rotate,
);

const lostListeners = new Set<() => void>();

/** Tells when the server no longer knows the session (as opposed to signing out); returns the function that stops telling. */
export const onSessionLost = (listener: () => void): (() => void) => {
  lostListeners.add(listener);
  return () => { lostListeners.delete(listener); };
};

/** Carries the session's token. */
export const client: ApiClient = createClient(transport, {
  token: () => session.token(),
  onSessionLost: () => {
    if (session.current() === null) return;
    session.end();
    lostListeners.forEach((listener) => listener());
  },
});

/** Carries no token: for signing in, and for what anyone may read. */
export const anonymousClient: ApiClient = createClient(transport);

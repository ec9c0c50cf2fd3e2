import { createSessionKeeper } from './index.js';
import type { Session, SessionStorage } from './index.js';

const session = (token: string): Session => ({
  token, sessionId: 1, kind: 'RESIDENT', rotateAfter: '2026-01-02T00:00:00.000Z', expiresAt: '2026-02-01T00:00:00.000Z',
});
const storageWith = (kept: Session | null): SessionStorage & { kept: Session | null } => ({
  kept,
  read() { return this.kept; },
  write(next) { this.kept = next; },
});
const at = (instant: string) => () => Date.parse(instant);

test('a fresh session hands out its token without rotating', async () => {
  const rotate = jest.fn();
  const keeper = createSessionKeeper(storageWith(session('a')), rotate, at('2026-01-01T00:00:00Z'));
  await expect(keeper.token()).resolves.toBe('a');
  expect(rotate).not.toHaveBeenCalled();
});

test('callers at the same time share one rotation, and the new token is kept', async () => {
  const storage = storageWith(session('a'));
  const rotate = jest.fn(async () => ({ ...session('b'), rotateAfter: '2026-01-09T00:00:00.000Z' }));
  const keeper = createSessionKeeper(storage, rotate, at('2026-01-03T00:00:00Z'));
  await expect(Promise.all([keeper.token(), keeper.token(), keeper.token()])).resolves.toEqual(['b', 'b', 'b']);
  expect(rotate).toHaveBeenCalledTimes(1);
  expect(storage.kept?.token).toBe('b');
});

test('a failed rotation keeps the old token and tries again later', async () => {
  const rotate = jest.fn<Promise<Session>, [string]>().mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce({ ...session('b'), rotateAfter: '2026-01-09T00:00:00.000Z' });
  const keeper = createSessionKeeper(storageWith(session('a')), rotate, at('2026-01-03T00:00:00Z'));
  await expect(keeper.token()).resolves.toBe('a');
  await expect(keeper.token()).resolves.toBe('b');
});

test('an expired session is forgotten, and those who listen are told', async () => {
  const storage = storageWith(session('a'));
  const keeper = createSessionKeeper(storage, jest.fn(), at('2026-03-01T00:00:00Z'));
  const heard: (Session | null)[] = [];
  keeper.subscribe((next) => heard.push(next));
  await expect(keeper.token()).resolves.toBeNull();
  expect(storage.kept).toBeNull();
  expect(heard).toEqual([null]);
});

test('signing out during a rotation wins over its answer', async () => {
  let finish: (value: Session) => void = () => undefined;
  const keeper = createSessionKeeper(storageWith(session('a')), () => new Promise((resolve) => { finish = resolve; }), at('2026-01-03T00:00:00Z'));
  const token = keeper.token();
  keeper.end();
  finish(session('b'));
  await expect(token).resolves.toBeNull();
  expect(keeper.current()).toBeNull();
});

test('what another window did with the session is followed: a new token, a sign-out', async () => {
  const storage = storageWith(session('a'));
  const rotate = jest.fn();
  const keeper = createSessionKeeper(storage, rotate, at('2026-01-01T00:00:00Z'));
  const heard: (string | null)[] = [];
  keeper.subscribe((next) => heard.push(next?.token ?? null));
  storage.write(session('rotated elsewhere'));
  await expect(keeper.token()).resolves.toBe('rotated elsewhere');
  storage.write(null);
  await expect(keeper.token()).resolves.toBeNull();
  expect(heard).toEqual(['rotated elsewhere', null]);
  expect(rotate).not.toHaveBeenCalled();
});

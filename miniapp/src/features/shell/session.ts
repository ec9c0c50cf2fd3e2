import { useSyncExternalStore } from 'react';
import { api, onSessionLost, session, type Session } from '@/api';
import { restart } from '@/platform/navigation';
import { createStore } from '@/state/store';

/** The session on this device; the component renders again when it begins or ends. */
export const useSession = (): Session | null => useSyncExternalStore(session.subscribe, session.current, session.current);

/** Set when the server ended the session, so that the sign-in screen can say why it is shown. */
export const sessionWasLost = createStore(false);

onSessionLost(() => sessionWasLost.set(true));

/** Begins a session and goes where its kind of person begins. */
export const enter = (next: Session): void => {
  sessionWasLost.set(false);
  session.begin(next);
  restart(next.kind === 'STAFF' ? 'doctor/pages/index/index' : 'pages/index/index');
};

let lastKind = session.current()?.kind ?? null;

// However a session ends (signing out, expiry, ended from another device), its person is led to their sign-in, once.
session.subscribe((next) => {
  if (next === null && lastKind !== null) restart(lastKind === 'STAFF' ? 'doctor/pages/sign-in/index' : 'pages/sign-in/index');
  lastKind = next?.kind ?? null;
});

const leaving = new Set<() => void>();

/** Registers what must be forgotten on this device when a person signs out by their own choice. */
export const onSignOut = (forget: () => void): void => { leaving.add(forget); };

/** Signs out on this device whatever the network does; the server is told if it can be reached. */
export const signOut = async (): Promise<void> => {
  try {
    await api.signOut();
  } catch {
    // The session stays listed on the server until it expires; another device can end it from its list.
  }
  leaving.forEach((forget) => forget());
  sessionWasLost.set(false);
  session.end();
};

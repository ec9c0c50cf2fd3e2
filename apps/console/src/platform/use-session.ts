import type { Session } from '@jiayi/api-client';
import { useSyncExternalStore } from 'react';
import { sessionKeeper } from './api';

/** The session of this tab; the component is drawn again when it begins, rotates or ends. */
export const useSession = (): Session | null =>
  useSyncExternalStore(sessionKeeper.subscribe, sessionKeeper.current);

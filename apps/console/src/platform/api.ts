import {
  createClient, createFetchTransport, createSessionKeeper, type ApiClient, type Session, type SessionStorage,
} from '@jiayi/api-client';
import { createUploadTransport } from './upload-transport';

const baseUrl = '/api/v1';
const storageKey = 'jiayi.console.session';
const transport = createFetchTransport(baseUrl);

const isSession = (value: unknown): value is Session =>
  typeof value === 'object' && value !== null
  && 'token' in value && typeof value.token === 'string'
  && 'expiresAt' in value && typeof value.expiresAt === 'string'
  && 'rotateAfter' in value && typeof value.rotateAfter === 'string';

/** The session lives as long as the browser tab: a shared computer keeps nothing of it. */
const tabStorage: SessionStorage = {
  read: () => {
    try {
      const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null');
      return isSession(stored) ? stored : null;
    } catch {
      return null;
    }
  },
  write: (session) => {
    if (session === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(session));
  },
};

const rotate = (token: string): Promise<Session> =>
  createClient(transport, { token: () => token })
    .post<Session>('/sessions/current/rotation', undefined, { idempotencyKey: null });

export const sessionKeeper = createSessionKeeper(tabStorage, rotate);

let leftOnPurpose = false;
sessionKeeper.subscribe((session) => { if (session !== null) leftOnPurpose = false; });

/** Ends the session because the person wants to go: whoever signs in next does not land on their page. */
export const leaveSession = (): void => {
  leftOnPurpose = true;
  sessionKeeper.end();
};

/** Whether the last session of this tab was ended by the person, not by the server. */
export const wasLeftOnPurpose = (): boolean => leftOnPurpose;

const settings = { token: () => sessionKeeper.token(), onSessionLost: () => sessionKeeper.end() };

/** For everything a signed-in person does. */
export const api: ApiClient = createClient(transport, settings);

/** For what is asked before signing in; carries no token. */
export const anonymousApi: ApiClient = createClient(transport);

/** As `api`, for one upload whose progress is to be shown. */
export const uploadingApi = (onProgress: (share: number) => void): ApiClient =>
  createClient(createUploadTransport(baseUrl, onProgress), settings);

import type { Session } from '@jiayi/api-client';
import { useQuery } from '@tanstack/react-query';
import type { CursorPage, DemoIdentity, Me, SessionEntry, StaffSignIn } from '../../api/types';
import { anonymousApi, api } from '../../platform/api';

const withoutKey = { idempotencyKey: null };

/** Name of this browser in the list of sessions, from what it tells of itself: 'Chrome · Windows'. */
export const deviceName = (userAgent: string): string => {
  const browsers: [RegExp, string][] = [[/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
  const systems: [RegExp, string][] = [[/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Android/, 'Android'], [/Linux/, 'Linux']];
  const find = (names: [RegExp, string][]): string | undefined => names.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [find(browsers) ?? '浏览器', find(systems)].filter((name) => name !== undefined).join(' · ');
};

export const signInAsStaff = (input: { username: string; password: string }): Promise<StaffSignIn> =>
  anonymousApi.post('/sessions/staff', { ...input, deviceName: deviceName(navigator.userAgent) }, withoutKey);

export const completeSecondFactor = (input: { challenge: string; code: string }): Promise<Session> =>
  anonymousApi.post('/sessions/staff/second-factor', input, withoutKey);

export const listDemoIdentities = (): Promise<CursorPage<DemoIdentity>> => anonymousApi.get('/demo/identities');

export const useDemoIdentities = (enabled: boolean) =>
  useQuery({ queryKey: ['demo-identities'], queryFn: listDemoIdentities, enabled, staleTime: 20_000 });

export const meKey = ['me'] as const;

export const useMe = () => useQuery({ queryKey: meKey, queryFn: () => api.get<Me>('/me'), staleTime: 60_000 });

export const changePassword = (
  input: { currentPassword: string; newPassword: string }, options: { idempotencyKey: string },
): Promise<unknown> => api.put('/me/password', input, options);

export const sessionsKey = ['sessions'] as const;

export const useSessions = (enabled: boolean) =>
  useQuery({ queryKey: sessionsKey, queryFn: () => api.get<CursorPage<SessionEntry>>('/sessions'), enabled });

export const revokeSession = (id: number, options: { idempotencyKey: string }): Promise<unknown> =>
  api.delete(`/sessions/${id}`, options);

export const signOut = (options: { idempotencyKey: string }): Promise<unknown> => api.delete('/sessions/current', options);

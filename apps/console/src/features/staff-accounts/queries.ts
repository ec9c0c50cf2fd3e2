import type { StaffRole } from '@jiayi/domain';
import type { CursorPage, StaffAccount } from '../../api/types';
import { api } from '../../platform/api';

type Keyed = { idempotencyKey: string };

export const staffAccountsKey = ['staff-accounts'] as const;

export const listStaffAccounts = (
  filter: { q?: string; institutionId?: number }, cursor: string | null,
): Promise<CursorPage<StaffAccount>> => api.get('/staff-accounts', { query: { ...filter, cursor, limit: 20 } });

export interface GrantInput {
  role: StaffRole;
  institutionId: number;
}

export interface NewStaffAccount {
  username: string;
  displayName: string;
  practitionerId: number | null;
  grants: GrantInput[];
}

export const createStaffAccount = (
  input: NewStaffAccount, options: Keyed,
): Promise<{ account: StaffAccount; initialPassword: string }> => api.post('/staff-accounts', input, options);

export interface StaffAccountChange {
  displayName?: string;
  active?: boolean;
  grants?: GrantInput[];
}

export const updateStaffAccount = (
  { id, change }: { id: number; change: StaffAccountChange }, options: Keyed,
): Promise<unknown> => api.patch(`/staff-accounts/${id}`, change, options);

export const resetStaffPassword = (id: number, options: Keyed): Promise<{ initialPassword: string }> =>
  api.post(`/staff-accounts/${id}/password-reset`, undefined, options);

import type { CursorPage, IdentityClaim, IdentityClaimState } from '../../api/types';
import { api } from '../../platform/api';

export const identityClaimsKey = ['identity-claims'] as const;

export const listIdentityClaims = (state: IdentityClaimState, cursor: string | null): Promise<CursorPage<IdentityClaim>> =>
  api.get('/identity-claims', { query: { state, cursor, limit: 20 } });

export interface ClaimDecision {
  id: number;
  decision: 'approval' | 'rejection';
  note: string;
}

export const decideIdentityClaim = (
  { id, decision, note }: ClaimDecision, options: { idempotencyKey: string },
): Promise<unknown> => api.post(`/identity-claims/${id}/${decision}`, { note }, options);

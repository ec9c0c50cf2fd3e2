import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Contract, CursorPage, ReturnReason, SigningQueuePage } from '../../api/types';
import { api } from '../../platform/api';

export const queueKey = ['signing-queue'] as const;

/** Requests that wait, key groups first, then by waiting time; read on as one scrolls down. */
export const useSigningQueue = (teamId: number | null) => useInfiniteQuery({
  queryKey: [...queueKey, 'list', teamId],
  queryFn: ({ pageParam }) => api.get<SigningQueuePage>('/signing-queue', { query: { teamId, cursor: pageParam, limit: 30 } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

export const useReturnReasons = () => useQuery({
  queryKey: ['return-reasons'],
  queryFn: () => api.get<CursorPage<ReturnReason>>('/return-reasons'),
  staleTime: Infinity,
});

export const acceptContract = (contractId: number, options: { idempotencyKey: string }): Promise<Contract> =>
  api.post(`/contracts/${contractId}/acceptance`, {}, options);

export const returnContract = (
  { contractId, reasonCode, note }: { contractId: number; reasonCode: string; note: string },
  options: { idempotencyKey: string },
): Promise<Contract> => api.post(`/contracts/${contractId}/return`, { reasonCode, note }, options);

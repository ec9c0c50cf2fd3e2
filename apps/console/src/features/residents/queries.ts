import type { ContractState, KeyGroupCode } from '@jiayi/domain';
import { useQuery } from '@tanstack/react-query';
import type { CursorPage, Resident, ResidentListItem } from '../../api/types';
import { api } from '../../platform/api';

export const residentsKey = ['residents'] as const;

/** ANY: in whichever key group. */
export type KeyGroupFilter = KeyGroupCode | 'ANY';
/** NONE: never signed. */
export type ContractStateFilter = ContractState | 'NONE';

export interface ResidentFilter {
  q?: string;
  teamId?: number;
  institutionId?: number;
  keyGroup?: KeyGroupFilter;
  contractState?: ContractStateFilter;
}

export const listResidents = (filter: ResidentFilter, cursor: string | null): Promise<CursorPage<ResidentListItem>> =>
  api.get('/residents', { query: { ...filter, cursor, limit: 20 } });

/** Each reading is recorded, and the resident can see it: what was read stays fresh longer than other answers. */
export const useResident = (id: number | null) => useQuery({
  queryKey: [...residentsKey, 'one', id],
  queryFn: () => api.get<Resident>(`/residents/${id}`),
  enabled: id !== null,
  staleTime: 300_000,
});

import type { TeamRole } from '@jiayi/domain';
import { useQuery } from '@tanstack/react-query';
import type { CursorPage, Institution, Practitioner, Team, TeamCard } from '../../api/types';
import { api } from '../../platform/api';

type Keyed = { idempotencyKey: string };

export const institutionsKey = ['institutions'] as const;
export const teamsKey = ['teams'] as const;

export interface InstitutionFilter {
  parentId?: number;
  q?: string;
  cursor?: string | null;
  limit?: number;
}

export const listInstitutions = (filter: InstitutionFilter): Promise<CursorPage<Institution>> =>
  api.get('/institutions', { query: { ...filter } });

/** Everything directly below an institution: the tree shows a level as a whole. */
export const listChildInstitutions = async (parentId: number): Promise<Institution[]> => {
  const children: Institution[] = [];
  let cursor: string | null = null;
  do {
    const page: CursorPage<Institution> = await listInstitutions({ parentId, cursor, limit: 100 });
    children.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return children;
};

export const getInstitution = (id: number): Promise<Institution> => api.get(`/institutions/${id}`);

export const useInstitution = (id: number | null) =>
  useQuery({ queryKey: [...institutionsKey, 'one', id], queryFn: () => getInstitution(id ?? 0), enabled: id !== null });

export type InstitutionChange = Partial<
  Record<'name' | 'address' | 'phone' | 'openingHours', string> & Record<'latitude' | 'longitude', number | null>
>;

export const updateInstitution = (
  { id, change }: { id: number; change: InstitutionChange }, options: Keyed,
): Promise<Institution> => api.patch(`/institutions/${id}`, change, options);

export const confirmInstitution = (id: number, options: Keyed): Promise<unknown> =>
  api.post(`/institutions/${id}/confirmations`, undefined, options);

export interface TeamFilter {
  institutionId?: number;
  q?: string;
  staleOnly?: boolean;
  cursor?: string | null;
  limit?: number;
}

export const listTeams = ({ staleOnly, ...filter }: TeamFilter): Promise<CursorPage<TeamCard>> =>
  api.get('/teams', { query: { ...filter, staleOnly: staleOnly === true ? true : undefined } });

export const useTeam = (id: number) =>
  useQuery({ queryKey: [...teamsKey, 'one', id], queryFn: () => api.get<Team>(`/teams/${id}`) });

export interface TeamChange {
  name?: string;
  introduction?: string;
  capacity?: number;
  accepting?: boolean;
}

export const updateTeam = ({ id, change }: { id: number; change: TeamChange }, options: Keyed): Promise<unknown> =>
  api.patch(`/teams/${id}`, change, options);

export const confirmTeam = (id: number, options: Keyed): Promise<unknown> =>
  api.post(`/teams/${id}/confirmations`, undefined, options);

export const addTeamMember = (
  { teamId, practitionerId, teamRole }: { teamId: number; practitionerId: number; teamRole: TeamRole }, options: Keyed,
): Promise<unknown> => api.post(`/teams/${teamId}/members`, { practitionerId, teamRole }, options);

export const removeTeamMember = (
  { teamId, memberId }: { teamId: number; memberId: number }, options: Keyed,
): Promise<unknown> => api.delete(`/teams/${teamId}/members/${memberId}`, options);

export const listPractitioners = (q: string, institutionId?: number): Promise<CursorPage<Practitioner>> =>
  api.get('/practitioners', { query: { q, institutionId, limit: 20 } });

import type { StaffRole } from '@jiayi/domain';
import { createContext, useContext } from 'react';
import type { Grant, Me } from '../../api/types';
import { mayEnter, type Area } from '../../platform/areas';

/** Where a person works at the moment: one of the institutions for which they hold roles. */
export interface Workplace {
  me: Me;
  institutions: { id: number; name: string }[];
  /** Id 0 stands for the whole installation, which is no institution of the tree. */
  institution: { id: number; name: string } | null;
  roles: StaffRole[];
  roleNames: string[];
  choose: (institutionId: number) => void;
}

export const WorkplaceContext = createContext<Workplace | null>(null);

export const useWorkplace = (): Workplace => {
  const workplace = useContext(WorkplaceContext);
  if (workplace === null) throw new Error('useWorkplace is only for what is drawn inside the shell');
  return workplace;
};

export const useMay = (area: Area): boolean => mayEnter(area, useWorkplace().roles);

/**
 * The institution that lists are limited to, when a person has several to choose from; otherwise undefined, and the
 * server's own limit of the role decides alone.
 */
export const useScopeInstitution = (): number | undefined => {
  const { institutions, institution } = useWorkplace();
  return institutions.length > 1 && institution !== null && institution.id > 0 ? institution.id : undefined;
};

/** The institution at which the person works now; null where that is the whole installation, or nothing yet. */
export const useOwnInstitution = (): { id: number; name: string } | null => {
  const { institution } = useWorkplace();
  return institution === null || institution.id === 0 ? null : institution;
};

/** Institutions of the grants, each once, in their order. */
export const institutionsOf = (grants: readonly Grant[]): { id: number; name: string }[] => {
  const names = new Map(grants.map((grant) => [grant.institutionId, grant.institutionName]));
  return [...names].map(([id, name]) => ({ id, name }));
};

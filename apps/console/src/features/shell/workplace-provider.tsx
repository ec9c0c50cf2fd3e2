import { useMemo, useState, type ReactNode } from 'react';
import type { Me } from '../../api/types';
import { institutionsOf, WorkplaceContext, type Workplace } from './workplace';

const storageKey = 'jiayi.console.institution';

export const WorkplaceProvider = ({ me, children }: { me: Me; children: ReactNode }) => {
  const [chosen, setChosen] = useState<number>(() => Number(sessionStorage.getItem(storageKey)));
  const workplace = useMemo<Workplace>(() => {
    const institutions = institutionsOf(me.grants);
    const institution = institutions.find(({ id }) => id === chosen) ?? institutions[0] ?? null;
    const grants = me.grants.filter((grant) => grant.institutionId === institution?.id);
    return {
      me,
      institutions,
      institution,
      roles: grants.map((grant) => grant.role),
      roleNames: grants.map((grant) => grant.roleName),
      choose: (institutionId) => {
        sessionStorage.setItem(storageKey, String(institutionId));
        setChosen(institutionId);
      },
    };
  }, [me, chosen]);
  return <WorkplaceContext.Provider value={workplace}>{children}</WorkplaceContext.Provider>;
};

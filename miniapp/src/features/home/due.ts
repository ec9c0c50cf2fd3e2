import type { Home } from '@/api';
import { open } from '@/platform/navigation';

/** Opens what a due item points to: REAL_NAME, FIND_TEAM or CONTRACT, the last with or without ':id'. */
export const followDue = (link: string, home: Home): void => {
  const [page, id] = link.split(':');
  if (page === 'REAL_NAME') open('pages/real-name/index');
  else if (page === 'CONTRACT') {
    const contractId = id !== undefined && /^\d+$/.test(id) ? Number(id) : home.contract?.id;
    if (contractId === undefined) open('pages/contracts/index');
    else open('pages/contract/index', { id: contractId });
  } else open('pages/find-team/index');
};

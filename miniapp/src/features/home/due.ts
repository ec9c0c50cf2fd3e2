import type { Home } from '@/api';
import { open } from '@/platform/navigation';

/** Opens what a due item points to. */
export const followDue = (link: Home['due'][number]['link'], contract: Home['contract']): void => {
  if (link === 'REAL_NAME') open('pages/real-name/index');
  else if (link === 'FIND_TEAM') open('pages/find-team/index');
  else if (contract === null) open('pages/contracts/index');
  else open('pages/contract/index', { id: contract.id });
};

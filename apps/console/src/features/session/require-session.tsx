import { Navigate, Outlet, useLocation } from 'react-router';
import { wasLeftOnPurpose } from '../../platform/api';
import { signInPath } from '../../platform/return-path';
import { useSession } from '../../platform/use-session';

/** Leads to the sign-in page whoever is not signed in, and back afterwards. */
export const RequireSession = () => {
  const session = useSession();
  const { pathname, search } = useLocation();
  return session === null ? <Navigate to={signInPath(wasLeftOnPurpose() ? '/' : pathname + search)} replace /> : <Outlet />;
};

import { createHashRouter, type DataRouter, type RouteObject } from 'react-router';
import { RequireSession } from './features/session/require-session';
import { sessionKeeper } from './platform/api';
import { signInPath } from './platform/return-path';
import { BrokenPage, MissingPage, PageNotFetched } from './ui/broken-page';
import { LoadingState } from './ui/states';

/** A page's script is fetched when it is first opened; that it did not arrive is told apart from its own faults. */
const page = <Module,>(fetchModule: () => Promise<Module>) => () =>
  fetchModule().catch((cause: unknown) => { throw new PageNotFetched(cause); });

/** Every page is read from the server when it is first opened. */
export const routes: RouteObject[] = [
  {
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <LoadingState />,
    children: [
      { path: 'sign-in', lazy: page(() => import('./pages/sign-in')) },
      {
        element: <RequireSession />,
        children: [
          {
            lazy: page(() => import('./pages/shell')),
            children: [
              {
                errorElement: <BrokenPage />,
                children: [
                  { index: true, lazy: page(() => import('./pages/overview')) },
                  { path: 'signing-queue', lazy: page(() => import('./pages/signing-queue')) },
                  { path: 'contracts/:contractId', lazy: page(() => import('./pages/contract')) },
                  { path: 'residents/:residentId?', lazy: page(() => import('./pages/residents')) },
                  { path: 'teams', lazy: page(() => import('./pages/teams')) },
                  { path: 'teams/:teamId', lazy: page(() => import('./pages/team')) },
                  { path: 'institutions/:institutionId?', lazy: page(() => import('./pages/institutions')) },
                  { path: 'imports', lazy: page(() => import('./pages/imports')) },
                  { path: 'imports/:importId', lazy: page(() => import('./pages/import')) },
                  { path: 'identity-claims', lazy: page(() => import('./pages/identity-claims')) },
                  { path: 'staff-accounts', lazy: page(() => import('./pages/staff-accounts')) },
                  { path: 'audit', lazy: page(() => import('./pages/audit')) },
                  { path: '*', element: <MissingPage /> },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
];

/** Without a session one begins at the sign-in page: else the page asked for is fetched first, only to be led away from. */
const beginAtSignIn = (): void => {
  const asked = window.location.hash.slice(1) || '/';
  if (sessionKeeper.current() !== null || asked.startsWith('/sign-in')) return;
  window.history.replaceState(null, '', `#${signInPath(asked)}`);
};

/**
 * The page's name stands behind '#': it stays in the browser, so that ids of residents and contracts reach no server's
 * access log, and reloading works under any server of static files.
 */
export const createRouter = (): DataRouter => {
  beginAtSignIn();
  return createHashRouter(routes);
};

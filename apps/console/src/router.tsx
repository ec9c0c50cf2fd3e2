import { createHashRouter, type DataRouter, type RouteObject } from 'react-router';
import { RequireSession } from './features/session/require-session';
import { BrokenPage, MissingPage } from './ui/broken-page';
import { LoadingState } from './ui/states';

/** Every page is read from the server when it is first opened. */
export const routes: RouteObject[] = [
  {
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <LoadingState />,
    children: [
      { path: 'sign-in', lazy: () => import('./pages/sign-in') },
      {
        element: <RequireSession />,
        children: [
          {
            lazy: () => import('./pages/shell'),
            children: [
              {
                errorElement: <BrokenPage />,
                children: [
                  { index: true, lazy: () => import('./pages/overview') },
                  { path: 'signing-queue', lazy: () => import('./pages/signing-queue') },
                  { path: 'contracts/:contractId', lazy: () => import('./pages/contract') },
                  { path: 'residents/:residentId?', lazy: () => import('./pages/residents') },
                  { path: 'teams', lazy: () => import('./pages/teams') },
                  { path: 'teams/:teamId', lazy: () => import('./pages/team') },
                  { path: 'institutions/:institutionId?', lazy: () => import('./pages/institutions') },
                  { path: 'imports', lazy: () => import('./pages/imports') },
                  { path: 'imports/:importId', lazy: () => import('./pages/import') },
                  { path: 'identity-claims', lazy: () => import('./pages/identity-claims') },
                  { path: 'staff-accounts', lazy: () => import('./pages/staff-accounts') },
                  { path: 'audit', lazy: () => import('./pages/audit') },
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

/**
 * The page's name stands behind '#': it stays in the browser, so that ids of residents and contracts reach no server's
 * access log, and reloading works under any server of static files.
 */
export const createRouter = (): DataRouter => createHashRouter(routes);

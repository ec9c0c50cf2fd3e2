import type { Declarations } from '../declaration.js';
import { administrationRoutes } from './administration.js';
import { contractRoutes } from './contracts.js';
import { directoryRoutes } from './directory.js';
import { governanceRoutes } from './governance.js';
import { identityRoutes } from './identity.js';
import { importRoutes } from './imports.js';
import { residentRoutes } from './residents.js';

/** A new module adds its file here. */
export const declarations: Declarations = {
  ...administrationRoutes, ...contractRoutes, ...directoryRoutes, ...governanceRoutes, ...identityRoutes, ...importRoutes, ...residentRoutes,
};

import { Platform1763769600001 } from './0001-platform.js';
import { Identity1763769600002 } from './0002-identity.js';
import { Directory1763769600003 } from './0003-directory.js';
import { Residents1763769600004 } from './0004-residents.js';
import { Governance1763769600009 } from './0009-governance.js';
import { IdentityLinks1763769600010 } from './0010-identity-links.js';

/** Every migration, in order. Each module adds its own line; a released one is never changed. */
export const migrations = [
  Platform1763769600001,
  Identity1763769600002,
  Directory1763769600003,
  Residents1763769600004,
  Governance1763769600009,
  IdentityLinks1763769600010,
];

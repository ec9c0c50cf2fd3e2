import { Platform1763769600001 } from './0001-platform.js';
import { Identity1763769600002 } from './0002-identity.js';
import { Directory1763769600003 } from './0003-directory.js';
import { Residents1763769600004 } from './0004-residents.js';
import { Evidence1763769600005 } from './0005-evidence.js';
import { Contracts1763769600006 } from './0006-contracts.js';
import { Messages1763769600007 } from './0007-messages.js';
import { Imports1763769600008 } from './0008-imports.js';
import { Governance1763769600009 } from './0009-governance.js';
import { IdentityLinks1763769600010 } from './0010-identity-links.js';
import { TeamPlaces1763769600011 } from './0011-team-places.js';

/** Every migration, in order. Each module adds its own line; a released one is never changed. */
export const migrations = [
  Platform1763769600001,
  Identity1763769600002,
  Directory1763769600003,
  Residents1763769600004,
  Evidence1763769600005,
  Contracts1763769600006,
  Messages1763769600007,
  Imports1763769600008,
  Governance1763769600009,
  IdentityLinks1763769600010,
  TeamPlaces1763769600011,
];

import { byId, byIdWithBody, nothing, type Declarations, type ItemRoute } from '../declaration.js';
import { byRole, table } from '../relations.js';
import type { World } from '../world.js';

const importers = byRole({
  MAY: 'COUNTY_OFFICER SYSTEM_ADMINISTRATOR',
  FORBIDDEN: 'DOCTOR NURSE PHARMACIST ASSISTANT INSTITUTION_MANAGER REFERRAL_DESK CITY_OFFICER PROVINCE_OFFICER AUDITOR RESIDENT UNBOUND',
  UNAUTHENTICATED: 'SIGNED_OUT',
});

const jobReaders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  COUNTY_OFFICER,SYSTEM_ADMINISTRATOR \
                      +   .      .    .        .         +           +     0     0                0           .        0
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const job = (shows: 'file' | 'fault' | null): ItemRoute['concerns'] => [{ kind: 'import', who: jobReaders, shows: shows ? [shows] : [] }];
const ready = (world: World, id: number) => world.execute("UPDATE import_job SET state = 'READY', lease_token = NULL, lease_until = NULL, finished_at = NULL WHERE id = ?", id);

export const importRoutes: Declarations = {
  getImportTemplate: { about: 'self', who: importers, sample: nothing },
  createImport: {
    about: 'self', who: importers, sample: () => ({ file: Buffer.from('a workbook') }),
    reset: (world) => world.execute("UPDATE import_job SET state = 'DISCARDED', lease_token = NULL WHERE state = 'CHECKING'"),
  },
  listImports: { about: 'list', concerns: job('file'), sample: () => ({ query: { limit: 100 } }) },
  getImport: { about: 'item', concerns: job('file'), sample: byId },
  listImportFaults: { about: 'item', concerns: job('fault'), sample: byId },
  downloadImportFaults: { about: 'item', concerns: job(null), sample: byId, sameBytes: true },
  confirmImport: { about: 'item', concerns: job('file'), sample: byIdWithBody, reset: (world, { id }) => ready(world, id) },
  discardImport: { about: 'item', concerns: job(null), sample: byId, reset: (world, { id }) => ready(world, id) },
};

import { byId, byIdWithBody, nothing, type Declarations } from '../declaration.js';
import { boundOnly, onThePhone, signedIn, table } from '../relations.js';
import { quickSignature } from '../people.js';
import { unknownId, type Datum, type World } from '../world.js';

const readers = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR,NURSE,PHARMACIST \
                      .   +      +    +        0         0           0     0     0                0           .        0
  ASSISTANT,REFERRAL_DESK,SYSTEM_ADMINISTRATOR \
                      .   0      0    0        0         0           0     0     0                0           .        0
  INSTITUTION_MANAGER,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR \
                      .   +      +    0        +         +           +     0     0                0           .        0
  RESIDENT            +   .      0    .        0         0           .     0     0                0           .        0
  UNBOUND             .   .      .    .        .         .           .     .     .                .           0        0
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const queueReaders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR,NURSE,PHARMACIST \
                      .   +      +    +        0         0           0     0     0                0           .        0
  INSTITUTION_MANAGER,COUNTY_OFFICER \
                      .   +      +    0        +         +           +     0     0                0           .        0
  ASSISTANT,REFERRAL_DESK,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   -      -    -        -         -           -     -     -                -           .        -
  RESIDENT            -   .      -    .        -         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** A guidance member advises: he sees the request and may not decide it [L7]. */
const deciders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR              .   +      +    -        0         0           0     0     0                0           .        0
  NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   -      -    -        -         -           -     -     -                -           .        -
  RESIDENT            -   .      -    .        -         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const withdrawers = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  RESIDENT            +   .      0    .        0         0           .     0     0                0           .        0
  UNBOUND             .   .      .    .        .         .           .     .     .                .           n        n
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   -      -    -        -         -           -     -     -                -           .        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** The texts must have been read by whoever signs; those who hold a contract already are told so first. */
const signers = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  RESIDENT            +   .      .    .        .         CONTRACT_ALREADY_OPEN . DOCUMENT_NOT_READ DOCUMENT_NOT_READ DOCUMENT_NOT_READ . DOCUMENT_NOT_READ
  UNBOUND             n   .      .    .        .         .           .     .     .                .           n        n
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** Whoever opened a text reaches its end. */
const readersOfTexts = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  RESIDENT            +   .      .    .        .         0           .     0     0                0           .        0
  UNBOUND             +   .      .    .        .         .           .     .     .                .           0        0
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const contract = [{ kind: 'contract', who: readers, shows: ['name'] }] as const;

async function undecide(world: World, { id }: Datum): Promise<void> {
  await world.execute(
    "UPDATE contract SET state = 'SUBMITTED', decided_at = NULL, decided_by = NULL, decided_by_name = NULL, return_reason_code = NULL, return_note = NULL WHERE id = ?", id,
  );
}

const aText = (world: World): number => Number(world.main('readings').details['documentId']);

export const contractRoutes: Declarations = {
  getContract: { about: 'item', concerns: contract, trace: 'access', sample: byId },
  getContractDocument: { about: 'item', concerns: [{ kind: 'contract', who: readers }], trace: 'access', sample: byId, sameBytes: true, keeps: ['contract_file'] },
  getContractSignature: { about: 'item', concerns: [{ kind: 'contract', who: readers }], trace: 'access', sample: byId, sameBytes: true },
  getContractEvidence: { about: 'item', concerns: contract, trace: 'access', sample: byId },
  getSigningQueue: { about: 'list', concerns: [{ kind: 'request', who: queueReaders, shows: ['name'] }], trace: 'access', sample: () => ({ query: { limit: 100 } }), ofNobody: { query: { teamId: unknownId } } },
  acceptContract: { about: 'item', concerns: [{ kind: 'request', who: deciders, shows: ['name'] }], trace: 'audit', sample: byIdWithBody, reset: undecide },
  returnContract: {
    about: 'item', concerns: [{ kind: 'request', who: deciders, shows: ['name'] }], trace: 'audit', reset: undecide,
    sample: ({ id }) => ({ parameters: { id }, body: { reasonCode: 'OUT_OF_AREA' } }),
  },
  withdrawContract: { about: 'item', concerns: [{ kind: 'request', who: withdrawers, shows: ['name'] }], sample: byIdWithBody, reset: undecide },
  submitContract: {
    about: 'item', concerns: [{ kind: 'readings', who: signers, shows: ['name'] }],
    sample: ({ id, details }, _caller, world) => {
      const { packageId, months } = world.main('readings').details;
      return {
        body: {
          teamId: world.teams.team, packageId, months, agreementReadingId: id, consentReadingId: details['consentReadingId'] ?? id, signature: quickSignature,
          device: { channel: 'H5', model: 'test phone' },
        },
      };
    },
    async reset(world, _target, { residentId }) {
      await world.execute('DELETE FROM consent WHERE resident_id = ?', residentId);
      await world.execute('DELETE FROM contract WHERE resident_id = ?', residentId);
      await world.execute('UPDATE team_places SET taken = taken - 1 WHERE team_id = ?', world.teams.team);
    },
  },
  completeDocument: {
    about: 'item', concerns: [{ kind: 'readings', who: readersOfTexts }], sample: byIdWithBody,
    reset: (world, { id, details }) => world.execute('UPDATE document_reading SET completed_at = ? WHERE id = ?', details['completedAt'] ?? null, id),
  },
  openDocument: { about: 'self', who: onThePhone, sample: (_caller, world) => ({ body: { documentId: aText(world) } }) },
  refuseConsent: { about: 'self', who: boundOnly, sample: (_caller, world) => ({ body: { documentId: aText(world) } }) },
  getDocument: { about: 'self', who: signedIn, sample: (_caller, world) => ({ parameters: { id: aText(world) } }) },
  getSigningOptions: { about: 'self', who: boundOnly, sample: (_caller, world) => ({ query: { teamId: world.teams.team } }) },
  listReturnReasons: { about: 'self', who: signedIn, sample: nothing },
  listMyContracts: { about: 'self', who: onThePhone, shows: ['contract', 'request'], facets: ['name'], sample: nothing },
  listMyConsents: { about: 'self', who: boundOnly, sample: nothing },
};

import { nothing, type Concern, type Declarations } from '../declaration.js';
import { onThePhone, table, type CallerRole } from '../relations.js';
import { unknownId } from '../world.js';

const adults = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR,NURSE,PHARMACIST,ASSISTANT \
                      .   +      +    +        0         0           0     0     0                0           .        0
  INSTITUTION_MANAGER,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER \
                      .   +      +    0        +         +           +     0     0                0           .        0
  REFERRAL_DESK,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   -      -    -        -         -           -     -     -                -           .        -
  RESIDENT            -   .      -    .        -         -           -     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** A child is left to its team and to the manager of its institution. */
const children = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR,NURSE,PHARMACIST,ASSISTANT \
                      .   +      +    +        0         0           0     0     0                0           .        0
  INSTITUTION_MANAGER .   +      +    0        +         +           +     0     0                0           .        0
  COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER \
                      .   0      0    0        0         0           0     0     0                0           .        0
  REFERRAL_DESK,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   -      -    -        -         -           -     -     -                -           .        -
  RESIDENT            .   .      -    .        -         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** Illnesses are for those who treat and for those who answer for the records. */
const seesIllnesses: readonly CallerRole[] = ['DOCTOR', 'NURSE', 'PHARMACIST', 'INSTITUTION_MANAGER', 'COUNTY_OFFICER'];

const card: Concern['shows'] = (role) => (seesIllnesses.includes(role) ? ['name', 'address', 'condition'] : ['name', 'address']);

export const residentRoutes: Declarations = {
  listResidents: {
    about: 'list', trace: 'access', sample: () => ({ query: { limit: 100 } }), ofNobody: { query: { teamId: unknownId } },
    concerns: [{ kind: 'resident', who: adults, shows: ['name', 'address'] }, { kind: 'child', who: children, shows: ['name', 'address'] }],
  },
  getResident: {
    about: 'item', trace: 'access', sample: ({ id }) => ({ parameters: { id } }),
    concerns: [{ kind: 'resident', who: adults, shows: card }, { kind: 'child', who: children, shows: card }],
  },
  listMyAccesses: { about: 'self', who: onThePhone, sample: nothing },
};

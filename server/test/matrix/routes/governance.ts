import { nothing, type Declarations } from '../declaration.js';
import { everybody, table } from '../relations.js';

const auditReaders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  COUNTY_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         +           +     0     0                0           .        0
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,CITY_OFFICER,PROVINCE_OFFICER \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           -     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** That there is such an institution is no secret; its figures are for whoever answers for it. */
const indicatorReaders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  INSTITUTION_MANAGER,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR \
                      .   .      .    .        .         +           +     -     -                -           .        0
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

export const governanceRoutes: Declarations = {
  listAuditEntries: {
    about: 'list', concerns: [{ kind: 'auditEntry', who: auditReaders, shows: ['target'] }],
    sample: () => ({ query: { limit: 100, targetKind: 'matrix' } }),
  },
  getSigningCoverage: { about: 'item', concerns: [{ kind: 'institution', who: indicatorReaders }], sample: ({ id }) => ({ query: { institutionId: id } }) },
  listDemoIdentities: { about: 'self', who: everybody, sample: nothing },
  getSystem: { about: 'self', who: everybody, sample: nothing },
  getLiveness: { about: 'self', who: everybody, sample: nothing },
  getReadiness: { about: 'self', who: everybody, sample: nothing },
};

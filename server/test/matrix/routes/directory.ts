import { Marks } from '../marks.js';
import { nothing, type Concern, type Declarations } from '../declaration.js';
import { onThePhone, signedIn, table } from '../relations.js';
import { unknownId, type World } from '../world.js';

/** Everybody signed in may know of every institution and team: what is not his to change is forbidden, not hidden. */
const institutionKeepers = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  INSTITUTION_MANAGER,COUNTY_OFFICER \
                      .   .      .    .        .         +           +     -     -                -           .        0
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const teamKeepers = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR              .   +      -    -        -         -           -     -     -                -           .        0
  INSTITUTION_MANAGER,COUNTY_OFFICER \
                      .   +      +    -        +         +           +     -     -                -           .        0
  NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   -      -    -        -         -           -     -     -                -           .        -
  RESIDENT            .   .      -    .        -         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** Teams take in members from above the county too, so only those bound to one institution look no further than their county [J17]. */
const practitionerReaders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  DOCTOR,INSTITUTION_MANAGER \
                      .   .      .    .        .         +           +     +     +                0           .        0
  COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         +           +     +     +                +           .        0
  NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,AUDITOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           -     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const institution: readonly Concern[] = [{ kind: 'institution', who: institutionKeepers }];
const team: readonly Concern[] = [{ kind: 'team', who: teamKeepers }];
let change = 0;
const newMember = (world: World): number => Number(world.main('team').details['newMemberId']);

export const directoryRoutes: Declarations = {
  listInstitutions: { about: 'self', who: signedIn, sample: nothing },
  getInstitution: { about: 'self', who: signedIn, sample: (_caller, world) => ({ parameters: { id: world.placeId('centre') } }) },
  updateInstitution: { about: 'item', concerns: institution, sample: ({ id }) => ({ parameters: { id }, body: { openingHours: `8:00-${++change}` } }) },
  confirmInstitution: { about: 'item', concerns: institution, sample: ({ id }) => ({ parameters: { id }, body: {} }) },
  recommendTeams: { about: 'self', who: onThePhone, sample: nothing },
  listTeams: { about: 'self', who: signedIn, sample: nothing },
  getTeam: { about: 'self', who: signedIn, sample: (_caller, world) => ({ parameters: { id: world.teams.team } }) },
  updateTeam: { about: 'item', concerns: team, sample: ({ id }) => ({ parameters: { id }, body: { introduction: `介绍${++change}` } }) },
  confirmTeam: { about: 'item', concerns: team, sample: ({ id }) => ({ parameters: { id }, body: {} }) },
  addTeamMember: {
    about: 'item', concerns: team,
    sample: ({ id }, _caller, world) => ({ parameters: { id }, body: { practitionerId: newMember(world), teamRole: 'DOCTOR' } }),
    reset: (world) => world.execute('DELETE FROM team_member WHERE practitioner_id = ?', newMember(world)),
  },
  removeTeamMember: {
    about: 'item', concerns: team,
    sample: async ({ id }, _caller, world) => {
      const [assistant] = world.callersOf('ASSISTANT').filter((each) => each.team === 'team' && each.teamRole === 'DOCTOR');
      const [member] = await world.test.database.query<{ id: number }>('SELECT id FROM team_member WHERE practitioner_id = ?', [assistant?.practitionerId ?? 0]);
      return { parameters: { id, memberId: member?.id ?? 0 } };
    },
    reset: (world, { id }) => world.execute('UPDATE team_member SET active = 1 WHERE team_id = ?', id),
  },
  listPractitioners: {
    about: 'list', concerns: [{ kind: 'practitioner', who: practitionerReaders, shows: ['practitioner'] }],
    sample: () => ({ query: { limit: 100, q: Marks.beginning } }), ofNobody: { query: { institutionId: unknownId } },
  },
};

import { Marks } from '../marks.js';
import type { Concern, Declarations } from '../declaration.js';
import { table } from '../relations.js';
import { unknownId, type Datum, type World } from '../world.js';

const claimReaders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  INSTITUTION_MANAGER,COUNTY_OFFICER \
                      .   .      .    .        .         +           +     0     0                0           .        +
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** Whom nobody has on file is filed with the institution that decides; a county keeps no residents of its own. */
const claimApprovers = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  INSTITUTION_MANAGER .   .      .    .        .         +           +     0     0                0           .        +
  COUNTY_OFFICER      .   .      .    .        .         +           +     0     0                0           .        CLAIM_NOT_ON_FILE
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const accountManagers = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  INSTITUTION_MANAGER,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,SYSTEM_ADMINISTRATOR \
                      +   .      .    .        .         +           +     0     0                0           .        0
  NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,AUDITOR \
                      -   .      .    .        .         -           -     -     -                -           .        -
  DOCTOR              .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** The own password is changed, not reset. */
const passwordResetters = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  INSTITUTION_MANAGER,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,SYSTEM_ADMINISTRATOR \
                      OWN_PASSWORD_RESET . . . .         +           +     0     0                0           .        0
  NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,AUDITOR \
                      -   .      .    .        .         -           -     -     -                -           .        -
  DOCTOR              .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

/** A new doctor's account at an institution; one that is out of reach and one that is not there look the same. */
const granters = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  INSTITUTION_MANAGER,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,SYSTEM_ADMINISTRATOR \
                      .   .      .    .        .         +           +     GRANT_OUT_OF_SCOPE GRANT_OUT_OF_SCOPE GRANT_OUT_OF_SCOPE . GRANT_OUT_OF_SCOPE
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,REFERRAL_DESK,AUDITOR \
                      .   .      .    .        .         -           -     -     -                -           .        -
  RESIDENT            .   .      .    .        .         -           .     -     -                -           .        -
  UNBOUND             .   .      .    .        .         .           .     .     .                .           -        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

const accounts: readonly Concern[] = [{ kind: 'account', who: accountManagers, shows: ['username'] }];
const shownOfClaim = ['claimedName', 'name', 'address'] as const;

/** Open again, nobody bound; whoever was filed by an approval is no longer there. */
async function reopen(world: World, { id, place, residentId, details }: Datum): Promise<void> {
  const accountId = details['accountId'] ?? 0;
  if (place === null) {
    const [filed] = await world.test.database.query<{ id: number | null }>('SELECT resident_id AS id FROM account WHERE id = ?', [accountId]);
    if (filed?.id) await world.execute("UPDATE resident SET active = 0, name = '已撤销', id_number_index = ? WHERE id = ?", `gone ${filed.id}`, filed.id);
  }
  await world.execute("UPDATE account SET resident_id = NULL, display_name = '手机用户' WHERE id = ?", accountId);
  await world.execute(
    "UPDATE identity_claim SET state = 'OPEN', open_account_id = account_id, resident_id = ?, institution_id = ?, decided_at = NULL, decided_by = NULL, decision_note = NULL WHERE id = ?",
    residentId, place && world.placeId(place), id,
  );
}

let serial = 0;

export const administrationRoutes: Declarations = {
  listIdentityClaims: { about: 'list', trace: 'access', concerns: [{ kind: 'claim', who: claimReaders, shows: shownOfClaim }], sample: () => ({ query: { limit: 100 } }) },
  approveIdentityClaim: {
    about: 'item', trace: 'audit', concerns: [{ kind: 'claim', who: claimApprovers, shows: shownOfClaim }], reset: reopen,
    sample: ({ id }) => ({ parameters: { id }, body: { note: '已核对身份证' } }),
  },
  rejectIdentityClaim: {
    about: 'item', trace: 'audit', concerns: [{ kind: 'claim', who: claimReaders, shows: shownOfClaim }], reset: reopen,
    sample: ({ id }) => ({ parameters: { id }, body: { note: '名字与身份证不符' } }),
  },
  listStaffAccounts: { about: 'list', concerns: accounts, sample: () => ({ query: { limit: 100, q: Marks.beginning } }), ofNobody: { query: { institutionId: unknownId } } },
  createStaffAccount: {
    about: 'item', concerns: [{ kind: 'institution', who: granters }],
    sample: ({ id }) => ({ body: { username: `new-${++serial}`, displayName: '新员工', grants: [{ role: 'DOCTOR', institutionId: id }] } }),
  },
  updateStaffAccount: { about: 'item', concerns: accounts, sample: ({ id }) => ({ parameters: { id }, body: { displayName: `改名${++serial}` } }) },
  resetStaffPassword: {
    about: 'item', concerns: [{ kind: 'account', who: passwordResetters }], sample: ({ id }) => ({ parameters: { id } }),
  },
};

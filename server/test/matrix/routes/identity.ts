import { composeIdentityNumber } from '@jiayi/domain';
import { totpCode } from '../../../src/identity/index.js';
import { request } from '../../support/request.js';
import { signInSecret } from '../data.js';
import { byId, byIdWithBody, nothing, type Declarations } from '../declaration.js';
import { everybody, onThePhone, ownerOnly, signedIn, staffOnly, table } from '../relations.js';
import type { Caller, World } from '../world.js';

/** An account that is bound stays bound; one that is not may claim anybody, and learns nothing from the answer. */
const binders = table(`
                      own leader team guidance otherTeam institution above below otherInstitution otherCounty stranger nobody
  RESIDENT            +   .      ALREADY_BOUND . ALREADY_BOUND ALREADY_BOUND . ALREADY_BOUND ALREADY_BOUND ALREADY_BOUND . ALREADY_BOUND
  UNBOUND             .   .      .    .        .         .           .     .     .                .           +        +
  DOCTOR,NURSE,PHARMACIST,ASSISTANT,INSTITUTION_MANAGER,REFERRAL_DESK,COUNTY_OFFICER,CITY_OFFICER,PROVINCE_OFFICER,AUDITOR,SYSTEM_ADMINISTRATOR \
                      .   -      -    -        -         -           -     -     -                -           .        -
  SIGNED_OUT          .   .      .    .        .         .           .     .     .                .           !        !
`);

let serial = 0;
const freshPhone = (): string => `139${String(++serial).padStart(8, '0')}`;
const strongPassword = 'tulip-92-kettle';

/** A phone and the code that was just sent to it. */
async function provenPhone(world: World): Promise<{ phone: string; code: string }> {
  const phone = freshPhone();
  const { body } = await request(world.test.application, 'POST', '/sms-codes', { body: { phone }, address: world.freshAddress() });
  return { phone, code: body.demoCode as string };
}

async function secondFactor(world: World): Promise<{ challenge: string; code: string }> {
  const { body } = await request(world.test.application, 'POST', '/sessions/staff', {
    body: { username: 'manager.signs.in', password: strongPassword }, address: world.freshAddress(),
  });
  return { challenge: body.secondFactor.challenge as string, code: totpCode(signInSecret, world.test.clock.now()) };
}

const anotherSession = async ({ accountId, token }: Caller, world: World) => (token ? { token: (await world.openSession(accountId)).token } : {});

export const identityRoutes: Declarations = {
  createSmsCode: { about: 'self', who: everybody, sample: () => ({ body: { phone: freshPhone() } }) },
  signInWithWechat: { about: 'self', who: everybody, sample: (_caller, world) => ({ body: { code: world.wechat.issueCode('openid-of-the-matrix') } }) },
  signInWithPhone: { about: 'self', who: everybody, sample: async (_caller, world) => ({ body: await provenPhone(world) }) },
  signInAsStaff: { about: 'self', who: everybody, sample: () => ({ body: { username: 'doctor.signs.in', password: strongPassword } }) },
  completeSecondFactor: {
    about: 'self', who: everybody, sample: async (_caller, world) => ({ body: await secondFactor(world) }),
    // A code proves once; the clock stands still here.
    reset: (world) => world.execute("UPDATE account SET totp_last_step = NULL WHERE username = 'manager.signs.in'"),
  },
  rotateSession: { about: 'self', who: signedIn, sample: anotherSession },
  signOut: { about: 'self', who: signedIn, sample: anotherSession },
  listSessions: { about: 'list', concerns: [{ kind: 'session', who: ownerOnly, shows: ['device'] }], sample: nothing },
  revokeSession: {
    about: 'item', concerns: [{ kind: 'session', who: ownerOnly }], sample: byId,
    reset: (world, { id }) => world.execute('UPDATE session SET revoked_at = NULL WHERE id = ?', id),
  },
  getMe: { about: 'self', who: signedIn, shows: ['resident'], facets: ['name', 'address'], sample: nothing },
  getHome: { about: 'self', who: onThePhone, shows: ['resident'], facets: ['name'], sample: nothing },
  setPhone: { about: 'self', who: onThePhone, shows: ['resident'], facets: ['name', 'address'], sample: async (_caller, world) => ({ body: await provenPhone(world) }) },
  changePassword: {
    about: 'self', who: staffOnly, sample: () => ({ body: { currentPassword: 'the one before', newPassword: strongPassword } }),
    reset: (world, _target, { accountId }) => world.execute('UPDATE session SET revoked_at = NULL WHERE account_id = ?', accountId),
  },
  bindRealName: {
    about: 'item', concerns: [{ kind: 'resident', who: binders }],
    sample: async ({ id, marks }, _caller, world) => ({
      body: marks.name ? { name: marks.name, idNumber: await world.idNumberOf(id) } : { name: '无此人', idNumber: composeIdentityNumber('990108', '1961-03-04', 8) },
    }),
    async reset(world, _target, { accountId }) {
      await world.execute('DELETE FROM identity_claim WHERE account_id = ?', accountId);
      await world.execute('DELETE FROM throttle');
    },
  },
  listMessages: { about: 'list', concerns: [{ kind: 'message', who: ownerOnly, shows: ['title'] }], sample: () => ({ query: { limit: 100 } }) },
  readMessage: {
    about: 'item', concerns: [{ kind: 'message', who: ownerOnly }], sample: byIdWithBody,
    reset: (world, { id }) => world.execute('UPDATE message SET read_at = NULL WHERE id = ?', id),
  },
  readAllMessages: { about: 'self', who: signedIn, sample: () => ({ body: {} }), reset: (world) => world.execute('UPDATE message SET read_at = NULL') },
};


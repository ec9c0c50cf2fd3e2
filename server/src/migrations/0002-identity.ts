import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boolean, id, instant, integer, key, nullable, table, varchar } from '../platform/database/schema.js';

/**
 * Accounts, roles, sessions and what guards them. The keys to residents, practitioners and institutions follow in
 * 0010-identity-links, because those tables come later.
 */
export class Identity1763769600002 implements MigrationInterface {
  name = 'Identity1763769600002';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'account', [
      id(),
      varchar('kind', 8),
      varchar('display_name', 64),
      boolean('active'),
      nullable(varchar('phone_cipher', 160)),
      nullable(varchar('phone_index', 64)),
      nullable(varchar('wechat_openid', 64)),
      // One account per person is this key, not a check before writing.
      nullable(integer('resident_id')),
      nullable(varchar('username', 32)),
      nullable(varchar('password_hash', 255)),
      boolean('must_change_password'),
      nullable(integer('practitioner_id')),
      nullable(varchar('totp_secret_cipher', 160)),
      nullable(integer('totp_last_step')),
      nullable(instant('last_signed_in_at')),
      instant('created_at'),
      instant('updated_at'),
    ], {
      uniques: [['phone_index'], ['wechat_openid'], ['resident_id'], ['username'], ['practitioner_id']],
      indices: [['kind', 'id']],
    });

    await table(runner, 'role_grant', [
      id(),
      integer('account_id'),
      varchar('role', 32),
      // Null: the whole installation. Only the first administrator has it, before there is any institution.
      nullable(integer('institution_id')),
      nullable(integer('granted_by')),
      instant('granted_at'),
    ], {
      uniques: [['account_id', 'role', 'institution_id']],
      indices: [['institution_id'], ['granted_by']],
      foreignKeys: { account_id: 'account', granted_by: 'account' },
    });

    await table(runner, 'session', [
      id(),
      integer('account_id'),
      varchar('token_hash', 64),
      nullable(varchar('previous_token_hash', 64)),
      nullable(instant('previous_valid_until')),
      varchar('channel', 8),
      varchar('device_name', 64),
      // Roles that need a second factor count only in a session that was opened with one.
      boolean('second_factor'),
      instant('signed_in_at'),
      instant('last_seen_at'),
      instant('rotated_at'),
      instant('expires_at'),
      nullable(instant('revoked_at')),
    ], {
      uniques: [['token_hash']],
      indices: [['previous_token_hash'], ['account_id'], ['expires_at']],
      foreignKeys: { account_id: 'account' },
    });

    await table(runner, 'sign_in_challenge', [
      id(),
      varchar('challenge_hash', 64),
      integer('account_id'),
      varchar('kind', 8),
      nullable(varchar('secret_cipher', 160)),
      varchar('channel', 8),
      varchar('device_name', 64),
      integer('tries'),
      instant('expires_at'),
      nullable(instant('used_at')),
    ], {
      uniques: [['challenge_hash']],
      indices: [['account_id'], ['expires_at']],
      foreignKeys: { account_id: 'account' },
    });

    // One row for each phone: a new code replaces the old one.
    await table(runner, 'sms_code', [
      key(varchar('phone_index', 64)),
      varchar('code_hash', 64),
      integer('wrong_tries'),
      instant('sent_at'),
      instant('expires_at'),
      nullable(instant('used_at')),
    ], { indices: [['expires_at']] });

    await table(runner, 'identity_claim', [
      id(),
      integer('account_id'),
      // The account while the claim is open, else null: an account has one open claim at most.
      nullable(integer('open_account_id')),
      varchar('state', 16),
      varchar('kind', 16),
      varchar('claimed_name', 64),
      varchar('id_number_cipher', 160),
      varchar('id_number_index', 64),
      nullable(integer('resident_id')),
      nullable(integer('institution_id')),
      instant('submitted_at'),
      nullable(instant('decided_at')),
      nullable(integer('decided_by')),
      nullable(varchar('decision_note', 200)),
    ], {
      uniques: [['open_account_id']],
      indices: [['account_id'], ['state', 'id'], ['id_number_index'], ['resident_id'], ['institution_id'], ['decided_by']],
      foreignKeys: { account_id: 'account', open_account_id: 'account', decided_by: 'account' },
    });

    // Quotas that several processes share; `subject` is a keyed hash of an address, phone, account or ID number.
    await table(runner, 'throttle', [
      key(varchar('scope', 32)),
      key(varchar('subject', 64)),
      integer('used'),
      instant('window_ends_at'),
    ], { indices: [['window_ends_at']] });

    // Failed proofs in a row. Kept for names nobody has as well, so that a lockout does not tell who exists.
    await table(runner, 'lockout', [
      key(varchar('scope', 32)),
      key(varchar('subject', 64)),
      integer('failures'),
      integer('lockouts'),
      nullable(instant('locked_until')),
      instant('last_tried_at'),
    ], { indices: [['last_tried_at']] });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['lockout', 'throttle', 'identity_claim', 'sms_code', 'sign_in_challenge', 'session', 'role_grant', 'account']) {
      await runner.dropTable(name);
    }
  }
}

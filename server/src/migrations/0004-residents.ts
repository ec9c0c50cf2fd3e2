import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boolean, civilDate, id, instant, integer, key, nullable, table, varchar } from '../platform/database/schema.js';

/** Residents, their known groups and conditions, and what lists and indicators read of them. */
export class Residents1763769600004 implements MigrationInterface {
  name = 'Residents1763769600004';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'resident', [
      id(),
      varchar('name', 64),
      varchar('id_number_cipher', 160),
      varchar('id_number_index', 64),
      varchar('sex', 1),
      civilDate('birth_date'),
      nullable(varchar('phone_cipher', 160)),
      nullable(varchar('phone_index', 64)),
      nullable(varchar('address', 200)),
      nullable(integer('grid_id')),
      integer('institution_id'),
      boolean('active'),
      boolean('is_key_group'),
      // The next day on which age alone may change the groups; null = not derived yet, so that whoever writes
      // residents in bulk leaves it null and the residents module catches up.
      nullable(civilDate('key_group_review_on')),
      instant('created_at'),
      instant('updated_at'),
    ], {
      uniques: [['id_number_index']],
      indices: [['institution_id', 'name'], ['phone_index'], ['grid_id'], ['key_group_review_on']],
      foreignKeys: { grid_id: 'grid', institution_id: 'institution' },
    });

    // What was imported: flags that cannot be derived (for example 脱贫人口).
    await table(runner, 'resident_group', [
      key(integer('resident_id')),
      key(varchar('group_code', 32)),
    ], { foreignKeys: { resident_id: 'resident' } });

    await table(runner, 'resident_condition', [
      id(),
      integer('resident_id'),
      varchar('code', 32),
      varchar('name', 64),
      nullable(civilDate('since')),
    ], { uniques: [['resident_id', 'code']], foreignKeys: { resident_id: 'resident' } });

    // What is derived from age, flags and conditions through the policy pack [L1]; institution_id repeats the
    // resident's so that a group within a subtree is read from one index.
    await table(runner, 'resident_key_group', [
      key(integer('resident_id')),
      key(varchar('group_code', 32)),
      integer('institution_id'),
    ], {
      indices: [['group_code', 'institution_id', 'resident_id'], ['institution_id']],
      foreignKeys: { resident_id: 'resident', institution_id: 'institution' },
    });

    // How each resident was last counted: the coverage figures move by the difference, so an event that arrives twice
    // counts once, and lists find the residents of one contract state without reading all of them.
    await table(runner, 'resident_standing', [
      key(integer('resident_id')),
      integer('institution_id'),
      varchar('contract_state', 16),
      boolean('signed'),
      boolean('key_group'),
    ], {
      indices: [['institution_id', 'contract_state', 'resident_id'], ['institution_id', 'signed', 'key_group']],
      foreignKeys: { resident_id: 'resident', institution_id: 'institution' },
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['resident_standing', 'resident_key_group', 'resident_condition', 'resident_group', 'resident']) {
      await runner.dropTable(name);
    }
  }
}

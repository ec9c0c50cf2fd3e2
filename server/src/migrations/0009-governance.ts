import type { MigrationInterface, QueryRunner } from 'typeorm';
import { instant, integer, key, table } from '../platform/database/schema.js';

/** Signing coverage of each institution with all below it, kept up to date from the outbox. */
export class Governance1763769600009 implements MigrationInterface {
  name = 'Governance1763769600009';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'signing_coverage', [
      key(integer('institution_id')),
      integer('residents'),
      integer('signed'),
      integer('key_group_residents'),
      integer('key_group_signed'),
      instant('as_of'),
    ], { foreignKeys: { institution_id: 'institution' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('signing_coverage');
  }
}

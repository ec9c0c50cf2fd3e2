import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, nullable, table, varchar } from '../platform/database/schema.js';

export class Messages1763769600007 implements MigrationInterface {
  name = 'Messages1763769600007';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'message', [
      id(), integer('account_id'), varchar('kind', 32), varchar('title', 64), varchar('body', 500), nullable(varchar('link_page', 16)), nullable(integer('link_id')),
      instant('at'), nullable(instant('read_at')),
    ], { indices: [['account_id', 'id'], ['account_id', 'read_at']], foreignKeys: { account_id: 'account' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('message');
  }
}

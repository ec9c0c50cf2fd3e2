import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { id, instant, integer, key, nullable, table, varchar } from '../platform/database/schema.js';

/** A canonical body with a long signature in it is more than the 65,535 bytes of MySQL's TEXT. */
const body = (mysql: boolean): TableColumnOptions => ({ name: 'body', type: mysql ? 'mediumtext' : 'text' });

/** The evidence log; read and written by prepared SQL only, so its tables have no entities. */
export class Evidence1763769600005 implements MigrationInterface {
  name = 'Evidence1763769600005';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'key_check', [key(varchar('name', 32)), varchar('mark', 64), instant('created_at')]);
    await table(runner, 'evidence_record', [
      id(), varchar('kind', 48), varchar('subject_kind', 48), integer('subject_id'), varchar('code', 19), body, varchar('sha256', 64), instant('recorded_at'),
      nullable(integer('leaf_index')), nullable(varchar('leaf_hash', 64)),
    ], { uniques: [['code'], ['leaf_index']], indices: [['subject_kind', 'subject_id', 'id']] });
    await table(runner, 'evidence_checkpoint', [
      key(integer('size')), integer('previous_size'), varchar('root', 64), varchar('peaks', 2048), instant('signed_at'), varchar('key_id', 16), varchar('signature', 88),
    ], { uniques: [['previous_size']] });
    await table(runner, 'evidence_node', [key(integer('level')), key(integer('position')), varchar('hash', 64)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['evidence_node', 'evidence_checkpoint', 'evidence_record', 'key_check']) await runner.dropTable(name);
  }
}

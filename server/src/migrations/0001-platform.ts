import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, key, nullable, table, text, varchar } from '../platform/database/schema.js';

export class Platform1763769600001 implements MigrationInterface {
  name = 'Platform1763769600001';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'idempotency_record', [
      key(integer('account_id')), key(varchar('request_key', 64)), varchar('request_hash', 64), text('answer'), instant('created_at'),
    ], { indices: [['created_at']] });
    await table(runner, 'audit_entry', [
      id(), instant('at'), nullable(integer('account_id')), varchar('actor_name', 64), varchar('role', 32), varchar('institution_path', 255),
      varchar('action', 48), varchar('target_kind', 32), varchar('target_id', 64), text('detail'), varchar('trace_id', 36),
    ], { indices: [['institution_path', 'id'], ['account_id', 'id']] });
    await table(runner, 'access_entry', [
      id(), instant('at'), integer('resident_id'), integer('account_id'), varchar('actor_name', 64), varchar('role', 32),
      nullable(integer('institution_id')), varchar('purpose', 32), varchar('trace_id', 36),
    ], { indices: [['resident_id', 'id']] });
    await table(runner, 'outbox_event', [
      id(), varchar('topic', 48), text('payload'), instant('created_at'), instant('available_at'), nullable(varchar('lease_token', 36)), integer('attempts'),
    ], { indices: [['available_at', 'id']] });
    await table(runner, 'scheduled_job', [key(varchar('name', 64)), instant('next_run_at')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['scheduled_job', 'outbox_event', 'access_entry', 'audit_entry', 'idempotency_record']) await runner.dropTable(name);
  }
}

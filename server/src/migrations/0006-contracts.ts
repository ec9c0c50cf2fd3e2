import type { MigrationInterface, QueryRunner } from 'typeorm';
import { civilDate, id, instant, integer, key, nullable, stored, table, text, varchar } from '../platform/database/schema.js';

export class Contracts1763769600006 implements MigrationInterface {
  name = 'Contracts1763769600006';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'service_package', [
      id(), varchar('region', 16), varchar('code', 32), varchar('name', 64), varchar('sha256', 64), text('body'), instant('published_at'),
    ], { uniques: [['region', 'code', 'sha256']] });
    await table(runner, 'consent_document', [
      id(), varchar('region', 16), varchar('kind', 32), varchar('version', 16), varchar('title', 64), varchar('sha256', 64), text('body'), instant('published_at'),
    ], { uniques: [['region', 'kind', 'sha256']] });
    await table(runner, 'document_reading', [
      id(), integer('account_id'), integer('document_id'), instant('opened_at'), nullable(instant('completed_at')),
    ], { indices: [['account_id', 'id']], foreignKeys: { account_id: 'account', document_id: 'consent_document' } });
    await table(runner, 'contract', [
      id(), varchar('number', 20), integer('resident_id'), integer('team_id'), integer('package_id'), integer('months'), varchar('state', 16), integer('priority'),
      civilDate('starts_on'), civilDate('ends_on'), instant('submitted_at'), nullable(instant('decided_at')), nullable(integer('decided_by')),
      nullable(varchar('decided_by_name', 64)), nullable(varchar('return_reason_code', 32)), nullable(varchar('return_note', 200)),
      stored(integer('open_key'), "CASE WHEN state IN ('SUBMITTED', 'ACTIVE') THEN resident_id END"),
    ], {
      uniques: [['number'], ['open_key']],
      indices: [['resident_id', 'id'], ['team_id', 'state', 'priority', 'submitted_at', 'id'], ['state', 'ends_on', 'id']],
      foreignKeys: { resident_id: 'resident', team_id: 'team', package_id: 'service_package' },
    });
    await table(runner, 'consent', [
      id(), integer('resident_id'), integer('document_id'), nullable(integer('contract_id')), varchar('decision', 16), instant('at'), integer('evidence_id'),
    ], { indices: [['resident_id', 'id'], ['contract_id']], foreignKeys: { resident_id: 'resident', document_id: 'consent_document', contract_id: 'contract' } });
    await table(runner, 'contract_file', [key(integer('contract_id')), varchar('sha256', 64), instant('created_at')], { foreignKeys: { contract_id: 'contract' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['contract_file', 'consent', 'contract', 'document_reading', 'consent_document', 'service_package']) await runner.dropTable(name);
  }
}

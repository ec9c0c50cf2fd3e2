import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boolean, civilDate, id, instant, integer, key, nullable, table, text, varchar } from '../platform/database/schema.js';

/** Imports of workbooks: the job, its faults, and the checked rows that wait for their confirmation. */
export class Imports1763769600008 implements MigrationInterface {
  name = 'Imports1763769600008';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'import_job', [
      id(),
      varchar('file_name', 255),
      varchar('state', 16),
      varchar('phase', 24),
      integer('phase_done'),
      nullable(integer('phase_total')),
      text('counts'),
      integer('fault_count'),
      nullable(varchar('failure', 500)),
      // The region the importer is responsible for: the first of the paths in scope, '/' for everything.
      varchar('institution_path', 255),
      text('scope'),
      nullable(integer('created_by')),
      varchar('created_by_name', 64),
      instant('created_at'),
      nullable(instant('finished_at')),
      // Who works on the job now, and until when he is believed to be alive.
      nullable(varchar('lease_token', 36)),
      nullable(instant('lease_until')),
      // Rows of this job wait in the staging tables.
      boolean('staged'),
    ], { indices: [['institution_path', 'id'], ['state', 'lease_until']] });

    // One row: whoever starts an import changes it first, so that two cannot start at the same time.
    await table(runner, 'import_gate', [key(integer('id')), integer('turn')]);
    await runner.query('INSERT INTO import_gate (id, turn) VALUES (1, 0)');

    await table(runner, 'import_fault', [
      key(integer('job_id')),
      key(integer('sheet_position')),
      key(integer('sheet_row')),
      key(integer('sequence')),
      varchar('sheet', 31),
      nullable(varchar('column_heading', 64)),
      varchar('reason', 500),
      nullable(varchar('cell_value', 100)),
    ], { foreignKeys: { job_id: 'import_job' } });

    await table(runner, 'import_institution', [
      key(integer('job_id')), key(integer('sheet_row')),
      varchar('code', 32), varchar('name', 100), varchar('kind', 24), nullable(varchar('parent_code', 32)), nullable(varchar('ownership', 16)),
      nullable(varchar('address', 200)), nullable(varchar('phone', 32)), nullable(integer('latitude')), nullable(integer('longitude')),
      nullable(varchar('opening_hours', 200)),
      // Parents come before their children.
      integer('sequence'),
    ], { foreignKeys: { job_id: 'import_job' } });

    await table(runner, 'import_grid', [
      key(integer('job_id')), key(integer('sheet_row')),
      varchar('code', 32), varchar('name', 100), varchar('institution_code', 32),
    ], { foreignKeys: { job_id: 'import_job' } });

    await table(runner, 'import_team', [
      key(integer('job_id')), key(integer('sheet_row')),
      varchar('code', 32), varchar('name', 100), varchar('institution_code', 32), nullable(integer('capacity')), nullable(boolean('accepting')),
      nullable(varchar('introduction', 1000)), text('grid_codes'),
    ], { foreignKeys: { job_id: 'import_job' } });

    await table(runner, 'import_member', [
      key(integer('job_id')), key(integer('sheet_row')),
      varchar('code', 32), varchar('name', 64), varchar('kind', 24), nullable(varchar('title', 64)), nullable(varchar('specialty', 200)),
      nullable(varchar('licence_number', 64)), nullable(varchar('licence_valid_until', 10)), varchar('employer_code', 32),
      nullable(varchar('team_code', 32)), nullable(varchar('team_role', 24)),
    ], { foreignKeys: { job_id: 'import_job' } });

    await table(runner, 'import_resident', [
      key(integer('job_id')), key(integer('sheet_row')),
      varchar('name', 64), varchar('id_number_cipher', 160), varchar('id_number_index', 64), varchar('sex', 1), civilDate('birth_date'),
      nullable(varchar('phone_cipher', 160)), nullable(varchar('phone_index', 64)), nullable(varchar('address', 200)),
      nullable(varchar('grid_code', 32)), varchar('institution_code', 32), boolean('groups_given'),
      // Found by comparing with what is on file.
      nullable(integer('resident_id')), nullable(varchar('change_kind', 9)),
    ], { indices: [['job_id', 'id_number_index']], foreignKeys: { job_id: 'import_job' } });

    // Groups (name '') and conditions of the residents above.
    await table(runner, 'import_resident_item', [
      key(integer('job_id')), key(integer('sheet_row')), key(varchar('kind', 9)), key(varchar('code', 32)),
      varchar('name', 64), nullable(civilDate('since')),
    ], { foreignKeys: { job_id: 'import_job' } });
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'import_resident_item', 'import_resident', 'import_member', 'import_team', 'import_grid', 'import_institution', 'import_fault',
      'import_gate', 'import_job',
    ];
    for (const name of tables) await runner.dropTable(name);
  }
}

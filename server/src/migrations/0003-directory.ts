import type { MigrationInterface, QueryRunner } from 'typeorm';
import { boolean, civilDate, id, instant, integer, key, nullable, table, varchar, withDefault } from '../platform/database/schema.js';

/** Institutions, practitioners, teams and the grids that map an address to its team [L7]. */
export class Directory1763769600003 implements MigrationInterface {
  name = 'Directory1763769600003';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'institution', [
      id(),
      varchar('code', 32),
      varchar('name', 100),
      varchar('kind', 24),
      nullable(integer('parent_id')),
      // Ids of all ancestors and of itself, '/1/4/17/': a subtree is one range of the index below.
      varchar('path', 255),
      integer('depth'),
      varchar('ownership', 16),
      nullable(varchar('address', 200)),
      nullable(varchar('phone', 32)),
      // Micro-degrees (WGS 84 degrees × 1,000,000): whole numbers compare the same on every database.
      nullable(integer('latitude')),
      nullable(integer('longitude')),
      nullable(varchar('opening_hours', 200)),
      boolean('active'),
      nullable(instant('data_confirmed_at')),
      instant('created_at'),
      instant('updated_at'),
    ], {
      uniques: [['code']],
      indices: [['parent_id'], ['path'], ['kind'], ['latitude', 'longitude']],
      foreignKeys: { parent_id: 'institution' },
    });

    await table(runner, 'practitioner', [
      id(),
      varchar('code', 32),
      varchar('name', 64),
      varchar('kind', 24),
      nullable(varchar('title', 64)),
      nullable(varchar('specialty', 200)),
      nullable(varchar('licence_number', 64)),
      nullable(civilDate('licence_valid_until')),
      integer('employer_id'),
      boolean('active'),
      instant('created_at'),
      instant('updated_at'),
    ], {
      uniques: [['code']],
      indices: [['employer_id']],
      foreignKeys: { employer_id: 'institution' },
    });

    await table(runner, 'team', [
      id(),
      varchar('code', 32),
      varchar('name', 100),
      integer('institution_id'),
      nullable(varchar('introduction', 1000)),
      integer('capacity'),
      withDefault(integer('places_taken'), 0),
      boolean('accepting'),
      nullable(instant('confirmed_at')),
      instant('created_at'),
      instant('updated_at'),
    ], {
      uniques: [['code']],
      indices: [['institution_id'], ['confirmed_at']],
      foreignKeys: { institution_id: 'institution' },
    });

    await table(runner, 'team_member', [
      id(),
      integer('team_id'),
      integer('practitioner_id'),
      varchar('team_role', 24),
      boolean('active'),
      instant('created_at'),
      instant('updated_at'),
    ], {
      uniques: [['team_id', 'practitioner_id']],
      indices: [['practitioner_id']],
      foreignKeys: { team_id: 'team', practitioner_id: 'practitioner' },
    });

    await table(runner, 'grid', [
      id(),
      varchar('code', 32),
      varchar('name', 100),
      integer('institution_id'),
      nullable(integer('team_id')),
      instant('created_at'),
      instant('updated_at'),
    ], {
      uniques: [['code']],
      indices: [['institution_id'], ['team_id']],
      foreignKeys: { institution_id: 'institution', team_id: 'team' },
    });

    // A name as it was last made searchable, and every run of one and two characters in it: finding a word inside a
    // Chinese name is one look-up in an index on both databases.
    await table(runner, 'directory_name', [
      key(varchar('subject_kind', 16)),
      key(integer('subject_id')),
      varchar('name', 100),
      varchar('folded_name', 200),
    ]);
    await table(runner, 'directory_gram', [
      key(varchar('gram', 8)),
      key(varchar('subject_kind', 16)),
      key(integer('subject_id')),
    ], { indices: [['subject_kind', 'subject_id']] });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['directory_gram', 'directory_name', 'grid', 'team_member', 'team', 'practitioner', 'institution']) {
      await runner.dropTable(name);
    }
  }
}

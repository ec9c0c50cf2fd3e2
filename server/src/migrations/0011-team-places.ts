import type { MigrationInterface, QueryRunner } from 'typeorm';
import { integer, key, table, withDefault } from '../platform/database/schema.js';

/**
 * The places of a team in a row of their own that nothing refers to. A new contract holds a shared lock on its team's row, for the
 * foreign key; as long as the places were counted in that row, two signings with one team could each wait for the other's lock.
 */
export class TeamPlaces1763769600011 implements MigrationInterface {
  name = 'TeamPlaces1763769600011';

  async up(runner: QueryRunner): Promise<void> {
    await table(runner, 'team_places', [key(integer('team_id')), integer('capacity'), withDefault(integer('taken'), 0)], { foreignKeys: { team_id: 'team' } });
    await runner.query('INSERT INTO team_places (team_id, capacity, taken) SELECT id, capacity, places_taken FROM team');
    for (const column of ['capacity', 'places_taken']) await runner.query(`ALTER TABLE team DROP COLUMN ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['capacity', 'places_taken']) await runner.query(`ALTER TABLE team ADD COLUMN ${column} integer NOT NULL DEFAULT 0`);
    await runner.query(`UPDATE team SET capacity = (SELECT p.capacity FROM team_places p WHERE p.team_id = team.id),
      places_taken = (SELECT p.taken FROM team_places p WHERE p.team_id = team.id)`);
    await runner.dropTable('team_places');
  }
}

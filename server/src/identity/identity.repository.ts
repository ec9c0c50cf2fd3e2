import { Injectable } from '@nestjs/common';
import { Database, placesFor } from '../platform/database/index.js';

/** What other modules ask of accounts. */
@Injectable()
export class IdentityRepository {
  constructor(private readonly database: Database) {}

  async accountsOfTeam(teamId: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `SELECT a.id FROM team_member m JOIN account a ON a.practitioner_id = m.practitioner_id
       WHERE m.team_id = ? AND m.active = 1 AND a.active = 1 ORDER BY a.id`,
      [teamId],
    );
    return rows.map((row) => row.id);
  }

  async accountsOfResidents(residentIds: readonly number[]): Promise<Map<number, number>> {
    if (!residentIds.length) return new Map();
    const rows = await this.database.query<{ id: number; residentId: number }>(
      `SELECT id, resident_id AS residentId FROM account WHERE resident_id IN (${placesFor(residentIds)}) AND active = 1`, residentIds,
    );
    return new Map(rows.map((row) => [row.residentId, row.id]));
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type SqlPredicate } from '../platform/database/index.js';
import { subjectsNamed } from './names.repository.js';

export interface PractitionerRow {
  id: number;
  code: string;
  name: string;
  kind: string;
  title: string | null;
  specialty: string | null;
  licenceValidUntil: string | null;
  employerId: number;
  employerName: string;
  active: number;
}

const columns = `p.id, p.code, p.name, p.kind, p.title, p.specialty, p.licence_valid_until AS licenceValidUntil,
  p.employer_id AS employerId, e.name AS employerName, p.active`;

@Injectable()
export class PractitionersRepository {
  constructor(private readonly database: Database) {}

  /**
   * Active practitioners in the order of their ids.
   * @param conditions on `p` (practitioner) and `e` (employer)
   */
  list(word: string | undefined, conditions: readonly SqlPredicate[], afterId: number, limit: number): Promise<PractitionerRow[]> {
    const named = word ? subjectsNamed('PRACTITIONER', word) : null;
    const all: SqlPredicate[] = [
      { sql: 'p.active = 1 AND p.id > ?', parameters: [afterId] },
      ...(named ? [{ sql: `p.id IN (${named.sql})`, parameters: named.parameters }] : []),
      ...conditions,
    ];
    return this.database.query<PractitionerRow>(
      `SELECT ${columns} FROM practitioner p JOIN institution e ON e.id = p.employer_id
       WHERE ${all.map(({ sql }) => sql).join(' AND ')} ORDER BY p.id LIMIT ${limit}`,
      all.flatMap(({ parameters }) => parameters),
    );
  }

  /** @param allowed a condition on `e`, the employer */
  async find(id: number, allowed: SqlPredicate): Promise<PractitionerRow | null> {
    const rows = await this.database.query<PractitionerRow>(
      `SELECT ${columns} FROM practitioner p JOIN institution e ON e.id = p.employer_id WHERE p.id = ? AND ${allowed.sql}`,
      [id, ...allowed.parameters],
    );
    return rows[0] ?? null;
  }

  /** Names of the teams of each practitioner. */
  async teamsOf(ids: readonly number[]): Promise<Map<number, { id: number; name: string }[]>> {
    const teams = new Map<number, { id: number; name: string }[]>(ids.map((id) => [id, []]));
    if (!ids.length) return teams;
    const rows = await this.database.query<{ practitionerId: number; id: number; name: string }>(
      `SELECT m.practitioner_id AS practitionerId, t.id, t.name FROM team_member m JOIN team t ON t.id = m.team_id
       WHERE m.active = 1 AND m.practitioner_id IN (${ids.map(() => '?').join(', ')}) ORDER BY m.id`,
      ids,
    );
    for (const { practitionerId, ...team } of rows) teams.get(practitionerId)?.push(team);
    return teams;
  }
}

import { Injectable } from '@nestjs/common';
import { Database, placesFor, readInstant, sqlInstant, type SqlPredicate, type SqlValue } from '../platform/database/index.js';

export interface TeamRow {
  id: number;
  name: string;
  introduction: string | null;
  capacity: number;
  placesTaken: number;
  accepting: number;
  confirmedAt: Date | null;
  institutionId: number;
  institutionName: string;
  institutionAddress: string | null;
  institutionPhone: string | null;
  institutionPath: string;
  latitude: number | null;
  longitude: number | null;
  memberCount: number;
  leaderName: string | null;
  leaderKind: string | null;
  leaderTitle: string | null;
}

export interface MemberRow {
  id: number;
  practitionerId: number;
  name: string;
  kind: string;
  teamRole: string;
  title: string | null;
  specialty: string | null;
  licenceValidUntil: string | null;
  employerName: string;
}

/** Where a resident lives, as far as the choice of a team goes. */
export interface HomeRow {
  gridName: string | null;
  gridTeamId: number | null;
  institutionPath: string;
}

export interface TeamChange {
  name?: string;
  introduction?: string;
  capacity?: number;
  accepting?: boolean;
}

const ownFields = ['name', 'introduction', 'accepting'] as const satisfies (keyof TeamChange)[];

type RawTeam = Omit<TeamRow, 'confirmedAt'> & { confirmedAt: Date | string | null };

@Injectable()
export class TeamsRepository {
  constructor(private readonly database: Database) {}

  /** Cards of these teams, in the order of the ids. */
  async cards(ids: readonly number[]): Promise<TeamRow[]> {
    if (!ids.length) return [];
    const rows = await this.database.query<RawTeam>(
      `SELECT t.id, t.name, t.introduction, places.capacity, places.taken AS placesTaken, t.accepting, t.confirmed_at AS confirmedAt,
         i.id AS institutionId, i.name AS institutionName, i.address AS institutionAddress, i.phone AS institutionPhone, i.path AS institutionPath,
         i.latitude, i.longitude, p.name AS leaderName, p.kind AS leaderKind, p.title AS leaderTitle,
         (SELECT COUNT(*) FROM team_member m WHERE m.team_id = t.id AND m.active = 1) AS memberCount
       FROM team t JOIN team_places places ON places.team_id = t.id JOIN institution i ON i.id = t.institution_id
       LEFT JOIN team_member l ON l.id = (SELECT MIN(m.id) FROM team_member m WHERE m.team_id = t.id AND m.active = 1 AND m.team_role = 'LEADER')
       LEFT JOIN practitioner p ON p.id = l.practitioner_id
       WHERE t.id IN (${placesFor(ids)})`,
      ids,
    );
    const byId = new Map(rows.map((row) => [row.id, { ...row, confirmedAt: row.confirmedAt === null ? null : readInstant(row.confirmedAt) }]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  members(teamId: number): Promise<MemberRow[]> {
    return this.database.query<MemberRow>(
      `SELECT m.id, m.practitioner_id AS practitionerId, p.name, p.kind, m.team_role AS teamRole, p.title, p.specialty,
         p.licence_valid_until AS licenceValidUntil, e.name AS employerName
       FROM team_member m JOIN practitioner p ON p.id = m.practitioner_id JOIN institution e ON e.id = p.employer_id
       WHERE m.team_id = ? AND m.active = 1 ORDER BY m.id`,
      [teamId],
    );
  }

  grids(teamId: number): Promise<{ code: string; name: string }[]> {
    return this.database.query('SELECT code, name FROM grid WHERE team_id = ? ORDER BY id', [teamId]);
  }

  async homeOf(residentId: number): Promise<HomeRow | null> {
    const rows = await this.database.query<HomeRow>(
      `SELECT g.name AS gridName, g.team_id AS gridTeamId, i.path AS institutionPath
       FROM resident r JOIN institution i ON i.id = r.institution_id LEFT JOIN grid g ON g.id = r.grid_id WHERE r.id = ?`,
      [residentId],
    );
    return rows[0] ?? null;
  }

  async exists(teamId: number): Promise<boolean> {
    return (await this.database.query('SELECT id FROM team WHERE id = ?', [teamId])).length === 1;
  }

  async mayEdit(teamId: number, allowed: SqlPredicate): Promise<boolean> {
    return (await this.database.query(`SELECT t.id FROM team t WHERE t.id = ? AND ${allowed.sql}`, [teamId, ...allowed.parameters])).length === 1;
  }

  /**
   * Takes the team's row, so that changes to one team follow one another.
   * @param allowed a predicate on the table `team`
   * @returns false when the team does not exist or is not the caller's to change
   */
  async take(teamId: number, allowed: SqlPredicate, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE team SET updated_at = ? WHERE id = ? AND ${allowed.sql}`, [sqlInstant(now), teamId, ...allowed.parameters],
    );
    return affectedRows === 1;
  }

  /** Never below the places already taken, nor open without a leader, whatever happens at the same time. */
  async change(teamId: number, change: TeamChange): Promise<boolean> {
    const { capacity } = change;
    if (capacity !== undefined) {
      const { affectedRows } = await this.database.execute('UPDATE team_places SET capacity = ? WHERE team_id = ? AND taken <= ?', [capacity, teamId, capacity]);
      if (affectedRows === 0) return false;
    }
    const fields = ownFields.filter((field) => change[field] !== undefined);
    if (fields.length === 0) return true;
    const values = fields.map((field): SqlValue => {
      const value = change[field];
      return typeof value === 'boolean' ? Number(value) : value ?? null;
    });
    const led = change.accepting ? ` AND EXISTS (SELECT 1 FROM team_member m WHERE m.team_id = team.id AND m.active = 1 AND m.team_role = 'LEADER')` : '';
    const { affectedRows } = await this.database.execute(
      `UPDATE team SET ${fields.map((field) => `${field} = ?`).join(', ')} WHERE id = ?${led}`, [...values, teamId],
    );
    return affectedRows === 1;
  }

  async confirm(teamId: number, now: Date): Promise<void> {
    await this.database.execute('UPDATE team SET confirmed_at = ? WHERE id = ?', [sqlInstant(now), teamId]);
  }

  async memberOf(teamId: number, practitionerId: number): Promise<{ id: number; active: number } | null> {
    const rows = await this.database.query<{ id: number; active: number }>(
      'SELECT id, active FROM team_member WHERE team_id = ? AND practitioner_id = ?', [teamId, practitionerId],
    );
    return rows[0] ?? null;
  }

  async insertMember(teamId: number, practitionerId: number, teamRole: string, now: Date): Promise<void> {
    const at = sqlInstant(now);
    await this.database.execute(
      'INSERT INTO team_member (team_id, practitioner_id, team_role, active, created_at, updated_at) VALUES (?, ?, ?, 1, ?, ?)',
      [teamId, practitionerId, teamRole, at, at],
    );
  }

  async reactivateMember(memberId: number, teamRole: string, now: Date): Promise<void> {
    await this.database.execute('UPDATE team_member SET active = 1, team_role = ?, updated_at = ? WHERE id = ?', [teamRole, sqlInstant(now), memberId]);
  }

  /** @returns false when there is no such active member in the team */
  async deactivateMember(teamId: number, memberId: number, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE team_member SET active = 0, updated_at = ? WHERE id = ? AND team_id = ? AND active = 1', [sqlInstant(now), memberId, teamId],
    );
    return affectedRows === 1;
  }

  /** A team that takes in residents without anybody who leads it. */
  async acceptsWithoutLeader(teamId: number): Promise<boolean> {
    const rows = await this.database.query<{ id: number }>(
      `SELECT t.id FROM team t WHERE t.id = ? AND t.accepting = 1
       AND NOT EXISTS (SELECT 1 FROM team_member m WHERE m.team_id = t.id AND m.active = 1 AND m.team_role = 'LEADER')`,
      [teamId],
    );
    return rows.length === 1;
  }
}

import { Injectable } from '@nestjs/common';
import { Database, readInstant, sqlInstant, type SqlPredicate, withinSubtrees } from '../platform/database/index.js';
import { boxAround, distanceMetres, type Position } from './domain/great-circle.js';
import { subjectsNamed } from './names.repository.js';

export interface TeamFilter {
  /** Path of the institution whose teams, and whose stations' teams, are wanted. */
  subtree?: string | undefined;
  /** A part of the name of the team, of one of its members or of its institution. */
  word?: string | undefined;
  /** Only teams that nobody has confirmed since. */
  staleBefore?: Date | undefined;
}

export interface NearTeam {
  readonly id: number;
  /** Null where the institution's position is not known. */
  readonly metres: number | null;
}

export interface StaleTeam {
  readonly id: number;
  readonly confirmedAt: Date | null;
}

/** Metres by which the search widens; the last takes in the whole earth. */
const rings = [2_000, 8_000, 32_000, 128_000, 512_000, 21_000_000] as const;

/** Finds the ids of teams in the order in which a list shows them; each order has an index that serves it. */
@Injectable()
export class TeamSearchRepository {
  constructor(private readonly database: Database) {}

  async byId(filter: TeamFilter, afterId: number, limit: number): Promise<number[]> {
    const { from, where, parameters } = source(filter);
    const rows = await this.database.query<{ id: number }>(
      `SELECT t.id FROM ${from} WHERE ${where} AND t.id > ? ORDER BY t.id LIMIT ${limit}`, [...parameters, afterId],
    );
    return rows.map(({ id }) => id);
  }

  /** Those never confirmed first, then the longest unconfirmed; `filter.staleBefore` is required. */
  async longestUnconfirmed(filter: TeamFilter & { staleBefore: Date }, after: StaleTeam | null, limit: number): Promise<StaleTeam[]> {
    const { from, where, parameters } = source({ ...filter, staleBefore: undefined });
    const never = after === null || after.confirmedAt === null
      ? await this.database.query<{ id: number }>(
        `SELECT t.id FROM ${from} WHERE ${where} AND t.confirmed_at IS NULL AND t.id > ? ORDER BY t.id LIMIT ${limit}`, [...parameters, after?.id ?? 0],
      )
      : [];
    const found: StaleTeam[] = never.map(({ id }) => ({ id, confirmedAt: null }));
    if (found.length === limit) return found;
    const since = sqlInstant(after?.confirmedAt ?? new Date(0));
    const rows = await this.database.query<{ id: number; confirmedAt: Date | string }>(
      `SELECT t.id, t.confirmed_at AS confirmedAt FROM ${from} WHERE ${where} AND t.confirmed_at < ? AND t.confirmed_at >= ? AND (t.confirmed_at > ? OR t.id > ?)
       ORDER BY t.confirmed_at, t.id LIMIT ${limit - found.length}`,
      [...parameters, sqlInstant(filter.staleBefore), since, since, after?.confirmedAt ? after.id : 0],
    );
    return [...found, ...rows.map(({ id, confirmedAt }) => ({ id, confirmedAt: readInstant(confirmedAt) }))];
  }

  /** Nearest first, equal distances by id; teams whose position is not known come after all others. */
  async nearest(filter: TeamFilter, centre: Position, after: NearTeam | null, limit: number): Promise<NearTeam[]> {
    const located = after === null || after.metres !== null ? await this.nearestLocated(filter, centre, after, limit) : [];
    if (located.length === limit) return located;
    const { from, where, parameters } = source(filter, true);
    const unlocated = await this.database.query<{ id: number }>(
      `SELECT t.id FROM ${from} WHERE ${where} AND i.latitude IS NULL AND t.id > ? ORDER BY t.id LIMIT ${limit - located.length}`,
      [...parameters, after?.metres === null ? after.id : 0],
    );
    return [...located, ...unlocated.map(({ id }) => ({ id, metres: null }))];
  }

  /** Widens the ring until enough are found: whatever lies within a ring is nearer than whatever lies outside. */
  private async nearestLocated(filter: TeamFilter, centre: Position, after: NearTeam | null, limit: number): Promise<NearTeam[]> {
    const passed = after?.metres ?? -1;
    for (const ring of rings) {
      if (ring < passed) continue;
      const candidates = await this.within(filter, centre, ring);
      const found = candidates
        .filter(({ id, metres }) => metres <= ring && (metres > passed || (metres === passed && id > (after?.id ?? 0))))
        .sort((one, other) => one.metres - other.metres || one.id - other.id);
      if (found.length >= limit || ring === rings.at(-1)) return found.slice(0, limit);
    }
    return [];
  }

  private async within(filter: TeamFilter, centre: Position, radius: number): Promise<{ id: number; metres: number }[]> {
    const { from, where, parameters } = source(filter, true);
    const box = boxAround(centre, radius);
    const rows = await this.database.query<Position & { id: number }>(
      `SELECT t.id, i.latitude, i.longitude FROM ${from}
       WHERE ${where} AND i.latitude BETWEEN ? AND ? AND i.longitude BETWEEN ? AND ?`,
      [...parameters, box.south, box.north, box.west, box.east],
    );
    return rows.map((row) => ({ id: row.id, metres: distanceMetres(centre, row) }));
  }
}

/**
 * The teams of the filter, as `t` with their institution `i`; placeholders of `from` come before those of `where`.
 * @param byInstitution the institutions narrow the search, so that it may begin with them; otherwise it begins with the teams
 */
function source({ subtree, word, staleBefore }: TeamFilter, byInstitution = subtree !== undefined): { from: string; where: string; parameters: SqlPredicate['parameters'] } {
  const named = word ? teamsNamed(word) : null;
  // As a value rather than a joined table, MariaDB cannot begin with all institutions.
  const conditions: SqlPredicate[] = [{ sql: byInstitution ? 'i.active = 1' : '(SELECT i.active FROM institution i WHERE i.id = t.institution_id) = 1', parameters: [] }];
  if (subtree !== undefined) conditions.push(withinSubtrees('i.path', [subtree]));
  if (staleBefore) conditions.push({ sql: '(t.confirmed_at IS NULL OR t.confirmed_at < ?)', parameters: [sqlInstant(staleBefore)] });
  return {
    from: `${named ? `(${named.sql}) hit JOIN team t ON t.id = hit.team_id` : 'team t'}${byInstitution ? ' JOIN institution i ON i.id = t.institution_id' : ''}`,
    where: conditions.map(({ sql }) => sql).join(' AND '),
    parameters: [...(named?.parameters ?? []), ...conditions.flatMap(({ parameters }) => parameters)],
  };
}

function teamsNamed(word: string): SqlPredicate | null {
  const [team, institution, practitioner] = (['TEAM', 'INSTITUTION', 'PRACTITIONER'] as const).map((kind) => subjectsNamed(kind, word));
  if (!team || !institution || !practitioner) return null;
  return {
    sql: `SELECT own.subject_id AS team_id FROM (${team.sql}) own
          UNION SELECT housed.id FROM (${institution.sql}) house JOIN team housed ON housed.institution_id = house.subject_id
          UNION SELECT member.team_id FROM (${practitioner.sql}) person JOIN team_member member ON member.practitioner_id = person.subject_id AND member.active = 1`,
    parameters: [...team.parameters, ...institution.parameters, ...practitioner.parameters],
  };
}

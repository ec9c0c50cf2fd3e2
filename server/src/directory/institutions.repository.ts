import { Injectable } from '@nestjs/common';
import { Database, idsOfPath, isWithin, pathRange, placesFor, readInstant, sqlInstant, type SqlPredicate, type SqlValue } from '../platform/database/index.js';
import { subjectsNamed } from './names.repository.js';

export interface InstitutionRow {
  id: number;
  code: string;
  name: string;
  kind: string;
  path: string;
  parentId: number | null;
  parentName: string | null;
  ownership: string;
  address: string | null;
  phone: string | null;
  latitude: number | null;
  longitude: number | null;
  openingHours: string | null;
  active: number;
  confirmedAt: Date | null;
  childCount: number;
}

export interface InstitutionFilter {
  /** 0: those at the top of the tree. */
  parentId?: number | undefined;
  kind?: string | undefined;
  word?: string | undefined;
  withInactive: boolean;
}

/** What may be corrected by hand; the tree itself comes from the import. */
export interface InstitutionChange {
  name?: string;
  address?: string;
  phone?: string;
  openingHours?: string;
  latitude?: number | null;
  longitude?: number | null;
}

const columns = `i.id, i.code, i.name, i.kind, i.path, i.parent_id AS parentId, parent.name AS parentName, i.ownership, i.address, i.phone,
  i.latitude, i.longitude, i.opening_hours AS openingHours, i.active, i.data_confirmed_at AS confirmedAt,
  (SELECT COUNT(*) FROM institution child WHERE child.parent_id = i.id AND child.active = 1) AS childCount`;

type RawRow = Omit<InstitutionRow, 'confirmedAt'> & { confirmedAt: Date | string | null };
const fromRaw = (row: RawRow): InstitutionRow => ({ ...row, confirmedAt: row.confirmedAt === null ? null : readInstant(row.confirmedAt) });

const changeable: Readonly<Record<keyof InstitutionChange, string>> = {
  name: 'name', address: 'address', phone: 'phone', openingHours: 'opening_hours', latitude: 'latitude', longitude: 'longitude',
};

@Injectable()
export class InstitutionsRepository {
  constructor(private readonly database: Database) {}

  /** In the order of their ids, after `afterId`. */
  async list(filter: InstitutionFilter, afterId: number, limit: number): Promise<InstitutionRow[]> {
    const conditions: SqlPredicate[] = [{ sql: 'i.id > ?', parameters: [afterId] }];
    if (filter.parentId === 0) conditions.push({ sql: 'i.parent_id IS NULL', parameters: [] });
    else if (filter.parentId !== undefined) conditions.push({ sql: 'i.parent_id = ?', parameters: [filter.parentId] });
    if (filter.kind !== undefined) conditions.push({ sql: 'i.kind = ?', parameters: [filter.kind] });
    if (!filter.withInactive) conditions.push({ sql: 'i.active = 1', parameters: [] });
    const named = filter.word ? subjectsNamed('INSTITUTION', filter.word) : null;
    if (named) conditions.push({ sql: `i.id IN (${named.sql})`, parameters: named.parameters });
    const rows = await this.database.query<RawRow>(
      `SELECT ${columns} FROM institution i LEFT JOIN institution parent ON parent.id = i.parent_id
       WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ORDER BY i.id LIMIT ${limit}`,
      conditions.flatMap(({ parameters }) => parameters),
    );
    return rows.map(fromRaw);
  }

  async find(id: number, withInactive: boolean): Promise<InstitutionRow | null> {
    const rows = await this.database.query<RawRow>(
      `SELECT ${columns} FROM institution i LEFT JOIN institution parent ON parent.id = i.parent_id WHERE i.id = ?${withInactive ? '' : ' AND i.active = 1'}`,
      [id],
    );
    return rows[0] ? fromRaw(rows[0]) : null;
  }

  async pathOf(id: number): Promise<string | null> {
    const rows = await this.database.query<{ path: string }>('SELECT path FROM institution WHERE id = ?', [id]);
    return rows[0]?.path ?? null;
  }

  /** How many teams each of the subtrees has, by path. */
  async teamCounts(paths: readonly string[]): Promise<Map<string, number>> {
    if (!paths.length) return new Map();
    // One range of the index each: a single statement with all of them would make SQLite read every institution.
    const rows = await this.database.query<{ position: number; teams: number }>(
      paths.map((_path, position) => `SELECT ${position} AS position, COUNT(*) AS teams FROM institution i JOIN team t ON t.institution_id = i.id
         WHERE i.path >= ? AND i.path < ?`).join(' UNION ALL '),
      paths.flatMap(pathRange),
    );
    return new Map(rows.map(({ position, teams }) => [paths[position] ?? '', teams]));
  }

  /** Paths of the counties that these paths lie in or below; a path above every county stands for itself. */
  async countiesOf(paths: readonly string[]): Promise<string[]> {
    const ids = [...new Set(paths.flatMap(idsOfPath))];
    if (!ids.length) return [...paths];
    const counties = await this.database.query<{ path: string }>(
      `SELECT path FROM institution WHERE kind = 'COUNTY' AND id IN (${placesFor(ids)})`, ids,
    );
    return paths.map((path) => counties.find((county) => isWithin(path, county.path))?.path ?? path);
  }

  /** @returns false when it is not among the institutions that the predicate allows */
  async change(id: number, change: InstitutionChange, allowed: SqlPredicate, now: Date): Promise<boolean> {
    const fields = (Object.keys(changeable) as (keyof InstitutionChange)[]).filter((field) => change[field] !== undefined);
    const values: SqlValue[] = fields.map((field) => change[field] ?? null);
    const { affectedRows } = await this.database.execute(
      `UPDATE institution SET ${[...fields.map((field) => `${changeable[field]} = ?`), 'updated_at = ?'].join(', ')} WHERE id = ? AND ${allowed.sql}`,
      [...values, sqlInstant(now), id, ...allowed.parameters],
    );
    return affectedRows === 1;
  }

  async confirm(id: number, allowed: SqlPredicate, now: Date): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE institution SET data_confirmed_at = ? WHERE id = ? AND ${allowed.sql}`, [sqlInstant(now), id, ...allowed.parameters],
    );
    return affectedRows === 1;
  }
}

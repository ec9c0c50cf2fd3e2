import { Injectable } from '@nestjs/common';
import { Database, placesFor, readInstant, sqlInstant, type SqlPredicate } from '../platform/database/index.js';

export interface AuditEntryRow {
  id: number;
  at: Date | string;
  actorName: string;
  role: string;
  institutionPath: string;
  action: string;
  targetKind: string;
  targetId: string;
  traceId: string;
}

export interface AuditFilter {
  /** The actor's name begins with this. */
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly targetKind?: string | undefined;
  /** First instant. */
  readonly from?: Date | undefined;
  /** The instant after the last one. */
  readonly before?: Date | undefined;
}

/** Ids of entries from `first` up to, not including, `end`. */
export interface IdRange {
  readonly first: number;
  readonly end: number;
}

@Injectable()
export class AuditEntriesRepository {
  constructor(private readonly database: Database) {}

  /** Entries of a range of ids, newest first; the range bounds what the statement reads, whatever the filter. */
  list(range: IdRange, visible: SqlPredicate, filter: AuditFilter, limit: number): Promise<AuditEntryRow[]> {
    const conditions: SqlPredicate[] = [
      { sql: 'e.id >= ? AND e.id < ?', parameters: [range.first, range.end] },
      visible,
      ...(filter.actor ? [{ sql: 'e.actor_name >= ? AND e.actor_name < ?', parameters: [filter.actor, `${filter.actor}\u{10FFFF}`] }] : []),
      ...(filter.action ? [{ sql: 'e.action = ?', parameters: [filter.action] }] : []),
      ...(filter.targetKind ? [{ sql: 'e.target_kind = ?', parameters: [filter.targetKind] }] : []),
      ...(filter.from ? [{ sql: 'e.at >= ?', parameters: [sqlInstant(filter.from)] }] : []),
      ...(filter.before ? [{ sql: 'e.at < ?', parameters: [sqlInstant(filter.before)] }] : []),
    ];
    return this.database.query<AuditEntryRow>(
      `SELECT e.id, e.at, e.actor_name AS actorName, e.role, e.institution_path AS institutionPath, e.action, e.target_kind AS targetKind,
         e.target_id AS targetId, e.trace_id AS traceId
       FROM audit_entry e WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ORDER BY e.id DESC LIMIT ${limit}`,
      conditions.flatMap(({ parameters }) => parameters),
    );
  }

  /** All ids there are. Two subqueries: SQLite would read the whole table for both in one. */
  async range(): Promise<IdRange> {
    const [row] = await this.database.query<{ first: number | null; last: number | null }>('SELECT (SELECT MIN(id) FROM audit_entry) AS first, (SELECT MAX(id) FROM audit_entry) AS last');
    return { first: row?.first ?? 1, end: (row?.last ?? 0) + 1 };
  }

  /** The first id of the range that was written at that instant or later, by halving: ids grow with time. */
  async firstIdSince(instant: Date, { first, end }: IdRange): Promise<number> {
    let [low, high] = [first, end];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = await this.database.query<{ id: number; at: Date | string }>('SELECT id, at FROM audit_entry WHERE id >= ? ORDER BY id LIMIT 1', [middle]);
      if (!row || readInstant(row.at) >= instant) high = middle;
      else low = row.id + 1;
    }
    return low;
  }

  institutionNames(ids: readonly number[]): Promise<{ id: number; name: string }[]> {
    return ids.length ? this.database.query(`SELECT id, name FROM institution WHERE id IN (${placesFor(ids)})`, ids) : Promise.resolve([]);
  }
}

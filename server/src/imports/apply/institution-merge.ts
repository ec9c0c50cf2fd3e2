import { sqlInstant, type Database } from '../../platform/database/index.js';
import type { StagedInstitution } from '../domain/staged.js';
import type { ChangeKind } from '../import-state.js';
import { changeOf, mergedText } from './merge.js';

interface LiveRow {
  id: number;
  code: string;
  name: string;
  parentId: number | null;
  path: string;
  depth: number;
  ownership: string;
  address: string | null;
  phone: string | null;
  latitude: number | null;
  longitude: number | null;
  openingHours: string | null;
}

const columnOf: Readonly<Record<string, string>> = {
  name: 'name', ownership: 'ownership', address: 'address', phone: 'phone', latitude: 'latitude', longitude: 'longitude', openingHours: 'opening_hours',
};

/** Puts staged institutions, parents before children, against those on file. */
export class InstitutionMerge {
  private readonly live = new Map<string, LiveRow>();

  private constructor(private readonly database: Database, private readonly now: Date) {}

  static async load(database: Database, now: Date): Promise<InstitutionMerge> {
    const merge = new InstitutionMerge(database, now);
    const rows = await database.query<LiveRow>(
      `SELECT id, code, name, parent_id AS parentId, path, depth, ownership, address, phone, latitude, longitude, opening_hours AS openingHours FROM institution`,
    );
    for (const row of rows) merge.live.set(row.code, row);
    return merge;
  }

  /** Id of an institution on file (or just written). */
  idOf(code: string): number | null {
    return this.live.get(code)?.id ?? null;
  }

  /** @param write false only finds out what would change */
  async merge(staged: StagedInstitution, write: boolean): Promise<ChangeKind> {
    const live = this.live.get(staged.code);
    const parent = staged.parentCode === null ? null : this.live.get(staged.parentCode);
    const wanted = {
      name: staged.name,
      ownership: staged.ownership ?? live?.ownership ?? 'PUBLIC',
      address: mergedText(staged.address, live?.address ?? null),
      phone: mergedText(staged.phone, live?.phone ?? null),
      latitude: staged.latitude ?? live?.latitude ?? null,
      longitude: staged.longitude ?? live?.longitude ?? null,
      openingHours: mergedText(staged.openingHours, live?.openingHours ?? null),
    };
    // A parent that is not written yet (in a mere comparison) has no id, and a live child cannot have been below it.
    const parentId = parent === null ? null : parent?.id ?? 0;
    const change = changeOf(live, { ...wanted, parentId });
    if (!write || change === 'UNCHANGED') return change;
    const id = live?.id ?? await this.insert(staged, wanted, parent ?? null);
    if (live) {
      await this.update(live, wanted);
      if (live.parentId !== parentId && parent) await this.move(live, parent);
    }
    const row = this.live.get(staged.code);
    this.live.set(staged.code, { ...(row ?? { id, code: staged.code, path: '', depth: 0 }), ...wanted, id, parentId } as LiveRow);
    if (!live) await this.settle(id, staged.code, parent ?? null);
    return change;
  }

  private async insert(staged: StagedInstitution, wanted: object, parent: LiveRow | null): Promise<number> {
    const columns = Object.entries(wanted) as [string, string | number | null][];
    const at = sqlInstant(this.now);
    const { insertId } = await this.database.execute(
      `INSERT INTO institution (code, kind, parent_id, path, depth, active, data_confirmed_at, created_at, updated_at, ${columns.map(([key]) => columnOf[key]).join(', ')})
       VALUES (?, ?, ?, '', ?, 1, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
      [staged.code, staged.kind, parent?.id ?? null, parent ? parent.depth + 1 : 0, at, at, at, ...columns.map(([, value]) => value)],
    );
    return insertId;
  }

  /** The path ends with the institution's own id, which is known only now. */
  private async settle(id: number, code: string, parent: LiveRow | null): Promise<void> {
    const path = `${parent?.path ?? '/'}${id}/`;
    await this.database.execute('UPDATE institution SET path = ? WHERE id = ?', [path, id]);
    const row = this.live.get(code);
    if (row) Object.assign(row, { path, depth: parent ? parent.depth + 1 : 0 });
  }

  private async update(live: LiveRow, wanted: object): Promise<void> {
    const columns = Object.entries(wanted) as [string, string | number | null][];
    await this.database.execute(
      `UPDATE institution SET ${columns.map(([key]) => `${columnOf[key]} = ?`).join(', ')}, data_confirmed_at = ?, updated_at = ? WHERE id = ?`,
      [...columns.map(([, value]) => value), sqlInstant(this.now), sqlInstant(this.now), live.id],
    );
  }

  /** The institution and all below it get the path of their new place. */
  private async move(live: LiveRow, parent: LiveRow): Promise<void> {
    const path = `${parent.path}${live.id}/`;
    const deeper = parent.depth + 1 - live.depth;
    await this.database.execute('UPDATE institution SET parent_id = ? WHERE id = ?', [parent.id, live.id]);
    await this.database.execute(
      'UPDATE institution SET path = CONCAT(?, SUBSTR(path, ?)), depth = depth + ? WHERE path >= ? AND path < ?',
      [path, live.path.length + 1, deeper, live.path, `${live.path.slice(0, -1)}0`],
    );
    for (const row of this.live.values()) {
      if (row.path.startsWith(live.path) && row !== live) Object.assign(row, { path: path + row.path.slice(live.path.length), depth: row.depth + deeper });
    }
    Object.assign(live, { path, depth: live.depth + deeper });
  }
}

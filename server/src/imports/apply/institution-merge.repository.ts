import { isWithin, pathRange, placesFor, sqlInstant, type Database, type SqlValue } from '../../platform/database/index.js';
import type { StagedInstitution } from '../domain/staged.js';
import type { ChangeKind } from '../import-state.js';
import { changeOf, mergedText } from './merge.js';

/** What an import may set, in the order of {@link dataColumns}. */
interface InstitutionData {
  name: string;
  ownership: string;
  address: string | null;
  phone: string | null;
  /** Micro-degrees. */
  latitude: number | null;
  longitude: number | null;
  openingHours: string | null;
}

interface LiveRow extends InstitutionData {
  id: number;
  code: string;
  parentId: number | null;
  path: string;
  depth: number;
}

const dataColumns = ['name', 'ownership', 'address', 'phone', 'latitude', 'longitude', 'opening_hours'];

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
    const wanted: InstitutionData = {
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
    if (!live) {
      this.live.set(staged.code, await this.insert(staged, wanted, parent ?? null));
      return change;
    }
    await this.update(live, wanted);
    if (live.parentId !== parentId) await this.move(live, parent ?? null);
    Object.assign(live, wanted);
    return change;
  }

  private async insert(staged: StagedInstitution, wanted: InstitutionData, parent: LiveRow | null): Promise<LiveRow> {
    const at = sqlInstant(this.now);
    const depth = depthBelow(parent);
    const { insertId: id } = await this.database.execute(
      `INSERT INTO institution (code, kind, parent_id, path, depth, active, data_confirmed_at, created_at, updated_at, ${dataColumns.join(', ')})
       VALUES (?, ?, ?, '', ?, 1, ?, ?, ?, ${placesFor(dataColumns)})`,
      [staged.code, staged.kind, parent?.id ?? null, depth, at, at, at, ...valuesOf(wanted)],
    );
    // The path ends with the institution's own id, which is known only now.
    const path = `${parent?.path ?? '/'}${id}/`;
    await this.database.execute('UPDATE institution SET path = ? WHERE id = ?', [path, id]);
    return { id, code: staged.code, parentId: parent?.id ?? null, path, depth, ...wanted };
  }

  private async update(live: LiveRow, wanted: InstitutionData): Promise<void> {
    const at = sqlInstant(this.now);
    await this.database.execute(
      `UPDATE institution SET ${dataColumns.map((column) => `${column} = ?`).join(', ')}, data_confirmed_at = ?, updated_at = ? WHERE id = ?`,
      [...valuesOf(wanted), at, at, live.id],
    );
  }

  /** The institution and all below it get the path of their new place. */
  private async move(live: LiveRow, parent: LiveRow | null): Promise<void> {
    const formerPath = live.path;
    const path = `${parent?.path ?? '/'}${live.id}/`;
    const deeper = depthBelow(parent) - live.depth;
    await this.database.execute('UPDATE institution SET parent_id = ? WHERE id = ?', [parent?.id ?? null, live.id]);
    await this.database.execute(
      'UPDATE institution SET path = CONCAT(?, SUBSTR(path, ?)), depth = depth + ? WHERE path >= ? AND path < ?',
      [path, formerPath.length + 1, deeper, ...pathRange(formerPath)],
    );
    for (const row of this.live.values()) {
      if (isWithin(row.path, formerPath)) Object.assign(row, { path: path + row.path.slice(formerPath.length), depth: row.depth + deeper });
    }
    live.parentId = parent?.id ?? null;
  }
}

const depthBelow = (parent: LiveRow | null): number => (parent ? parent.depth + 1 : 1);

const valuesOf = (data: InstitutionData): SqlValue[] =>
  [data.name, data.ownership, data.address, data.phone, data.latitude, data.longitude, data.openingHours];

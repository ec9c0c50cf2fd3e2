import { sqlInstant, type Database } from '../../platform/database/index.js';
import { sheetDefinition } from '../domain/sheet-definitions.js';
import type { StagedTeam } from '../domain/staged.js';
import type { ChangeKind } from '../import-state.js';
import type { GridMerge } from './grid-merge.repository.js';
import { ImportConflict } from './import-conflict.js';
import { changeOf, mergedText } from './merge.js';

interface LiveRow {
  id: number;
  code: string;
  name: string;
  institutionCode: string;
  introduction: string | null;
  capacity: number;
  accepting: number;
}

/** Puts staged teams, with the grids they serve, against those on file. */
export class TeamMerge {
  private readonly live = new Map<string, LiveRow>();

  private constructor(private readonly database: Database, private readonly now: Date, private readonly grids: GridMerge, private readonly defaultCapacity: number) {}

  /** @param defaultCapacity places of a new team for which the file gives no number */
  static async load(database: Database, now: Date, grids: GridMerge, defaultCapacity: number): Promise<TeamMerge> {
    const merge = new TeamMerge(database, now, grids, defaultCapacity);
    const rows = await database.query<LiveRow>(
      `SELECT t.id, t.code, t.name, i.code AS institutionCode, t.introduction, places.capacity, t.accepting
       FROM team t JOIN team_places places ON places.team_id = t.id JOIN institution i ON i.id = t.institution_id`,
    );
    for (const row of rows) merge.live.set(row.code, row);
    return merge;
  }

  async merge(staged: StagedTeam, write: boolean): Promise<ChangeKind> {
    const live = this.live.get(staged.code);
    const wanted = {
      name: staged.name,
      institutionCode: staged.institutionCode,
      introduction: mergedText(staged.introduction, live?.introduction ?? null),
      capacity: staged.capacity ?? live?.capacity ?? this.defaultCapacity,
      accepting: Number(staged.accepting ?? (live ? live.accepting === 1 : true)),
    };
    const own = changeOf(live, wanted);
    const change = own === 'UNCHANGED' && this.grids.differs(staged.code, staged.gridCodes) ? 'CHANGED' : own;
    if (!write || change === 'UNCHANGED') return change;
    const at = sqlInstant(this.now);
    const { name, institutionCode, introduction, capacity, accepting } = wanted;
    if (!live) {
      const { insertId } = await this.database.execute(
        `INSERT INTO team (code, name, institution_id, introduction, accepting, confirmed_at, created_at, updated_at)
         SELECT ?, ?, i.id, ?, ?, ?, ?, ? FROM institution i WHERE i.code = ?`,
        [staged.code, name, introduction, accepting, at, at, at, institutionCode],
      );
      await this.database.execute('INSERT INTO team_places (team_id, capacity, taken) VALUES (?, ?, 0)', [insertId, capacity]);
    } else {
      await this.database.execute(
        `UPDATE team SET name = ?, institution_id = (SELECT i.id FROM institution i WHERE i.code = ?), introduction = ?, accepting = ?, confirmed_at = ?, updated_at = ?
         WHERE id = ?`,
        [name, institutionCode, introduction, accepting, at, at, live.id],
      );
      const { affectedRows } = await this.database.execute('UPDATE team_places SET capacity = ? WHERE team_id = ? AND taken <= ?', [capacity, live.id, capacity]);
      if (affectedRows === 0) throw this.tooFewPlaces(staged);
    }
    await this.grids.assign(staged.code, staged.gridCodes);
    return change;
  }

  /** Residents signed while the file waited for its confirmation. */
  private tooFewPlaces(staged: StagedTeam): ImportConflict {
    const sheet = sheetDefinition('TEAM').name;
    return new ImportConflict([{ sheet, row: staged.rowNumber, column: '签约名额', reason: '签约名额已少于现在占用的名额，请调大后重新上传', value: String(staged.capacity) }]);
  }
}

import { sqlInstant, type Database } from '../../platform/database/index.js';
import type { StagedGrid } from '../domain/staged.js';
import type { ChangeKind } from '../import-state.js';
import { changeOf } from './merge.js';

/** Puts staged grids against those on file; which team serves a grid is said by the team. */
export class GridMerge {
  private readonly live = new Map<string, { id: number; code: string; name: string; institutionCode: string; teamCode: string | null }>();

  private constructor(private readonly database: Database, private readonly now: Date) {}

  static async load(database: Database, now: Date): Promise<GridMerge> {
    const merge = new GridMerge(database, now);
    const rows = await database.query<{ id: number; code: string; name: string; institutionCode: string; teamCode: string | null }>(
      `SELECT g.id, g.code, g.name, i.code AS institutionCode, t.code AS teamCode
       FROM grid g JOIN institution i ON i.id = g.institution_id LEFT JOIN team t ON t.id = g.team_id`,
    );
    for (const row of rows) merge.live.set(row.code, row);
    return merge;
  }

  async merge(staged: StagedGrid, write: boolean): Promise<ChangeKind> {
    const { code, name, institutionCode } = staged;
    const live = this.live.get(code);
    const change = changeOf(live, { name, institutionCode });
    if (!write || change === 'UNCHANGED') return change;
    const at = sqlInstant(this.now);
    if (live) {
      await this.database.execute(
        'UPDATE grid SET name = ?, institution_id = (SELECT i.id FROM institution i WHERE i.code = ?), updated_at = ? WHERE id = ?', [name, institutionCode, at, live.id],
      );
      Object.assign(live, { name, institutionCode });
    } else {
      const { insertId: id } = await this.database.execute(
        'INSERT INTO grid (code, name, institution_id, team_id, created_at, updated_at) SELECT ?, ?, i.id, NULL, ?, ? FROM institution i WHERE i.code = ?', [code, name, at, at, institutionCode],
      );
      this.live.set(code, { id, code, name, institutionCode, teamCode: null });
    }
    return change;
  }

  /** Whether some of the grids are not served by that team yet. */
  differs(teamCode: string, gridCodes: readonly string[]): boolean {
    return gridCodes.some((code) => this.live.get(code)?.teamCode !== teamCode);
  }

  /** Gives grids to a team that is on file by now. */
  async assign(teamCode: string, gridCodes: readonly string[]): Promise<void> {
    for (const code of gridCodes) {
      const live = this.live.get(code);
      if (!live || live.teamCode === teamCode) continue;
      await this.database.execute('UPDATE grid SET team_id = (SELECT t.id FROM team t WHERE t.code = ?), updated_at = ? WHERE id = ?', [teamCode, sqlInstant(this.now), live.id]);
      live.teamCode = teamCode;
    }
  }
}

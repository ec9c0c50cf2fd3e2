import type { Database } from '../../platform/database/index.js';
import type { StagedGrid, StagedInstitution, StagedMember, StagedTeam } from '../domain/staged.js';

const PAGE = 500;

const pages = {
  institution: `SELECT sheet_row AS rowNumber, code, name, kind, parent_code AS parentCode, ownership, address, phone, latitude, longitude, opening_hours AS openingHours, sequence AS position
    FROM import_institution WHERE job_id = ? AND sequence > ? ORDER BY sequence LIMIT ${PAGE}`,
  grid: `SELECT sheet_row AS rowNumber, sheet_row AS position, code, name, institution_code AS institutionCode
    FROM import_grid WHERE job_id = ? AND sheet_row > ? ORDER BY sheet_row LIMIT ${PAGE}`,
  team: `SELECT sheet_row AS rowNumber, sheet_row AS position, code, name, institution_code AS institutionCode, capacity, accepting, introduction, grid_codes AS gridCodes
    FROM import_team WHERE job_id = ? AND sheet_row > ? ORDER BY sheet_row LIMIT ${PAGE}`,
  member: `SELECT sheet_row AS rowNumber, sheet_row AS position, code, name, kind, title, specialty, licence_number AS licenceNumber, licence_valid_until AS licenceValidUntil,
      employer_code AS employerCode, team_code AS teamCode, team_role AS teamRole
    FROM import_member WHERE job_id = ? AND sheet_row > ? ORDER BY sheet_row LIMIT ${PAGE}`,
} as const;

type StagedTeamRow = Omit<StagedTeam, 'accepting' | 'gridCodes'> & { accepting: number | null; gridCodes: string };

/** Reads the staged rows of the small sheets back, in pages. */
export class StagedRepository {
  constructor(private readonly database: Database, private readonly jobId: number) {}

  institutions = (): AsyncGenerator<StagedInstitution[]> => this.read<StagedInstitution>(pages.institution);
  grids = (): AsyncGenerator<StagedGrid[]> => this.read<StagedGrid>(pages.grid);
  members = (): AsyncGenerator<StagedMember[]> => this.read<StagedMember>(pages.member);

  async *teams(): AsyncGenerator<StagedTeam[]> {
    for await (const rows of this.read<StagedTeamRow>(pages.team)) {
      yield rows.map((row) => ({ ...row, accepting: row.accepting === null ? null : row.accepting === 1, gridCodes: JSON.parse(row.gridCodes) as string[] }));
    }
  }

  private async *read<Row>(sql: string): AsyncGenerator<Row[]> {
    for (let after = -1; ;) {
      const rows = await this.database.query<Row & { position: number }>(sql, [this.jobId, after]);
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.position;
    }
  }
}

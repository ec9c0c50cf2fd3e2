import { isInstitutionKind } from '@jiayi/domain';
import { placesFor, type Database } from '../../platform/database/index.js';
import { KnownDirectory, type LiveGrid, type LiveInstitution, type LivePractitioner, type LiveTeam } from '../domain/known-directory.js';

/** Reads what is on file, for the check: institutions, teams and grids at once (a province has some ten thousand), people by their codes. */
export class LiveDirectoryRepository {
  constructor(private readonly database: Database) {}

  async load(scope: readonly string[]): Promise<KnownDirectory> {
    const institutions = await this.database.query<Omit<LiveInstitution, 'kind'> & { kind: string }>(
      `SELECT i.id, i.code, i.name, i.kind, i.path, p.code AS parentCode FROM institution i LEFT JOIN institution p ON p.id = i.parent_id`,
    );
    const teams = await this.database.query<LiveTeam>(
      `SELECT t.code, i.code AS institutionCode, places.taken AS placesTaken,
         (SELECT MIN(p.code) FROM team_member m JOIN practitioner p ON p.id = m.practitioner_id
          WHERE m.team_id = t.id AND m.team_role = 'LEADER' AND m.active = 1) AS leaderCode
       FROM team t JOIN team_places places ON places.team_id = t.id JOIN institution i ON i.id = t.institution_id`,
    );
    const grids = await this.database.query<LiveGrid>('SELECT g.code, i.code AS institutionCode FROM grid g JOIN institution i ON i.id = g.institution_id');
    return new KnownDirectory({
      institutions: byCode(institutions.map((institution) => {
        const { kind } = institution;
        if (!isInstitutionKind(kind)) throw new Error(`institution ${institution.id} has no known kind`);
        return { ...institution, kind };
      })),
      teams: byCode(teams),
      grids: byCode(grids),
    }, scope);
  }

  async practitioners(codes: readonly string[]): Promise<Map<string, LivePractitioner>> {
    if (codes.length === 0) return new Map();
    return byCode(await this.database.query<LivePractitioner>(
      `SELECT p.code, p.name, i.code AS employerCode FROM practitioner p JOIN institution i ON i.id = p.employer_id WHERE p.code IN (${placesFor(codes)})`, codes,
    ));
  }
}

const byCode = <Row extends { code: string }>(rows: readonly Row[]): Map<string, Row> => new Map(rows.map((row) => [row.code, row]));

import { Injectable } from '@nestjs/common';
import { Database, placesFor, readInstant, sqlInstant } from '../platform/database/index.js';
import type { CoverageCounts } from './domain/coverage-totals.js';

export interface CoverageRow extends CoverageCounts {
  institutionId: number;
  institutionName: string;
  /** Null where nothing was counted yet. */
  asOf: Date | null;
}

type RawCoverage = Omit<CoverageRow, 'asOf'> & { asOf: Date | string | null };
const fromRaw = (row: RawCoverage): CoverageRow => ({ ...row, asOf: row.asOf === null ? null : readInstant(row.asOf) });

const columns = `i.id AS institutionId, i.name AS institutionName, COALESCE(c.residents, 0) AS residents, COALESCE(c.signed, 0) AS signed,
  COALESCE(c.key_group_residents, 0) AS keyGroupResidents, COALESCE(c.key_group_signed, 0) AS keyGroupSigned, c.as_of AS asOf`;

@Injectable()
export class CoverageRepository {
  constructor(private readonly database: Database) {}

  async find(institutionId: number): Promise<CoverageRow | null> {
    const [row] = await this.database.query<RawCoverage>(
      `SELECT ${columns} FROM institution i LEFT JOIN signing_coverage c ON c.institution_id = i.id WHERE i.id = ?`, [institutionId],
    );
    return row ? fromRaw(row) : null;
  }

  async children(institutionId: number): Promise<CoverageRow[]> {
    const rows = await this.database.query<RawCoverage>(
      `SELECT ${columns} FROM institution i LEFT JOIN signing_coverage c ON c.institution_id = i.id WHERE i.parent_id = ? AND i.active = 1 ORDER BY i.id`, [institutionId],
    );
    return rows.map(fromRaw);
  }

  async pathOf(institutionId: number): Promise<string | null> {
    const [row] = await this.database.query<{ path: string }>('SELECT path FROM institution WHERE id = ?', [institutionId]);
    return row?.path ?? null;
  }

  pathsOf(institutionIds: readonly number[]): Promise<{ id: number; path: string }[]> {
    return this.database.query(`SELECT id, path FROM institution WHERE id IN (${placesFor(institutionIds)})`, institutionIds);
  }

  allPaths(): Promise<{ id: number; path: string }[]> {
    return this.database.query('SELECT id, path FROM institution');
  }

  /** A row for every institution, so that counts have somewhere to go. */
  async addMissing(now: Date): Promise<void> {
    await this.database.execute(
      `INSERT INTO signing_coverage (institution_id, residents, signed, key_group_residents, key_group_signed, as_of)
       SELECT i.id, 0, 0, 0, 0, ? FROM institution i LEFT JOIN signing_coverage c ON c.institution_id = i.id WHERE c.institution_id IS NULL`,
      [sqlInstant(now)],
    );
  }

  /** Lets those who count go one after the other: what they have read stays true until they commit. */
  async takeTurn(): Promise<void> {
    const [row] = await this.database.query<{ first: number | null }>('SELECT MIN(institution_id) AS first FROM signing_coverage');
    if (row?.first !== null && row?.first !== undefined) {
      await this.database.execute('UPDATE signing_coverage SET residents = residents WHERE institution_id = ?', [row.first]);
    }
  }

  async add(institutionId: number, change: CoverageCounts, now: Date): Promise<void> {
    await this.database.execute(
      `UPDATE signing_coverage SET residents = residents + ?, signed = signed + ?, key_group_residents = key_group_residents + ?,
         key_group_signed = key_group_signed + ?, as_of = ? WHERE institution_id = ?`,
      [change.residents, change.signed, change.keyGroupResidents, change.keyGroupSigned, sqlInstant(now), institutionId],
    );
  }

  /** Counts of each institution alone, from the standing of every resident; one pass over an index that holds it all. */
  async ownCounts(): Promise<(CoverageCounts & { institutionId: number })[]> {
    const rows = await this.database.query<CoverageCounts & { institutionId: number }>(
      `SELECT institution_id AS institutionId, COUNT(*) AS residents, SUM(signed) AS signed, SUM(key_group) AS keyGroupResidents,
         SUM(CASE WHEN signed = 1 AND key_group = 1 THEN 1 ELSE 0 END) AS keyGroupSigned
       FROM resident_standing GROUP BY institution_id`,
    );
    // MySQL answers a sum as text.
    return rows.map((row) => ({
      institutionId: row.institutionId, residents: Number(row.residents), signed: Number(row.signed),
      keyGroupResidents: Number(row.keyGroupResidents), keyGroupSigned: Number(row.keyGroupSigned),
    }));
  }

  totals(): Promise<(CoverageCounts & { institutionId: number })[]> {
    return this.database.query(
      `SELECT institution_id AS institutionId, residents, signed, key_group_residents AS keyGroupResidents, key_group_signed AS keyGroupSigned FROM signing_coverage`,
    );
  }

  async markChecked(now: Date): Promise<void> {
    await this.database.execute('UPDATE signing_coverage SET as_of = ?', [sqlInstant(now)]);
  }
}

import { Injectable } from '@nestjs/common';
import type { CivilDate } from '@jiayi/domain';
import { Database, placesFor, type SqlValue } from '../platform/database/index.js';

export interface KeyGroupFactsRow {
  id: number;
  birthDate: CivilDate;
  institutionId: number;
  isKeyGroup: number;
  reviewOn: CivilDate | null;
}

export interface GroupedResident {
  readonly residentId: number;
  readonly groupCode: string;
  readonly institutionId: number;
}

export interface DerivedRow {
  readonly id: number;
  readonly isKeyGroup: boolean;
  readonly reviewOn: CivilDate;
}

@Injectable()
export class KeyGroupsRepository {
  constructor(private readonly database: Database) {}

  /** Residents never looked at, or whose day of review has come, at most `limit`. */
  async due(today: CivilDate, limit: number): Promise<number[]> {
    const never = await this.database.query<{ id: number }>(`SELECT id FROM resident WHERE key_group_review_on IS NULL LIMIT ${limit}`);
    if (never.length) return never.map(({ id }) => id);
    const due = await this.database.query<{ id: number }>(`SELECT id FROM resident WHERE key_group_review_on <= ? LIMIT ${limit}`, [today]);
    return due.map(({ id }) => id);
  }

  /** Takes the residents' rows, so that of two who derive the same groups one waits for the other. */
  async take(ids: readonly number[]): Promise<void> {
    await this.database.execute(`UPDATE resident SET is_key_group = is_key_group WHERE id IN (${placesFor(ids)})`, ids);
  }

  facts(ids: readonly number[]): Promise<KeyGroupFactsRow[]> {
    return this.database.query<KeyGroupFactsRow>(
      `SELECT id, birth_date AS birthDate, institution_id AS institutionId, is_key_group AS isKeyGroup, key_group_review_on AS reviewOn
       FROM resident WHERE id IN (${placesFor(ids)})`, ids,
    );
  }

  flags(ids: readonly number[]): Promise<{ residentId: number; code: string }[]> {
    return this.database.query(`SELECT resident_id AS residentId, group_code AS code FROM resident_group WHERE resident_id IN (${placesFor(ids)})`, ids);
  }

  conditions(ids: readonly number[]): Promise<{ residentId: number; code: string }[]> {
    return this.database.query(`SELECT resident_id AS residentId, code FROM resident_condition WHERE resident_id IN (${placesFor(ids)})`, ids);
  }

  groups(ids: readonly number[]): Promise<GroupedResident[]> {
    return this.database.query<GroupedResident>(
      `SELECT resident_id AS residentId, group_code AS groupCode, institution_id AS institutionId FROM resident_key_group WHERE resident_id IN (${placesFor(ids)})`, ids,
    );
  }

  async replaceGroups(residentIds: readonly number[], groups: readonly GroupedResident[]): Promise<void> {
    if (residentIds.length) {
      await this.database.execute(`DELETE FROM resident_key_group WHERE resident_id IN (${placesFor(residentIds)})`, residentIds);
    }
    if (groups.length) {
      await this.database.execute(
        `INSERT INTO resident_key_group (resident_id, group_code, institution_id) VALUES ${groups.map(() => '(?, ?, ?)').join(', ')}`,
        groups.flatMap(({ residentId, groupCode, institutionId }) => [residentId, groupCode, institutionId]),
      );
    }
  }

  async saveDerived(rows: readonly DerivedRow[]): Promise<void> {
    if (!rows.length) return;
    const cases = rows.map(() => 'WHEN ? THEN ?').join(' ');
    const values = (valueOf: (row: DerivedRow) => SqlValue) => rows.flatMap((row): SqlValue[] => [row.id, valueOf(row)]);
    await this.database.execute(
      `UPDATE resident SET is_key_group = CASE id ${cases} END, key_group_review_on = CASE id ${cases} END WHERE id IN (${placesFor(rows)})`,
      [...values((row) => Number(row.isKeyGroup)), ...values((row) => row.reviewOn), ...rows.map(({ id }) => id)],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { CivilDate, ContractState } from '@jiayi/domain';
import { Database, placesFor } from '../platform/database/index.js';
import { isSigned, type Standing } from './domain/standing.js';

interface TruthRow {
  id: number;
  institutionId: number;
  active: number;
  keyGroup: number;
  state: ContractState | null;
  startsOn: CivilDate | null;
  endsOn: CivilDate | null;
}

interface StandingRow {
  residentId: number;
  institutionId: number;
  contractState: ContractState | 'NONE';
  signed: number;
  keyGroup: number;
}

/** The latest contract of a resident: an open one is always the latest, because there is no new one beside it. */
const latestContract = 'LEFT JOIN contract c ON c.id = (SELECT MAX(latest.id) FROM contract latest WHERE latest.resident_id = r.id)';
const contractState = "COALESCE(c.state, 'NONE')";
const signed = "CASE WHEN c.state = 'ACTIVE' AND c.starts_on <= ? AND c.ends_on >= ? THEN 1 ELSE 0 END";

/** How residents are counted, and how they would have to be. */
@Injectable()
export class StandingsRepository {
  constructor(private readonly database: Database) {}

  residentsOfContracts(contractIds: readonly number[]): Promise<{ residentId: number }[]> {
    return this.database.query(`SELECT resident_id AS residentId FROM contract WHERE id IN (${placesFor(contractIds)})`, contractIds);
  }

  /** As they are now; null for residents who left. */
  async actual(residentIds: readonly number[], today: CivilDate): Promise<Map<number, Standing | null>> {
    const rows = await this.database.query<TruthRow>(
      `SELECT r.id, r.institution_id AS institutionId, r.active, r.is_key_group AS keyGroup, c.state, c.starts_on AS startsOn, c.ends_on AS endsOn
       FROM resident r ${latestContract} WHERE r.id IN (${placesFor(residentIds)})`, residentIds,
    );
    return new Map(rows.map((row) => [row.id, row.active === 1 ? {
      institutionId: row.institutionId,
      contractState: row.state ?? 'NONE',
      signed: isSigned(row.state ?? 'NONE', row.startsOn, row.endsOn, today),
      keyGroup: row.keyGroup === 1,
    } : null]));
  }

  /** As they were last counted. */
  async counted(residentIds: readonly number[]): Promise<Map<number, Standing>> {
    const rows = await this.database.query<StandingRow>(
      `SELECT resident_id AS residentId, institution_id AS institutionId, contract_state AS contractState, signed, key_group AS keyGroup
       FROM resident_standing WHERE resident_id IN (${placesFor(residentIds)})`, residentIds,
    );
    return new Map(rows.map(({ residentId, signed, keyGroup, ...row }) => [residentId, { ...row, signed: signed === 1, keyGroup: keyGroup === 1 }]));
  }

  async save(standings: ReadonlyMap<number, Standing | null>): Promise<void> {
    const ids = [...standings.keys()];
    if (!ids.length) return;
    await this.database.execute(`DELETE FROM resident_standing WHERE resident_id IN (${placesFor(ids)})`, ids);
    const present = [...standings].flatMap(([id, standing]) => (standing ? [{ id, standing }] : []));
    if (!present.length) return;
    await this.database.execute(
      `INSERT INTO resident_standing (resident_id, institution_id, contract_state, signed, key_group) VALUES ${present.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
      present.flatMap(({ id, standing }) => [id, standing.institutionId, standing.contractState, Number(standing.signed), Number(standing.keyGroup)]),
    );
  }

  /** The id that ends the next `size` residents after `afterId`, or null when there are none. */
  async endOfRange(afterId: number, size: number): Promise<number | null> {
    const [row] = await this.database.query<{ lastId: number | null }>(
      `SELECT MAX(id) AS lastId FROM (SELECT id FROM resident WHERE id > ? ORDER BY id LIMIT ${size}) part`, [afterId],
    );
    return row?.lastId ?? null;
  }

  /** Makes the counted standings of a range of residents equal to the actual ones. */
  async correctRange(afterId: number, lastId: number, today: CivilDate): Promise<void> {
    await this.database.execute(
      `DELETE FROM resident_standing WHERE resident_id > ? AND resident_id <= ? AND NOT EXISTS (
         SELECT 1 FROM resident r ${latestContract}
         WHERE r.id = resident_standing.resident_id AND r.active = 1 AND r.institution_id = resident_standing.institution_id
           AND r.is_key_group = resident_standing.key_group AND ${contractState} = resident_standing.contract_state AND ${signed} = resident_standing.signed)`,
      [afterId, lastId, today, today],
    );
    await this.database.execute(
      `INSERT INTO resident_standing (resident_id, institution_id, contract_state, signed, key_group)
       SELECT r.id, r.institution_id, ${contractState}, ${signed}, r.is_key_group
       FROM resident r ${latestContract} LEFT JOIN resident_standing counted ON counted.resident_id = r.id
       WHERE r.id > ? AND r.id <= ? AND r.active = 1 AND counted.resident_id IS NULL`,
      [today, today, afterId, lastId],
    );
  }
}

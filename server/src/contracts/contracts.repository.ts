import { Injectable } from '@nestjs/common';
import type { ContractState, KeyGroupCode } from '@jiayi/domain';
import { Database, never, placesFor, sqlInstant, type SqlPredicate, type SqlValue } from '../platform/database/index.js';
import { DomainError } from '../platform/http/index.js';

/** A contract with the names that every screen shows beside it. */
export interface ContractRow {
  id: number;
  number: string;
  state: ContractState;
  residentId: number;
  residentName: string;
  teamId: number;
  teamName: string;
  institutionName: string;
  institutionPhone: string | null;
  institutionPath: string;
  packageId: number;
  months: number;
  priority: number;
  startsOn: string;
  endsOn: string;
  submittedAt: Date | string;
  decidedAt: Date | string | null;
  decidedByName: string | null;
  returnReasonCode: string | null;
  returnNote: string | null;
  evidenceId: number;
  evidenceCode: string;
  /** Comma-separated group codes, or null. */
  groupCodes: string | null;
  decidable: number;
}

export interface QueueRow {
  id: number;
  number: string;
  residentId: number;
  residentName: string;
  sex: 'M' | 'F';
  birthDate: string;
  groupCodes: string | null;
  teamId: number;
  teamName: string;
  packageId: number;
  months: number;
  submittedAt: Date | string;
  priority: number;
}

export interface NewContract {
  number: string;
  residentId: number;
  teamId: number;
  packageId: number;
  months: number;
  priority: number;
  startsOn: string;
  endsOn: string;
  submittedAt: Date;
}

export interface Decision {
  state: ContractState;
  at: Date;
  byAccountId: number | null;
  byName: string | null;
  period?: { startsOn: string; endsOn: string };
  returned?: { reasonCode: string; note: string | null };
}

export interface QueuePosition {
  priority: number;
  submittedAt: string;
  id: number;
}

const groupsOf = (resident: string): string => `(SELECT GROUP_CONCAT(g.group_code) FROM resident_key_group g WHERE g.resident_id = ${resident}) AS groupCodes`;

export const readGroups = (codes: string | null): KeyGroupCode[] => (codes ? (codes.split(',').sort() as KeyGroupCode[]) : []);

@Injectable()
export class ContractsRepository {
  constructor(private readonly database: Database) {}

  async insert(contract: NewContract): Promise<number> {
    const { insertId } = await this.database.execute(
      `INSERT INTO contract (number, resident_id, team_id, package_id, months, state, priority, starts_on, ends_on, submitted_at)
       VALUES (?, ?, ?, ?, ?, 'SUBMITTED', ?, ?, ?, ?)`,
      [contract.number, contract.residentId, contract.teamId, contract.packageId, contract.months, contract.priority, contract.startsOn, contract.endsOn, sqlInstant(contract.submittedAt)],
    );
    return insertId;
  }

  /** Takes a place as the last statement of the unit of work, or refuses the whole of it when the team is closed or full. */
  takePlaceAtTheEnd(teamId: number): void {
    this.database.beforeCommit(async () => {
      const { affectedRows } = await this.database.execute(
        `UPDATE team_places SET taken = taken + 1
         WHERE team_id = ? AND taken < capacity AND EXISTS (SELECT 1 FROM team t WHERE t.id = team_places.team_id AND t.accepting = 1)`,
        [teamId],
      );
      if (affectedRows !== 1) throw new DomainError('TEAM_FULL');
    });
  }

  releasePlaceAtTheEnd(teamId: number): void {
    this.database.beforeCommit(async () => {
      await this.database.execute('UPDATE team_places SET taken = taken - 1 WHERE team_id = ? AND taken > 0', [teamId]);
    });
  }

  /** Moves a contract on from exactly `from`; false when somebody was faster. */
  async decide(id: number, from: ContractState, decision: Decision): Promise<boolean> {
    const period = decision.period ? ', starts_on = ?, ends_on = ?' : '';
    const { affectedRows } = await this.database.execute(
      `UPDATE contract SET state = ?, decided_at = ?, decided_by = ?, decided_by_name = ?, return_reason_code = ?, return_note = ?${period} WHERE id = ? AND state = ?`,
      [
        decision.state, sqlInstant(decision.at), decision.byAccountId, decision.byName, decision.returned?.reasonCode ?? null, decision.returned?.note ?? null,
        ...(decision.period ? [decision.period.startsOn, decision.period.endsOn] : []), id, from,
      ],
    );
    return affectedRows === 1;
  }

  /** Ends a contract in force; who accepted it, and when, stays. False when it was ended already. */
  async expire(id: number): Promise<boolean> {
    const { affectedRows } = await this.database.execute("UPDATE contract SET state = 'EXPIRED' WHERE id = ? AND state = 'ACTIVE'", [id]);
    return affectedRows === 1;
  }

  /** @param decidable whether the caller may accept or return, as a predicate on `c` */
  async find(id: number, visible: SqlPredicate, decidable: SqlPredicate): Promise<ContractRow | null> {
    const [row] = await this.select('c.id = ? AND ', [id], visible, decidable, 'LIMIT 1');
    return row ?? null;
  }

  /** Without asking who looks: for background work that shows it to nobody. */
  async findForSystem(id: number): Promise<ContractRow | null> {
    return this.find(id, { sql: '(1 = 1)', parameters: [] }, never);
  }

  listOfResident(residentId: number): Promise<ContractRow[]> {
    return this.select('', [], { sql: 'c.resident_id = ?', parameters: [residentId] }, never, 'ORDER BY c.id DESC LIMIT 50');
  }

  private select(condition: string, parameters: readonly SqlValue[], visible: SqlPredicate, decidable: SqlPredicate, tail: string): Promise<ContractRow[]> {
    return this.database.query<ContractRow>(
      `SELECT c.id, c.number, c.state, c.resident_id AS residentId, r.name AS residentName, c.team_id AS teamId, t.name AS teamName,
         i.name AS institutionName, i.phone AS institutionPhone, i.path AS institutionPath, c.package_id AS packageId, c.months, c.priority,
         c.starts_on AS startsOn, c.ends_on AS endsOn, c.submitted_at AS submittedAt, c.decided_at AS decidedAt, c.decided_by_name AS decidedByName,
         c.return_reason_code AS returnReasonCode, c.return_note AS returnNote, e.id AS evidenceId, e.code AS evidenceCode, ${groupsOf('c.resident_id')},
         CASE WHEN ${decidable.sql} THEN 1 ELSE 0 END AS decidable
       FROM contract c
       JOIN resident r ON r.id = c.resident_id
       JOIN team t ON t.id = c.team_id
       JOIN institution i ON i.id = t.institution_id
       JOIN evidence_record e ON e.subject_kind = 'contract' AND e.subject_id = c.id AND e.kind = 'CONTRACT_SUBMITTED'
       WHERE ${condition}${visible.sql} ${tail}`,
      [...decidable.parameters, ...parameters, ...visible.parameters],
    );
  }

  /** The waiting requests, key groups first, then the longest waiting. Served by the index of team and state. */
  queue(visible: SqlPredicate, teamId: number | null, after: QueuePosition | null, limit: number): Promise<QueueRow[]> {
    const position = after
      ? 'AND (c.priority > ? OR (c.priority = ? AND (c.submitted_at > ? OR (c.submitted_at = ? AND c.id > ?))))'
      : '';
    return this.database.query<QueueRow>(
      `SELECT c.id, c.number, c.resident_id AS residentId, r.name AS residentName, r.sex, r.birth_date AS birthDate, ${groupsOf('c.resident_id')},
         c.team_id AS teamId, t.name AS teamName, c.package_id AS packageId, c.months, c.submitted_at AS submittedAt, c.priority
       FROM contract c
       JOIN resident r ON r.id = c.resident_id
       JOIN team t ON t.id = c.team_id
       JOIN institution i ON i.id = t.institution_id
       WHERE c.state = 'SUBMITTED' ${teamId === null ? '' : 'AND c.team_id = ?'} AND ${visible.sql} ${position}
       ORDER BY c.priority, c.submitted_at, c.id LIMIT ${limit}`,
      [
        ...(teamId === null ? [] : [teamId]), ...visible.parameters,
        ...(after ? [after.priority, after.priority, after.submittedAt, after.submittedAt, after.id] : []),
      ],
    );
  }

  async countWaiting(visible: SqlPredicate, teamId: number | null): Promise<number> {
    const [row] = await this.database.query<{ waiting: number }>(
      `SELECT COUNT(*) AS waiting FROM contract c JOIN team t ON t.id = c.team_id JOIN institution i ON i.id = t.institution_id
       WHERE c.state = 'SUBMITTED' ${teamId === null ? '' : 'AND c.team_id = ?'} AND ${visible.sql}`,
      [...(teamId === null ? [] : [teamId]), ...visible.parameters],
    );
    return Number(row?.waiting ?? 0);
  }

  /** Contracts in force whose last day has passed. */
  expired(today: string, limit: number): Promise<{ id: number; teamId: number; residentId: number }[]> {
    return this.database.query(
      `SELECT id, team_id AS teamId, resident_id AS residentId FROM contract WHERE state = 'ACTIVE' AND ends_on < ? ORDER BY ends_on, id LIMIT ${limit}`, [today],
    );
  }

  /** What messages about these contracts name; no health data. */
  briefs(ids: readonly number[]): Promise<{ id: number; residentId: number; teamId: number; teamName: string; returnReasonCode: string | null }[]> {
    return this.database.query(
      `SELECT c.id, c.resident_id AS residentId, c.team_id AS teamId, t.name AS teamName, c.return_reason_code AS returnReasonCode
       FROM contract c JOIN team t ON t.id = c.team_id WHERE c.id IN (${placesFor(ids)})`, ids,
    );
  }
}

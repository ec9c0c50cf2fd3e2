import { Injectable } from '@nestjs/common';
import type { Reading } from './domain/signing-rules.js';
import type { ConsentDecision } from './entities/index.js';
import { Database, readInstant, sqlInstant } from '../platform/database/index.js';

/** All that a signing needs to know of the person and the team, in one row. */
export interface SigningPartiesRow {
  residentName: string;
  birthDate: string;
  keyGroup: number;
  groupCodes: string | null;
  openContractId: number | null;
  teamName: string;
  accepting: number;
  capacity: number;
  placesTaken: number;
  institutionName: string;
  institutionPhone: string | null;
  institutionPath: string;
}

export interface ConsentRow {
  id: number;
  documentId: number;
  documentTitle: string;
  documentVersion: string;
  decision: ConsentDecision;
  at: Date | string;
  contractId: number | null;
  evidenceCode: string;
}

/** What the person did before signing: texts opened and read, decisions taken. */
@Injectable()
export class SigningRepository {
  constructor(private readonly database: Database) {}

  async parties(residentId: number, teamId: number): Promise<SigningPartiesRow | null> {
    const [row] = await this.database.query<SigningPartiesRow>(
      `SELECT r.name AS residentName, r.birth_date AS birthDate, r.is_key_group AS keyGroup,
         (SELECT GROUP_CONCAT(g.group_code) FROM resident_key_group g WHERE g.resident_id = r.id) AS groupCodes,
         (SELECT c.id FROM contract c WHERE c.open_key = r.id) AS openContractId,
         t.name AS teamName, t.accepting, places.capacity, places.taken AS placesTaken, i.name AS institutionName, i.phone AS institutionPhone, i.path AS institutionPath
       FROM resident r JOIN team t ON t.id = ? JOIN team_places places ON places.team_id = t.id JOIN institution i ON i.id = t.institution_id
       WHERE r.id = ? AND r.active = 1`,
      [teamId, residentId],
    );
    return row ?? null;
  }

  async openReading(accountId: number, documentId: number, at: Date): Promise<number> {
    const { insertId } = await this.database.execute('INSERT INTO document_reading (account_id, document_id, opened_at) VALUES (?, ?, ?)', [accountId, documentId, sqlInstant(at)]);
    return insertId;
  }

  async completeReading(id: number, at: Date): Promise<void> {
    await this.database.execute('UPDATE document_reading SET completed_at = ? WHERE id = ? AND completed_at IS NULL', [sqlInstant(at), id]);
  }

  /** The account's own readings among `ids`, by id. */
  async readings(accountId: number, ids: readonly [number, number] | readonly [number]): Promise<Map<number, Reading>> {
    const rows = await this.database.query<{ id: number; documentId: number; openedAt: Date | string; completedAt: Date | string | null }>(
      `SELECT id, document_id AS documentId, opened_at AS openedAt, completed_at AS completedAt FROM document_reading
       WHERE id IN (${ids.map(() => '?').join(', ')}) AND account_id = ?`,
      [...ids, accountId],
    );
    return new Map(rows.map((row) => [row.id, {
      documentId: row.documentId, openedAt: readInstant(row.openedAt), completedAt: row.completedAt === null ? null : readInstant(row.completedAt),
    }]));
  }

  async insertConsents(decisions: readonly { residentId: number; documentId: number; contractId: number | null; decision: ConsentDecision; at: Date; evidenceId: number }[]): Promise<void> {
    await this.database.execute(
      `INSERT INTO consent (resident_id, document_id, contract_id, decision, at, evidence_id) VALUES ${decisions.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}`,
      decisions.flatMap(({ residentId, documentId, contractId, decision, at, evidenceId }) => [residentId, documentId, contractId, decision, sqlInstant(at), evidenceId]),
    );
  }

  /** The person's decisions, newest first. */
  consentsOf(residentId: number, before: number | null, limit: number): Promise<ConsentRow[]> {
    return this.database.query<ConsentRow>(
      `SELECT k.id, k.document_id AS documentId, d.title AS documentTitle, d.version AS documentVersion, k.decision, k.at, k.contract_id AS contractId, e.code AS evidenceCode
       FROM consent k JOIN consent_document d ON d.id = k.document_id JOIN evidence_record e ON e.id = k.evidence_id
       WHERE k.resident_id = ? ${before === null ? '' : 'AND k.id < ?'} ORDER BY k.id DESC LIMIT ${limit}`,
      before === null ? [residentId] : [residentId, before],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database, either, idsOfPath, placesFor, readInstant, sqlInstant, withinSubtrees, type SqlPredicate } from '../../platform/database/index.js';
import type { ClaimKind, ClaimState } from '../domain/claim-situation.js';

export interface NewClaim {
  readonly accountId: number;
  readonly kind: ClaimKind;
  readonly name: string;
  readonly idNumberCipher: string;
  readonly idNumberIndex: string;
  /** The resident with this ID number, and the institution that manages him; null when nobody is on file. */
  readonly residentId: number | null;
  readonly institutionId: number | null;
}

/** A claim with the person on file as things are now, not as they were when it was submitted. */
export interface ClaimRow {
  readonly id: number;
  readonly state: ClaimState;
  readonly kind: ClaimKind;
  readonly accountId: number;
  readonly claimedName: string;
  readonly idNumberCipher: string;
  readonly idNumberIndex: string;
  readonly accountPhoneCipher: string | null;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
  readonly residentId: number | null;
  readonly residentName: string | null;
  readonly residentPhoneCipher: string | null;
  readonly residentAddress: string | null;
  readonly residentInstitutionId: number | null;
  readonly boundAccountId: number | null;
}

export interface ClaimAtInstitution {
  readonly id: number;
  readonly institutionName: string;
  readonly institutionPath: string;
}

type RawClaim = Omit<ClaimRow, 'submittedAt' | 'decidedAt'> & { submittedAt: Date | string; decidedAt: Date | string | null };

const claimSql = `SELECT c.id, c.state, c.kind, c.account_id AS accountId, c.claimed_name AS claimedName, c.id_number_cipher AS idNumberCipher,
    c.id_number_index AS idNumberIndex, a.phone_cipher AS accountPhoneCipher, c.submitted_at AS submittedAt, c.decided_at AS decidedAt,
    c.decision_note AS decisionNote, r.id AS residentId, r.name AS residentName, r.phone_cipher AS residentPhoneCipher,
    r.address AS residentAddress, r.institution_id AS residentInstitutionId, b.id AS boundAccountId
  FROM identity_claim c
  JOIN account a ON a.id = c.account_id
  LEFT JOIN resident r ON r.id_number_index = c.id_number_index
  LEFT JOIN institution ri ON ri.id = r.institution_id
  LEFT JOIN account b ON b.resident_id = r.id
  LEFT JOIN institution ci ON ci.id = c.institution_id`;

/**
 * Who may see a claim: while it is open, whoever manages the person on file, and every manager when nobody is on file,
 * since the person may turn up anywhere with his identity card; once decided, the institution that it belonged to.
 */
function visible(state: ClaimState, paths: readonly string[]): SqlPredicate {
  if (!paths.length) return withinSubtrees('ci.path', []);
  return state === 'OPEN' ? either({ sql: 'r.id IS NULL', parameters: [] }, withinSubtrees('ri.path', paths)) : withinSubtrees('ci.path', paths);
}

@Injectable()
export class IdentityClaimsRepository {
  constructor(private readonly database: Database) {}

  async hasOpen(accountId: number): Promise<boolean> {
    return (await this.database.query<{ id: number }>('SELECT id FROM identity_claim WHERE open_account_id = ?', [accountId])).length > 0;
  }

  /** Closes the account's open claim in favour of what it has submitted now. */
  async supersede(accountId: number, now: Date): Promise<void> {
    await this.database.execute(
      "UPDATE identity_claim SET state = 'SUPERSEDED', open_account_id = NULL, decided_at = ? WHERE open_account_id = ?", [sqlInstant(now), accountId],
    );
  }

  async insert(claim: NewClaim, now: Date): Promise<number> {
    const { insertId } = await this.database.execute(
      `INSERT INTO identity_claim (account_id, open_account_id, state, kind, claimed_name, id_number_cipher, id_number_index, resident_id, institution_id, submitted_at)
       VALUES (?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?)`,
      [
        claim.accountId, claim.accountId, claim.kind, claim.name, claim.idNumberCipher, claim.idNumberIndex,
        claim.residentId, claim.institutionId, sqlInstant(now),
      ],
    );
    return insertId;
  }

  /**
   * A page of claims in the subtrees: open ones from the longest waiting on, decided ones from the latest back.
   * @param after id of the last row of the page before
   */
  async list(state: ClaimState, paths: readonly string[], after: number | null, limit: number): Promise<ClaimRow[]> {
    const scope = visible(state, paths);
    const [comparison, order] = state === 'OPEN' ? ['>', 'ASC'] : ['<', 'DESC'];
    const rows = await this.database.query<RawClaim>(
      `${claimSql} WHERE c.state = ? AND c.id ${comparison} ? AND ${scope.sql} ORDER BY c.id ${order} LIMIT ${limit}`,
      [state, after ?? (state === 'OPEN' ? 0 : 2 ** 31 - 1), ...scope.parameters],
    );
    return rows.map(claimOf);
  }

  /** A claim that the subtrees may see, whatever its state; null otherwise. */
  async find(id: number, paths: readonly string[]): Promise<ClaimRow | null> {
    const [row] = await this.database.query<RawClaim>(`${claimSql} WHERE c.id = ? AND c.state <> 'SUPERSEDED'`, [id]);
    if (!row) return null;
    const scope = visible(row.state, paths);
    const [seen] = await this.database.query<RawClaim>(`${claimSql} WHERE c.id = ? AND ${scope.sql}`, [id, ...scope.parameters]);
    return seen ? claimOf(seen) : null;
  }

  /** Those of the claims that are still open and about a person on file, with the institution that manages him. */
  openWithInstitution(ids: readonly number[]): Promise<ClaimAtInstitution[]> {
    return this.database.query<ClaimAtInstitution>(
      `SELECT c.id, i.name AS institutionName, i.path AS institutionPath
       FROM identity_claim c JOIN institution i ON i.id = c.institution_id WHERE c.id IN (${placesFor(ids)}) AND c.state = 'OPEN' ORDER BY c.id`,
      ids,
    );
  }

  /** Accounts in use that manage the institution of this path, or one above it. */
  async managersOf(institutionPath: string): Promise<number[]> {
    const ids = idsOfPath(institutionPath);
    const rows = await this.database.query<{ id: number }>(
      `SELECT DISTINCT a.id FROM role_grant g JOIN account a ON a.id = g.account_id
       WHERE g.role = 'INSTITUTION_MANAGER' AND g.institution_id IN (${placesFor(ids)}) AND a.active = 1 ORDER BY a.id`,
      ids,
    );
    return rows.map((row) => row.id);
  }

  /** Decides an open claim. @returns false when somebody else has decided it */
  async decide(
    id: number,
    decision: { state: 'APPROVED' | 'REJECTED'; kind: ClaimKind; residentId: number | null; institutionId: number | null; decidedBy: number; note: string },
    now: Date,
  ): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE identity_claim SET state = ?, kind = ?, resident_id = ?, institution_id = ?, open_account_id = NULL, decided_at = ?, decided_by = ?, decision_note = ?
       WHERE id = ? AND state = 'OPEN'`,
      [decision.state, decision.kind, decision.residentId, decision.institutionId, sqlInstant(now), decision.decidedBy, decision.note || null, id],
    );
    return affectedRows === 1;
  }
}

const claimOf = (row: RawClaim): ClaimRow =>
  ({ ...row, submittedAt: readInstant(row.submittedAt), decidedAt: row.decidedAt === null ? null : readInstant(row.decidedAt) });

import { Injectable } from '@nestjs/common';
import type { PractitionerKind, TeamRole } from '@jiayi/domain';
import { Database, sqlInstant } from '../platform/database/index.js';

export interface DocumentFactsRow {
  idNumberCipher: string;
  institutionAddress: string | null;
}

export interface DocumentMemberRow {
  name: string;
  kind: PractitionerKind;
  teamRole: TeamRole;
  title: string | null;
}

@Injectable()
export class ContractDocumentRepository {
  constructor(private readonly database: Database) {}

  async facts(contractId: number): Promise<DocumentFactsRow | null> {
    const [row] = await this.database.query<DocumentFactsRow>(
      `SELECT r.id_number_cipher AS idNumberCipher, i.address AS institutionAddress
       FROM contract c JOIN resident r ON r.id = c.resident_id JOIN team t ON t.id = c.team_id JOIN institution i ON i.id = t.institution_id WHERE c.id = ?`,
      [contractId],
    );
    return row ?? null;
  }

  /** The team as it is now; the document is kept from the day of acceptance on, so it shows the team of that day. */
  members(teamId: number): Promise<DocumentMemberRow[]> {
    return this.database.query<DocumentMemberRow>(
      `SELECT p.name, p.kind, m.team_role AS teamRole, p.title FROM team_member m JOIN practitioner p ON p.id = m.practitioner_id
       WHERE m.team_id = ? AND m.active = 1 ORDER BY CASE m.team_role WHEN 'LEADER' THEN 0 ELSE 1 END, m.id`,
      [teamId],
    );
  }

  /** SHA-256 under which the document is kept, or null when it was not made yet. */
  async keptFile(contractId: number): Promise<string | null> {
    const [row] = await this.database.query<{ sha256: string }>('SELECT sha256 FROM contract_file WHERE contract_id = ?', [contractId]);
    return row?.sha256 ?? null;
  }

  async keepFile(contractId: number, sha256: string, at: Date): Promise<void> {
    await this.database.execute('INSERT INTO contract_file (contract_id, sha256, created_at) VALUES (?, ?, ?)', [contractId, sha256, sqlInstant(at)]);
  }
}

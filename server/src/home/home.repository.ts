import { Injectable } from '@nestjs/common';
import type { ContractState } from '@jiayi/domain';
import { Database } from '../platform/database/index.js';

/** The phone's first page in one row; the one place where tables of several modules are read together, because of its speed. */
export interface HomeRow {
  displayName: string;
  residentId: number | null;
  claimInReview: number;
  unread: number;
  contractId: number | null;
  state: ContractState | null;
  startsOn: string | null;
  endsOn: string | null;
  teamId: number | null;
  teamName: string | null;
  institutionName: string | null;
  institutionPhone: string | null;
}

@Injectable()
export class HomeRepository {
  constructor(private readonly database: Database) {}

  async read(accountId: number): Promise<HomeRow | null> {
    const [row] = await this.database.query<HomeRow>(
      `SELECT COALESCE(r.name, a.display_name) AS displayName, a.resident_id AS residentId,
         (SELECT COUNT(*) FROM identity_claim k WHERE k.open_account_id = a.id) AS claimInReview,
         (SELECT COUNT(*) FROM message m WHERE m.account_id = a.id AND m.read_at IS NULL) AS unread,
         c.id AS contractId, c.state, c.starts_on AS startsOn, c.ends_on AS endsOn, t.id AS teamId, t.name AS teamName, i.name AS institutionName, i.phone AS institutionPhone
       FROM account a
       LEFT JOIN resident r ON r.id = a.resident_id
       LEFT JOIN contract c ON c.open_key = a.resident_id
       LEFT JOIN team t ON t.id = c.team_id
       LEFT JOIN institution i ON i.id = t.institution_id
       WHERE a.id = ?`,
      [accountId],
    );
    return row ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';

/** What the seeding of the demo looks up in the tables of others; it writes through their services. */
@Injectable()
export class DemoRepository {
  constructor(private readonly database: Database) {}

  /** 'OTHER' when the database holds institutions that are not the demo's: they are left alone. */
  async contents(countyCode: string): Promise<'EMPTY' | 'DEMO' | 'OTHER'> {
    const [row] = await this.database.query<{ institutions: number; demo: number | null }>(
      'SELECT COUNT(*) AS institutions, SUM(CASE WHEN code = ? THEN 1 ELSE 0 END) AS demo FROM institution', [countyCode],
    );
    if (!row?.institutions) return 'EMPTY';
    return Number(row.demo) > 0 ? 'DEMO' : 'OTHER';
  }

  async idOf(table: 'practitioner' | 'institution', code: string): Promise<number> {
    const [row] = await this.database.query<{ id: number }>(`SELECT id FROM ${table} WHERE code = ?`, [code]);
    if (!row) throw new Error(`The demo county has no ${table} ${code}.`);
    return row.id;
  }

  /** @param index HMAC of the phone number */
  async residentByPhone(index: string): Promise<{ id: number; name: string } | null> {
    const [row] = await this.database.query<{ id: number; name: string }>('SELECT id, name FROM resident WHERE phone_index = ? ORDER BY id LIMIT 1', [index]);
    return row ?? null;
  }

  /** Id of the account with that phone number. */
  async accountByPhone(index: string): Promise<number | null> {
    const [row] = await this.database.query<{ id: number }>('SELECT id FROM account WHERE phone_index = ?', [index]);
    return row?.id ?? null;
  }
}

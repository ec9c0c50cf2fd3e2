import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/index.js';

export interface AccessRow {
  id: number;
  at: Date | string;
  actorName: string;
  role: string;
  institutionName: string | null;
  purpose: string;
}

@Injectable()
export class AccessRecordRepository {
  constructor(private readonly database: Database) {}

  /** Newest first, before `beforeId`. */
  list(residentId: number, beforeId: number, limit: number): Promise<AccessRow[]> {
    return this.database.query<AccessRow>(
      `SELECT a.id, a.at, a.actor_name AS actorName, a.role, i.name AS institutionName, a.purpose
       FROM access_entry a LEFT JOIN institution i ON i.id = a.institution_id
       WHERE a.resident_id = ? AND a.id < ? ORDER BY a.id DESC LIMIT ${limit}`,
      [residentId, beforeId],
    );
  }
}

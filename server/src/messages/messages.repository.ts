import { Injectable } from '@nestjs/common';
import { Database, sqlInstant } from '../platform/database/index.js';

export type MessageLinkPage = 'CONTRACT' | 'QUEUE' | 'REAL_NAME';

export interface NewMessage {
  accountId: number;
  kind: string;
  title: string;
  body: string;
  link: { page: MessageLinkPage; id: number } | null;
  at: Date;
}

export interface MessageRow {
  id: number;
  kind: string;
  title: string;
  body: string;
  linkPage: MessageLinkPage | null;
  linkId: number | null;
  at: Date | string;
  readAt: Date | string | null;
}

@Injectable()
export class MessagesRepository {
  constructor(private readonly database: Database) {}

  async insert(messages: readonly NewMessage[]): Promise<void> {
    if (!messages.length) return;
    await this.database.execute(
      `INSERT INTO message (account_id, kind, title, body, link_page, link_id, at) VALUES ${messages.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      messages.flatMap(({ accountId, kind, title, body, link, at }) => [accountId, kind, title, body, link?.page ?? null, link?.id ?? null, sqlInstant(at)]),
    );
  }

  list(accountId: number, before: number | null, limit: number): Promise<MessageRow[]> {
    return this.database.query<MessageRow>(
      `SELECT id, kind, title, body, link_page AS linkPage, link_id AS linkId, at, read_at AS readAt FROM message
       WHERE account_id = ? ${before === null ? '' : 'AND id < ?'} ORDER BY id DESC LIMIT ${limit}`,
      before === null ? [accountId] : [accountId, before],
    );
  }

  async countUnread(accountId: number): Promise<number> {
    const [row] = await this.database.query<{ unread: number }>('SELECT COUNT(*) AS unread FROM message WHERE account_id = ? AND read_at IS NULL', [accountId]);
    return Number(row?.unread ?? 0);
  }

  /** @returns false when the account has no such message */
  async markRead(accountId: number, id: number, at: Date): Promise<boolean> {
    const [own] = await this.database.query<{ id: number }>('SELECT id FROM message WHERE id = ? AND account_id = ?', [id, accountId]);
    if (!own) return false;
    await this.database.execute('UPDATE message SET read_at = ? WHERE id = ? AND read_at IS NULL', [sqlInstant(at), id]);
    return true;
  }

  async markAllRead(accountId: number, at: Date): Promise<void> {
    await this.database.execute('UPDATE message SET read_at = ? WHERE account_id = ? AND read_at IS NULL', [sqlInstant(at), accountId]);
  }
}

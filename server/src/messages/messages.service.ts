import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { readInstant, UnitOfWork } from '../platform/database/index.js';
import { DomainError, pageOf, type Actor } from '../platform/http/index.js';
import type { MessagesResponse } from './messages.dto.js';
import { MessagesRepository, type MessageLinkPage } from './messages.repository.js';

export interface MessageToSend {
  kind: string;
  title: string;
  /** Says that something happened; no health data. */
  body: string;
  link?: { page: MessageLinkPage; id: number };
}

/** Everybody's inbox. */
@Injectable()
export class MessagesService {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly clock: Clock, private readonly messages: MessagesRepository) {}

  /** Puts the same message into each of these inboxes, in the caller's unit of work. */
  async send(accountIds: readonly number[], message: MessageToSend): Promise<void> {
    const at = this.clock.now();
    await this.messages.insert([...new Set(accountIds)].map((accountId) => ({ accountId, kind: message.kind, title: message.title, body: message.body, link: message.link ?? null, at })));
  }

  async list(actor: Actor, before: number | null, limit: number): Promise<MessagesResponse> {
    const rows = await this.messages.list(actor.accountId, before, limit + 1);
    const page = pageOf(rows, limit, (row) => [row.id], (row) => ({
      id: row.id, kind: row.kind, title: row.title, body: row.body, at: readInstant(row.at).toISOString(),
      readAt: row.readAt === null ? null : readInstant(row.readAt).toISOString(),
      link: row.linkPage === null || row.linkId === null ? null : { page: row.linkPage, id: row.linkId },
    }));
    return { ...page, unread: await this.messages.countUnread(actor.accountId) };
  }

  read(actor: Actor, id: number): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!await this.messages.markRead(actor.accountId, id, this.clock.now())) throw new DomainError('NOT_FOUND');
    });
  }

  readAll(actor: Actor): Promise<void> {
    return this.unitOfWork.run(() => this.messages.markAllRead(actor.accountId, this.clock.now()));
  }
}

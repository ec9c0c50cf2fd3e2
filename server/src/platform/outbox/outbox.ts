import { Injectable, SetMetadata } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Database, sqlInstant } from '../database/index.js';

export interface OutboxEvent<Payload = unknown> {
  readonly id: number;
  readonly topic: string;
  readonly payload: Payload;
  readonly createdAt: Date;
}

/** Reacts to one topic. Runs in a unit of work together with the removal of its events: every event has its effect once. */
export abstract class OutboxHandler<Payload = unknown> {
  abstract handle(events: readonly OutboxEvent<Payload>[]): Promise<void>;
}

export const HANDLED_TOPICS = 'jiayi:handled-topics';

/** Marks a provider that extends {@link OutboxHandler}; several handlers of one topic share its unit of work. */
export const HandlesTopics = (...topics: string[]): ClassDecorator => SetMetadata(HANDLED_TOPICS, topics);

@Injectable()
export class Outbox {
  /** Called after a commit that added events, so that they need not wait for the next look. */
  wake: () => void = () => undefined;

  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Notes an event in the current unit of work. The payload holds ids, not personal data. */
  async add(topic: string, payload: object): Promise<void> {
    const now = sqlInstant(this.clock.now());
    await this.database.execute(
      'INSERT INTO outbox_event (topic, payload, created_at, available_at, attempts) VALUES (?, ?, ?, ?, 0)',
      [topic, JSON.stringify(payload), now, now],
    );
    this.database.afterCommit(this.wake);
  }
}

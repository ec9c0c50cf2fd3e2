import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { Clock } from '../clock/index.js';
import { Settings } from '../config/index.js';
import { Database, readInstant, redactedDatabaseError, sqlInstant, UnitOfWork } from '../database/index.js';
import { HANDLED_TOPICS, Outbox, type OutboxEvent, type OutboxHandler } from './outbox.js';

interface ClaimedRow {
  id: number;
  topic: string;
  payload: string;
  createdAt: Date | string;
  attempts: number;
}

const batchSize = 100;
/** How long the events of a process that died wait for another one. */
const leaseMs = 30_000;
const lookEveryMs = 1_000;
const longestBackoffMs = 15 * 60_000;

/** Takes due events under a lease and gives them to their handlers. Any number of processes may run one. */
@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('outbox');
  private readonly handlers = new Map<string, OutboxHandler[]>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const topics = metatype ? this.reflector.get<string[] | undefined>(HANDLED_TOPICS, metatype) : undefined;
      for (const topic of topics ?? []) this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), instance as OutboxHandler]);
    }
    if (!this.settings.backgroundWork) return;
    this.outbox.wake = () => this.schedule(20);
    this.schedule(lookEveryMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Handles everything that is due now; for tests and for shutdown-free command lines. */
  async drain(): Promise<void> {
    while (await this.takeBatch()) { /* until nothing is due */ }
  }

  private due = Infinity;

  private schedule(delayMs: number): void {
    const at = Date.now() + delayMs;
    if (this.stopped || at >= this.due) return;
    this.due = at;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.due = Infinity;
      this.running = this.running
        .then(() => this.drain())
        .catch((error: unknown) => this.logger.error(redactedDatabaseError(error) ?? error))
        .finally(() => this.schedule(lookEveryMs));
    }, delayMs);
    this.timer.unref();
  }

  private async takeBatch(): Promise<boolean> {
    const rows = await this.claim();
    const byTopic = new Map<string, ClaimedRow[]>();
    for (const row of rows) byTopic.set(row.topic, [...(byTopic.get(row.topic) ?? []), row]);
    for (const [topic, events] of byTopic) await this.handleTopic(topic, events);
    return rows.length > 0;
  }

  /** Look, take what is still free, read back what was won: works on both databases and needs no SKIP LOCKED. */
  private async claim(): Promise<ClaimedRow[]> {
    const now = this.clock.now();
    const due = await this.database.query<{ id: number }>(
      `SELECT id FROM outbox_event WHERE available_at <= ? ORDER BY available_at, id LIMIT ${batchSize}`, [sqlInstant(now)],
    );
    if (!due.length) return [];
    const ids = due.map((row) => row.id);
    const places = ids.map(() => '?').join(', ');
    const token = randomUUID();
    await this.unitOfWork.run(() => this.database.execute(
      `UPDATE outbox_event SET lease_token = ?, available_at = ?, attempts = attempts + 1 WHERE id IN (${places}) AND available_at <= ?`,
      [token, sqlInstant(new Date(now.getTime() + leaseMs)), ...ids, sqlInstant(now)],
    ));
    return this.database.query<ClaimedRow>(
      `SELECT id, topic, payload, created_at AS createdAt, attempts FROM outbox_event WHERE id IN (${places}) AND lease_token = ? ORDER BY id`,
      [...ids, token],
    );
  }

  private async handleTopic(topic: string, rows: readonly ClaimedRow[]): Promise<void> {
    const events: OutboxEvent[] = rows.map((row) => ({ id: row.id, topic, payload: JSON.parse(row.payload) as unknown, createdAt: readInstant(row.createdAt) }));
    try {
      await this.react(topic, events);
    } catch (error) {
      this.logger.error({ topic, error: redactedDatabaseError(error) ?? (error instanceof Error ? error.stack : String(error)) });
      // One bad event must not hold up the others: each by itself, and the bad one later.
      if (rows.length > 1) for (const row of rows) await this.handleTopic(topic, [row]);
      else if (rows[0]) await this.postpone(rows[0]);
    }
  }

  private react(topic: string, events: readonly OutboxEvent[]): Promise<void> {
    return this.unitOfWork.run(async () => {
      const places = events.map(() => '?').join(', ');
      const { affectedRows } = await this.database.execute(`DELETE FROM outbox_event WHERE id IN (${places})`, events.map((event) => event.id));
      // The lease ran out and another worker was faster: its effects stand, ours must not.
      if (affectedRows !== events.length) throw new Error('The lease on these events was lost.');
      for (const handler of this.handlers.get(topic) ?? []) await handler.handle(events);
    });
  }

  private async postpone(row: ClaimedRow): Promise<void> {
    const backoffMs = Math.min(longestBackoffMs, 1_000 * 2 ** row.attempts);
    await this.unitOfWork.run(() => this.database.execute(
      'UPDATE outbox_event SET available_at = ?, lease_token = NULL WHERE id = ?',
      [sqlInstant(new Date(this.clock.now().getTime() + backoffMs)), row.id],
    ));
  }
}

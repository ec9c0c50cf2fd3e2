import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { redactedDatabaseError, UnitOfWork } from '../../platform/database/index.js';
import { SessionsRepository } from './sessions.repository.js';

const writeEveryMs = 2_000;

/** Notes which sessions were used and writes them together, apart from the requests. What a crash loses is minutes of "last seen". */
@Injectable()
export class SessionActivity implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('session activity');
  private readonly seen = new Map<number, Date>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly unitOfWork: UnitOfWork, private readonly sessions: SessionsRepository) {}

  note(sessionId: number, at: Date): void {
    this.seen.set(sessionId, at);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), writeEveryMs);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Writes what was noted; on failure it is noted again with the next use. */
  async flush(): Promise<void> {
    if (!this.seen.size) return;
    // In the order of their keys, so that two processes do not wait for each other.
    const noted = [...this.seen].sort(([left], [right]) => left - right);
    this.seen.clear();
    try {
      await this.unitOfWork.run(async () => {
        for (const [sessionId, at] of noted) await this.sessions.recordSeen(sessionId, at);
      });
    } catch (error) {
      this.logger.warn(redactedDatabaseError(error) ?? 'last use of sessions was not written');
    }
  }
}

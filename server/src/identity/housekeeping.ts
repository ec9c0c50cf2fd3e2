import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';
import { ScheduledJobs } from '../platform/schedule/index.js';
import { AttemptLimitsRepository } from './limits/attempt-limits.repository.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SmsCodesRepository } from './sms/sms-codes.repository.js';
import { ChallengesRepository } from './staff/challenges.repository.js';

const dayMs = 86_400_000;
/** Who signed in when stays in the audit log; the rows themselves are of no use so long after their end. */
const sessionsKeptMs = 30 * dayMs;
const lockoutsForgottenAfterMs = 7 * dayMs;
const batch = 500;

/** Removes codes, challenges, quotas and sessions that are over. */
@Injectable()
export class IdentityHousekeeping implements OnModuleInit {
  constructor(
    private readonly jobs: ScheduledJobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: AttemptLimitsRepository,
    private readonly smsCodes: SmsCodesRepository,
    private readonly challenges: ChallengesRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'identity.housekeeping', rhythm: { dailyAt: '03:40' }, run: (now) => this.run(now) });
  }

  async run(now: Date): Promise<void> {
    const yesterday = new Date(now.getTime() - dayMs);
    await this.unitOfWork.run(() => this.limits.purge(now, lockoutsForgottenAfterMs));
    await this.unitOfWork.run(() => this.smsCodes.purge(yesterday));
    await this.unitOfWork.run(() => this.challenges.purge(yesterday));
    let removed: number;
    do {
      // In short transactions, so that nobody waits for it.
      removed = await this.unitOfWork.run(() => this.sessions.purge(new Date(now.getTime() - sessionsKeptMs), batch));
    } while (removed === batch);
  }
}

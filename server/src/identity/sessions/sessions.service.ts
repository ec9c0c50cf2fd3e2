import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DomainError, type Actor } from '../../platform/http/index.js';
import { isLive, previousTokenMs, rotationDue, sessionEnd, type AccountKind } from '../domain/session-lifetime.js';
import type { Channel } from '../domain/sign-in-channel.js';
import type { SessionItem, SessionResponse } from '../dto/session.dto.js';
import { hashToken, newToken, SessionTokens } from './session-tokens.js';
import { SessionsRepository, type RotatableSession } from './sessions.repository.js';

export interface Device {
  readonly channel: Channel;
  readonly deviceName: string;
}

/** More devices than anyone uses; the one not used for longest is signed out. */
const sessionsKept = 20;

@Injectable()
export class SessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly tokens: SessionTokens,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Opens a session for someone whose identity has just been proved; in the unit of work of that proof. */
  async open(account: { id: number; kind: AccountKind }, device: Device, secondFactor: boolean): Promise<SessionResponse> {
    const now = this.clock.now();
    const token = newToken();
    const expiresAt = sessionEnd(account.kind, now);
    const sessionId = await this.sessions.insert({
      accountId: account.id, tokenHash: hashToken(token), ...device, secondFactor, signedInAt: now, expiresAt,
    });
    await this.sessions.revokeSurplus(account.id, sessionsKept, now);
    return { token, sessionId, kind: account.kind, expiresAt: expiresAt.toISOString(), rotateAfter: rotationDue(account.kind, now, expiresAt).toISOString() };
  }

  /**
   * Exchanges a token for its successor. The old one serves requests under way for a minute more, and this exchange until
   * the successor has been seen: a phone that lost the answer in a tunnel is not signed out.
   */
  async rotate(token: string | null): Promise<SessionResponse> {
    if (!token) throw new DomainError('UNAUTHENTICATED');
    const now = this.clock.now();
    const successor = this.tokens.successor(token);
    const [from, to] = [hashToken(token), hashToken(successor)];
    const rotatedAt = await this.unitOfWork.run(async () => {
      const current = await this.sessions.findByToken(from);
      if (current && isLive(current, now) && await this.sessions.rotate(current.id, from, to, now, new Date(now.getTime() + previousTokenMs))) {
        return { ...current, rotatedAt: now };
      }
      return this.rotatedAlready(from, to, now);
    });
    if (!rotatedAt) throw new DomainError('SESSION_EXPIRED');
    const { id, kind, expiresAt } = rotatedAt;
    return {
      token: successor, sessionId: id, kind, expiresAt: expiresAt.toISOString(),
      rotateAfter: rotationDue(kind, rotatedAt.rotatedAt, expiresAt).toISOString(),
    };
  }

  async list(actor: Actor): Promise<SessionItem[]> {
    const sessions = await this.sessions.listLive(actor.accountId, actor.kind, this.clock.now());
    return sessions.map(({ signedInAt, lastSeenAt, ...session }) => ({
      ...session, signedInAt: signedInAt.toISOString(), lastSeenAt: lastSeenAt.toISOString(), current: session.id === actor.sessionId,
    }));
  }

  async signOut(actor: Actor): Promise<void> {
    await this.revoke(actor, actor.sessionId, 'session.sign-out');
  }

  /** @throws DomainError NOT_FOUND for a session that is over or somebody else's */
  async revokeOne(actor: Actor, sessionId: number): Promise<void> {
    if (!await this.revoke(actor, sessionId, 'session.revoke')) throw new DomainError('NOT_FOUND');
  }

  private revoke(actor: Actor, sessionId: number, action: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const revoked = await this.sessions.revoke(sessionId, actor.accountId, this.clock.now());
      if (revoked) await this.audit.write({ actor, action, targetKind: 'session', targetId: sessionId });
      return revoked;
    });
  }

  private async rotatedAlready(from: string, to: string, now: Date): Promise<RotatableSession | null> {
    const session = await this.sessions.findByPreviousToken(from);
    if (!session || !isLive(session, now) || session.tokenHash !== to) return null;
    const underWay = session.previousValidUntil !== null && now < session.previousValidUntil;
    const unseen = session.lastSeenAt <= session.rotatedAt;
    return underWay || unseen ? session : null;
  }
}

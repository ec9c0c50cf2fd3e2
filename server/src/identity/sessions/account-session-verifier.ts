import { Injectable } from '@nestjs/common';
import { isStaffRole, staffRoles } from '@jiayi/domain';
import { Clock } from '../../platform/clock/index.js';
import { readInstant } from '../../platform/database/index.js';
import { SessionVerifier, type Actor, type RoleGrant } from '../../platform/http/index.js';
import { isLive, isWorthRecording } from '../domain/session-lifetime.js';
import { ActorsRepository, type ActorGrantRow, type ActorRow } from './actors.repository.js';
import { SessionActivity } from './session-activity.js';
import { hashToken } from './session-tokens.js';

/**
 * Who a token belongs to, on the path of every request. Nothing of it is remembered between requests, so that a disabled
 * account, an ended session or a revoked grant counts at once in every process; "last seen" is only noted here and written
 * later.
 */
@Injectable()
export class AccountSessionVerifier extends SessionVerifier {
  constructor(private readonly actors: ActorsRepository, private readonly clock: Clock, private readonly activity: SessionActivity) {
    super();
  }

  async verify(token: string): Promise<Actor | null> {
    const now = this.clock.now();
    const tokenHash = hashToken(token);
    const current = await this.actors.byToken(tokenHash);
    const row = current ?? await this.actors.byPreviousToken(tokenHash, now);
    if (!row) return null;
    const lastSeenAt = readInstant(row.lastSeenAt);
    if (!isLive({ kind: row.kind, lastSeenAt, expiresAt: readInstant(row.expiresAt) }, now)) return null;
    if (current && isWorthRecording(lastSeenAt, readInstant(row.rotatedAt), now)) this.activity.note(row.sessionId, now);
    const { accountId, sessionId, displayName } = row;
    return row.kind === 'RESIDENT'
      ? { kind: 'RESIDENT', accountId, sessionId, residentId: row.residentId, displayName }
      : { kind: 'STAFF', accountId, sessionId, displayName, ...await this.powers(row) };
  }

  private async powers(row: ActorRow): Promise<{ practitionerId: number | null; grants: RoleGrant[] }> {
    // Until the one-time password is changed the account can do nothing but that: someone else has seen the password.
    if (row.mustChangePassword === 1) return { practitionerId: null, grants: [] };
    const grants = await this.actors.grants(row.accountId);
    return {
      practitionerId: row.practitionerId,
      grants: grants.sort((left, right) => left.id - right.id).flatMap((grant) => grantOf(grant, row.secondFactor === 1)),
    };
  }
}

/** A role that was granted after a sign-in by password alone waits for the next sign-in. */
function grantOf(row: ActorGrantRow, secondFactor: boolean): RoleGrant[] {
  if (!isStaffRole(row.role) || (staffRoles[row.role].secondFactor && !secondFactor)) return [];
  return [{ role: row.role, institutionId: row.institutionId ?? 0, institutionPath: row.institutionPath ?? '/' }];
}

import { Injectable } from '@nestjs/common';
import { isStaffRole, staffRoles, type StaffRole } from '@jiayi/domain';
import { Clock } from '../../platform/clock/index.js';
import { Database, readInstant, sqlInstant } from '../../platform/database/index.js';
import { SessionVerifier, type Actor, type RoleGrant } from '../../platform/http/index.js';
import { isLive, isWorthRecording, type AccountKind } from '../domain/session-lifetime.js';
import { SessionActivity } from './session-activity.js';
import { hashToken } from './session-tokens.js';

/** One row for each grant of the account; a single one with empty grant columns when it has none. */
interface ActorRow {
  sessionId: number;
  lastSeenAt: Date | string;
  rotatedAt: Date | string;
  expiresAt: Date | string;
  secondFactor: number;
  accountId: number;
  kind: AccountKind;
  displayName: string;
  residentId: number | null;
  practitionerId: number | null;
  mustChangePassword: number;
  role: string | null;
  institutionId: number | null;
  institutionPath: string | null;
}

const actorSql = `SELECT s.id AS sessionId, s.last_seen_at AS lastSeenAt, s.rotated_at AS rotatedAt, s.expires_at AS expiresAt,
    s.second_factor AS secondFactor, a.id AS accountId, a.kind, a.display_name AS displayName, a.resident_id AS residentId,
    a.practitioner_id AS practitionerId, a.must_change_password AS mustChangePassword,
    g.role, g.institution_id AS institutionId, i.path AS institutionPath
  FROM session s
  JOIN account a ON a.id = s.account_id
  LEFT JOIN role_grant g ON g.account_id = a.id
  LEFT JOIN institution i ON i.id = g.institution_id
  WHERE s.revoked_at IS NULL AND a.active = 1 AND`;
const byTokenSql = `${actorSql} s.token_hash = ? ORDER BY g.id`;
const byPreviousTokenSql = `${actorSql} s.previous_token_hash = ? AND s.previous_valid_until > ? ORDER BY g.id`;

/**
 * Who a token belongs to: one joined read of session, account and grants, on the path of every request. Nothing of it is
 * remembered between requests, so that a disabled account, an ended session or a revoked grant counts at once in every
 * process; "last seen" is only noted here and written later.
 */
@Injectable()
export class AccountSessionVerifier extends SessionVerifier {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly activity: SessionActivity) {
    super();
  }

  async verify(token: string): Promise<Actor | null> {
    const now = this.clock.now();
    const tokenHash = hashToken(token);
    const rows = await this.database.query<ActorRow>(byTokenSql, [tokenHash]);
    const [first] = rows;
    if (!first) return this.verifyPrevious(tokenHash, now);
    if (!liveAt(first, now)) return null;
    if (isWorthRecording(readInstant(first.lastSeenAt), readInstant(first.rotatedAt), now)) this.activity.note(first.sessionId, now);
    return actorOf(first, rows);
  }

  /** Requests that were under way while the token was exchanged. */
  private async verifyPrevious(tokenHash: string, now: Date): Promise<Actor | null> {
    const rows = await this.database.query<ActorRow>(byPreviousTokenSql, [tokenHash, sqlInstant(now)]);
    const [first] = rows;
    return first && liveAt(first, now) ? actorOf(first, rows) : null;
  }
}

const liveAt = (row: ActorRow, now: Date): boolean =>
  isLive({ kind: row.kind, lastSeenAt: readInstant(row.lastSeenAt), expiresAt: readInstant(row.expiresAt) }, now);

function actorOf(first: ActorRow, rows: readonly ActorRow[]): Actor {
  const { accountId, sessionId, displayName } = first;
  if (first.kind === 'RESIDENT') return { kind: 'RESIDENT', accountId, sessionId, residentId: first.residentId, displayName };
  // Until the one-time password is changed the account can do nothing but that: someone else has seen the password.
  const restricted = first.mustChangePassword === 1;
  return {
    kind: 'STAFF', accountId, sessionId, displayName,
    practitionerId: restricted ? null : first.practitionerId,
    grants: restricted ? [] : rows.flatMap((row) => grantOf(row)),
  };
}

function grantOf(row: ActorRow): RoleGrant[] {
  if (!isStaffRole(row.role)) return [];
  // A role that was granted after a sign-in by password alone waits for the next sign-in.
  if (staffRoles[row.role as StaffRole].secondFactor && row.secondFactor !== 1) return [];
  return [{ role: row.role, institutionId: row.institutionId ?? 0, institutionPath: row.institutionPath ?? '/' }];
}

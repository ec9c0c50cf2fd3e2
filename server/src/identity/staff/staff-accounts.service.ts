import { Injectable } from '@nestjs/common';
import { staffRoles, type StaffRole } from '@jiayi/domain';
import { AuditLog } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { isUniqueViolation, UnitOfWork } from '../../platform/database/index.js';
import { decodeCursor, defaultPageSize, DomainError, pageOf, type StaffActor } from '../../platform/http/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { fitsInstitution, mayGrant, mayManage } from '../domain/grant-authority.js';
import { wholeInstallationName } from '../domain/names.js';
import { parseUsername } from '../domain/staff-account-rules.js';
import type {
  CreatedStaffAccountResponse, CreateStaffAccountRequest, InitialPasswordResponse, StaffAccountPage, StaffAccountQuery, StaffAccountResponse,
  UpdateStaffAccountRequest,
} from '../dto/staff-account.dto.js';
import { KeyedHash } from '../keyed-hash.js';
import { AttemptLimitsRepository } from '../limits/attempt-limits.repository.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import { ChallengesRepository } from './challenges.repository.js';
import { Passwords } from './passwords.js';
import { managerPaths } from './staff-accounts.access.js';
import { StaffAccountsRepository, type NewStaffAccount, type StaffAccountRow, type StaffGrantRow } from './staff-accounts.repository.js';
import { accountSubject, usernameSubject } from './staff-sign-in.service.js';

interface PlacedGrant {
  readonly role: StaffRole;
  readonly institutionId: number;
}

const grantKey = (grant: { role: StaffRole; institutionId: number | null }): string => `${grant.role}@${grant.institutionId ?? 0}`;

/** @throws DomainError USERNAME_INVALID */
export function requireUsername(text: string): string {
  const username = parseUsername(text);
  if (!username) throw new DomainError('USERNAME_INVALID', { errors: [{ pointer: '/username', code: 'USERNAME_INVALID' }] });
  return username;
}

@Injectable()
export class StaffAccountsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly keyedHash: KeyedHash,
    private readonly accounts: AccountsRepository,
    private readonly staff: StaffAccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly challenges: ChallengesRepository,
    private readonly limits: AttemptLimitsRepository,
    private readonly passwords: Passwords,
  ) {}

  async list(actor: StaffActor, query: StaffAccountQuery): Promise<StaffAccountPage> {
    const limit = query.limit ?? defaultPageSize;
    const afterId = query.cursor ? decodeCursor(query.cursor, ['number'])[0] as number : 0;
    const place = query.institutionId === undefined ? null : (await this.staff.places([query.institutionId])).get(query.institutionId);
    if (place === undefined) return { items: [], nextCursor: null };
    const rows = await this.staff.list({
      paths: managerPaths(actor), text: query.q?.trim() || null, institutionPath: place && place.path, afterId, limit: limit + 1,
    });
    const responses = await this.respond(actor, rows);
    return pageOf(rows, limit, (row) => [row.id], (row) => responses.get(row.id) as StaffAccountResponse);
  }

  /** Creates an account with a one-time password, which is in this answer and nowhere else. */
  async create(actor: StaffActor, request: CreateStaffAccountRequest): Promise<CreatedStaffAccountResponse> {
    const username = requireUsername(request.username);
    const practitionerId = request.practitionerId ?? null;
    const initialPassword = this.passwords.makeInitial();
    const passwordHash = await this.passwords.hash(initialPassword);
    const account = await this.unitOfWork.run(async () => {
      const grants = await this.requireGrantable(actor, request.grants);
      if (practitionerId !== null && !await this.staff.employs(practitionerId, managerPaths(actor))) {
        throw new DomainError('PRACTITIONER_UNKNOWN', { errors: [{ pointer: '/practitionerId', code: 'PRACTITIONER_UNKNOWN' }] });
      }
      const id = await this.insert({
        username, displayName: request.displayName, passwordHash, mustChangePassword: true, practitionerId, totpSecretCipher: null,
      });
      await this.audit.write({ actor, action: 'account.create', targetKind: 'account', targetId: id });
      for (const grant of grants) await this.grant(actor, id, grant);
      return this.read(actor, id);
    });
    return { account, initialPassword };
  }

  /** Changes take effect with the next request of the account, in every session it has. */
  update(actor: StaffActor, id: number, request: UpdateStaffAccountRequest): Promise<StaffAccountResponse> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const { account, grants } = await this.requireManaged(actor, id);
      if (id === actor.accountId && (request.active === false || request.grants)) throw new DomainError('OWN_ACCOUNT_PROTECTED');
      if (request.displayName !== undefined && request.displayName !== account.displayName) {
        await this.accounts.update(id, 'display_name = ?', [request.displayName], now);
        await this.audit.write({ actor, action: 'account.update', targetKind: 'account', targetId: id });
      }
      if (request.grants) await this.replaceGrants(actor, id, grants, await this.requireGrantable(actor, request.grants));
      if (request.active !== undefined && request.active !== account.active) await this.setActive(actor, id, request.active, now);
      return this.read(actor, id);
    });
  }

  /**
   * Gives a new one-time password and takes the second factor away, since most who come have a new phone: both are set up
   * again at the next sign-in. Whoever resets has met the person.
   */
  async resetPassword(actor: StaffActor, id: number): Promise<InitialPasswordResponse> {
    const initialPassword = this.passwords.makeInitial();
    const passwordHash = await this.passwords.hash(initialPassword);
    await this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const { account } = await this.requireManaged(actor, id);
      if (id === actor.accountId) throw new DomainError('OWN_PASSWORD_RESET');
      await this.accounts.update(id, 'password_hash = ?, must_change_password = 1, totp_secret_cipher = NULL, totp_last_step = NULL', [passwordHash], now);
      await this.endAccess(id, now);
      await this.limits.forgive('password', usernameSubject(this.keyedHash, account.username));
      await this.limits.forgive('second-factor', accountSubject(this.keyedHash, id));
      await this.audit.write({ actor, action: 'account.reset-password', targetKind: 'account', targetId: id });
    });
    return { initialPassword };
  }

  /** @throws DomainError USERNAME_TAKEN, PRACTITIONER_ALREADY_HAS_ACCOUNT */
  async insert(account: NewStaffAccount): Promise<number> {
    try {
      return await this.staff.insert(account, this.clock.now());
    } catch (error) {
      if (isUniqueViolation(error, 'ux_account_username')) throw new DomainError('USERNAME_TAKEN', { errors: [{ pointer: '/username', code: 'USERNAME_TAKEN' }] });
      if (isUniqueViolation(error, 'ux_account_practitioner_id')) throw new DomainError('PRACTITIONER_ALREADY_HAS_ACCOUNT', { errors: [{ pointer: '/practitionerId', code: 'PRACTITIONER_ALREADY_HAS_ACCOUNT' }] });
      throw error;
    }
  }

  private async requireGrantable(actor: StaffActor, wanted: readonly PlacedGrant[]): Promise<PlacedGrant[]> {
    const grants = [...new Map(wanted.map(({ role, institutionId }) => [grantKey({ role, institutionId }), { role, institutionId }])).values()];
    const places = await this.staff.places([...new Set(grants.map((grant) => grant.institutionId))]);
    for (const { role, institutionId } of grants) {
      const place = places.get(institutionId);
      // An institution that is not there and one out of reach look the same.
      if (!place || !mayGrant(actor.grants, { role, institutionPath: place.path })) throw new DomainError('GRANT_OUT_OF_SCOPE');
      if (!fitsInstitution(role, place.kind)) throw new DomainError('GRANT_INVALID', { errors: [{ pointer: '/grants', code: 'GRANT_INVALID' }] });
    }
    return grants;
  }

  private async requireManaged(actor: StaffActor, id: number): Promise<{ account: StaffAccountRow; grants: StaffGrantRow[] }> {
    const account = await this.staff.find(id, managerPaths(actor));
    if (!account) throw new DomainError('NOT_FOUND');
    const grants = await this.staff.grantsOf([id]);
    if (!mayManage(actor.grants, grants)) throw new DomainError('GRANT_OUT_OF_SCOPE');
    return { account, grants };
  }

  private async replaceGrants(actor: StaffActor, id: number, before: readonly StaffGrantRow[], after: readonly PlacedGrant[]): Promise<void> {
    const [had, has] = [new Set(before.map(grantKey)), new Set(after.map(grantKey))];
    for (const grant of before.filter((each) => !has.has(grantKey(each)))) {
      await this.staff.deleteGrant(id, grant);
      await this.auditGrant(actor, 'account.revoke-role', id, grant);
    }
    for (const grant of after.filter((each) => !had.has(grantKey(each)))) await this.grant(actor, id, grant);
  }

  private async grant(actor: StaffActor, id: number, grant: PlacedGrant): Promise<void> {
    await this.staff.insertGrant(id, grant, actor.accountId, this.clock.now());
    await this.auditGrant(actor, 'account.grant-role', id, grant);
  }

  private auditGrant(actor: StaffActor, action: string, id: number, { role, institutionId }: { role: StaffRole; institutionId: number | null }): Promise<void> {
    return this.audit.write({ actor, action, targetKind: 'account', targetId: id, detail: { role, institutionId } });
  }

  private async setActive(actor: StaffActor, id: number, active: boolean, now: Date): Promise<void> {
    await this.accounts.update(id, 'active = ?', [active ? 1 : 0], now);
    if (!active) await this.endAccess(id, now);
    await this.audit.write({ actor, action: active ? 'account.enable' : 'account.disable', targetKind: 'account', targetId: id });
  }

  private async endAccess(id: number, now: Date): Promise<void> {
    await this.sessions.revokeAll(id, now);
    await this.challenges.endAll(id, now);
  }

  private async read(actor: StaffActor, id: number): Promise<StaffAccountResponse> {
    const account = await this.staff.find(id, managerPaths(actor));
    if (!account) throw new DomainError('NOT_FOUND');
    return (await this.respond(actor, [account])).get(id) as StaffAccountResponse;
  }

  private async respond(actor: StaffActor, accounts: readonly StaffAccountRow[]): Promise<Map<number, StaffAccountResponse>> {
    const subjects = new Map(accounts.map(({ id, username }) => [id, usernameSubject(this.keyedHash, username)]));
    const locked = await this.limits.locked('password', [...subjects.values()], this.clock.now());
    const allGrants = await this.staff.grantsOf(accounts.map(({ id }) => id));
    return new Map(accounts.map((account) => {
      const grants = allGrants.filter((grant) => grant.accountId === account.id);
      return [account.id, {
        ...account,
        grants: grants.map(({ role, institutionId, institutionName }) => ({
          role, roleName: staffRoles[role].name, institutionId: institutionId ?? 0, institutionName: institutionName ?? wholeInstallationName,
        })),
        lockedUntil: locked.get(subjects.get(account.id) ?? '')?.toISOString() ?? null,
        lastSignedInAt: account.lastSignedInAt?.toISOString() ?? null,
        manageable: mayManage(actor.grants, grants),
      }];
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { needsSecondFactor } from '@jiayi/domain';
import { AuditLog } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { FieldCipher } from '../../platform/crypto/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DomainError, type RoleGrant, type StaffActor } from '../../platform/http/index.js';
import { AccountsRepository, type AccountRow } from '../accounts.repository.js';
import { minutesUntil, quotas } from '../domain/attempt-limits.js';
import { parseUsername } from '../domain/staff-account-rules.js';
import type { SecondFactorResponse, SessionResponse, StaffSignInResponse } from '../dto/session.dto.js';
import { KeyedHash } from '../keyed-hash.js';
import { AttemptLimitsRepository, type LockoutScope } from '../limits/attempt-limits.repository.js';
import { ClientAddress } from '../limits/client-address.js';
import { Refusal, runKeepingTraces } from '../refusal.js';
import { hashToken, newToken } from '../sessions/session-tokens.js';
import { SessionsService, type Device } from '../sessions/sessions.service.js';
import { ChallengesRepository, type ChallengeRow } from './challenges.repository.js';
import { Passwords } from './passwords.js';
import { matchingTotpStep, newTotpSecret, totpUri } from './totp.js';

/** Subject of the lockout of a user name, whether or not anyone has it. */
export const usernameSubject = (keyedHash: KeyedHash, username: string): string => keyedHash.hex('username', username);
export const accountSubject = (keyedHash: KeyedHash, accountId: number): string => keyedHash.hex('account', String(accountId));

@Injectable()
export class StaffSignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly cipher: FieldCipher,
    private readonly keyedHash: KeyedHash,
    private readonly accounts: AccountsRepository,
    private readonly challenges: ChallengesRepository,
    private readonly limits: AttemptLimitsRepository,
    private readonly clientAddress: ClientAddress,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
  ) {}

  /** A right password gives a session, or the challenge of the second factor where the roles demand one. */
  async withPassword(usernameText: string, password: string, device: Device): Promise<StaffSignInResponse> {
    const username = parseUsername(usernameText) ?? usernameText.trim().toLowerCase();
    const subject = usernameSubject(this.keyedHash, username);
    const lockedUntil = await this.countTry(subject);
    const account = await this.accounts.findByUsername(username);
    const right = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (!account || !right) return runKeepingTraces<StaffSignInResponse>(this.unitOfWork, () => this.wrongProof('password', account, lockedUntil));
    return runKeepingTraces<StaffSignInResponse>(this.unitOfWork, async () => {
      await this.limits.forgive('password', subject);
      if (!account.active) return new Refusal('ACCOUNT_DISABLED');
      const grants = await this.accounts.grantsOf(account.id);
      return needsSecondFactor(grants.map((grant) => grant.role))
        ? { session: null, secondFactor: await this.challenge(account, device) }
        : { session: await this.enter(account, grants, device, false), secondFactor: null };
    });
  }

  /** Answers a challenge; for an ENROL challenge the right code also makes its secret the account's. */
  completeSecondFactor(challengeToken: string, code: string): Promise<SessionResponse> {
    const now = this.clock.now();
    return runKeepingTraces(this.unitOfWork, async () => {
      const challenge = await this.challenges.countTry(hashToken(challengeToken), now);
      const account = challenge && await this.accounts.findById(challenge.accountId);
      if (!challenge || !account?.active) return new Refusal('SECOND_FACTOR_EXPIRED');
      const subject = accountSubject(this.keyedHash, account.id);
      const { refusedUntil, lockedUntil } = await this.limits.countTry('second-factor', subject, now);
      if (refusedUntil) return this.locked(refusedUntil);
      if (!await this.proves(challenge, account, code, now)) return this.wrongProof('second-factor', account, lockedUntil);
      if (!await this.challenges.use(challenge.id, now)) return new Refusal('SECOND_FACTOR_EXPIRED');
      await this.limits.forgive('second-factor', subject);
      return this.enter(account, await this.accounts.grantsOf(account.id), challenge, true);
    });
  }

  private async countTry(subject: string): Promise<Date | null> {
    const now = this.clock.now();
    const { refusedUntil, lockedUntil } = await this.unitOfWork.run(async () => {
      if (await this.limits.isExhausted(quotas.signInFailuresByAddress, this.clientAddress.subject(), now)) throw new DomainError('RATE_LIMITED');
      return this.limits.countTry('password', subject, now);
    });
    if (refusedUntil) throw this.locked(refusedUntil).error;
    return lockedUntil;
  }

  private async challenge(account: AccountRow, device: Device): Promise<SecondFactorResponse> {
    const token = newToken();
    const secret = account.totpSecretCipher ? null : newTotpSecret();
    const kind = secret ? 'ENROL' : 'VERIFY';
    await this.challenges.insert({
      challengeHash: hashToken(token), accountId: account.id, kind, ...device,
      secretCipher: secret && this.cipher.encrypt(secret, 'totp-secret'),
    }, this.clock.now());
    return { kind, challenge: token, secret, otpauthUri: secret && totpUri(secret, account.username ?? '') };
  }

  /** A code proves once: its step, and those before it, are used up. */
  private async proves(challenge: ChallengeRow, account: AccountRow, code: string, now: Date): Promise<boolean> {
    // Of two first sign-ins at once the second finds the account enrolled, and its own secret is worth nothing any more.
    const secretCipher = challenge.kind === 'VERIFY' ? account.totpSecretCipher : account.totpSecretCipher === null ? challenge.secretCipher : null;
    if (!secretCipher) return false;
    const step = matchingTotpStep(this.cipher.decrypt(secretCipher, 'totp-secret'), code, now);
    if (step === null) return false;
    if (challenge.kind === 'ENROL') {
      if (!await this.accounts.enrolTotp(account.id, secretCipher, now)) return false;
      await this.audit.write({ actor: null, action: 'account.enrol-second-factor', targetKind: 'account', targetId: account.id });
    }
    return this.accounts.useTotpStep(account.id, step);
  }

  private async enter(account: AccountRow, grants: readonly RoleGrant[], device: Device, secondFactor: boolean): Promise<SessionResponse> {
    const { channel, deviceName } = device;
    const session = await this.sessions.open({ id: account.id, kind: 'STAFF' }, { channel, deviceName }, secondFactor);
    await this.accounts.recordSignIn(account.id, this.clock.now());
    const actor: StaffActor = {
      kind: 'STAFF', accountId: account.id, sessionId: session.sessionId, practitionerId: account.practitionerId, displayName: account.displayName, grants,
    };
    await this.audit.write({ actor, action: 'session.sign-in', targetKind: 'session', targetId: session.sessionId, detail: { channel, secondFactor } });
    return session;
  }

  private async wrongProof(scope: LockoutScope, account: AccountRow | null, lockedUntil: Date | null): Promise<Refusal> {
    const now = this.clock.now();
    const institutionPath = (await this.accounts.grantsOf(account?.id ?? 0))[0]?.institutionPath;
    await this.audit.write({
      actor: null, action: lockedUntil ? 'session.lockout' : 'session.sign-in-failed', targetKind: 'account', targetId: account?.id ?? 'unknown',
      detail: { by: scope === 'password' ? 'PASSWORD' : 'SECOND_FACTOR' }, ...(institutionPath ? { institutionPath } : {}),
    });
    await this.limits.take(quotas.signInFailuresByAddress, this.clientAddress.subject(), now);
    if (lockedUntil) return this.locked(lockedUntil);
    return new Refusal(scope === 'password' ? 'PASSWORD_WRONG' : 'SECOND_FACTOR_WRONG');
  }

  private locked(until: Date): Refusal {
    return new Refusal('ACCOUNT_LOCKED', { parameters: { minutes: minutesUntil(until, this.clock.now()) } });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { FieldCipher } from '../../platform/crypto/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DomainError, type ResidentActor, type StaffActor } from '../../platform/http/index.js';
import { AccountsRepository, type AccountRow, type EncryptedPhone } from '../accounts.repository.js';
import { minutesUntil, quotas } from '../domain/attempt-limits.js';
import { phoneTransfer, type AccountHolding } from '../domain/phone-transfer.js';
import { passwordFault } from '../domain/staff-account-rules.js';
import { KeyedHash } from '../keyed-hash.js';
import { AttemptLimitsRepository } from '../limits/attempt-limits.repository.js';
import { ClientAddress } from '../limits/client-address.js';
import { IdentityClaimsRepository } from '../real-name/identity-claims.repository.js';
import { Refusal, runKeepingTraces } from '../refusal.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import { requirePhone, SmsCodesService } from '../sms/sms-codes.service.js';
import { ChallengesRepository } from '../staff/challenges.repository.js';
import { Passwords } from '../staff/passwords.js';
import { usernameSubject } from '../staff/staff-sign-in.service.js';

/** A person changes what he signs in with. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly cipher: FieldCipher,
    private readonly keyedHash: KeyedHash,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly challenges: ChallengesRepository,
    private readonly claims: IdentityClaimsRepository,
    private readonly limits: AttemptLimitsRepository,
    private readonly clientAddress: ClientAddress,
    private readonly smsCodes: SmsCodesService,
    private readonly passwords: Passwords,
  ) {}

  /**
   * Binds a phone that the person has just proved to hold.
   * @returns the account that the session belongs to from now on: another one when the person had an account with this phone
   */
  setPhone(actor: ResidentActor, phoneText: string, code: string): Promise<number> {
    const phone = requirePhone(phoneText);
    const encrypted = { cipher: this.cipher.encrypt(phone, 'phone'), index: this.cipher.index(phone, 'phone') };
    const address = this.clientAddress.subject();
    return runKeepingTraces(this.unitOfWork, async () => {
      const now = this.clock.now();
      const account = await this.accounts.findById(actor.accountId);
      if (!account) return new Refusal('SESSION_EXPIRED');
      // Asked again because the answer was lost; the code is used up, and nothing is left to do.
      if (account.phoneIndex === encrypted.index) return account.id;
      if (await this.limits.isExhausted(quotas.signInFailuresByAddress, address, now)) throw new DomainError('RATE_LIMITED');
      const refusal = await this.smsCodes.use(phone, code);
      if (refusal) {
        await this.limits.take(quotas.signInFailuresByAddress, address, now);
        return refusal;
      }
      const result = await this.takePhone(account, encrypted, now);
      if (typeof result === 'number') {
        await this.audit.write({ actor, action: 'account.set-phone', targetKind: 'account', targetId: result });
      }
      return result;
    });
  }

  /** Every other session ends: whoever knew the old password is signed out. */
  async changePassword(actor: StaffActor, currentPassword: string, newPassword: string): Promise<void> {
    const account = await this.accounts.findById(actor.accountId);
    if (!account?.username || !account.passwordHash) throw new DomainError('FORBIDDEN');
    const { username, passwordHash } = account;
    this.requireStrong(newPassword, username);
    const subject = usernameSubject(this.keyedHash, username);
    const { refusedUntil, lockedUntil } = await this.unitOfWork.run(() => this.limits.countTry('password', subject, this.clock.now()));
    if (refusedUntil) throw this.locked(refusedUntil).error;
    if (!await this.passwords.matches(passwordHash, currentPassword)) {
      await runKeepingTraces(this.unitOfWork, async () => {
        await this.audit.write({ actor, action: 'account.change-password-failed', targetKind: 'account', targetId: account.id });
        return lockedUntil ? this.locked(lockedUntil) : new Refusal('CURRENT_PASSWORD_WRONG', { errors: [{ pointer: '/currentPassword', code: 'CURRENT_PASSWORD_WRONG' }] });
      });
    }
    const unchanged = newPassword === currentPassword;
    const newHash = unchanged ? passwordHash : await this.passwords.hash(newPassword);
    await runKeepingTraces(this.unitOfWork, async () => {
      await this.limits.forgive('password', subject);
      if (unchanged) return new Refusal('PASSWORD_UNCHANGED', { errors: [{ pointer: '/newPassword', code: 'PASSWORD_UNCHANGED' }] });
      const now = this.clock.now();
      if (!await this.accounts.changePassword(account.id, passwordHash, newHash, now)) return new Refusal('CONFLICT');
      await this.sessions.revokeAll(account.id, now, actor.sessionId);
      await this.challenges.endAll(account.id, now);
      await this.audit.write({ actor, action: 'account.change-password', targetKind: 'account', targetId: account.id });
      return null;
    });
  }

  private requireStrong(password: string, username: string): void {
    const fault = passwordFault(password, username);
    if (fault) throw new DomainError('PASSWORD_TOO_WEAK', { errors: [{ pointer: '/newPassword', code: fault }] });
  }

  private async takePhone(account: AccountRow, phone: EncryptedPhone, now: Date): Promise<number | Refusal> {
    const older = await this.accounts.findByPhone(phone.index);
    if (older) {
      const transfer = older.active ? phoneTransfer(await this.holding(account), await this.holding(older)) : 'REFUSE';
      if (transfer === 'REFUSE') return new Refusal('PHONE_TAKEN');
      if (transfer === 'JOIN_OLDER') return this.join(account, older, now);
      await this.accounts.retire(older.id, now);
      await this.sessions.revokeAll(older.id, now);
    }
    return await this.accounts.setPhone(account.id, phone, now) ? account.id : new Refusal('PHONE_TAKEN');
  }

  private async join(account: AccountRow, older: AccountRow, now: Date): Promise<number | Refusal> {
    await this.accounts.retire(account.id, now);
    if (account.wechatOpenid !== null) await this.accounts.setOpenid(older.id, account.wechatOpenid, now);
    await this.sessions.reassign(account.id, older.id);
    return older.id;
  }

  private async holding(account: AccountRow): Promise<AccountHolding> {
    return { residentId: account.residentId, wechatOpenid: account.wechatOpenid, hasOpenClaim: await this.claims.hasOpen(account.id) };
  }

  private locked(until: Date): Refusal {
    return new Refusal('ACCOUNT_LOCKED', { parameters: { minutes: minutesUntil(until, this.clock.now()) } });
  }
}

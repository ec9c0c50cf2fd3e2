import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { FieldCipher } from '../../platform/crypto/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DomainError, type ResidentActor } from '../../platform/http/index.js';
import { AccountsRepository, type AccountRow, type EncryptedPhone } from '../accounts.repository.js';
import { quotas } from '../domain/attempt-limits.js';
import { nameByPhone, wechatUserName } from '../domain/names.js';
import type { SessionResponse } from '../dto/session.dto.js';
import { AttemptLimitsRepository } from '../limits/attempt-limits.repository.js';
import { ClientAddress } from '../limits/client-address.js';
import { Refusal, runKeepingTraces } from '../refusal.js';
import { requirePhone, SmsCodesService } from '../sms/sms-codes.service.js';
import { WechatClient } from '../wechat/wechat-client.js';
import { SessionsService, type Device } from './sessions.service.js';

/** What a person signs in with; the first sign-in makes the account. */
interface Proof {
  readonly phone: EncryptedPhone | null;
  readonly openid: string | null;
  readonly displayName: string;
}

@Injectable()
export class ResidentSignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly cipher: FieldCipher,
    private readonly accounts: AccountsRepository,
    private readonly limits: AttemptLimitsRepository,
    private readonly clientAddress: ClientAddress,
    private readonly smsCodes: SmsCodesService,
    private readonly wechat: WechatClient,
    private readonly sessions: SessionsService,
  ) {}

  async withWechat(code: string, deviceName: string): Promise<SessionResponse> {
    const { openid } = await this.wechat.exchange(code);
    return runKeepingTraces(this.unitOfWork, () => this.enter({ phone: null, openid, displayName: wechatUserName }, { channel: 'WECHAT', deviceName }));
  }

  async withPhone(phoneText: string, code: string, deviceName: string): Promise<SessionResponse> {
    const phone = requirePhone(phoneText);
    const now = this.clock.now();
    const address = this.clientAddress.subject();
    return runKeepingTraces(this.unitOfWork, async () => {
      if (await this.limits.isExhausted(quotas.signInFailuresByAddress, address, now)) throw new DomainError('RATE_LIMITED');
      const refusal = await this.smsCodes.use(phone, code);
      if (refusal) {
        await this.audit.write({ actor: null, action: 'session.sign-in-failed', targetKind: 'account', targetId: 'unknown', detail: { by: 'SMS_CODE', code: refusal.error.code } });
        await this.limits.take(quotas.signInFailuresByAddress, address, now);
        return refusal;
      }
      const encrypted = { cipher: this.cipher.encrypt(phone, 'phone'), index: this.cipher.index(phone, 'phone') };
      return this.enter({ phone: encrypted, openid: null, displayName: nameByPhone(phone) }, { channel: 'H5', deviceName });
    });
  }

  private async enter(proof: Proof, device: Device): Promise<SessionResponse | Refusal> {
    const now = this.clock.now();
    const { account, created } = await this.findOrCreate(proof, now);
    if (!account.active) return new Refusal('ACCOUNT_DISABLED');
    const session = await this.sessions.open({ id: account.id, kind: 'RESIDENT' }, device, false);
    await this.accounts.recordSignIn(account.id, now);
    const actor: ResidentActor = {
      kind: 'RESIDENT', accountId: account.id, sessionId: session.sessionId, residentId: account.residentId, displayName: account.displayName,
    };
    if (created) await this.audit.write({ actor, action: 'account.create', targetKind: 'account', targetId: account.id });
    await this.audit.write({ actor, action: 'session.sign-in', targetKind: 'session', targetId: session.sessionId, detail: { channel: device.channel } });
    return session;
  }

  private async findOrCreate(proof: Proof, now: Date): Promise<{ account: AccountRow; created: boolean }> {
    const find = () => (proof.phone ? this.accounts.findByPhone(proof.phone.index) : this.accounts.findByOpenid(proof.openid ?? ''));
    const found = await find();
    if (found) return { account: found, created: false };
    const id = await this.accounts.insertResident(proof, now);
    // No id: another request of the same person was faster, and the account is there now.
    const account = await (id === null ? find() : this.accounts.findById(id));
    if (!account) throw new DomainError('CONFLICT');
    return { account, created: id !== null };
  }
}

import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseMobilePhone } from '@jiayi/domain';
import { Clock } from '../../platform/clock/index.js';
import { Settings } from '../../platform/config/index.js';
import { FieldCipher } from '../../platform/crypto/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DomainError } from '../../platform/http/index.js';
import { quotas, secondsUntil, smsCodeRules } from '../domain/attempt-limits.js';
import type { SmsCodeResponse } from '../dto/session.dto.js';
import { KeyedHash } from '../keyed-hash.js';
import { ClientAddress } from '../limits/client-address.js';
import { AttemptLimitsRepository } from '../limits/attempt-limits.repository.js';
import { Refusal } from '../refusal.js';
import { SmsCodesRepository } from './sms-codes.repository.js';
import { SmsSender } from './sms-sender.js';

/** @throws DomainError PHONE_INVALID */
export function requirePhone(text: string): string {
  const phone = parseMobilePhone(text);
  if (!phone) throw new DomainError('PHONE_INVALID', { errors: [{ pointer: '/phone', code: 'PHONE_INVALID' }] });
  return phone;
}

@Injectable()
export class SmsCodesService {
  constructor(
    private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly keyedHash: KeyedHash,
    private readonly clientAddress: ClientAddress,
    private readonly limits: AttemptLimitsRepository,
    private readonly codes: SmsCodesRepository,
    private readonly sender: SmsSender,
  ) {}

  /** Sends a code. Accounts are not looked at, so the answer cannot tell whether the phone has one. */
  async create(phoneText: string): Promise<SmsCodeResponse> {
    const phone = requirePhone(phoneText);
    const phoneIndex = this.cipher.index(phone, 'phone');
    const code = String(randomInt(10 ** smsCodeRules.digits)).padStart(smsCodeRules.digits, '0');
    const codeHash = this.hash(phone, code);
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      // Refusals are thrown: a refused request uses up nothing. What many contend for comes last.
      const sentAt = await this.codes.replace(phoneIndex, codeHash, now);
      if (sentAt) throw tooSoon(new Date(sentAt.getTime() + smsCodeRules.resendAfterMs), now);
      if (await this.limits.take(quotas.smsByPhone, this.keyedHash.hex('phone', phone), now)) {
        throw new DomainError('SMS_DAILY_LIMIT');
      }
      if (await this.limits.take(quotas.smsByAddress, this.clientAddress.subject(), now)) throw new DomainError('RATE_LIMITED');
    });
    try {
      await this.sender.sendCode(phone, code, smsCodeRules.validMs / 60_000);
    } catch (error) {
      await this.unitOfWork.run(() => this.codes.withdraw(phoneIndex, codeHash));
      throw error;
    }
    return {
      expiresInSeconds: smsCodeRules.validMs / 1000,
      resendInSeconds: smsCodeRules.resendAfterMs / 1000,
      demoCode: this.settings.demo ? code : null,
    };
  }

  /**
   * Uses a code up, inside the unit of work of what it is for.
   * @returns null when it was right, else the refusal, whose count must be kept
   */
  async use(phone: string, code: string): Promise<Refusal | null> {
    const now = this.clock.now();
    const phoneIndex = this.cipher.index(phone, 'phone');
    if (await this.codes.use(phoneIndex, this.hash(phone, code), now)) return null;
    const live = await this.codes.countWrongTry(phoneIndex, now);
    return new Refusal(live ? 'SMS_CODE_WRONG' : 'SMS_CODE_EXPIRED');
  }

  private hash(phone: string, code: string): string {
    return this.keyedHash.hex('sms-code', `${phone}:${code}`);
  }
}

const tooSoon = (until: Date, now: Date): DomainError =>
  new DomainError('SMS_TOO_OFTEN', { parameters: { seconds: secondsUntil(until, now) } });

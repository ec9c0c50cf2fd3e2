import { Injectable } from '@nestjs/common';
import {
  identityNumberFaultNames, parseIdentityNumber, parsePersonName, personNameFaultNames, type IdentityNumber,
} from '@jiayi/domain';
import { AuditLog } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { FieldCipher } from '../../platform/crypto/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { DomainError, type ResidentActor } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { Residents } from '../../residents/index.js';
import { AccountsRepository } from '../accounts.repository.js';
import { quotas, type Quota } from '../domain/attempt-limits.js';
import { situationOf, type ClaimKind } from '../domain/claim-situation.js';
import type { RealNameResponse } from '../dto/me.dto.js';
import { KeyedHash } from '../keyed-hash.js';
import { AttemptLimitsRepository } from '../limits/attempt-limits.repository.js';
import { ClientAddress } from '../limits/client-address.js';
import { accountSubject } from '../staff/staff-sign-in.service.js';
import { IdentityClaimsRepository } from './identity-claims.repository.js';

interface Claimed {
  readonly name: string;
  readonly idNumber: IdentityNumber;
  readonly idNumberIndex: string;
}

@Injectable()
export class RealNameService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly cipher: FieldCipher,
    private readonly keyedHash: KeyedHash,
    private readonly accounts: AccountsRepository,
    private readonly claims: IdentityClaimsRepository,
    private readonly limits: AttemptLimitsRepository,
    private readonly clientAddress: ClientAddress,
    private readonly residents: Residents,
  ) {}

  /**
   * Binds the account to the resident of this name and ID number. Nobody on file, another name, and a resident who is bound
   * already give one and the same answer after the same work: a guessed number learns nothing. Any age may bind; whether
   * a person may act for himself is decided where he acts.
   * @throws DomainError NAME_INVALID, ID_NUMBER_INVALID, ALREADY_BOUND, REAL_NAME_TOO_OFTEN
   */
  bind(actor: ResidentActor, nameText: string, idNumberText: string): Promise<RealNameResponse> {
    const claimed = this.read(nameText, idNumberText);
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      const filed = await this.residents.findByIdNumberIndex(claimed.idNumberIndex);
      const holder = await this.accounts.findByResident(filed?.id ?? 0);
      // Asked again: the answer was lost on the way.
      if (holder?.id === actor.accountId) return { state: 'VERIFIED' };
      const account = await this.accounts.findById(actor.accountId);
      if (account?.residentId !== null) throw new DomainError('ALREADY_BOUND');
      await this.claims.supersede(actor.accountId, now);
      const situation = situationOf({ accountId: actor.accountId, name: claimed.name }, filed && { name: filed.name, boundAccountId: holder?.id ?? null });
      const bound = situation === 'MATCH' && filed !== null && await this.accounts.bindResident(actor.accountId, filed.id, filed.name, now);
      if (bound) {
        await this.audit.write({ actor, action: 'identity.bind', targetKind: 'resident', targetId: filed.id });
      } else {
        // A match that did not bind lost against another account in this very moment.
        await this.submit(actor, claimed, situation === 'MATCH' ? 'ALREADY_BOUND' : situation, filed, now);
      }
      await this.takeQuotas(actor.accountId, claimed.idNumberIndex, now);
      return { state: bound ? 'VERIFIED' : 'IN_REVIEW' };
    });
  }

  private read(nameText: string, idNumberText: string): Claimed {
    const name = parsePersonName(nameText);
    const idNumber = parseIdentityNumber(idNumberText, this.clock.today());
    if (!name.ok) {
      throw new DomainError('NAME_INVALID', { errors: [{ pointer: '/name', code: name.fault, message: personNameFaultNames[name.fault] }] });
    }
    if (!idNumber.ok) {
      throw new DomainError('ID_NUMBER_INVALID', { errors: [{ pointer: '/idNumber', code: idNumber.fault, message: identityNumberFaultNames[idNumber.fault] }] });
    }
    return { name: name.value, idNumber: idNumber.value, idNumberIndex: this.cipher.index(idNumber.value.number, 'id-number') };
  }

  private async submit(
    actor: ResidentActor, claimed: Claimed, kind: ClaimKind, filed: { id: number; institutionId: number } | null, now: Date,
  ): Promise<void> {
    const claimId = await this.claims.insert({
      accountId: actor.accountId,
      kind,
      name: claimed.name,
      idNumberCipher: this.cipher.encrypt(claimed.idNumber.number, 'id-number'),
      idNumberIndex: claimed.idNumberIndex,
      residentId: filed?.id ?? null,
      institutionId: filed?.institutionId ?? null,
    }, now);
    await this.audit.write({ actor, action: 'identity.claim', targetKind: 'identity-claim', targetId: claimId });
    await this.outbox.add('identity.claim-submitted', { claimId });
  }

  /** Thrown refusals roll the claim back with them. What many contend for comes last. */
  private async takeQuotas(accountId: number, idNumberIndex: string, now: Date): Promise<void> {
    const takes: readonly (readonly [Quota, string])[] = [
      [quotas.realNameByAccount, accountSubject(this.keyedHash, accountId)],
      [quotas.realNameByIdNumber, this.keyedHash.hex('id-number', idNumberIndex)],
      [quotas.realNameByAddress, this.clientAddress.subject()],
    ];
    for (const [quota, subject] of takes) {
      if (await this.limits.take(quota, subject, now)) throw new DomainError('REAL_NAME_TOO_OFTEN');
    }
  }
}

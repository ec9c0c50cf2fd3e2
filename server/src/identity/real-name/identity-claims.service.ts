import { Injectable } from '@nestjs/common';
import { maskIdNumber, maskPhone } from '@jiayi/domain';
import { AuditLog } from '../../platform/audit/index.js';
import { Clock } from '../../platform/clock/index.js';
import { FieldCipher } from '../../platform/crypto/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { decodeCursor, defaultPageSize, DomainError, pageOf, type StaffActor } from '../../platform/http/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { Residents } from '../../residents/index.js';
import { AccountsRepository, type AccountRow } from '../accounts.repository.js';
import { situationOf, type ClaimKind } from '../domain/claim-situation.js';
import type { IdentityClaimPage, IdentityClaimQuery, IdentityClaimResponse } from '../dto/identity-claim.dto.js';
import { nameByPhone, wechatUserName } from '../domain/names.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import { deciderPaths, decidingInstitution, filingInstitution } from './identity-claims.access.js';
import { IdentityClaimsRepository, type ClaimRow } from './identity-claims.repository.js';

interface FiledPerson {
  readonly residentId: number;
  readonly name: string;
  readonly institutionId: number;
}

@Injectable()
export class IdentityClaimsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly cipher: FieldCipher,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly claims: IdentityClaimsRepository,
    private readonly residents: Residents,
  ) {}

  async list(actor: StaffActor, query: IdentityClaimQuery): Promise<IdentityClaimPage> {
    const limit = query.limit ?? defaultPageSize;
    const after = query.cursor ? decodeCursor(query.cursor, ['number'])[0] as number : null;
    const rows = await this.claims.list(query.state ?? 'OPEN', deciderPaths(actor), after, limit + 1);
    const page = pageOf(rows, limit, (row) => [row.id], (row) => this.respond(row));
    await this.audit.recordAccess({ actor, residentIds: page.items.flatMap(({ onFile }) => (onFile ? [onFile.residentId] : [])), purpose: 'IDENTITY_CLAIM' });
    return page;
  }

  /**
   * The claimant has shown that he is this person. He is bound: to the resident on file, whose data stay as they are; to a
   * new one in the decider's institution when nobody was on file; and instead of the account that was bound before.
   */
  approve(actor: StaffActor, id: number, note: string): Promise<IdentityClaimResponse> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const claim = await this.requireOpen(actor, id);
      const kind = kindNow(claim);
      const person = await this.filedPerson(actor, claim);
      if (claim.boundAccountId !== null && claim.boundAccountId !== claim.accountId) await this.release(claim.boundAccountId, person.residentId, now);
      if (!await this.accounts.bindResident(claim.accountId, person.residentId, person.name, now)) throw new DomainError('CLAIM_STATE_CHANGED');
      await this.decide(actor, claim, { state: 'APPROVED', kind, residentId: person.residentId, institutionId: person.institutionId }, note, now);
      return this.reread(actor, id);
    });
  }

  /** The claimant could not show it; he is told the note. */
  reject(actor: StaffActor, id: number, note: string): Promise<IdentityClaimResponse> {
    if (!note.trim()) throw new DomainError('DECISION_NOTE_REQUIRED', { errors: [{ pointer: '/note', code: 'DECISION_NOTE_REQUIRED' }] });
    return this.unitOfWork.run(async () => {
      const claim = await this.requireOpen(actor, id);
      const institutionId = claim.residentInstitutionId ?? decidingInstitution(actor);
      await this.decide(actor, claim, { state: 'REJECTED', kind: kindNow(claim), residentId: claim.residentId, institutionId }, note, this.clock.now());
      return this.reread(actor, id);
    });
  }

  private async requireOpen(actor: StaffActor, id: number): Promise<ClaimRow> {
    const claim = await this.claims.find(id, deciderPaths(actor));
    if (!claim) throw new DomainError('NOT_FOUND');
    if (claim.state !== 'OPEN') throw new DomainError('CLAIM_STATE_CHANGED');
    return claim;
  }

  private async filedPerson(actor: StaffActor, claim: ClaimRow): Promise<FiledPerson> {
    if (claim.residentId !== null && claim.residentName !== null && claim.residentInstitutionId !== null) {
      return { residentId: claim.residentId, name: claim.residentName, institutionId: claim.residentInstitutionId };
    }
    const institutionId = filingInstitution(actor);
    if (institutionId === null) throw new DomainError('CLAIM_NOT_ON_FILE');
    const residentId = await this.residents.createFromClaim({
      name: claim.claimedName,
      idNumber: this.cipher.decrypt(claim.idNumberCipher, 'id-number'),
      phone: claim.accountPhoneCipher && this.cipher.decrypt(claim.accountPhoneCipher, 'phone'),
      address: null,
      institutionId,
    });
    return { residentId, name: claim.claimedName, institutionId };
  }

  /** The account that was bound loses the person, is signed out everywhere and told so. */
  private async release(accountId: number, residentId: number, now: Date): Promise<void> {
    const account = await this.accounts.findById(accountId);
    if (!account || !await this.accounts.releaseResident(accountId, residentId, this.namelessName(account), now)) throw new DomainError('CLAIM_STATE_CHANGED');
    await this.sessions.revokeAll(accountId, now);
    await this.outbox.add('identity.binding-moved', { accountId, residentId });
  }

  private async decide(
    actor: StaffActor, claim: ClaimRow,
    decision: { state: 'APPROVED' | 'REJECTED'; kind: ClaimKind; residentId: number | null; institutionId: number | null },
    note: string, now: Date,
  ): Promise<void> {
    if (!await this.claims.decide(claim.id, { ...decision, decidedBy: actor.accountId, note: note.trim() }, now)) throw new DomainError('CLAIM_STATE_CHANGED');
    await this.outbox.add('identity.claim-decided', { claimId: claim.id, accountId: claim.accountId, decision: decision.state, note: note.trim() });
    await this.audit.write({
      actor, action: decision.state === 'APPROVED' ? 'identity.approve-claim' : 'identity.reject-claim',
      targetKind: 'identity-claim', targetId: claim.id, detail: { kind: decision.kind, residentId: decision.residentId },
    });
  }

  private async reread(actor: StaffActor, id: number): Promise<IdentityClaimResponse> {
    const claim = await this.claims.find(id, deciderPaths(actor));
    if (!claim) throw new DomainError('NOT_FOUND');
    return this.respond(claim);
  }

  private respond(claim: ClaimRow): IdentityClaimResponse {
    const phone = (cipher: string | null): string | null => cipher && maskPhone(this.cipher.decrypt(cipher, 'phone'));
    return {
      id: claim.id,
      state: claim.state,
      kind: claim.state === 'OPEN' ? kindNow(claim) : claim.kind,
      claimedName: claim.claimedName,
      idNumberMasked: maskIdNumber(this.cipher.decrypt(claim.idNumberCipher, 'id-number')),
      phoneMasked: phone(claim.accountPhoneCipher),
      submittedAt: claim.submittedAt.toISOString(),
      onFile: claim.residentId === null ? null : {
        residentId: claim.residentId, name: claim.residentName ?? '', phoneMasked: phone(claim.residentPhoneCipher), address: claim.residentAddress ?? '',
      },
      decidedAt: claim.decidedAt?.toISOString() ?? null,
      decisionNote: claim.decisionNote,
    };
  }

  private namelessName(account: AccountRow): string {
    return account.phoneCipher ? nameByPhone(this.cipher.decrypt(account.phoneCipher, 'phone')) : wechatUserName;
  }
}

/** An import may have brought the person, or another account may have let go of him, since the claim was submitted. */
function kindNow(claim: ClaimRow): ClaimKind {
  const filed = claim.residentName === null ? null : { name: claim.residentName, boundAccountId: claim.boundAccountId };
  const situation = situationOf({ accountId: claim.accountId, name: claim.claimedName }, filed);
  // By now everything agrees; what is left to decide is the one question that was open, the name.
  return situation === 'MATCH' ? 'NAME_DIFFERS' : situation;
}

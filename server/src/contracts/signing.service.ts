import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { errorCodes, periodFor, signatureFault, type CivilDate, type DomainFault } from '@jiayi/domain';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { isUniqueViolation, readInstant, UnitOfWork } from '../platform/database/index.js';
import { EvidenceLog } from '../platform/evidence/index.js';
import { DomainError, type Page, pageOf, type ResidentActor } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { ContractsRepository, readGroups, type ContractRow } from './contracts.repository.js';
import { presentContract } from './contract.presenter.js';
import { contractNumber } from './domain/contract-number.js';
import { completedTooFast, offeredPeriods, readingFault, signingObstacles, type Reading } from './domain/signing-rules.js';
import type { ContractResponse, SubmitContractRequest } from './dto/contract.dto.js';
import type { ConsentResponse, DocumentResponse, OpenedDocumentResponse, ReadingResponse, RefusalResponse, SigningOptionsResponse } from './dto/signing.dto.js';
import { itemsFor, PublishedTerms, type PublishedDocument } from './published-terms.js';
import { SigningRepository, type SigningPartiesRow } from './signing.repository.js';


/** A person who may sign: the real name is bound. */
type Signer = ResidentActor & { readonly residentId: number };

/** Everything the resident does: see what is offered, read, refuse or sign. [J8] [J10] */
@Injectable()
export class SigningService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly policy: RegionPolicy,
    private readonly terms: PublishedTerms,
    private readonly signing: SigningRepository,
    private readonly contracts: ContractsRepository,
    private readonly evidence: EvidenceLog,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError NOT_FOUND for an unknown team */
  async options(actor: Signer, teamId: number): Promise<SigningOptionsResponse> {
    const parties = await this.parties(actor, teamId);
    const today = this.clock.today();
    const obstacles = this.obstacles(parties, today);
    const { agreement, healthDataConsent, packages } = this.terms.offered;
    return {
      eligible: obstacles.length === 0,
      obstacles: obstacles.map(({ code }) => ({ code, title: errorCodes[code].title, clause: errorCodes[code].clause ?? null })),
      team: { id: teamId, name: parties.teamName, institutionName: parties.institutionName, institutionPhone: parties.institutionPhone },
      packages: packages.map((offered) => ({
        id: offered.id, code: offered.code, name: offered.name, kind: offered.kind, priceFen: offered.priceFen, description: offered.description,
        items: itemsFor(offered, readGroups(parties.groupCodes)).map(({ code, name, description, publicHealth, frequency }) => ({ code, name, description, publicHealth, frequency })),
      })),
      periods: offeredPeriods(this.policy.pack, today),
      documents: { agreement: brief(agreement), healthDataConsent: brief(healthDataConsent) },
      refusalConsequences: [...this.policy.pack.refusalConsequences.AGREEMENT.value],
    };
  }

  /** Hands out a text and notes when: only what was opened here can later be signed. */
  openDocument(actor: ResidentActor, documentId: number): Promise<OpenedDocumentResponse> {
    return this.unitOfWork.run(async () => {
      const document = await this.document(documentId);
      const openedAt = this.clock.now();
      const id = await this.signing.openReading(actor.accountId, documentId, openedAt);
      return { id, openedAt: openedAt.toISOString(), completedAt: null, document };
    });
  }

  /** @throws DomainError DOCUMENT_READ_TOO_FAST when nobody could have reached the end by now */
  completeDocument(actor: ResidentActor, readingId: number): Promise<ReadingResponse> {
    return this.unitOfWork.run(async () => {
      const reading = (await this.signing.readings(actor.accountId, [readingId])).get(readingId);
      const document = reading && await this.terms.document(reading.documentId);
      if (!reading || !document) throw new DomainError('NOT_FOUND');
      const completedAt = reading.completedAt ?? this.clock.now();
      if (!reading.completedAt) {
        if (completedTooFast(reading.openedAt, completedAt, document.characters)) throw new DomainError('DOCUMENT_READ_TOO_FAST');
        await this.signing.completeReading(readingId, completedAt);
      }
      return { id: readingId, openedAt: reading.openedAt.toISOString(), completedAt: completedAt.toISOString() };
    });
  }

  async document(id: number): Promise<DocumentResponse> {
    const document = await this.terms.document(id);
    if (!document) throw new DomainError('NOT_FOUND');
    return { ...brief(document), sections: document.sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })) };
  }

  /** Refusing leaves the same trace as agreeing, and says what one loses and what not. [J10] */
  refuse(actor: Signer, documentId: number): Promise<RefusalResponse> {
    return this.unitOfWork.run(async () => {
      const document = await this.terms.document(documentId);
      if (!document) throw new DomainError('NOT_FOUND');
      const at = this.clock.now();
      const { id } = await this.evidence.append({
        kind: 'CONSENT_REFUSED', subjectKind: 'resident', subjectId: actor.residentId, at,
        body: { who: { accountId: actor.accountId, residentId: actor.residentId, name: actor.displayName }, document: proven(document), at: at.toISOString() },
      });
      await this.signing.insertConsents([{ residentId: actor.residentId, documentId, contractId: null, decision: 'REFUSED', at, evidenceId: id }]);
      await this.audit.write({ actor, action: 'consent.refuse', targetKind: 'consent-document', targetId: documentId });
      return { id, consequences: [...this.policy.pack.refusalConsequences[document.kind].value] };
    });
  }

  /**
   * The signing. The contract, the evidence of both consents, the place in the team, the audit row and the events are
   * one unit of work; the unique key of the open contract and the conditional update of the team's places decide races.
   * @throws DomainError with the first rule that says no
   */
  async submit(actor: Signer, input: SubmitContractRequest): Promise<ContractResponse> {
    try {
      return await this.unitOfWork.run(() => this.submitOnce(actor, input));
    } catch (error) {
      if (isUniqueViolation(error, 'ux_contract_open_key')) throw new DomainError('CONTRACT_ALREADY_OPEN');
      throw error;
    }
  }

  private async submitOnce(actor: Signer, input: SubmitContractRequest): Promise<ContractResponse> {
    const now = this.clock.now();
    const today = this.clock.today();
    const parties = await this.parties(actor, input.teamId);
    const [obstacle] = this.obstacles(parties, today);
    if (obstacle) throw refusal(obstacle);
    const offered = this.terms.offered.packages.find(({ id }) => id === input.packageId);
    if (!offered) throw new DomainError('PACKAGE_NOT_OFFERED');
    if (!this.policy.pack.contractMonths.some(({ value }) => value === input.months)) throw new DomainError('PERIOD_NOT_ALLOWED');
    const readings = await this.signing.readings(actor.accountId, [input.agreementReadingId, input.consentReadingId]);
    const { agreement, healthDataConsent } = this.terms.offered;
    const agreementReading = readings.get(input.agreementReadingId);
    const consentReading = readings.get(input.consentReadingId);
    const unread = readingFault(agreementReading, agreement.id, now) ?? readingFault(consentReading, healthDataConsent.id, now);
    if (unread) throw refusal(unread);
    const unsigned = signatureFault(input.signature);
    if (unsigned) throw new DomainError(unsigned === 'EMPTY' ? 'SIGNATURE_EMPTY' : 'SIGNATURE_INVALID');

    const period = periodFor(today, input.months);
    const number = contractNumber(today, randomInt(10 ** 10));
    const contractId = await this.contracts.insert({
      number, residentId: actor.residentId, teamId: input.teamId, packageId: offered.id, months: input.months,
      priority: parties.keyGroup ? 0 : 1, ...period, submittedAt: now,
    });
    const receipt = await this.evidence.append({
      kind: 'CONTRACT_SUBMITTED', subjectKind: 'contract', subjectId: contractId, at: now,
      body: {
        contract: { number, teamId: input.teamId, teamName: parties.teamName, institutionName: parties.institutionName, months: input.months, ...period },
        package: { id: offered.id, code: offered.code, version: offered.version, sha256: offered.sha256 },
        agreement: read(agreement, agreementReading),
        healthDataConsent: read(healthDataConsent, consentReading),
        signature: input.signature,
        signer: { accountId: actor.accountId, residentId: actor.residentId, name: parties.residentName, onBehalfOf: 'SELF' },
        device: { channel: input.device.channel, model: input.device.model },
        at: now.toISOString(),
      },
    });
    const decided = { residentId: actor.residentId, contractId, decision: 'GIVEN' as const, at: now, evidenceId: receipt.id };
    await this.signing.insertConsents([{ ...decided, documentId: agreement.id }, { ...decided, documentId: healthDataConsent.id }]);
    await this.audit.write({ actor, action: 'contract.submit', targetKind: 'contract', targetId: contractId, institutionPath: parties.institutionPath });
    await this.outbox.add('contract.submitted', { contractId });
    this.contracts.takePlaceAtTheEnd(input.teamId);
    return presentContract(submittedRow(actor, input, parties, { id: contractId, number, ...period, submittedAt: now, evidenceId: receipt.id, evidenceCode: receipt.code }), offered, this.policy.pack, 'OWNER');
  }

  async consents(actor: Signer, before: number | null, limit: number): Promise<Page<ConsentResponse>> {
    const rows = await this.signing.consentsOf(actor.residentId, before, limit + 1);
    return pageOf(rows, limit, (row) => [row.id], (row) => ({ ...row, at: readInstant(row.at).toISOString() }));
  }

  private async parties(actor: Signer, teamId: number): Promise<SigningPartiesRow> {
    const parties = await this.signing.parties(actor.residentId, teamId);
    if (!parties) throw new DomainError('NOT_FOUND');
    return parties;
  }

  private obstacles(parties: SigningPartiesRow, today: CivilDate): DomainFault[] {
    return signingObstacles({
      birthDate: parties.birthDate,
      hasOpenContract: parties.openContractId !== null,
      team: { accepting: parties.accepting === 1, capacity: parties.capacity, placesTaken: parties.placesTaken },
    }, today);
  }
}

const refusal = ({ code, parameters }: DomainFault): DomainError => new DomainError(code, parameters ? { parameters } : {});

const brief = ({ id, kind, version, title, sha256 }: PublishedDocument) => ({ id, kind, version, title, sha256 });

const proven = ({ id, kind, version, sha256 }: PublishedDocument) => ({ id, kind, version, sha256 });

const read = (document: PublishedDocument, reading: Reading | undefined) => ({
  ...proven(document), openedAt: reading?.openedAt.toISOString() ?? null, completedAt: reading?.completedAt?.toISOString() ?? null,
});

/** The row just written, without reading it back. */
function submittedRow(
  actor: Signer, input: SubmitContractRequest, parties: SigningPartiesRow,
  written: Pick<ContractRow, 'id' | 'number' | 'startsOn' | 'endsOn' | 'submittedAt' | 'evidenceId' | 'evidenceCode'>,
): ContractRow {
  return {
    ...written, state: 'SUBMITTED', residentId: actor.residentId, residentName: parties.residentName, teamId: input.teamId,
    teamName: parties.teamName, institutionName: parties.institutionName, institutionPhone: parties.institutionPhone, institutionPath: parties.institutionPath,
    packageId: input.packageId, months: input.months, priority: parties.keyGroup ? 0 : 1, groupCodes: parties.groupCodes,
    decidedAt: null, decidedByName: null, returnReasonCode: null, returnNote: null, decidable: 0,
  };
}

import { Injectable } from '@nestjs/common';
import { contractActionNames, contractStates, maskIdNumber, practitionerKinds, readSignature, teamRoles } from '@jiayi/domain';
import { AuditLog, type AccessPurpose } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { Settings } from '../platform/config/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { isUniqueViolation, readInstant, UnitOfWork } from '../platform/database/index.js';
import { EvidenceLog, type JsonObject } from '../platform/evidence/index.js';
import { FileStore } from '../platform/files/index.js';
import { DomainError, type Actor } from '../platform/http/index.js';
import { ContractDocumentRepository } from './contract-document.repository.js';
import type { ContractRow } from './contracts.repository.js';
import { ContractsService } from './contracts.service.js';
import { renderContractPdf, renderSignaturePng, type ContractDocumentText } from './document/index.js';
import type { ContractResponse } from './dto/contract.dto.js';
import { PublishedTerms } from './published-terms.js';

/** The contract on paper: the PDF with texts, signature and evidence code, and the signature as a picture. */
@Injectable()
export class ContractDocumentService {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly terms: PublishedTerms,
    private readonly evidence: EvidenceLog,
    private readonly documents: ContractDocumentRepository,
    private readonly cipher: FieldCipher,
    private readonly files: FileStore,
    private readonly audit: AuditLog,
  ) {}

  /** @throws DomainError NOT_FOUND, or CONTRACT_DOCUMENT_NOT_READY before the doctor has accepted */
  async pdf(actor: Actor, id: number): Promise<Buffer> {
    const row = await this.contracts.visible(actor, id);
    const contract = await this.contracts.present(row, 'OWNER');
    if (!contract.allowed.pdf) throw new DomainError('CONTRACT_DOCUMENT_NOT_READY');
    await this.recordLook(actor, row, 'CONTRACT_DOCUMENT');
    return this.keptOrMade(row, contract);
  }

  /** PNG of the signature as it was drawn. */
  async signature(actor: Actor, id: number): Promise<Buffer> {
    const row = await this.contracts.visible(actor, id);
    await this.recordLook(actor, row, 'CONTRACT_DOCUMENT');
    return this.drawSignature(row);
  }

  /** Keeps the picture of the signature of a contract that was just submitted, and its hash as evidence. */
  async keepSignature(row: ContractRow): Promise<void> {
    await this.keepAsEvidence(row, 'SIGNATURE_IMAGE_KEPT', await this.drawSignature(row), 'image/png');
  }

  /** Makes and keeps the document of a contract that was just accepted, and its hash as evidence. */
  async keepDocument(row: ContractRow): Promise<void> {
    await this.keepAsEvidence(row, 'CONTRACT_DOCUMENT_KEPT', await this.keptOrMade(row, await this.contracts.present(row, 'OWNER')), 'application/pdf');
  }

  private async drawSignature(row: ContractRow): Promise<Buffer> {
    const { body } = await this.evidenceOf(row);
    return renderSignaturePng(readSignature(body['signature'] as string));
  }

  private async keepAsEvidence(row: ContractRow, kind: string, bytes: Buffer, mediaType: 'image/png' | 'application/pdf'): Promise<void> {
    const { sha256, size } = await this.files.put(bytes, mediaType);
    const at = this.clock.now();
    await this.evidence.append({
      kind, subjectKind: 'contract', subjectId: row.id, at,
      body: { number: row.number, signing: row.evidenceCode, file: { sha256, size, mediaType }, at: at.toISOString() },
    });
  }

  private async keptOrMade(row: ContractRow, contract: ContractResponse): Promise<Buffer> {
    const kept = await this.documents.keptFile(row.id);
    const bytes = kept === null ? null : await this.files.get(kept);
    if (bytes) return bytes;
    const made = await this.render(row, contract);
    const { sha256 } = await this.files.put(made, 'application/pdf');
    if (kept === null) {
      await this.unitOfWork.run(() => this.documents.keepFile(row.id, sha256, this.clock.now())).catch((error: unknown) => {
        // Another request was faster; the one it kept is the document.
        if (!isUniqueViolation(error)) throw error;
      });
    }
    return made;
  }

  private async render(row: ContractRow, contract: ContractResponse): Promise<Buffer> {
    const facts = await this.documents.facts(row.id);
    if (!facts) throw new DomainError('NOT_FOUND');
    const members = await this.documents.members(row.teamId);
    const { body, sha256, recordedAt } = await this.evidenceOf(row);
    const published = await this.terms.package(row.packageId);
    return renderContractPdf({
      number: row.number,
      stateName: contractStates[row.state].name,
      resident: { name: row.residentName, idNumberMasked: maskIdNumber(this.cipher.decrypt(facts.idNumberCipher, 'id-number')) },
      team: {
        name: row.teamName, institutionName: row.institutionName, institutionAddress: facts.institutionAddress, institutionPhone: row.institutionPhone,
        members: members.map(({ name, kind, teamRole, title }) => ({ name, title, kindName: practitionerKinds[kind].name, teamRoleName: teamRoles[teamRole] })),
      },
      package: { name: published.name, priceFen: published.priceFen, items: contract.package.items },
      period: { months: row.months, startsOn: row.startsOn, endsOn: row.endsOn, proposed: row.state === 'SUBMITTED' },
      agreement: await this.textOf(body['agreement'] as JsonObject),
      healthDataConsent: await this.textOf(body['healthDataConsent'] as JsonObject),
      submittedAt: readInstant(row.submittedAt),
      signature: readSignature(body['signature'] as string),
      decision: row.decidedAt === null ? null : {
        title: contractActionNames.accept, by: row.decidedByName ?? '', at: readInstant(row.decidedAt), note: null,
      },
      evidence: { code: row.evidenceCode, sha256, recordedAt },
      demo: this.settings.demo,
    });
  }

  private async textOf(shown: JsonObject): Promise<ContractDocumentText> {
    const document = await this.terms.document(Number(shown['id']));
    if (!document) throw new Error('The text that was signed is missing.');
    return {
      title: document.title, version: document.version, sha256: document.sha256, sections: document.sections,
      openedAt: new Date(String(shown['openedAt'])), completedAt: new Date(String(shown['completedAt'])),
    };
  }

  private async evidenceOf(row: ContractRow): Promise<{ body: JsonObject; sha256: string; recordedAt: Date }> {
    const evidence = await this.evidence.present(row.evidenceId);
    if (!evidence?.body) throw new Error('The evidence of a contract is missing or was changed.');
    return { body: evidence.body, sha256: evidence.sha256, recordedAt: evidence.recordedAt };
  }

  private async recordLook(actor: Actor, row: ContractRow, purpose: AccessPurpose): Promise<void> {
    if (actor.kind === 'STAFF') await this.audit.recordAccess({ actor, residentIds: [row.residentId], purpose });
  }
}

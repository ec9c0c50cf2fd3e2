import { Injectable } from '@nestjs/common';
import { HandlesTopics, OutboxHandler, type OutboxEvent } from '../platform/outbox/index.js';
import { ContractDocumentService } from './contract-document.service.js';
import { ContractsRepository } from './contracts.repository.js';

/**
 * Keeps the picture of the signature once it is submitted, and the document once it is accepted, so that the document
 * shows the team of that day and opens at once.
 */
@Injectable()
@HandlesTopics('contract.submitted', 'contract.accepted')
export class ContractDocumentHandler extends OutboxHandler<{ contractId: number }> {
  constructor(private readonly contracts: ContractsRepository, private readonly documents: ContractDocumentService) {
    super();
  }

  async handle(events: readonly OutboxEvent<{ contractId: number }>[]): Promise<void> {
    for (const { topic, payload } of events) {
      const row = await this.contracts.findForSystem(payload.contractId);
      if (!row) continue;
      if (topic === 'contract.submitted') await this.documents.keepSignature(row);
      else await this.documents.keepDocument(row);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { HandlesTopics, OutboxHandler, type OutboxEvent } from '../platform/outbox/index.js';
import { ContractDocumentService } from './contract-document.service.js';
import { ContractsRepository } from './contracts.repository.js';

/** Makes the document as soon as a contract is accepted, so that it shows the team of that day and opens at once. */
@Injectable()
@HandlesTopics('contract.accepted')
export class ContractDocumentHandler extends OutboxHandler<{ contractId: number }> {
  constructor(private readonly contracts: ContractsRepository, private readonly documents: ContractDocumentService) {
    super();
  }

  async handle(events: readonly OutboxEvent<{ contractId: number }>[]): Promise<void> {
    for (const { payload } of events) {
      const row = await this.contracts.findForSystem(payload.contractId);
      if (row) await this.documents.prepare(row);
    }
  }
}

import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/index.js';
import { IdentityModule } from '../identity/index.js';
import { MessagesModule } from '../messages/index.js';
import { ContractDocumentHandler } from './contract-document.handler.js';
import { ContractDocumentRepository } from './contract-document.repository.js';
import { ContractDocumentService } from './contract-document.service.js';
import { ContractNotices } from './contract-notices.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsRepository } from './contracts.repository.js';
import { ContractsService } from './contracts.service.js';
import { PublishedTerms } from './published-terms.js';
import { SigningController } from './signing.controller.js';
import { SigningRepository } from './signing.repository.js';
import { SigningService } from './signing.service.js';

@Module({
  imports: [DirectoryModule, IdentityModule, MessagesModule],
  controllers: [SigningController, ContractsController],
  providers: [PublishedTerms, SigningRepository, SigningService, ContractsRepository, ContractsService, ContractDocumentRepository, ContractDocumentService, ContractDocumentHandler, ContractNotices],
})
export class ContractsModule {}

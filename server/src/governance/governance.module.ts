import { Module } from '@nestjs/common';
import { ResidentsModule } from '../residents/index.js';
import { AuditEntriesRepository } from './audit-entries.repository.js';
import { AuditEntriesService } from './audit-entries.service.js';
import { CoverageHandler } from './coverage.handler.js';
import { CoverageRepository } from './coverage.repository.js';
import { CoverageService } from './coverage.service.js';
import { GovernanceController } from './governance.controller.js';

@Module({
  imports: [ResidentsModule],
  controllers: [GovernanceController],
  providers: [AuditEntriesRepository, AuditEntriesService, CoverageHandler, CoverageRepository, CoverageService],
  exports: [CoverageService],
})
export class GovernanceModule {}

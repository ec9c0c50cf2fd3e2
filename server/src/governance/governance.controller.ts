import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, type StaffActor } from '../platform/http/index.js';
import { AuditEntriesService } from './audit-entries.service.js';
import { CoverageService } from './coverage.service.js';
import { AuditEntryPage, AuditEntryQuery } from './dto/audit.dto.js';
import { SigningCoverageQuery, SigningCoverageResponse } from './dto/coverage.dto.js';
import { auditReaders, indicatorReaders } from './governance.access.js';

@ApiTags('governance')
@Controller()
export class GovernanceController {
  constructor(private readonly entries: AuditEntriesService, private readonly coverage: CoverageService) {}

  @Get('audit-entries')
  @Access({ roles: auditReaders })
  @ApiOkResponse({ type: AuditEntryPage })
  listAuditEntries(@CurrentActor() actor: StaffActor, @Query() query: AuditEntryQuery): Promise<AuditEntryPage> {
    return this.entries.list(actor, query);
  }

  @Get('indicators/signing-coverage')
  @Access({ roles: indicatorReaders })
  @ApiOkResponse({ type: SigningCoverageResponse })
  getSigningCoverage(@CurrentActor() actor: StaffActor, @Query() query: SigningCoverageQuery): Promise<SigningCoverageResponse> {
    return this.coverage.get(actor, query.institutionId);
  }
}

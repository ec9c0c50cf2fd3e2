import { Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { keyGroupRulesOf } from '@jiayi/policy';
import type { FastifyRequest } from 'fastify';
import { Access, CurrentActor, decodeCursor, defaultPageSize, pageOf, PageQuery, WithoutIdempotencyKey, type StaffActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { ImportFaultPage, ImportJobPage, ImportJobResponse, ImportUpload } from './dto/import.dto.js';
import { faultsWorkbook } from './faults-workbook.js';
import type { FaultPosition, ImportJob } from './import-job.js';
import { importPhases, importStates } from './import-state.js';
import { ImportWorker } from './import-worker.js';
import { importers } from './imports.access.js';
import { ImportsService } from './imports.service.js';
import { importTemplate } from './template.js';
import { receiveWorkbook } from './upload.js';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const download = (name: string): { type: string; disposition: string } =>
  ({ type: workbookType, disposition: `attachment; filename="import.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}` });

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService, private readonly worker: ImportWorker, private readonly policy: RegionPolicy) {}

  @Get('template.xlsx')
  @Access({ roles: importers })
  @ApiProduces(workbookType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  getImportTemplate(): StreamableFile {
    return new StreamableFile(importTemplate(keyGroupRulesOf(this.policy.pack)), download('家医导入模板.xlsx'));
  }

  @Post()
  @HttpCode(202)
  @Access({ roles: importers })
  @WithoutIdempotencyKey('The body is a stream. Sent twice it is checked twice, and changes nothing until it is confirmed.')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportUpload })
  @ApiAcceptedResponse({ type: ImportJobResponse })
  async createImport(@CurrentActor() actor: StaffActor, @Req() request: FastifyRequest): Promise<ImportJobResponse> {
    // Before hundreds of megabytes are sent in vain.
    await this.imports.requireFree(actor);
    return response(await this.imports.start(actor, await receiveWorkbook(request, this.worker.uploadFolder)));
  }

  @Get()
  @Access({ roles: importers })
  @ApiOkResponse({ type: ImportJobPage })
  async listImports(@CurrentActor() actor: StaffActor, @Query() query: PageQuery): Promise<ImportJobPage> {
    const limit = query.limit ?? defaultPageSize;
    const before = query.cursor ? Number(decodeCursor(query.cursor, ['number'])[0]) : null;
    return pageOf(await this.imports.list(actor, before, limit + 1), limit, (job) => [job.id], response);
  }

  @Get(':id')
  @Access({ roles: importers })
  @ApiOkResponse({ type: ImportJobResponse })
  async getImport(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<ImportJobResponse> {
    return response(await this.imports.get(actor, id));
  }

  @Get(':id/faults')
  @Access({ roles: importers })
  @ApiOkResponse({ type: ImportFaultPage })
  async listImportFaults(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Query() query: PageQuery): Promise<ImportFaultPage> {
    const limit = query.limit ?? defaultPageSize;
    const after = query.cursor ? (decodeCursor(query.cursor, ['number', 'number', 'number']) as unknown as FaultPosition) : null;
    return pageOf(await this.imports.faults(actor, id, after, limit + 1), limit, ({ position }) => position, ({ sheet, row, column, reason, value }) => ({ sheet, row, column, reason, value }));
  }

  @Get(':id/faults.xlsx')
  @Access({ roles: importers })
  @ApiProduces(workbookType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadImportFaults(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    await this.imports.get(actor, id);
    return new StreamableFile(faultsWorkbook((after, limit) => this.imports.faults(actor, id, after, limit)), download('导入错误清单.xlsx'));
  }

  @Post(':id/confirmation')
  @HttpCode(202)
  @Access({ roles: importers })
  @ApiAcceptedResponse({ type: ImportJobResponse })
  async confirmImport(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<ImportJobResponse> {
    return response(await this.imports.confirm(actor, id));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access({ roles: importers })
  @ApiNoContentResponse()
  async discardImport(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<void> {
    await this.imports.discard(actor, id);
  }
}

const response = (job: ImportJob): ImportJobResponse => ({
  id: job.id,
  fileName: job.fileName,
  state: job.state,
  stateName: importStates[job.state],
  progress: { ...job.progress, phaseName: importPhases[job.progress.phase] },
  counts: job.counts,
  faultCount: job.faultCount,
  failure: job.failure,
  createdAt: job.createdAt.toISOString(),
  finishedAt: job.finishedAt?.toISOString() ?? null,
  createdByName: job.createdByName,
});

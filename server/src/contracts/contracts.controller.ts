import { Body, Controller, Get, Header, HttpCode, Param, ParseIntPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, defaultPageSize, type Actor, type ResidentActor, type StaffActor } from '../platform/http/index.js';
import { ContractDocumentService } from './contract-document.service.js';
import { ContractsService } from './contracts.service.js';
import {
  ContractEvidenceResponse, ContractResponse, ContractsResponse, QueueQuery, QueueResponse, ReturnContractRequest, ReturnReasonsResponse,
} from './dto/contract.dto.js';

@ApiTags('contracts')
@Controller()
export class ContractsController {
  constructor(private readonly contracts: ContractsService, private readonly documents: ContractDocumentService) {}

  @Get('me/contracts')
  @Access('resident')
  @ApiOkResponse({ type: ContractsResponse })
  async listMyContracts(@CurrentActor() actor: ResidentActor): Promise<ContractsResponse> {
    return { items: await this.contracts.listOwn(actor) };
  }

  @Get('contracts/:id')
  @Access('signed-in')
  @ApiOkResponse({ type: ContractResponse })
  getContract(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ContractResponse> {
    return this.contracts.get(actor, id);
  }

  @Post('contracts/:id/withdrawal')
  @HttpCode(200)
  @Access('bound-resident')
  @ApiOkResponse({ type: ContractResponse })
  withdrawContract(@CurrentActor() actor: ResidentActor, @Param('id', ParseIntPipe) id: number): Promise<ContractResponse> {
    return this.contracts.withdraw(actor, id);
  }

  @Post('contracts/:id/acceptance')
  @HttpCode(200)
  @Access({ roles: ['DOCTOR'] })
  @ApiOkResponse({ type: ContractResponse })
  acceptContract(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<ContractResponse> {
    return this.contracts.accept(actor, id);
  }

  @Post('contracts/:id/return')
  @HttpCode(200)
  @Access({ roles: ['DOCTOR'] })
  @ApiOkResponse({ type: ContractResponse })
  returnContract(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Body() body: ReturnContractRequest): Promise<ContractResponse> {
    return this.contracts.returnToResident(actor, id, body);
  }

  @Get('return-reasons')
  @Access('signed-in')
  @ApiOkResponse({ type: ReturnReasonsResponse })
  listReturnReasons(): ReturnReasonsResponse {
    return { items: this.contracts.returnReasons() };
  }

  @Get('contracts/:id/document.pdf')
  @Access('signed-in')
  @Header('Content-Type', 'application/pdf')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async getContractDocument(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return new StreamableFile(await this.documents.pdf(actor, id), { type: 'application/pdf', disposition: 'inline; filename="contract.pdf"' });
  }

  @Get('contracts/:id/signature.png')
  @Access('signed-in')
  @ApiProduces('image/png')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async getContractSignature(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return new StreamableFile(await this.documents.signature(actor, id), { type: 'image/png' });
  }

  @Get('contracts/:id/evidence')
  @Access('signed-in')
  @ApiOkResponse({ type: ContractEvidenceResponse })
  async getContractEvidence(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<ContractEvidenceResponse> {
    const { code, kind, sha256, recordedAt, leafIndex, checkpoint, verified, body } = await this.contracts.evidenceOf(actor, id);
    return {
      code, kind, sha256, recordedAt: recordedAt.toISOString(), leafIndex, verified, body,
      checkpoint: checkpoint && { size: checkpoint.size, root: checkpoint.root, signedAt: checkpoint.signedAt.toISOString() },
    };
  }

  @Get('signing-queue')
  @Access({ roles: ['DOCTOR', 'NURSE', 'PHARMACIST', 'INSTITUTION_MANAGER', 'COUNTY_OFFICER'] })
  @ApiOkResponse({ type: QueueResponse })
  getSigningQueue(@CurrentActor() actor: StaffActor, @Query() query: QueueQuery): Promise<QueueResponse> {
    return this.contracts.queue(actor, query.teamId ?? null, query.cursor, query.limit ?? defaultPageSize);
  }
}

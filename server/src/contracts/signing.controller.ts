import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, decodeCursor, defaultPageSize, DomainError, PageQuery, type ResidentActor } from '../platform/http/index.js';
import { ContractResponse, SubmitContractRequest } from './dto/contract.dto.js';
import {
  ConsentsResponse, DocumentResponse, OpenDocumentRequest, OpenedDocumentResponse, ReadingResponse, RefusalResponse, SigningOptionsQuery, SigningOptionsResponse,
} from './dto/signing.dto.js';
import { SigningService } from './signing.service.js';

@ApiTags('signing')
@Controller()
export class SigningController {
  constructor(private readonly signing: SigningService) {}

  @Get('signing-options')
  @Access('bound-resident')
  @ApiOkResponse({ type: SigningOptionsResponse })
  getSigningOptions(@CurrentActor() actor: ResidentActor, @Query() query: SigningOptionsQuery): Promise<SigningOptionsResponse> {
    return this.signing.options(signer(actor), query.teamId);
  }

  @Post('document-readings')
  @Access('resident')
  @ApiCreatedResponse({ type: OpenedDocumentResponse })
  openDocument(@CurrentActor() actor: ResidentActor, @Body() body: OpenDocumentRequest): Promise<OpenedDocumentResponse> {
    return this.signing.openDocument(actor, body.documentId);
  }

  @Post('document-readings/:id/completion')
  @HttpCode(200)
  @Access('resident')
  @ApiOkResponse({ type: ReadingResponse })
  completeDocument(@CurrentActor() actor: ResidentActor, @Param('id', ParseIntPipe) id: number): Promise<ReadingResponse> {
    return this.signing.completeDocument(actor, id);
  }

  @Get('documents/:id')
  @Access('signed-in')
  @ApiOkResponse({ type: DocumentResponse })
  getDocument(@Param('id', ParseIntPipe) id: number): Promise<DocumentResponse> {
    return this.signing.document(id);
  }

  @Post('consent-refusals')
  @Access('bound-resident')
  @ApiCreatedResponse({ type: RefusalResponse })
  refuseConsent(@CurrentActor() actor: ResidentActor, @Body() body: OpenDocumentRequest): Promise<RefusalResponse> {
    return this.signing.refuse(signer(actor), body.documentId);
  }

  @Post('contracts')
  @Access('bound-resident')
  @ApiCreatedResponse({ type: ContractResponse })
  submitContract(@CurrentActor() actor: ResidentActor, @Body() body: SubmitContractRequest): Promise<ContractResponse> {
    return this.signing.submit(signer(actor), body);
  }

  @Get('me/consents')
  @Access('bound-resident')
  @ApiOkResponse({ type: ConsentsResponse })
  listMyConsents(@CurrentActor() actor: ResidentActor, @Query() query: PageQuery): Promise<ConsentsResponse> {
    const before = query.cursor === undefined ? null : decodeCursor(query.cursor, ['number'])[0] as number;
    return this.signing.consents(signer(actor), before, query.limit ?? defaultPageSize);
  }
}

/** The guard has let only bound residents through; this tells the compiler. */
function signer(actor: ResidentActor): ResidentActor & { residentId: number } {
  if (actor.residentId === null) throw new DomainError('REAL_NAME_REQUIRED');
  return { ...actor, residentId: actor.residentId };
}

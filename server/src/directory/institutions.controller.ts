import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, type Actor, type StaffActor } from '../platform/http/index.js';
import { directoryKeepers } from './directory.access.js';
import { InstitutionPage, InstitutionQuery, InstitutionResponse, UpdateInstitutionRequest } from './dto/institution.dto.js';
import { InstitutionsService } from './institutions.service.js';

@ApiTags('directory')
@Controller('institutions')
export class InstitutionsController {
  constructor(private readonly institutions: InstitutionsService) {}

  @Get()
  @Access('signed-in')
  @ApiOkResponse({ type: InstitutionPage })
  listInstitutions(@CurrentActor() actor: Actor, @Query() query: InstitutionQuery): Promise<InstitutionPage> {
    return this.institutions.list(actor, query);
  }

  @Get(':id')
  @Access('signed-in')
  @ApiOkResponse({ type: InstitutionResponse })
  getInstitution(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<InstitutionResponse> {
    return this.institutions.get(actor, id);
  }

  @Patch(':id')
  @Access({ roles: directoryKeepers })
  @ApiOkResponse({ type: InstitutionResponse })
  updateInstitution(
    @CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Body() body: UpdateInstitutionRequest,
  ): Promise<InstitutionResponse> {
    return this.institutions.update(actor, id, body);
  }

  /** The caller says that everything shown of this institution is right today [J8]. */
  @Post(':id/confirmations')
  @HttpCode(200)
  @Access({ roles: directoryKeepers })
  @ApiOkResponse({ type: InstitutionResponse })
  confirmInstitution(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<InstitutionResponse> {
    return this.institutions.confirm(actor, id);
  }
}

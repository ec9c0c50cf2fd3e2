import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, PageQuery, type ResidentActor, type StaffActor } from '../platform/http/index.js';
import { AccessRecordService } from './access-record.service.js';
import { AccessPage, ResidentPage, ResidentQuery, ResidentResponse } from './dto/resident.dto.js';
import { residentReaders } from './residents.access.js';
import { ResidentsService } from './residents.service.js';

@ApiTags('residents')
@Controller()
export class ResidentsController {
  constructor(private readonly residents: ResidentsService, private readonly accesses: AccessRecordService) {}

  @Get('residents')
  @Access({ roles: residentReaders })
  @ApiOkResponse({ type: ResidentPage })
  listResidents(@CurrentActor() actor: StaffActor, @Query() query: ResidentQuery): Promise<ResidentPage> {
    return this.residents.list(actor, query);
  }

  @Get('residents/:id')
  @Access({ roles: residentReaders })
  @ApiOkResponse({ type: ResidentResponse })
  getResident(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<ResidentResponse> {
    return this.residents.get(actor, id);
  }

  /** Who of the staff looked at my data, newest first [S12]. */
  @Get('me/accesses')
  @Access('resident')
  @ApiOkResponse({ type: AccessPage })
  listMyAccesses(@CurrentActor() actor: ResidentActor, @Query() query: PageQuery): Promise<AccessPage> {
    return this.accesses.list(actor, query);
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, type StaffActor } from '../../platform/http/index.js';
import { DecideIdentityClaimRequest, IdentityClaimPage, IdentityClaimQuery, IdentityClaimResponse } from '../dto/identity-claim.dto.js';
import { claimDeciderRoles } from './identity-claims.access.js';
import { IdentityClaimsService } from './identity-claims.service.js';

@ApiTags('identity')
@Controller('identity-claims')
export class IdentityClaimsController {
  constructor(private readonly claims: IdentityClaimsService) {}

  @Get()
  @Access({ roles: claimDeciderRoles })
  @ApiOkResponse({ type: IdentityClaimPage })
  listIdentityClaims(@CurrentActor() actor: StaffActor, @Query() query: IdentityClaimQuery): Promise<IdentityClaimPage> {
    return this.claims.list(actor, query);
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Access({ roles: claimDeciderRoles })
  @ApiOkResponse({ type: IdentityClaimResponse })
  approveIdentityClaim(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Body() body: DecideIdentityClaimRequest): Promise<IdentityClaimResponse> {
    return this.claims.approve(actor, id, body.note);
  }

  @Post(':id/rejection')
  @HttpCode(200)
  @Access({ roles: claimDeciderRoles })
  @ApiOkResponse({ type: IdentityClaimResponse })
  rejectIdentityClaim(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Body() body: DecideIdentityClaimRequest): Promise<IdentityClaimResponse> {
    return this.claims.reject(actor, id, body.note);
  }
}

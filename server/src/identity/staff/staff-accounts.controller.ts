import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, WithoutIdempotencyKey, type StaffActor } from '../../platform/http/index.js';
import {
  CreatedStaffAccountResponse, CreateStaffAccountRequest, InitialPasswordResponse, StaffAccountPage, StaffAccountQuery, StaffAccountResponse,
  UpdateStaffAccountRequest,
} from '../dto/staff-account.dto.js';
import { accountManagerRoles } from './staff-accounts.access.js';
import { StaffAccountsService } from './staff-accounts.service.js';

@ApiTags('identity')
@Controller('staff-accounts')
export class StaffAccountsController {
  constructor(private readonly accounts: StaffAccountsService) {}

  @Get()
  @Access({ roles: accountManagerRoles })
  @ApiOkResponse({ type: StaffAccountPage })
  listStaffAccounts(@CurrentActor() actor: StaffActor, @Query() query: StaffAccountQuery): Promise<StaffAccountPage> {
    return this.accounts.list(actor, query);
  }

  @Post()
  @Access({ roles: accountManagerRoles })
  @WithoutIdempotencyKey('The answer holds a password, which must not be stored with it; a repetition is refused by the user name.')
  @ApiCreatedResponse({ type: CreatedStaffAccountResponse })
  createStaffAccount(@CurrentActor() actor: StaffActor, @Body() body: CreateStaffAccountRequest): Promise<CreatedStaffAccountResponse> {
    return this.accounts.create(actor, body);
  }

  @Patch(':id')
  @Access({ roles: accountManagerRoles })
  @ApiOkResponse({ type: StaffAccountResponse })
  updateStaffAccount(
    @CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number, @Body() body: UpdateStaffAccountRequest,
  ): Promise<StaffAccountResponse> {
    return this.accounts.update(actor, id, body);
  }

  @Post(':id/password-reset')
  @HttpCode(200)
  @Access({ roles: accountManagerRoles })
  @WithoutIdempotencyKey('The answer holds a password, which must not be stored with it; the last one given is the one that counts.')
  @ApiOkResponse({ type: InitialPasswordResponse })
  resetStaffPassword(@CurrentActor() actor: StaffActor, @Param('id', ParseIntPipe) id: number): Promise<InitialPasswordResponse> {
    return this.accounts.resetPassword(actor, id);
  }
}

import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, WithoutIdempotencyKey, type Actor, type ResidentActor, type StaffActor } from '../../platform/http/index.js';
import { BindRealNameRequest, ChangePasswordRequest, MeResponse, RealNameResponse, SetPhoneRequest } from '../dto/me.dto.js';
import { RealNameService } from '../real-name/real-name.service.js';
import { CredentialsService } from './credentials.service.js';
import { MeService } from './me.service.js';

@ApiTags('identity')
@Controller('me')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly credentials: CredentialsService,
    private readonly realName: RealNameService,
  ) {}

  @Get()
  @Access('signed-in')
  @ApiOkResponse({ type: MeResponse })
  getMe(@CurrentActor() actor: Actor): Promise<MeResponse> {
    return this.me.get(actor.accountId);
  }

  @Put('phone')
  @Access('resident')
  @WithoutIdempotencyKey('A wrong code is counted although the request fails; setting the same phone again changes nothing.')
  @ApiOkResponse({ type: MeResponse })
  async setPhone(@CurrentActor() actor: ResidentActor, @Body() body: SetPhoneRequest): Promise<MeResponse> {
    return this.me.get(await this.credentials.setPhone(actor, body.phone, body.code));
  }

  @Put('password')
  @HttpCode(204)
  @Access('staff')
  @WithoutIdempotencyKey('A wrong password is counted although the request fails, and hashing must not hold a transaction open.')
  @ApiNoContentResponse()
  changePassword(@CurrentActor() actor: StaffActor, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.credentials.changePassword(actor, body.currentPassword, body.newPassword);
  }

  @Post('real-name')
  @HttpCode(200)
  @Access('resident')
  @ApiOkResponse({ type: RealNameResponse })
  bindRealName(@CurrentActor() actor: ResidentActor, @Body() body: BindRealNameRequest): Promise<RealNameResponse> {
    return this.realName.bind(actor, body.name, body.idNumber);
  }
}

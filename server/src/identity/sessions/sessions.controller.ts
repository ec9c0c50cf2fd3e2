import { Body, Controller, Delete, Get, Headers, HttpCode, Param, ParseIntPipe, Post, UseGuards } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, WithoutIdempotencyKey, type Actor } from '../../platform/http/index.js';
import { deviceNameOf, staffChannel } from '../domain/sign-in-channel.js';
import {
  PhoneSignInRequest, SecondFactorRequest, SessionPage, SessionResponse, SmsCodeRequest, SmsCodeResponse, StaffSignInRequest, StaffSignInResponse,
  WechatSignInRequest,
} from '../dto/session.dto.js';
import { FloodGuard } from '../limits/flood.guard.js';
import { SmsCodesService } from '../sms/sms-codes.service.js';
import { StaffSignInService } from '../staff/staff-sign-in.service.js';
import { ResidentSignInService } from './resident-sign-in.service.js';
import { SessionsService } from './sessions.service.js';

const singleUse = 'What proves the person can be used once, and nobody is signed in yet whom a key would belong to.';

@ApiTags('identity')
@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly residents: ResidentSignInService,
    private readonly staff: StaffSignInService,
    private readonly smsCodes: SmsCodesService,
  ) {}

  @Post('sms-codes')
  @HttpCode(202)
  @Access('public')
  @UseGuards(FloodGuard)
  @WithoutIdempotencyKey('A second code replaces the first, and how often is limited.')
  @ApiAcceptedResponse({ type: SmsCodeResponse })
  createSmsCode(@Body() body: SmsCodeRequest): Promise<SmsCodeResponse> {
    return this.smsCodes.create(body.phone);
  }

  @Post('sessions/wechat')
  @Access('public')
  @UseGuards(FloodGuard)
  @WithoutIdempotencyKey(singleUse)
  @ApiCreatedResponse({ type: SessionResponse })
  signInWithWechat(@Body() body: WechatSignInRequest, @Headers('user-agent') userAgent = ''): Promise<SessionResponse> {
    return this.residents.withWechat(body.code, deviceNameOf(body.deviceName, userAgent));
  }

  @Post('sessions/phone')
  @Access('public')
  @UseGuards(FloodGuard)
  @WithoutIdempotencyKey(singleUse)
  @ApiCreatedResponse({ type: SessionResponse })
  signInWithPhone(@Body() body: PhoneSignInRequest, @Headers('user-agent') userAgent = ''): Promise<SessionResponse> {
    return this.residents.withPhone(body.phone, body.code, deviceNameOf(body.deviceName, userAgent));
  }

  @Post('sessions/staff')
  @Access('public')
  @UseGuards(FloodGuard)
  @WithoutIdempotencyKey(singleUse)
  @ApiCreatedResponse({ type: StaffSignInResponse })
  signInAsStaff(@Body() body: StaffSignInRequest, @Headers('user-agent') userAgent = ''): Promise<StaffSignInResponse> {
    return this.staff.withPassword(body.username, body.password, { channel: staffChannel(userAgent), deviceName: deviceNameOf(body.deviceName, userAgent) });
  }

  @Post('sessions/staff/second-factor')
  @Access('public')
  @UseGuards(FloodGuard)
  @WithoutIdempotencyKey(singleUse)
  @ApiCreatedResponse({ type: SessionResponse })
  completeSecondFactor(@Body() body: SecondFactorRequest): Promise<SessionResponse> {
    return this.staff.completeSecondFactor(body.challenge, body.code);
  }

  /** Public to the guard, because it also takes the token before the current one; it checks the bearer token itself. */
  @Post('sessions/current/rotation')
  @Access('public')
  @UseGuards(FloodGuard)
  @ApiBearerAuth()
  @WithoutIdempotencyKey('The same token always gives the same successor.')
  @ApiCreatedResponse({ type: SessionResponse })
  rotateSession(@Headers('authorization') authorization = ''): Promise<SessionResponse> {
    return this.sessions.rotate(/^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization)?.[1] ?? null);
  }

  @Get('sessions')
  @Access('signed-in')
  @ApiOkResponse({ type: SessionPage })
  async listSessions(@CurrentActor() actor: Actor): Promise<SessionPage> {
    return { items: await this.sessions.list(actor), nextCursor: null };
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Access('signed-in')
  @WithoutIdempotencyKey('Afterwards there is no session that could ask again.')
  @ApiNoContentResponse()
  signOut(@CurrentActor() actor: Actor): Promise<void> {
    return this.sessions.signOut(actor);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Access('signed-in')
  @ApiNoContentResponse()
  revokeSession(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.sessions.revokeOne(actor, id);
  }
}

import { Module } from '@nestjs/common';
import { Settings } from '../platform/config/index.js';
import { SessionVerifier } from '../platform/http/index.js';
import { MessagesModule } from '../messages/index.js';
import { ResidentsModule } from '../residents/index.js';
import { AccountsRepository } from './accounts.repository.js';
import { IdentityHousekeeping } from './housekeeping.js';
import { IdentityService } from './identity.service.js';
import { KeyedHash } from './keyed-hash.js';
import { AttemptLimitsRepository } from './limits/attempt-limits.repository.js';
import { ClientAddress } from './limits/client-address.js';
import { FloodGuard } from './limits/flood.guard.js';
import { CredentialsService } from './me/credentials.service.js';
import { MeController } from './me/me.controller.js';
import { MeRepository } from './me/me.repository.js';
import { MeService } from './me/me.service.js';
import { IdentityClaimsController } from './real-name/identity-claims.controller.js';
import { IdentityClaimsRepository } from './real-name/identity-claims.repository.js';
import { IdentityClaimsService } from './real-name/identity-claims.service.js';
import { ClaimNotices } from './real-name/claim-notices.js';
import { RealNameService } from './real-name/real-name.service.js';
import { AccountSessionVerifier } from './sessions/account-session-verifier.js';
import { ActorsRepository } from './sessions/actors.repository.js';
import { ResidentSignInService } from './sessions/resident-sign-in.service.js';
import { SessionActivity } from './sessions/session-activity.js';
import { SessionTokens } from './sessions/session-tokens.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { makeSmsSender, SmsSender } from './sms/sms-sender.js';
import { SmsCodesRepository } from './sms/sms-codes.repository.js';
import { SmsCodesService } from './sms/sms-codes.service.js';
import { ChallengesRepository } from './staff/challenges.repository.js';
import { FirstAdministrator } from './staff/first-administrator.js';
import { Passwords } from './staff/passwords.js';
import { StaffAccountsController } from './staff/staff-accounts.controller.js';
import { StaffAccountsRepository } from './staff/staff-accounts.repository.js';
import { StaffAccountsService } from './staff/staff-accounts.service.js';
import { StaffSignInService } from './staff/staff-sign-in.service.js';
import { WechatClient } from './wechat/wechat-client.js';

@Module({
  imports: [MessagesModule, ResidentsModule],
  controllers: [SessionsController, MeController, IdentityClaimsController, StaffAccountsController],
  providers: [
    { provide: SessionVerifier, useClass: AccountSessionVerifier },
    { provide: SmsSender, inject: [Settings], useFactory: makeSmsSender },
    AccountsRepository, ActorsRepository, AttemptLimitsRepository, ChallengesRepository, IdentityClaimsRepository, MeRepository,
    SessionsRepository, SmsCodesRepository, StaffAccountsRepository,
    ClientAddress, FloodGuard, KeyedHash, Passwords, SessionActivity, SessionTokens, WechatClient,
    CredentialsService, IdentityClaimsService, IdentityService, MeService, RealNameService, ResidentSignInService, SessionsService,
    SmsCodesService, StaffAccountsService, StaffSignInService,
    ClaimNotices, FirstAdministrator, IdentityHousekeeping,
  ],
  exports: [SessionVerifier, IdentityService],
})
export class IdentityModule {}

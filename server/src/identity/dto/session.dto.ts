import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, Matches } from 'class-validator';
import { Length, MaxLength } from '../../platform/http/index.js';
import { channels, type Channel } from '../domain/sign-in-channel.js';

const deviceNameProperty = { required: false, maxLength: 64, description: 'Shown in the list of signed-in devices', example: '华为 Mate 60' } as const;

export class SmsCodeRequest {
  @ApiProperty({ maxLength: 32, example: '13800000000' })
  @IsString() @Length(1, 32)
  phone: string;
}

export class SmsCodeResponse {
  @ApiProperty({ description: 'Seconds for which the code is valid' }) expiresInSeconds: number;
  @ApiProperty({ description: 'Seconds until another one may be asked for' }) resendInSeconds: number;
  @ApiProperty({ type: String, nullable: true, description: 'The code itself, in the demo only' }) demoCode: string | null;
}

export class WechatSignInRequest {
  @ApiProperty({ description: 'Code of wx.login', maxLength: 128 })
  @IsString() @Length(1, 128)
  code: string;

  @ApiProperty(deviceNameProperty)
  @IsOptional() @IsString() @MaxLength(64)
  deviceName?: string;
}

export class PhoneSignInRequest {
  @ApiProperty({ maxLength: 32 })
  @IsString() @Length(1, 32)
  phone: string;

  @ApiProperty({ example: '123456' })
  @IsString() @Matches(/^\d{6}$/, { message: '验证码是 6 位数字' })
  code: string;

  @ApiProperty(deviceNameProperty)
  @IsOptional() @IsString() @MaxLength(64)
  deviceName?: string;
}

export class StaffSignInRequest {
  @ApiProperty({ maxLength: 64 })
  @IsString() @Length(1, 64)
  username: string;

  @ApiProperty({ maxLength: 256 })
  @IsString() @Length(1, 256)
  password: string;

  @ApiProperty(deviceNameProperty)
  @IsOptional() @IsString() @MaxLength(64)
  deviceName?: string;
}

export class SecondFactorRequest {
  @ApiProperty({ maxLength: 64 })
  @IsString() @Matches(/^[A-Za-z0-9_-]{43}$/)
  challenge: string;

  @ApiProperty({ example: '123456' })
  @IsString() @Matches(/^\d{6}$/, { message: '动态验证码是 6 位数字' })
  code: string;
}

export class SessionResponse {
  @ApiProperty({ description: 'Travels in the Authorization header only' }) token: string;
  @ApiProperty({ type: 'integer' }) sessionId: number;
  @ApiProperty({ enum: ['RESIDENT', 'STAFF'] }) kind: 'RESIDENT' | 'STAFF';
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ format: 'date-time', description: 'Exchange the token after this instant' }) rotateAfter: string;
}

export class SecondFactorResponse {
  @ApiProperty({ enum: ['VERIFY', 'ENROL'] }) kind: 'VERIFY' | 'ENROL';
  @ApiProperty() challenge: string;
  @ApiProperty({ type: String, nullable: true, description: 'ENROL: the secret in Base32, to type into an authenticator' }) secret: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'ENROL: otpauth address for a QR code' }) otpauthUri: string | null;
}

export class StaffSignInResponse {
  @ApiProperty({ type: SessionResponse, nullable: true }) session: SessionResponse | null;
  @ApiProperty({ type: SecondFactorResponse, nullable: true }) secondFactor: SecondFactorResponse | null;
}

export class SessionItem {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ enum: channels }) channel: Channel;
  @ApiProperty() deviceName: string;
  @ApiProperty({ format: 'date-time' }) signedInAt: string;
  @ApiProperty({ format: 'date-time' }) lastSeenAt: string;
  @ApiProperty({ description: 'The device that asks' }) current: boolean;
}

export class SessionPage {
  @ApiProperty({ type: [SessionItem] }) items: SessionItem[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

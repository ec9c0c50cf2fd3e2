import { Controller, Get } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Clock } from '../platform/clock/index.js';
import { Settings } from '../platform/config/index.js';
import { Access, DomainError } from '../platform/http/index.js';
import { demoIdentities } from './identities.js';

export class DemoPhoneSignIn {
  @ApiProperty({ enum: ['PHONE'] }) kind: 'PHONE';
  @ApiProperty() phone: string;
}

export class DemoStaffSignIn {
  @ApiProperty({ enum: ['STAFF'] }) kind: 'STAFF';
  @ApiProperty() username: string;
  @ApiProperty() password: string;
  @ApiProperty({ type: String, nullable: true, description: 'The code of this moment, where there is a second factor' }) totpCode: string | null;
}

@ApiExtraModels(DemoPhoneSignIn, DemoStaffSignIn)
export class DemoIdentityResponse {
  @ApiProperty() roleName: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Where one signs in' }) where: string;
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(DemoPhoneSignIn) }, { $ref: getSchemaPath(DemoStaffSignIn) }] }) signIn: DemoPhoneSignIn | DemoStaffSignIn;
  @ApiProperty({ description: 'What one may try' }) hint: string;
}

export class DemoIdentitiesResponse {
  @ApiProperty({ type: [DemoIdentityResponse] }) items: DemoIdentityResponse[];
}

@ApiTags('demo')
@Controller('demo')
export class DemoController {
  constructor(private readonly settings: Settings, private readonly clock: Clock) {}

  @Get('identities')
  @Access('public')
  @ApiOkResponse({ type: DemoIdentitiesResponse })
  listDemoIdentities(): DemoIdentitiesResponse {
    if (!this.settings.demo) throw new DomainError('NOT_FOUND');
    return { items: demoIdentities(this.clock.today(), this.clock.now()) };
  }
}

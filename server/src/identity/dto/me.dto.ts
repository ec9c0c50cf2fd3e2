import { ApiProperty } from '@nestjs/swagger';
import { practitionerKinds, staffRoles, teamRoles, type PractitionerKind, type Sex, type StaffRole, type TeamRole } from '@jiayi/domain';
import { IsString, Matches } from 'class-validator';
import { Length } from '../../platform/http/index.js';

export const realNameStates = ['NONE', 'IN_REVIEW', 'VERIFIED'] as const;
export type RealNameState = (typeof realNameStates)[number];

export class SetPhoneRequest {
  @ApiProperty({ maxLength: 32 })
  @IsString() @Length(1, 32)
  phone: string;

  @ApiProperty({ example: '123456' })
  @IsString() @Matches(/^\d{6}$/, { message: '验证码是 6 位数字' })
  code: string;
}

export class ChangePasswordRequest {
  @ApiProperty({ maxLength: 256 })
  @IsString() @Length(1, 256)
  currentPassword: string;

  @ApiProperty({ minLength: 10, maxLength: 128 })
  @IsString() @Length(1, 256)
  newPassword: string;
}

export class BindRealNameRequest {
  @ApiProperty({ maxLength: 100, description: 'As on the identity card' })
  @IsString() @Length(1, 100)
  name: string;

  @ApiProperty({ maxLength: 40 })
  @IsString() @Length(1, 40)
  idNumber: string;
}

export class RealNameResponse {
  @ApiProperty({ enum: ['VERIFIED', 'IN_REVIEW'] }) state: 'VERIFIED' | 'IN_REVIEW';
}

export class MyResident {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty() name: string;
  @ApiProperty() idNumberMasked: string;
  @ApiProperty({ enum: ['M', 'F'] }) sex: Sex;
  @ApiProperty({ format: 'date' }) birthDate: string;
  @ApiProperty({ type: 'integer', description: 'Completed years' }) age: number;
  @ApiProperty({ description: 'Empty when unknown' }) address: string;
  @ApiProperty({ type: String, nullable: true }) gridName: string | null;
}

export class MyGrant {
  @ApiProperty({ enum: Object.keys(staffRoles) }) role: StaffRole;
  @ApiProperty() roleName: string;
  @ApiProperty({ type: 'integer', description: '0: the whole installation' }) institutionId: number;
  @ApiProperty() institutionName: string;
}

export class MyTeam {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty() name: string;
  @ApiProperty({ enum: Object.keys(teamRoles) }) teamRole: TeamRole;
  @ApiProperty() teamRoleName: string;
}

export class MyPractitioner {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty() name: string;
  @ApiProperty({ enum: Object.keys(practitionerKinds) }) kind: PractitionerKind;
  @ApiProperty() kindName: string;
  @ApiProperty({ type: [MyTeam] }) teams: MyTeam[];
}

export class MeResponse {
  @ApiProperty({ enum: ['RESIDENT', 'STAFF'] }) kind: 'RESIDENT' | 'STAFF';
  @ApiProperty() displayName: string;
  @ApiProperty({ type: String, nullable: true }) phoneMasked: string | null;
  @ApiProperty({ enum: realNameStates }) realNameState: RealNameState;
  @ApiProperty({ type: MyResident, nullable: true }) resident: MyResident | null;
  @ApiProperty({ type: [MyGrant] }) grants: MyGrant[];
  @ApiProperty({ type: MyPractitioner, nullable: true }) practitioner: MyPractitioner | null;
  @ApiProperty({ description: 'The one-time password is still in use; nothing else is allowed until it is changed.' }) mustChangePassword: boolean;
}

import { ApiProperty } from '@nestjs/swagger';
import { staffRoles, type StaffRole } from '@jiayi/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { Length, PageQuery } from '../../platform/http/index.js';
import { MyGrant } from './me.dto.js';

const roleCodes = Object.keys(staffRoles);
const largestId = 2 ** 31 - 1;

/** May be left out, but not null. */
const IfGiven = (): PropertyDecorator => ValidateIf((_object, value) => value !== undefined);

const displayNameShape = /^\S(.*\S)?$/u;
const displayNameRule = { message: '姓名前后不能有空格' };

export class StaffAccountQuery extends PageQuery {
  @ApiProperty({ required: false, maxLength: 64, description: 'A part of the user name or of the name' })
  @IsOptional() @IsString() @Length(1, 64)
  q?: string;

  @ApiProperty({ required: false, type: 'integer', description: 'Accounts with a role in this institution or below' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(largestId)
  institutionId?: number;
}

export class GrantRequest {
  @ApiProperty({ enum: roleCodes })
  @IsIn(roleCodes)
  role: StaffRole;

  @ApiProperty({ type: 'integer' })
  @IsInt() @Min(1) @Max(largestId)
  institutionId: number;
}

export class CreateStaffAccountRequest {
  @ApiProperty({ minLength: 4, maxLength: 32 })
  @IsString() @Length(1, 64)
  username: string;

  @ApiProperty({ maxLength: 64 })
  @IsString() @Length(1, 64) @Matches(displayNameShape, displayNameRule)
  displayName: string;

  @ApiProperty({ type: 'integer', nullable: true, required: false })
  @IsOptional() @IsInt() @Min(1) @Max(largestId)
  practitionerId?: number | null;

  @ApiProperty({ type: [GrantRequest] })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => GrantRequest)
  grants: GrantRequest[];
}

export class UpdateStaffAccountRequest {
  @ApiProperty({ required: false, maxLength: 64 })
  @IfGiven() @IsString() @Length(1, 64) @Matches(displayNameShape, displayNameRule)
  displayName?: string;

  @ApiProperty({ required: false })
  @IfGiven() @IsBoolean()
  active?: boolean;

  @ApiProperty({ required: false, type: [GrantRequest], description: 'All roles from now on' })
  @IfGiven() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => GrantRequest)
  grants?: GrantRequest[];
}

export class StaffAccountResponse {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ type: 'integer', nullable: true }) practitionerId: number | null;
  @ApiProperty({ type: [MyGrant] }) grants: MyGrant[];
  @ApiProperty() active: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lockedUntil: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastSignedInAt: string | null;
  @ApiProperty() secondFactorEnrolled: boolean;
  @ApiProperty({ description: 'The caller may change this account and reset its password' }) manageable: boolean;
}

export class StaffAccountPage {
  @ApiProperty({ type: [StaffAccountResponse] }) items: StaffAccountResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class CreatedStaffAccountResponse {
  @ApiProperty({ type: StaffAccountResponse }) account: StaffAccountResponse;
  @ApiProperty({ description: 'One-time password; shown this once and to be changed at the first sign-in' }) initialPassword: string;
}

export class InitialPasswordResponse {
  @ApiProperty({ description: 'One-time password; shown this once and to be changed at the next sign-in' }) initialPassword: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { institutionKinds, ownerships, type InstitutionKind, type Ownership } from '@jiayi/domain';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { Length, PageQuery } from '../../platform/http/index.js';
import { IfGiven } from './if-given.js';

const kinds = Object.keys(institutionKinds);

export class InstitutionQuery extends PageQuery {
  @ApiProperty({ required: false, description: 'Children of this institution; 0 for the top of the tree' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(0)
  parentId?: number;

  @ApiProperty({ required: false, enum: kinds })
  @IsOptional() @IsIn(kinds)
  kind?: string;

  @ApiProperty({ required: false, description: 'A part of the name', maxLength: 50 })
  @IsOptional() @IsString() @Length(1, 50)
  q?: string;
}

export class InstitutionResponse {
  @ApiProperty() id: number;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: kinds }) kind: InstitutionKind;
  @ApiProperty() kindName: string;
  @ApiProperty({ type: Number, nullable: true }) parentId: number | null;
  @ApiProperty({ type: String, nullable: true }) parentName: string | null;
  @ApiProperty({ enum: Object.keys(ownerships) }) ownership: Ownership;
  @ApiProperty() ownershipName: string;
  @ApiProperty({ description: 'Empty when unknown' }) address: string;
  @ApiProperty({ description: 'Empty when unknown' }) phone: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Degrees' }) latitude: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Degrees' }) longitude: number | null;
  @ApiProperty({ description: 'Empty when unknown' }) openingHours: string;
  @ApiProperty() active: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) confirmedAt: string | null;
  @ApiProperty({ description: 'Not confirmed within the days that the policy allows [J8]' }) stale: boolean;
  @ApiProperty({ description: 'Teams here and below' }) teamCount: number;
  @ApiProperty({ description: 'Institutions directly below' }) childCount: number;
  @ApiProperty({ description: 'The caller may edit and confirm this institution' }) editable: boolean;
}

export class InstitutionPage {
  @ApiProperty({ type: [InstitutionResponse] }) items: InstitutionResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

const phone = /^([0-9][0-9\- ]{4,30})?$/;

export class UpdateInstitutionRequest {
  @ApiProperty({ required: false, maxLength: 100 })
  @IfGiven() @IsString() @Length(2, 100) @Matches(/^\S(.*\S)?$/u)
  name?: string;

  @ApiProperty({ required: false, maxLength: 200 })
  @IfGiven() @IsString() @Length(0, 200)
  address?: string;

  @ApiProperty({ required: false, description: 'Digits, spaces and hyphens; empty to remove it' })
  @IfGiven() @Matches(phone)
  phone?: string;

  @ApiProperty({ required: false, maxLength: 200 })
  @IfGiven() @IsString() @Length(0, 200)
  openingHours?: string;

  @ApiProperty({ required: false, type: Number, nullable: true, description: 'Degrees; together with longitude, null to remove both' })
  @IsOptional() @IsNumber() @Min(-90) @Max(90)
  latitude?: number | null;

  @ApiProperty({ required: false, type: Number, nullable: true, description: 'Degrees; together with latitude, null to remove both' })
  @IsOptional() @IsNumber() @Min(-180) @Max(180)
  longitude?: number | null;
}

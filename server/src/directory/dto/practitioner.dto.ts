import { ApiProperty } from '@nestjs/swagger';
import { practitionerKinds, type PractitionerKind } from '@jiayi/domain';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Min } from 'class-validator';
import { Length, PageQuery } from '../../platform/http/index.js';

export class PractitionerQuery extends PageQuery {
  @ApiProperty({ required: false, description: 'Employed by this institution or one below it' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1)
  institutionId?: number;

  @ApiProperty({ required: false, description: 'A part of the name', maxLength: 50 })
  @IsOptional() @IsString() @Length(1, 50)
  q?: string;
}

export class PractitionerTeamResponse {
  @ApiProperty() id: number;
  @ApiProperty() name: string;
}

export class PractitionerResponse {
  @ApiProperty() id: number;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: Object.keys(practitionerKinds) }) kind: PractitionerKind;
  @ApiProperty() kindName: string;
  @ApiProperty({ description: 'Empty when unknown' }) title: string;
  @ApiProperty({ description: 'Empty when unknown' }) specialty: string;
  @ApiProperty() employerId: number;
  @ApiProperty() employerName: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) licenceValidUntil: string | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null where no licence is needed or its end is not known' }) licenceValid: boolean | null;
  @ApiProperty({ type: [PractitionerTeamResponse] }) teams: PractitionerTeamResponse[];
}

export class PractitionerPage {
  @ApiProperty({ type: [PractitionerResponse] }) items: PractitionerResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { contractStates, keyGroups, type ContractState } from '@jiayi/domain';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { Length, PageQuery } from '../../platform/http/index.js';

const states = Object.keys(contractStates);
const groupFilters = ['ANY', ...Object.keys(keyGroups)];
const stateFilters = ['NONE', ...states];

export class ResidentQuery extends PageQuery {
  @ApiProperty({ required: false, description: 'The name begins with this', maxLength: 50 })
  @IsOptional() @IsString() @Length(1, 50)
  q?: string;

  @ApiProperty({ required: false, description: 'Residents with an open contract with this team' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1)
  teamId?: number;

  @ApiProperty({ required: false, description: 'Residents kept by this institution or one below it' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1)
  institutionId?: number;

  @ApiProperty({ required: false, enum: groupFilters, description: 'ANY: in whichever key group' })
  @IsOptional() @IsIn(groupFilters)
  keyGroup?: string;

  @ApiProperty({ required: false, enum: stateFilters, description: 'State of the latest contract; NONE: never signed' })
  @IsOptional() @IsIn(stateFilters)
  contractState?: ContractState | 'NONE';
}

export class KeyGroupResponse {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
}

export class ResidentContractBrief {
  @ApiProperty() id: number;
  @ApiProperty({ enum: states }) state: ContractState;
  @ApiProperty() stateName: string;
  @ApiProperty() teamName: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
}

export class ResidentListItem {
  @ApiProperty() id: number;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['M', 'F'] }) sex: 'M' | 'F';
  @ApiProperty() sexName: string;
  @ApiProperty() age: number;
  @ApiProperty({ format: 'date' }) birthDate: string;
  @ApiProperty({ type: String, nullable: true }) phoneMasked: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null where the caller may not see it' }) idNumberMasked: string | null;
  @ApiProperty({ description: 'Empty when unknown' }) address: string;
  @ApiProperty({ type: String, nullable: true }) gridName: string | null;
  @ApiProperty() institutionName: string;
  @ApiProperty({ type: [KeyGroupResponse], description: 'Without those that follow from conditions where the caller may not know of them' }) keyGroups: KeyGroupResponse[];
  @ApiProperty({ type: ResidentContractBrief, nullable: true, description: 'The latest contract' }) contract: ResidentContractBrief | null;
}

export class ResidentPage {
  @ApiProperty({ type: [ResidentListItem] }) items: ResidentListItem[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class ResidentConditionResponse {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) since: string | null;
}

export class ResidentContractResponse extends ResidentContractBrief {
  @ApiProperty() number: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
}

export class ResidentResponse extends ResidentListItem {
  @ApiProperty({ type: [ResidentConditionResponse], nullable: true, description: 'Null where the caller may not know of them' }) conditions: ResidentConditionResponse[] | null;
  @ApiProperty({ type: [ResidentContractResponse], description: 'Newest first' }) contracts: ResidentContractResponse[];
}

export class AccessResponse {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() who: string;
  @ApiProperty() roleName: string;
  @ApiProperty({ description: 'Empty where the role belongs to no institution' }) institutionName: string;
  @ApiProperty() purposeName: string;
}

export class AccessPage {
  @ApiProperty({ type: [AccessResponse] }) items: AccessResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

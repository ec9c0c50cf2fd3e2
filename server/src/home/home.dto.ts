import { ApiProperty } from '@nestjs/swagger';
import { allContractStates, type ContractState } from '@jiayi/domain';

export class HomeContractResponse {
  @ApiProperty() id: number;
  @ApiProperty({ enum: allContractStates }) state: ContractState;
  @ApiProperty() stateName: string;
  @ApiProperty() teamId: number;
  @ApiProperty() teamName: string;
  @ApiProperty() institutionName: string;
  @ApiProperty({ type: String, nullable: true }) institutionPhone: string | null;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Today included; null until in force' }) daysLeft: number | null;
}

export class DueItemResponse {
  @ApiProperty() code: string;
  @ApiProperty() title: string;
  @ApiProperty() detail: string;
  @ApiProperty({ enum: ['REAL_NAME', 'FIND_TEAM', 'CONTRACT'] }) link: 'REAL_NAME' | 'FIND_TEAM' | 'CONTRACT';
}

export class HomeResponse {
  @ApiProperty() displayName: string;
  @ApiProperty({ enum: ['NONE', 'IN_REVIEW', 'VERIFIED'] }) realNameState: 'NONE' | 'IN_REVIEW' | 'VERIFIED';
  @ApiProperty({ type: HomeContractResponse, nullable: true }) contract: HomeContractResponse | null;
  @ApiProperty({ type: [DueItemResponse] }) due: DueItemResponse[];
  @ApiProperty() unread: number;
}

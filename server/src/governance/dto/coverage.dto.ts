import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';

export class SigningCoverageQuery {
  @ApiProperty({ required: false, description: 'By default the topmost institution of the caller' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1)
  institutionId?: number;
}

export class CoverageFigures {
  @ApiProperty() institutionId: number;
  @ApiProperty() institutionName: string;
  @ApiProperty() residents: number;
  @ApiProperty({ description: 'Residents with a contract in force today' }) signed: number;
  @ApiProperty({ type: String, nullable: true, example: '49.60', description: 'Two decimals; null where nobody is on file' }) ratePercent: string | null;
}

export class CoverageTargetResponse {
  @ApiProperty() year: number;
  @ApiProperty() percent: number;
  @ApiProperty({ description: 'The clause that sets it' }) clause: string;
}

export class SigningCoverageResponse extends CoverageFigures {
  @ApiProperty() keyGroupResidents: number;
  @ApiProperty() keyGroupSigned: number;
  @ApiProperty({ type: String, nullable: true, example: '85.00' }) keyGroupRatePercent: string | null;
  @ApiProperty({ type: CoverageTargetResponse, nullable: true, description: 'Target of this year or the next that is set [L3]; null where the region sets none' }) target: CoverageTargetResponse | null;
  @ApiProperty({ type: CoverageTargetResponse, nullable: true }) keyGroupTarget: CoverageTargetResponse | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null where nothing was counted yet' }) asOf: string | null;
  @ApiProperty({ type: [CoverageFigures], description: 'Institutions directly below' }) children: CoverageFigures[];
}

import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { allContractStates, signatureLimits, type ContractState } from '@jiayi/domain';
import { MaxLength, PageQuery } from '../../platform/http/index.js';

export class NamedResponse {
  @ApiProperty() id: number;
  @ApiProperty() name: string;
}

export class ContractTeamResponse extends NamedResponse {
  @ApiProperty() institutionName: string;
  @ApiProperty({ type: String, nullable: true }) institutionPhone: string | null;
}

export class ServiceItemResponse {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() description: string;
  @ApiProperty({ description: 'Shown with the mark 基本公共卫生服务 [J5]' }) publicHealth: boolean;
  @ApiProperty() frequency: string;
}

export class ContractPackageResponse extends NamedResponse {
  @ApiProperty({ type: [ServiceItemResponse] }) items: ServiceItemResponse[];
}

export class ReturnReasonResponse {
  @ApiProperty() code: string;
  @ApiProperty() title: string;
  @ApiProperty({ description: 'What the resident can do next' }) advice: string;
  @ApiProperty() noteRequired: boolean;
}

export class ReturnReasonsResponse {
  @ApiProperty({ type: [ReturnReasonResponse] }) items: ReturnReasonResponse[];
}

export class GivenReturnReasonResponse {
  @ApiProperty() code: string;
  @ApiProperty() title: string;
  @ApiProperty() advice: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
}

export class TimelineEntryResponse {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() title: string;
  @ApiProperty() by: string;
}

/** What the caller may do with the contract now. */
export class AllowedActionsResponse {
  @ApiProperty() withdraw: boolean;
  @ApiProperty() accept: boolean;
  @ApiProperty() return: boolean;
  @ApiProperty() pdf: boolean;
}

export class ContractResponse {
  @ApiProperty() id: number;
  @ApiProperty() number: string;
  @ApiProperty({ enum: allContractStates }) state: ContractState;
  @ApiProperty() stateName: string;
  @ApiProperty({ type: NamedResponse }) resident: NamedResponse;
  @ApiProperty({ type: ContractTeamResponse }) team: ContractTeamResponse;
  @ApiProperty({ type: ContractPackageResponse }) package: ContractPackageResponse;
  @ApiProperty() months: number;
  @ApiProperty({ format: 'date', description: 'Proposed while SUBMITTED' }) startsOn: string;
  @ApiProperty({ format: 'date', description: 'Last day, included' }) endsOn: string;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedByName: string | null;
  @ApiProperty({ type: GivenReturnReasonResponse, nullable: true }) returnReason: GivenReturnReasonResponse | null;
  @ApiProperty() evidenceCode: string;
  @ApiProperty({ type: [TimelineEntryResponse] }) timeline: TimelineEntryResponse[];
  @ApiProperty({ type: AllowedActionsResponse }) allowed: AllowedActionsResponse;
}

export class ContractsResponse {
  @ApiProperty({ type: [ContractResponse] }) items: ContractResponse[];
}

export class ReturnContractRequest {
  @ApiProperty({ description: 'From GET /return-reasons' })
  @IsString() @MaxLength(32)
  reasonCode: string;

  @ApiProperty({ required: false, maxLength: 200 })
  @IsOptional() @IsString() @MaxLength(200)
  note?: string;
}

export class DeviceRequest {
  @ApiProperty({ enum: ['WECHAT', 'H5'] }) @IsIn(['WECHAT', 'H5']) channel: 'WECHAT' | 'H5';
  @ApiProperty({ maxLength: 64 }) @IsString() @MaxLength(64) model: string;
}

export class SubmitContractRequest {
  @ApiProperty() @IsInt() @Min(1) teamId: number;
  @ApiProperty() @IsInt() @Min(1) packageId: number;
  @ApiProperty() @IsInt() @Min(1) months: number;
  @ApiProperty() @IsInt() @Min(1) agreementReadingId: number;
  @ApiProperty() @IsInt() @Min(1) consentReadingId: number;
  @ApiProperty({
    maxLength: signatureLimits.maximumText, example: '340x260;20,80,0 32,81,16 44,83,32;90,60,410 95,71,428',
    description: 'The box, then each stroke as points "x,y,milliseconds since the first touch" with spaces between, whole numbers',
  })
  @IsString() @MaxLength(signatureLimits.maximumText)
  signature: string;
  @ApiProperty({ type: DeviceRequest }) @IsObject() @ValidateNested() @Type(() => DeviceRequest) device: DeviceRequest;
}

export class KeyGroupResponse {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
}

export class QueueResidentResponse extends NamedResponse {
  @ApiProperty({ enum: ['M', 'F'] }) sex: 'M' | 'F';
  @ApiProperty() age: number;
  @ApiProperty({ type: [KeyGroupResponse] }) keyGroups: KeyGroupResponse[];
}

export class QueueItemResponse {
  @ApiProperty() contractId: number;
  @ApiProperty() number: string;
  @ApiProperty({ type: QueueResidentResponse }) resident: QueueResidentResponse;
  @ApiProperty({ type: NamedResponse }) team: NamedResponse;
  @ApiProperty() packageName: string;
  @ApiProperty() months: number;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
  @ApiProperty({ description: 'Of a key group, so shown and served first [L1]' }) keyGroupFirst: boolean;
}

export class QueueResponse {
  @ApiProperty({ type: [QueueItemResponse] }) items: QueueItemResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty() waiting: number;
}

export class QueueQuery extends PageQuery {
  @ApiProperty({ required: false })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1)
  teamId?: number;
}

export class EvidenceCheckpointResponse {
  @ApiProperty() size: number;
  @ApiProperty() root: string;
  @ApiProperty({ format: 'date-time' }) signedAt: string;
}

export class ContractEvidenceResponse {
  @ApiProperty() code: string;
  @ApiProperty() kind: string;
  @ApiProperty() sha256: string;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
  @ApiProperty({ type: Number, nullable: true }) leafIndex: number | null;
  @ApiProperty({ type: EvidenceCheckpointResponse, nullable: true }) checkpoint: EvidenceCheckpointResponse | null;
  @ApiProperty({ description: 'The record is unchanged and lies under a well signed checkpoint' }) verified: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) body: Record<string, unknown> | null;
}

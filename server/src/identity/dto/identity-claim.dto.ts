import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { MaxLength, PageQuery } from '../../platform/http/index.js';
import { claimKinds, claimStates, type ClaimKind, type ClaimState } from '../domain/claim-situation.js';

export class IdentityClaimQuery extends PageQuery {
  @ApiProperty({ required: false, enum: claimStates, default: 'OPEN' })
  @IsOptional() @IsIn(claimStates)
  state?: ClaimState;
}

export class DecideIdentityClaimRequest {
  @ApiProperty({ maxLength: 200, description: 'Kept with the decision; a rejection needs one, and the person reads it' })
  @IsString() @MaxLength(200)
  note: string;
}

export class FiledResident {
  @ApiProperty({ type: 'integer' }) residentId: number;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) phoneMasked: string | null;
  @ApiProperty({ description: 'Empty when unknown' }) address: string;
}

export class IdentityClaimResponse {
  @ApiProperty({ type: 'integer' }) id: number;
  @ApiProperty({ enum: claimStates }) state: ClaimState;
  @ApiProperty({ enum: claimKinds }) kind: ClaimKind;
  @ApiProperty() claimedName: string;
  @ApiProperty() idNumberMasked: string;
  @ApiProperty({ type: String, nullable: true }) phoneMasked: string | null;
  @ApiProperty({ format: 'date-time' }) submittedAt: string;
  @ApiProperty({ type: FiledResident, nullable: true }) onFile: FiledResident | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) decisionNote: string | null;
}

export class IdentityClaimPage {
  @ApiProperty({ type: [IdentityClaimResponse] }) items: IdentityClaimResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { ContractTeamResponse, ServiceItemResponse } from './contract.dto.js';

export class SigningOptionsQuery {
  @ApiProperty() @Type(() => Number) @IsInt() @Min(1) teamId: number;
}

export class ObstacleResponse {
  @ApiProperty() code: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) clause: string | null;
}

export class OfferedPackageResponse {
  @ApiProperty() id: number;
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['BASIC'] }) kind: 'BASIC';
  @ApiProperty() priceFen: number;
  @ApiProperty() description: string;
  @ApiProperty({ type: [ServiceItemResponse] }) items: ServiceItemResponse[];
}

export class OfferedPeriodResponse {
  @ApiProperty() months: number;
  @ApiProperty() label: string;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty() clause: string;
}

export class DocumentBriefResponse {
  @ApiProperty() id: number;
  @ApiProperty({ enum: ['AGREEMENT', 'HEALTH_DATA_CONSENT'] }) kind: 'AGREEMENT' | 'HEALTH_DATA_CONSENT';
  @ApiProperty() version: string;
  @ApiProperty() title: string;
  @ApiProperty() sha256: string;
}

export class SigningDocumentsResponse {
  @ApiProperty({ type: DocumentBriefResponse }) agreement: DocumentBriefResponse;
  @ApiProperty({ type: DocumentBriefResponse }) healthDataConsent: DocumentBriefResponse;
}

export class SigningOptionsResponse {
  @ApiProperty() eligible: boolean;
  @ApiProperty({ type: [ObstacleResponse] }) obstacles: ObstacleResponse[];
  @ApiProperty({ type: ContractTeamResponse }) team: ContractTeamResponse;
  @ApiProperty({ type: [OfferedPackageResponse] }) packages: OfferedPackageResponse[];
  @ApiProperty({ type: [OfferedPeriodResponse] }) periods: OfferedPeriodResponse[];
  @ApiProperty({ type: SigningDocumentsResponse }) documents: SigningDocumentsResponse;
  @ApiProperty({ type: [String], description: 'What one loses by refusing, and what not' }) refusalConsequences: string[];
}

export class DocumentSectionResponse {
  @ApiProperty() heading: string;
  @ApiProperty({ type: [String] }) paragraphs: string[];
}

export class DocumentResponse extends DocumentBriefResponse {
  @ApiProperty({ type: [DocumentSectionResponse] }) sections: DocumentSectionResponse[];
}

export class OpenDocumentRequest {
  @ApiProperty() @IsInt() @Min(1) documentId: number;
}

export class ReadingResponse {
  @ApiProperty() id: number;
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) completedAt: string | null;
}

export class OpenedDocumentResponse extends ReadingResponse {
  @ApiProperty({ type: DocumentResponse }) document: DocumentResponse;
}

export class RefusalResponse {
  @ApiProperty() id: number;
  @ApiProperty({ type: [String] }) consequences: string[];
}

export class ConsentResponse {
  @ApiProperty() id: number;
  @ApiProperty() documentId: number;
  @ApiProperty() documentTitle: string;
  @ApiProperty() documentVersion: string;
  @ApiProperty({ enum: ['GIVEN', 'REFUSED'] }) decision: 'GIVEN' | 'REFUSED';
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: Number, nullable: true }) contractId: number | null;
  @ApiProperty() evidenceCode: string;
}

export class ConsentsResponse {
  @ApiProperty({ type: [ConsentResponse] }) items: ConsentResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

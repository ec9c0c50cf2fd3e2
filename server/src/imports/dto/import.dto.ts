import { ApiProperty } from '@nestjs/swagger';
import { importPhases, importStates, type ImportPhase, type ImportState } from '../import-state.js';

export class ImportProgressResponse {
  @ApiProperty({ enum: Object.keys(importPhases) }) phase: ImportPhase;
  @ApiProperty({ description: 'What it is called beside the progress bar' }) phaseName: string;
  @ApiProperty() done: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null when nobody knows' }) total: number | null;
}

export class ChangeCountsResponse {
  @ApiProperty() added: number;
  @ApiProperty() changed: number;
  @ApiProperty() unchanged: number;
}

export class ImportCountsResponse {
  @ApiProperty({ type: ChangeCountsResponse }) institutions: ChangeCountsResponse;
  @ApiProperty({ type: ChangeCountsResponse }) grids: ChangeCountsResponse;
  @ApiProperty({ type: ChangeCountsResponse }) teams: ChangeCountsResponse;
  @ApiProperty({ type: ChangeCountsResponse }) members: ChangeCountsResponse;
  @ApiProperty({ type: ChangeCountsResponse }) residents: ChangeCountsResponse;
}

export class ImportJobResponse {
  @ApiProperty() id: number;
  @ApiProperty() fileName: string;
  @ApiProperty({ enum: Object.keys(importStates) }) state: ImportState;
  @ApiProperty() stateName: string;
  @ApiProperty({ type: ImportProgressResponse }) progress: ImportProgressResponse;
  @ApiProperty({ type: ImportCountsResponse, description: 'What the import would do (READY) or has done (DONE)' }) counts: ImportCountsResponse;
  @ApiProperty() faultCount: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why the workbook was refused or the work did not end, as a sentence' }) failure: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: string | null;
  @ApiProperty() createdByName: string;
}

export class ImportJobPage {
  @ApiProperty({ type: [ImportJobResponse] }) items: ImportJobResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class ImportFaultResponse {
  @ApiProperty() sheet: string;
  @ApiProperty({ description: 'Row of the sheet, from 1' }) row: number;
  @ApiProperty({ type: String, nullable: true, description: 'Heading of the column; null for the row as a whole' }) column: string | null;
  @ApiProperty() reason: string;
  @ApiProperty({ type: String, nullable: true, description: 'What the cell says, masked' }) value: string | null;
}

export class ImportFaultPage {
  @ApiProperty({ type: [ImportFaultResponse] }) items: ImportFaultResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

/** The body of an upload; it is read as a stream. */
export class ImportUpload {
  @ApiProperty({ type: 'string', format: 'binary', description: 'A workbook (.xlsx) filled in by the template' }) file: unknown;
}

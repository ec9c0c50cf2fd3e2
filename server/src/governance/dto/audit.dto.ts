import { ApiProperty } from '@nestjs/swagger';
import { isCivilDate } from '@jiayi/domain';
import { IsOptional, IsString, Matches, ValidateBy } from 'class-validator';
import { Length, PageQuery } from '../../platform/http/index.js';

const IsCivilDate = (): PropertyDecorator => ValidateBy({ name: 'isCivilDate', validator: { validate: (value) => isCivilDate(value), defaultMessage: () => '请填写日期，例如 2026-11-22' } });

export class AuditEntryQuery extends PageQuery {
  @ApiProperty({ required: false, description: 'The name of whoever acted begins with this', maxLength: 50 })
  @IsOptional() @IsString() @Length(1, 50)
  actor?: string;

  @ApiProperty({ required: false, example: 'contract.accept' })
  @IsOptional() @Matches(/^[a-z-]{1,24}\.[a-z-]{1,24}$/)
  action?: string;

  @ApiProperty({ required: false, example: 'contract' })
  @IsOptional() @Matches(/^[a-z-]{1,32}$/)
  targetKind?: string;

  @ApiProperty({ required: false, format: 'date', description: 'First day' })
  @IsOptional() @IsCivilDate()
  from?: string;

  @ApiProperty({ required: false, format: 'date', description: 'Last day, included' })
  @IsOptional() @IsCivilDate()
  to?: string;
}

export class AuditEntryResponse {
  @ApiProperty() id: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() actorName: string;
  @ApiProperty() roleName: string;
  @ApiProperty() action: string;
  @ApiProperty() actionName: string;
  @ApiProperty() targetKind: string;
  @ApiProperty() targetId: string;
  @ApiProperty() traceId: string;
  @ApiProperty({ type: String, nullable: true }) institutionName: string | null;
}

export class AuditEntryPage {
  @ApiProperty({ type: [AuditEntryResponse], description: 'Newest first; a page may be short while there is a next one' }) items: AuditEntryResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

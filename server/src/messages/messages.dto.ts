import { ApiProperty } from '@nestjs/swagger';

export class MessageLinkResponse {
  @ApiProperty({ enum: ['CONTRACT', 'QUEUE', 'REAL_NAME'] }) page: 'CONTRACT' | 'QUEUE' | 'REAL_NAME';
  @ApiProperty() id: number;
}

export class MessageResponse {
  @ApiProperty() id: number;
  @ApiProperty() kind: string;
  @ApiProperty() title: string;
  @ApiProperty() body: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) readAt: string | null;
  @ApiProperty({ type: MessageLinkResponse, nullable: true }) link: MessageLinkResponse | null;
}

export class MessagesResponse {
  @ApiProperty({ type: [MessageResponse] }) items: MessageResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty() unread: number;
}

import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access, CurrentActor, decodeCursor, defaultPageSize, PageQuery, type Actor } from '../platform/http/index.js';
import { MessagesResponse } from './messages.dto.js';
import { MessagesService } from './messages.service.js';

@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get()
  @Access('signed-in')
  @ApiOkResponse({ type: MessagesResponse })
  listMessages(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<MessagesResponse> {
    const before = query.cursor === undefined ? null : decodeCursor(query.cursor, ['number'])[0] as number;
    return this.messages.list(actor, before, query.limit ?? defaultPageSize);
  }

  @Post(':id/reading')
  @HttpCode(204)
  @Access('signed-in')
  @ApiNoContentResponse()
  readMessage(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.messages.read(actor, id);
  }

  @Post('reading')
  @HttpCode(204)
  @Access('signed-in')
  @ApiNoContentResponse()
  readAllMessages(@CurrentActor() actor: Actor): Promise<void> {
    return this.messages.readAll(actor);
  }
}

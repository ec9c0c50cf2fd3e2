import { Module } from '@nestjs/common';
import { MessagesController } from './messages.controller.js';
import { IdentityNotices } from './identity-notices.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesService } from './messages.service.js';

@Module({ controllers: [MessagesController], providers: [MessagesRepository, MessagesService, IdentityNotices], exports: [MessagesService] })
export class MessagesModule {}

export { Message } from './message.entity.js';
export { MessagesModule } from './messages.module.js';
export { MessagesService, type MessageToSend } from './messages.service.js';

export { OutboxEventRow } from './outbox-event.entity.js';
export { OutboxWorker } from './outbox-worker.js';
export { HandlesTopics, Outbox, OutboxHandler, type OutboxEvent } from './outbox.js';
export { OutboxModule } from './outbox.module.js';

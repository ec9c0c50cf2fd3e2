import { Injectable } from '@nestjs/common';
import { HandlesTopics, OutboxHandler, type OutboxEvent } from '../platform/outbox/index.js';
import { MessagesService } from './messages.service.js';

interface IdentityEvent {
  accountId: number;
  decision?: 'APPROVED' | 'REJECTED';
  note?: string;
}

/** Says what became of a real-name claim, and that a binding has moved to another account. */
@Injectable()
@HandlesTopics('identity.claim-decided', 'identity.binding-moved')
export class IdentityNotices extends OutboxHandler<IdentityEvent> {
  constructor(private readonly messages: MessagesService) {
    super();
  }

  async handle(events: readonly OutboxEvent<IdentityEvent>[]): Promise<void> {
    for (const { topic, payload } of events) {
      const { title, body } = topic === 'identity.binding-moved' ? moved : decided(payload);
      await this.messages.send([payload.accountId], { kind: topic, title, body, link: { page: 'REAL_NAME', id: payload.accountId } });
    }
  }
}

const moved = {
  title: '实名已转到另一个账号',
  body: '机构核实后，您的实名信息已绑定到另一个账号，本账号不再能查看您的签约。如果不是您本人办理的，请马上联系签约机构。',
};

const decided = ({ decision, note }: IdentityEvent) => (decision === 'APPROVED'
  ? { title: '实名核实已通过', body: '机构已核实您的身份，现在可以签约家庭医生了。' }
  : { title: '实名核实没有通过', body: `机构没有通过这次实名核实${note ? `：${note}` : '。'} 您可以核对后重新提交，或带身份证到机构办理。`.slice(0, 500) });

import { Injectable } from '@nestjs/common';
import { MessagesService, type MessageToSend } from '../../messages/index.js';
import { HandlesTopics, OutboxHandler, type OutboxEvent } from '../../platform/outbox/index.js';
import { IdentityClaimsRepository, type ClaimBrief } from './identity-claims.repository.js';

type IdentityEvent = { claimId: number } | { accountId: number };

/** Tells managers of what waits for them, and people of what was decided about them. */
@Injectable()
@HandlesTopics('identity.claim-submitted', 'identity.claim-decided', 'identity.binding-moved')
export class IdentityNotices extends OutboxHandler<IdentityEvent> {
  constructor(private readonly claims: IdentityClaimsRepository, private readonly messages: MessagesService) {
    super();
  }

  async handle(events: readonly OutboxEvent<IdentityEvent>[]): Promise<void> {
    const claimIds = events.flatMap(({ payload }) => ('claimId' in payload ? [payload.claimId] : []));
    const briefs = claimIds.length ? await this.claims.briefs(claimIds) : new Map<number, ClaimBrief>();
    for (const { topic, payload } of events) {
      if ('accountId' in payload) {
        await this.messages.send([payload.accountId], bindingMoved);
        continue;
      }
      const claim = briefs.get(payload.claimId);
      if (claim && topic === 'identity.claim-decided') await this.messages.send([claim.accountId], decided(claim));
      // Nobody on file means no institution yet: the managers find it in their list when the person comes to them.
      if (claim?.institutionPath && topic === 'identity.claim-submitted') {
        await this.messages.send(await this.claims.managersOf(claim.institutionPath), submitted(claim));
      }
    }
  }
}

const bindingMoved: MessageToSend = {
  kind: 'identity.binding-moved',
  title: '实名绑定已转到别的账号',
  body: '经机构当面核实，您账号上原来绑定的居民身份已转到另一个账号，您的各台设备已退出登录。如果这不是您本人办理的，请带身份证到管理您档案的机构说明情况。',
};

const submitted = (claim: ClaimBrief): MessageToSend => ({
  kind: 'identity.claim-submitted',
  title: '有新的实名申请待核实',
  body: `${claim.institutionName ?? '本机构'}有一条实名申请与档案不一致，请核对身份证后处理。`,
  link: { page: 'REAL_NAME', id: claim.id },
});

function decided(claim: ClaimBrief): MessageToSend {
  const note = claim.decisionNote ? `处理说明：${claim.decisionNote}` : '';
  const link = { page: 'REAL_NAME' as const, id: claim.id };
  return claim.state === 'APPROVED'
    ? { kind: 'identity.claim-decided', title: '实名认证已通过', body: `您的实名认证已通过核实，现在可以签约了。${note}`, link }
    : { kind: 'identity.claim-decided', title: '实名认证没有通过', body: `您的实名认证没有通过核实。${note}。您可以核对后重新提交，或带身份证到附近的社区卫生服务机构办理。`, link };
}

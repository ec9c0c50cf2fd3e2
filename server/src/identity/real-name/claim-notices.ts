import { Injectable } from '@nestjs/common';
import { MessagesService } from '../../messages/index.js';
import { HandlesTopics, OutboxHandler, type OutboxEvent } from '../../platform/outbox/index.js';
import { IdentityClaimsRepository } from './identity-claims.repository.js';

interface ClaimSubmitted {
  claimId: number;
}

/**
 * Tells the managers of the person on file that a claim waits for them. One about nobody on file has no institution yet:
 * its managers find it in their list when the person comes to them.
 */
@Injectable()
@HandlesTopics('identity.claim-submitted')
export class ClaimNotices extends OutboxHandler<ClaimSubmitted> {
  constructor(private readonly claims: IdentityClaimsRepository, private readonly messages: MessagesService) {
    super();
  }

  async handle(events: readonly OutboxEvent<ClaimSubmitted>[]): Promise<void> {
    for (const claim of await this.claims.openWithInstitution(events.map(({ payload }) => payload.claimId))) {
      await this.messages.send(await this.claims.managersOf(claim.institutionPath), {
        kind: 'identity.claim-submitted',
        title: '有新的实名申请待核实',
        body: `${claim.institutionName}有一条实名申请与档案不一致，请核对身份证后处理。`,
        link: { page: 'REAL_NAME', id: claim.id },
      });
    }
  }
}

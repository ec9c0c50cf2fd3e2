import { Injectable } from '@nestjs/common';
import { IdentityService } from '../identity/index.js';
import { MessagesService, type MessageToSend } from '../messages/index.js';
import { HandlesTopics, OutboxHandler, type OutboxEvent } from '../platform/outbox/index.js';
import { ContractsRepository } from './contracts.repository.js';

interface ContractEvent {
  contractId: number;
}

/** Says to residents and doctors what became of a request. [J8] */
@Injectable()
@HandlesTopics('contract.submitted', 'contract.accepted', 'contract.returned', 'contract.withdrawn', 'contract.ended')
export class ContractNotices extends OutboxHandler<ContractEvent> {
  constructor(private readonly contracts: ContractsRepository, private readonly identity: IdentityService, private readonly messages: MessagesService) {
    super();
  }

  async handle(events: readonly OutboxEvent<ContractEvent>[]): Promise<void> {
    const briefs = new Map((await this.contracts.briefs(events.map((event) => event.payload.contractId))).map((brief) => [brief.id, brief]));
    for (const { topic, payload } of events) {
      const contract = briefs.get(payload.contractId);
      if (!contract) continue;
      const link = { page: 'CONTRACT' as const, id: contract.id };
      const forResident = residentNotice(topic, contract.teamName);
      if (forResident) await this.toResident(contract.residentId, { ...forResident, link });
      const forTeam = teamNotice(topic, contract.teamName);
      if (forTeam) await this.messages.send(await this.identity.accountsOfTeamDoctors(contract.teamId), { ...forTeam, link: { page: 'QUEUE', id: contract.id } });
    }
  }

  private async toResident(residentId: number, message: MessageToSend): Promise<void> {
    const accountId = await this.identity.accountOfResident(residentId);
    if (accountId !== null) await this.messages.send([accountId], message);
  }
}

function residentNotice(topic: string, teamName: string): MessageToSend | null {
  switch (topic) {
    case 'contract.submitted': return { kind: topic, title: '签约申请已提交', body: `您向${teamName}提交的签约申请已送达，请等待医生接收。医生接收前您可以撤回。` };
    case 'contract.accepted': return { kind: topic, title: '签约成功', body: `${teamName}已接收您的签约申请，签约从今天起生效。点开可以查看协议。` };
    case 'contract.returned': return { kind: topic, title: '签约申请被退回', body: `${teamName}退回了您的签约申请。点开查看原因，以及接下来可以怎么做。` };
    case 'contract.withdrawn': return { kind: topic, title: '签约申请已撤回', body: `您已撤回向${teamName}提交的签约申请。以后想签约，随时可以重新申请。` };
    case 'contract.ended': return { kind: topic, title: '签约已到期', body: `您与${teamName}的签约已到期。如需继续服务，请重新签约。` };
    default: return null;
  }
}

function teamNotice(topic: string, teamName: string): MessageToSend | null {
  switch (topic) {
    case 'contract.submitted': return { kind: topic, title: '有新的签约申请', body: `${teamName}收到一份新的签约申请，请及时处理。` };
    case 'contract.withdrawn': return { kind: topic, title: '居民撤回了签约申请', body: `提交给${teamName}的一份签约申请已由居民本人撤回，不需要再处理。` };
    default: return null;
  }
}

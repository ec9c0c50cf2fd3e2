import { Injectable } from '@nestjs/common';
import { HandlesTopics, OutboxHandler, type OutboxEvent } from '../platform/outbox/index.js';
import { residentsChanged, ResidentStandings } from '../residents/index.js';
import { CoverageService } from './coverage.service.js';

interface Payload {
  readonly contractId?: number;
  readonly residentId?: number;
  readonly residentIds?: readonly number[];
}

/** Lets the coverage figures follow every contract that moves and every resident that changes. */
@HandlesTopics('contract.submitted', 'contract.accepted', 'contract.returned', 'contract.withdrawn', 'contract.ended', residentsChanged)
@Injectable()
export class CoverageHandler extends OutboxHandler<Payload> {
  constructor(private readonly coverage: CoverageService, private readonly standings: ResidentStandings) {
    super();
  }

  async handle(events: readonly OutboxEvent<Payload>[]): Promise<void> {
    const contractIds = events.flatMap(({ payload }) => payload.contractId ?? []);
    const residentIds = events.flatMap(({ payload }) => [...(payload.residentIds ?? []), ...(payload.residentId === undefined ? [] : [payload.residentId])]);
    await this.coverage.follow([...residentIds, ...await this.standings.residentsOfContracts(contractIds)]);
  }
}

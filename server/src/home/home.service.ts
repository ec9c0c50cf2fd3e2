import { Injectable } from '@nestjs/common';
import { contractStates, daysLeft } from '@jiayi/domain';
import { Clock } from '../platform/clock/index.js';
import { DomainError, type ResidentActor } from '../platform/http/index.js';
import { dueItems, type RealNameState } from './due-list.js';
import type { HomeResponse } from './home.dto.js';
import { HomeRepository, type HomeRow } from './home.repository.js';

@Injectable()
export class HomeService {
  constructor(private readonly clock: Clock, private readonly home: HomeRepository) {}

  async read(actor: ResidentActor): Promise<HomeResponse> {
    const row = await this.home.read(actor.accountId);
    if (!row) throw new DomainError('NOT_FOUND');
    const realNameState: RealNameState = row.residentId !== null ? 'VERIFIED' : row.claimInReview ? 'IN_REVIEW' : 'NONE';
    const contract = this.contractOf(row);
    return { displayName: row.displayName, realNameState, contract, due: dueItems(realNameState, contract), unread: Number(row.unread) };
  }

  private contractOf(row: HomeRow): HomeResponse['contract'] {
    if (row.contractId === null || !row.state || !row.startsOn || !row.endsOn || row.teamId === null) return null;
    return {
      id: row.contractId,
      state: row.state,
      stateName: contractStates[row.state].name,
      teamId: row.teamId,
      teamName: row.teamName ?? '',
      institutionName: row.institutionName ?? '',
      institutionPhone: row.institutionPhone,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      daysLeft: row.state === 'ACTIVE' ? daysLeft({ startsOn: row.startsOn, endsOn: row.endsOn }, this.clock.today()) : null,
    };
  }
}

import { Injectable } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository.js';

/** Whose account is whose, for modules that want to tell someone something. Accounts out of use are left out. */
@Injectable()
export class Accounts {
  constructor(private readonly accounts: AccountsRepository) {}

  /** Accounts of a team's active members. */
  ofTeam(teamId: number): Promise<number[]> {
    return this.accounts.ofTeam(teamId);
  }

  /** Accounts of the team's doctors, who accept and return requests. */
  ofTeamDoctors(teamId: number): Promise<number[]> {
    return this.accounts.ofTeamDoctors(teamId);
  }

  /** The account that is bound to a resident, or null. */
  async ofResident(residentId: number): Promise<number | null> {
    return (await this.accounts.ofResidents([residentId])).get(residentId) ?? null;
  }

  /** Resident id → account id, for those who have one. */
  ofResidents(residentIds: readonly number[]): Promise<Map<number, number>> {
    return this.accounts.ofResidents(residentIds);
  }
}

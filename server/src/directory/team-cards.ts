import { Injectable } from '@nestjs/common';
import { practitionerKinds, type PractitionerKind } from '@jiayi/domain';
import { Clock } from '../platform/clock/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { isStale } from './domain/freshness.js';
import type { TeamCardResponse } from './dto/team.dto.js';
import { TeamsRepository, type TeamRow } from './teams.repository.js';

/** What everyone signed in may see of a team at a glance. */
@Injectable()
export class TeamCards {
  private readonly freshDays: number;

  constructor(policy: RegionPolicy, private readonly clock: Clock, private readonly teams: TeamsRepository) {
    this.freshDays = policy.pack.teamDataFreshDays.value;
  }

  /** In the order of the ids; one that does not exist is left out. */
  async of(ids: readonly number[], metres: ReadonlyMap<number, number | null> = new Map()): Promise<TeamCardResponse[]> {
    return (await this.teams.cards(ids)).map((row) => this.card(row, metres.get(row.id) ?? null));
  }

  card(row: TeamRow, distanceMetres: number | null = null): TeamCardResponse {
    return {
      id: row.id,
      name: row.name,
      institution: { id: row.institutionId, name: row.institutionName, address: row.institutionAddress ?? '', phone: row.institutionPhone ?? '' },
      leader: row.leaderName === null
        ? null
        : { name: row.leaderName, kindName: practitionerKinds[row.leaderKind as PractitionerKind].name, title: row.leaderTitle ?? '' },
      memberCount: row.memberCount,
      capacity: row.capacity,
      placesLeft: Math.max(0, row.capacity - row.placesTaken),
      accepting: row.accepting === 1,
      confirmedAt: row.confirmedAt?.toISOString() ?? null,
      stale: isStale(row.confirmedAt, this.clock.now(), this.freshDays),
      distanceMetres,
    };
  }
}

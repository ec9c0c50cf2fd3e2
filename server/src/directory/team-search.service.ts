import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/index.js';
import { idsOfPath, readInstant, sqlInstant } from '../platform/database/index.js';
import { decodeCursor, defaultPageSize, DomainError, encodeCursor, type CursorKey, type ResidentActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { freshSince } from './domain/freshness.js';
import { microDegreesOf, type Position } from './domain/great-circle.js';
import type { RecommendedTeamsResponse, TeamCardResponse, TeamPage, TeamQuery } from './dto/team.dto.js';
import { InstitutionsRepository } from './institutions.repository.js';
import { TeamCards } from './team-cards.js';
import { TeamSearchRepository, type NearTeam, type TeamFilter } from './team-search.repository.js';
import { TeamsRepository } from './teams.repository.js';

/** A team of a page: its place in the order, and how far away it is where a position was given. */
interface Found {
  readonly id: number;
  readonly key: CursorKey;
  readonly metres?: number | null;
}

/** How many teams are recommended; whoever wants more looks at the list. */
const recommended = 20;
/** Stands in a cursor for an institution without a position, which comes after all distances. */
const unlocated = -1;

@Injectable()
export class TeamSearchService {
  private readonly freshDays: number;

  constructor(
    policy: RegionPolicy,
    private readonly clock: Clock,
    private readonly search: TeamSearchRepository,
    private readonly teams: TeamsRepository,
    private readonly institutions: InstitutionsRepository,
    private readonly cards: TeamCards,
  ) {
    this.freshDays = policy.pack.teamDataFreshDays.value;
  }

  async list(query: TeamQuery): Promise<TeamPage> {
    const limit = query.limit ?? defaultPageSize;
    const filter = await this.filterOf(query);
    if (!filter) return { items: [], nextCursor: null };
    const found = await this.find(query, filter, limit + 1);
    const kept = found.slice(0, limit);
    const metres = new Map(kept.map((team) => [team.id, team.metres ?? null]));
    const last = kept.at(-1);
    return {
      items: await this.cards.of(kept.map(({ id }) => id), metres),
      nextCursor: found.length > limit && last ? encodeCursor(last.key) : null,
    };
  }

  /** My address's grid first [L7], else the institution that keeps my record, else what is above it. */
  async recommend(actor: ResidentActor): Promise<RecommendedTeamsResponse> {
    const home = actor.residentId === null ? null : await this.teams.homeOf(actor.residentId);
    if (!home) return { gridName: null, basis: 'NONE', items: [] };
    const nearby = await this.ofNearestInstitution(home.institutionPath);
    const ids = home.gridTeamId === null ? nearby : [home.gridTeamId, ...nearby.filter((id) => id !== home.gridTeamId)].slice(0, recommended);
    const items = await this.cards.of(ids);
    const byGrid = home.gridTeamId !== null && items[0]?.id === home.gridTeamId;
    return { gridName: home.gridName, basis: byGrid ? 'GRID' : items.length ? 'INSTITUTION' : 'NONE', items: byGrid ? items : openFirst(items) };
  }

  private async ofNearestInstitution(path: string): Promise<number[]> {
    const ids = idsOfPath(path);
    for (let length = ids.length; length > 0; length--) {
      const found = await this.search.byId({ subtree: `/${ids.slice(0, length).join('/')}/` }, 0, recommended);
      if (found.length) return found;
    }
    return [];
  }

  private async filterOf(query: TeamQuery): Promise<TeamFilter | null> {
    const subtree = query.institutionId === undefined ? undefined : await this.institutions.pathOf(query.institutionId);
    if (subtree === null) return null;
    return { subtree, word: query.q, staleBefore: query.staleOnly ? freshSince(this.clock.now(), this.freshDays) : undefined };
  }

  private find(query: TeamQuery, filter: TeamFilter, limit: number): Promise<Found[]> {
    const centre = positionOf(query);
    if (centre) return this.findNearest(query, filter, centre, limit);
    if (filter.staleBefore) return this.findStale(query, { ...filter, staleBefore: filter.staleBefore }, limit);
    return this.findById(query, filter, limit);
  }

  private async findById({ cursor }: TeamQuery, filter: TeamFilter, limit: number): Promise<Found[]> {
    const afterId = cursor ? Number(decodeCursor(cursor, ['number'])[0]) : 0;
    const ids = await this.search.byId(filter, afterId, limit);
    return ids.map((id) => ({ id, key: [id] }));
  }

  private async findStale({ cursor }: TeamQuery, filter: TeamFilter & { staleBefore: Date }, limit: number): Promise<Found[]> {
    const [confirmedAt, id] = cursor ? decodeCursor(cursor, ['string', 'number']) : [];
    const after = id === undefined ? null : { id: Number(id), confirmedAt: confirmedAt ? readInstant(String(confirmedAt)) : null };
    if (after?.confirmedAt && Number.isNaN(after.confirmedAt.getTime())) throw new DomainError('VALIDATION_FAILED', { errors: [{ pointer: '?cursor', code: 'cursor' }] });
    const teams = await this.search.longestUnconfirmed(filter, after, limit);
    return teams.map((team) => ({ id: team.id, key: [team.confirmedAt ? sqlInstant(team.confirmedAt) : '', team.id] }));
  }

  private async findNearest({ cursor }: TeamQuery, filter: TeamFilter, centre: Position, limit: number): Promise<Found[]> {
    const [metres, id] = cursor ? decodeCursor(cursor, ['number', 'number']) : [];
    const after: NearTeam | null = id === undefined ? null : { id: Number(id), metres: metres === unlocated ? null : Number(metres) };
    const teams = await this.search.nearest(filter, centre, after, limit);
    return teams.map((team) => ({ ...team, key: [team.metres ?? unlocated, team.id] }));
  }
}

function positionOf({ latitude, longitude }: TeamQuery): Position | null {
  if (latitude === undefined && longitude === undefined) return null;
  if (latitude === undefined || longitude === undefined) {
    throw new DomainError('VALIDATION_FAILED', { errors: [{ pointer: latitude === undefined ? '?latitude' : '?longitude', code: 'positionIncomplete' }] });
  }
  return { latitude: microDegreesOf(latitude), longitude: microDegreesOf(longitude) };
}

/** Teams that one can sign with before those that are full or closed. */
const openFirst = (teams: readonly TeamCardResponse[]): TeamCardResponse[] => {
  const isOpen = (team: TeamCardResponse) => team.accepting && team.placesLeft > 0;
  return [...teams.filter(isOpen), ...teams.filter((team) => !isOpen(team))];
};

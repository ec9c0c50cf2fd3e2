import { Injectable } from '@nestjs/common';
import type { ContractState } from '@jiayi/domain';
import { keyGroupRulesOf } from '@jiayi/policy';
import { Clock } from '../platform/clock/index.js';
import { isWithin, readInstant, sqlInstant, type SqlPredicate } from '../platform/database/index.js';
import { decodeCursor, DomainError, encodeCursor, type StaffActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import type { ResidentQuery } from './dto/resident.dto.js';
import { groupsWithoutHealth, isTeamReader, overseenPaths, seesHealth, visibleResidents } from './residents.access.js';
import { ResidentsRepository, type InstitutionPosition, type ListOrder, type ResidentFilter, type TeamPosition } from './residents.repository.js';

/** Ids of a page and where the next one begins. */
export interface ResidentPageIds {
  readonly ids: number[];
  readonly nextCursor: string | null;
}

/** States of a contract that binds a resident to a team, in the order of the list. */
const teamStates: readonly ContractState[] = ['ACTIVE', 'SUBMITTED'];

/** Finds which residents a list shows. A team's list comes from its contracts, any other from the institutions. */
@Injectable()
export class ResidentListService {
  private readonly plainGroups: readonly string[];

  constructor(policy: RegionPolicy, private readonly clock: Clock, private readonly residents: ResidentsRepository) {
    this.plainGroups = groupsWithoutHealth(keyGroupRulesOf(policy.pack));
  }

  async find(actor: StaffActor, query: ResidentQuery, limit: number): Promise<ResidentPageIds> {
    const filter = await this.filterOf(query);
    if (!filter) return { ids: [], nextCursor: null };
    const visible = this.visibleFor(actor, query.keyGroup);
    if (query.teamId !== undefined) return this.ofTeams([query.teamId], query, filter, visible, limit);
    const paths = overseenPaths(actor);
    if (paths.length) return this.ofInstitutions(intersection(paths, filter.subtree), query, filter, visible, limit);
    if (!isTeamReader(actor)) return { ids: [], nextCursor: null };
    return this.ofTeams(await this.residents.teamsOf(actor.practitionerId ?? 0), query, filter, visible, limit);
  }

  private async filterOf({ q, keyGroup, contractState, institutionId }: ResidentQuery): Promise<ResidentFilter | null> {
    const subtree = institutionId === undefined ? undefined : await this.residents.pathOfInstitution(institutionId);
    return subtree === null ? null : { name: q?.trim() || undefined, keyGroup, contractState, subtree };
  }

  /** Whoever asks for a group that follows from an illness finds only those of whose illnesses he may know. */
  private visibleFor(actor: StaffActor, keyGroup: string | undefined): SqlPredicate {
    const tellsOfHealth = keyGroup !== undefined && !this.plainGroups.includes(keyGroup);
    if (tellsOfHealth && !seesHealth(actor)) throw new DomainError('FORBIDDEN');
    return visibleResidents(actor, this.clock.today(), tellsOfHealth ? (view) => view.health : undefined);
  }

  private async ofTeams(teamIds: readonly number[], query: ResidentQuery, filter: ResidentFilter, visible: SqlPredicate, limit: number): Promise<ResidentPageIds> {
    const [team, stateIndex, priority, submittedAt, contractId] = query.cursor ? decodeCursor(query.cursor, ['number', 'number', 'number', 'string', 'number']) : [];
    const found: (TeamPosition & { id: number; teamId: number; stateIndex: number })[] = [];
    const { contractState, ...rest } = filter;
    for (const teamId of teamIds.filter((id) => team === undefined || id >= Number(team))) {
      for (const [index, state] of teamStates.entries()) {
        const here = teamId === team;
        if ((contractState && contractState !== state) || (here && index < Number(stateIndex)) || found.length > limit) continue;
        const after = here && index === stateIndex
          ? { priority: Number(priority), submittedAt: sqlInstant(instantOf(submittedAt)), contractId: Number(contractId) } : null;
        const rows = await this.residents.listOfTeam(teamId, state, rest, visible, after, limit + 1 - found.length);
        found.push(...rows.map((row) => ({ ...row, teamId, stateIndex: index })));
      }
    }
    const last = found.slice(0, limit).at(-1);
    return {
      ids: found.slice(0, limit).map(({ id }) => id),
      nextCursor: found.length > limit && last
        ? encodeCursor([last.teamId, last.stateIndex, last.priority, readInstant(last.submittedAt).toISOString(), last.contractId]) : null,
    };
  }

  private async ofInstitutions(paths: readonly string[], query: ResidentQuery, filter: ResidentFilter, visible: SqlPredicate, limit: number): Promise<ResidentPageIds> {
    const order = orderOf(filter);
    const after = query.cursor ? await this.positionOf(query.cursor, visible) : null;
    const institutions = await this.residents.institutionsWithin(paths);
    const { subtree: _served, ...rest } = filter;
    const found = await this.residents.listOfInstitutions(institutions, order, rest, visible, after, limit + 1);
    const last = found.slice(0, limit).at(-1);
    return {
      ids: found.slice(0, limit).map(({ id }) => id),
      nextCursor: found.length > limit && last ? encodeCursor([last.institutionId, last.id]) : null,
    };
  }

  /** The name that belongs to the place is looked up, because a cursor stands in an address and must not carry names. */
  private async positionOf(cursor: string, visible: SqlPredicate): Promise<InstitutionPosition> {
    const [institutionId, id] = decodeCursor(cursor, ['number', 'number']);
    const name = await this.residents.nameOf(Number(id), visible);
    if (name === null) throw new DomainError('CURSOR_INVALID');
    return { institutionId: Number(institutionId), name, id: Number(id) };
  }
}

/** The order whose index leaves the fewest residents to look at: most people are ACTIVE or NONE, few are in one group. */
function orderOf({ name, contractState, keyGroup }: ResidentFilter): ListOrder {
  if (name) return 'NAME';
  const common = contractState === undefined || contractState === 'ACTIVE' || contractState === 'NONE';
  if (keyGroup !== undefined && keyGroup !== 'ANY' && common) return 'GROUP';
  return contractState === undefined ? 'NAME' : 'STATE';
}

/** What two sets of subtrees have in common. */
const intersection = (paths: readonly string[], subtree: string | undefined): string[] =>
  subtree === undefined ? [...paths] : paths.some((path) => isWithin(subtree, path)) ? [subtree] : paths.filter((path) => isWithin(path, subtree));

/** @throws DomainError VALIDATION_FAILED for a forged cursor */
function instantOf(part: string | number | undefined): Date {
  const instant = new Date(String(part));
  if (Number.isNaN(instant.getTime())) throw new DomainError('VALIDATION_FAILED', { errors: [{ pointer: '?cursor', code: 'cursor' }] });
  return instant;
}

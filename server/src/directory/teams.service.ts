import { Injectable } from '@nestjs/common';
import { practitionerKinds, teamRoles, type PractitionerKind, type TeamRole } from '@jiayi/domain';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { isUniqueViolation, UnitOfWork } from '../platform/database/index.js';
import { DomainError, type Actor, type StaffActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { mayEditTeam } from './directory.access.js';
import { licenceValid, membershipFault } from './domain/membership.js';
import type { AddTeamMemberRequest, TeamMemberResponse, TeamResponse, TeamServiceResponse, UpdateTeamRequest } from './dto/team.dto.js';
import { DirectoryNames } from './names.service.js';
import { PractitionersService } from './practitioners.service.js';
import { TeamCards } from './team-cards.js';
import { TeamsRepository, type MemberRow, type TeamRow } from './teams.repository.js';

const roleOrder = Object.keys(teamRoles);

@Injectable()
export class TeamsService {
  /** Items of the region's basic package, each with its mark [J5]. */
  private readonly services: TeamServiceResponse[];

  constructor(
    policy: RegionPolicy,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly teams: TeamsRepository,
    private readonly cards: TeamCards,
    private readonly names: DirectoryNames,
    private readonly practitioners: PractitionersService,
  ) {
    this.services = policy.pack.basicPackage.value.items
      .map(({ value: { code, name, description, publicHealth } }) => ({ code, name, description, publicHealth }));
  }

  async get(actor: Actor, id: number): Promise<TeamResponse> {
    const [row] = await this.teams.cards([id]);
    if (!row) throw new DomainError('NOT_FOUND');
    const [members, grids] = [await this.teams.members(id), await this.teams.grids(id)];
    return {
      ...this.cards.card(row),
      introduction: row.introduction ?? '',
      members: members.map((member) => this.member(member)).sort((one, other) => roleOrder.indexOf(one.teamRole) - roleOrder.indexOf(other.teamRole)),
      services: this.services,
      grids,
      editable: actor.kind === 'STAFF' && await this.teams.mayEdit(id, mayEditTeam(actor, 't')),
    };
  }

  update(actor: StaffActor, id: number, change: UpdateTeamRequest): Promise<TeamResponse> {
    const changed = (['name', 'introduction', 'capacity', 'accepting'] as const).filter((field) => change[field] !== undefined);
    if (!changed.length) throw new DomainError('VALIDATION_FAILED', { errors: [{ pointer: '', code: 'nothingToChange' }] });
    return this.changing(actor, id, 'team.update', { changed, capacity: change.capacity, accepting: change.accepting }, async () => {
      if (!await this.teams.change(id, change)) throw await this.refusalOf(id, change);
      if (change.name !== undefined) await this.names.rename('TEAM', { id, name: change.name });
    });
  }

  confirm(actor: StaffActor, id: number): Promise<TeamResponse> {
    return this.changing(actor, id, 'team.confirm', {}, () => this.teams.confirm(id, this.clock.now()));
  }

  addMember(actor: StaffActor, id: number, { practitionerId, teamRole }: AddTeamMemberRequest): Promise<TeamResponse> {
    return this.changing(actor, id, 'team.add-member', { practitionerId, teamRole }, async () => {
      const practitioner = await this.practitioners.findForTeam(actor, practitionerId);
      if (!practitioner) throw new DomainError('NOT_FOUND', { errors: [{ pointer: '/practitionerId', code: 'NOT_FOUND' }] });
      const fault = membershipFault(
        { kind: practitioner.kind as PractitionerKind, active: practitioner.active === 1, licenceValidUntil: practitioner.licenceValidUntil },
        teamRole, this.clock.today(),
      );
      if (fault) throw new DomainError(fault);
      const earlier = await this.teams.memberOf(id, practitionerId);
      if (earlier?.active === 1) throw new DomainError('MEMBER_EXISTS');
      if (earlier) await this.teams.reactivateMember(earlier.id, teamRole, this.clock.now());
      else await this.insertMember(id, practitionerId, teamRole);
    });
  }

  removeMember(actor: StaffActor, id: number, memberId: number): Promise<TeamResponse> {
    return this.changing(actor, id, 'team.remove-member', { memberId }, async () => {
      if (!await this.teams.deactivateMember(id, memberId, this.clock.now())) throw new DomainError('NOT_FOUND');
      if (await this.teams.acceptsWithoutLeader(id)) throw new DomainError('LAST_LEADER');
    });
  }

  private async insertMember(id: number, practitionerId: number, teamRole: TeamRole): Promise<void> {
    await this.teams.insertMember(id, practitionerId, teamRole, this.clock.now()).catch((error: unknown) => {
      throw isUniqueViolation(error, 'ux_team_member_team_id_practitioner_id') ? new DomainError('MEMBER_EXISTS') : error;
    });
  }

  /** One change of one team after the other, by someone who keeps it, with its audit entry. */
  private changing(actor: StaffActor, id: number, action: string, detail: Record<string, unknown>, work: () => Promise<void>): Promise<TeamResponse> {
    return this.unitOfWork.run(async () => {
      if (!await this.teams.take(id, mayEditTeam(actor, 'team'), this.clock.now())) {
        // Everyone signed in may know of every team, so that only what does not exist is unknown.
        throw new DomainError(await this.teams.exists(id) ? 'FORBIDDEN' : 'NOT_FOUND');
      }
      await work();
      const [row] = await this.teams.cards([id]);
      await this.auditLog.write({ actor, action, targetKind: 'team', targetId: id, institutionPath: row?.institutionPath ?? '/', detail });
      return this.get(actor, id);
    });
  }

  private async refusalOf(id: number, change: UpdateTeamRequest): Promise<DomainError> {
    const [row] = await this.teams.cards([id]);
    const taken = (row as TeamRow).placesTaken;
    return change.capacity !== undefined && taken > change.capacity
      ? new DomainError('CAPACITY_BELOW_TAKEN', { parameters: { taken }, errors: [{ pointer: '/capacity', code: 'CAPACITY_BELOW_TAKEN' }] })
      : new DomainError('LEADER_REQUIRED');
  }

  private member(row: MemberRow): TeamMemberResponse {
    const kind = row.kind as PractitionerKind;
    const teamRole = row.teamRole as TeamRole;
    return {
      id: row.id,
      practitionerId: row.practitionerId,
      name: row.name,
      kind,
      kindName: practitionerKinds[kind].name,
      teamRole,
      teamRoleName: teamRoles[teamRole],
      title: row.title ?? '',
      specialty: row.specialty ?? '',
      employerName: row.employerName,
      licenceValid: licenceValid(kind, row.licenceValidUntil, this.clock.today()),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { practitionerKinds, type PractitionerKind } from '@jiayi/domain';
import { Clock } from '../platform/clock/index.js';
import { withinSubtrees, type SqlPredicate } from '../platform/database/index.js';
import { decodeCursor, defaultPageSize, pageOf, type StaffActor } from '../platform/http/index.js';
import { mayFindPractitioner, pathsOfRoles, practitionerReaders } from './directory.access.js';
import { licenceValid } from './domain/membership.js';
import type { PractitionerPage, PractitionerQuery, PractitionerResponse } from './dto/practitioner.dto.js';
import { InstitutionsRepository } from './institutions.repository.js';
import { PractitionersRepository, type PractitionerRow } from './practitioners.repository.js';

@Injectable()
export class PractitionersService {
  constructor(
    private readonly clock: Clock,
    private readonly practitioners: PractitionersRepository,
    private readonly institutions: InstitutionsRepository,
  ) {}

  async list(actor: StaffActor, query: PractitionerQuery): Promise<PractitionerPage> {
    const limit = query.limit ?? defaultPageSize;
    const afterId = query.cursor ? Number(decodeCursor(query.cursor, ['number'])[0]) : 0;
    const conditions = [await this.reachOf(actor)];
    if (query.institutionId !== undefined) {
      const path = await this.institutions.pathOf(query.institutionId);
      if (path === null) return { items: [], nextCursor: null };
      conditions.push(withinSubtrees('e.path', [path]));
    }
    const rows = await this.practitioners.list(query.q, conditions, afterId, limit + 1);
    const teams = await this.practitioners.teamsOf(rows.slice(0, limit).map(({ id }) => id));
    return pageOf(rows, limit, (row) => [row.id], (row) => this.answer(row, teams.get(row.id) ?? []));
  }

  /** The practitioner, if the actor may put him into a team. */
  async findForTeam(actor: StaffActor, id: number): Promise<PractitionerRow | null> {
    return this.practitioners.find(id, await this.reachOf(actor));
  }

  private async reachOf(actor: StaffActor): Promise<SqlPredicate> {
    return mayFindPractitioner(actor, 'e.path', await this.institutions.countiesOf(pathsOfRoles(actor, practitionerReaders)));
  }

  private answer(row: PractitionerRow, teams: PractitionerResponse['teams']): PractitionerResponse {
    const kind = row.kind as PractitionerKind;
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      kind,
      kindName: practitionerKinds[kind].name,
      title: row.title ?? '',
      specialty: row.specialty ?? '',
      employerId: row.employerId,
      employerName: row.employerName,
      licenceValidUntil: row.licenceValidUntil,
      licenceValid: licenceValid(kind, row.licenceValidUntil, this.clock.today()),
      teams,
    };
  }
}

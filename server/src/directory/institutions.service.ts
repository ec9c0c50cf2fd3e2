import { Injectable } from '@nestjs/common';
import { institutionKinds, ownerships, type InstitutionKind, type Ownership } from '@jiayi/domain';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { isWithin, UnitOfWork } from '../platform/database/index.js';
import { decodeCursor, defaultPageSize, DomainError, pageOf, type Actor, type StaffActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { directoryKeepers, mayEditInstitution, pathsOfRoles, seesInactive } from './directory.access.js';
import { isStale } from './domain/freshness.js';
import { degreesOf, microDegreesOf } from './domain/great-circle.js';
import type { InstitutionPage, InstitutionQuery, InstitutionResponse, UpdateInstitutionRequest } from './dto/institution.dto.js';
import { InstitutionsRepository, type InstitutionChange, type InstitutionRow } from './institutions.repository.js';
import { DirectoryNames } from './names.service.js';

@Injectable()
export class InstitutionsService {
  private readonly freshDays: number;

  constructor(
    policy: RegionPolicy,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly institutions: InstitutionsRepository,
    private readonly names: DirectoryNames,
  ) {
    this.freshDays = policy.pack.teamDataFreshDays.value;
  }

  async list(actor: Actor, query: InstitutionQuery): Promise<InstitutionPage> {
    const limit = query.limit ?? defaultPageSize;
    const afterId = query.cursor ? Number(decodeCursor(query.cursor, ['number'])[0]) : 0;
    const rows = await this.institutions.list(
      { parentId: query.parentId, kind: query.kind, word: query.q, withInactive: seesInactive(actor) }, afterId, limit + 1,
    );
    const kept = rows.slice(0, limit);
    const teams = await this.institutions.teamCounts(kept.map(({ path }) => path));
    return pageOf(rows, limit, (row) => [row.id], (row) => this.answer(actor, row, teams));
  }

  async get(actor: Actor, id: number): Promise<InstitutionResponse> {
    const row = await this.institutions.find(id, seesInactive(actor));
    if (!row) throw new DomainError('NOT_FOUND');
    return this.answer(actor, row, await this.institutions.teamCounts([row.path]));
  }

  async update(actor: StaffActor, id: number, request: UpdateInstitutionRequest): Promise<InstitutionResponse> {
    const change = changeOf(request);
    return this.unitOfWork.run(async () => {
      const changed = await this.institutions.change(id, change, mayEditInstitution(actor, 'path'), this.clock.now());
      if (!changed) await this.refuse(id);
      if (change.name !== undefined) await this.names.rename('INSTITUTION', { id, name: change.name });
      const answer = await this.get(actor, id);
      await this.auditLog.write({
        actor, action: 'institution.update', targetKind: 'institution', targetId: id,
        institutionPath: await this.pathOf(id), detail: { changed: Object.keys(change) },
      });
      return answer;
    });
  }

  async confirm(actor: StaffActor, id: number): Promise<InstitutionResponse> {
    return this.unitOfWork.run(async () => {
      if (!await this.institutions.confirm(id, mayEditInstitution(actor, 'path'), this.clock.now())) await this.refuse(id);
      await this.auditLog.write({
        actor, action: 'institution.confirm', targetKind: 'institution', targetId: id, institutionPath: await this.pathOf(id),
      });
      return this.get(actor, id);
    });
  }

  /** The directory is open to everyone signed in, so that only what does not exist is unknown. */
  private async refuse(id: number): Promise<never> {
    throw new DomainError(await this.institutions.pathOf(id) === null ? 'NOT_FOUND' : 'FORBIDDEN');
  }

  private async pathOf(id: number): Promise<string> {
    return await this.institutions.pathOf(id) ?? '/';
  }

  private answer(actor: Actor, row: InstitutionRow, teams: ReadonlyMap<string, number>): InstitutionResponse {
    const { path, latitude, longitude, confirmedAt, ...rest } = row;
    return {
      ...rest,
      kind: row.kind as InstitutionKind,
      kindName: institutionKinds[row.kind as InstitutionKind].name,
      ownership: row.ownership as Ownership,
      ownershipName: ownerships[row.ownership as Ownership],
      address: row.address ?? '',
      phone: row.phone ?? '',
      openingHours: row.openingHours ?? '',
      active: row.active === 1,
      latitude: latitude === null ? null : degreesOf(latitude),
      longitude: longitude === null ? null : degreesOf(longitude),
      confirmedAt: confirmedAt?.toISOString() ?? null,
      stale: isStale(confirmedAt, this.clock.now(), this.freshDays),
      teamCount: teams.get(path) ?? 0,
      editable: actor.kind === 'STAFF' && pathsOfRoles(actor, directoryKeepers).some((subtree) => isWithin(path, subtree)),
    };
  }
}

/** A position is given or removed as a whole. */
function changeOf(request: UpdateInstitutionRequest): InstitutionChange {
  const { latitude, longitude, ...words } = request;
  if (Object.values(request).every((value) => value === undefined)) {
    throw new DomainError('VALIDATION_FAILED', { errors: [{ pointer: '', code: 'nothingToChange' }] });
  }
  if (latitude === undefined && longitude === undefined) return words;
  if (latitude === undefined || longitude === undefined || (latitude === null) !== (longitude === null)) {
    throw new DomainError('VALIDATION_FAILED', { errors: [{ pointer: latitude == null ? '/latitude' : '/longitude', code: 'positionIncomplete' }] });
  }
  return {
    ...words,
    latitude: latitude === null ? null : microDegreesOf(latitude),
    longitude: longitude === null ? null : microDegreesOf(longitude),
  };
}

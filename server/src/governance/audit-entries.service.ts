import { Injectable } from '@nestjs/common';
import { addDays, roles, startOfCivilDate, type Role } from '@jiayi/domain';
import { idsOfPath, readInstant } from '../platform/database/index.js';
import { decodeCursor, defaultPageSize, encodeCursor, type StaffActor } from '../platform/http/index.js';
import { AuditEntriesRepository, type AuditEntryRow, type AuditFilter, type IdRange } from './audit-entries.repository.js';
import { auditActionName } from './domain/audit-actions.js';
import type { AuditEntryPage, AuditEntryQuery, AuditEntryResponse } from './dto/audit.dto.js';
import { visibleEntries } from './governance.access.js';

/** Entries read by one statement, and statements of one request: a rare entry costs several requests, never a full scan. */
const entriesPerStatement = 5_000;
const statementsPerRequest = 40;
/** Entries written at the same time may get their ids in another order than their instants. */
const disorderMs = 60_000;

/** Who did what, for those who answer for a subtree. */
@Injectable()
export class AuditEntriesService {
  constructor(private readonly entries: AuditEntriesRepository) {}

  async list(actor: StaffActor, query: AuditEntryQuery): Promise<AuditEntryPage> {
    const limit = query.limit ?? defaultPageSize;
    const filter = filterOf(query);
    const range = await this.rangeOf(filter);
    const end = query.cursor ? Math.min(range.end, Number(decodeCursor(query.cursor, ['number'])[0])) : range.end;
    const { rows, reached } = await this.read(actor, filter, { ...range, end }, limit + 1);
    const kept = rows.slice(0, limit);
    const next = rows.length > limit ? kept.at(-1)?.id ?? null : reached > range.first ? reached : null;
    return { items: await this.present(kept), nextCursor: next === null ? null : encodeCursor([next]) };
  }

  /** Goes back through the ids part by part. `reached`: the smallest id looked at. */
  private async read(actor: StaffActor, filter: AuditFilter, range: IdRange, limit: number): Promise<{ rows: AuditEntryRow[]; reached: number }> {
    const rows: AuditEntryRow[] = [];
    let reached = range.end;
    for (let statement = 0; statement < statementsPerRequest && reached > range.first && rows.length < limit; statement++) {
      const first = Math.max(range.first, reached - entriesPerStatement);
      rows.push(...await this.entries.list({ first, end: reached }, visibleEntries(actor), filter, limit - rows.length));
      reached = first;
    }
    return { rows, reached };
  }

  private async rangeOf(filter: AuditFilter): Promise<IdRange> {
    const all = await this.entries.range();
    return {
      first: filter.from ? await this.entries.firstIdSince(new Date(filter.from.getTime() - disorderMs), all) : all.first,
      end: filter.before ? await this.entries.firstIdSince(new Date(filter.before.getTime() + disorderMs), all) : all.end,
    };
  }

  private async present(rows: readonly AuditEntryRow[]): Promise<AuditEntryResponse[]> {
    const ids = [...new Set(rows.flatMap(({ institutionPath }) => idsOfPath(institutionPath).at(-1) ?? []))];
    const names = new Map((await this.entries.institutionNames(ids)).map(({ id, name }) => [id, name]));
    return rows.map(({ institutionPath, role, at, ...row }) => ({
      ...row,
      at: readInstant(at).toISOString(),
      roleName: Object.hasOwn(roles, role) ? roles[role as Role].name : '系统',
      actionName: auditActionName(row.action),
      institutionName: names.get(idsOfPath(institutionPath).at(-1) ?? 0) ?? null,
    }));
  }
}

const filterOf = ({ actor, action, targetKind, from, to }: AuditEntryQuery): AuditFilter => ({
  actor: actor?.trim() || undefined, action, targetKind,
  from: from === undefined ? undefined : startOfCivilDate(from),
  before: to === undefined ? undefined : startOfCivilDate(addDays(to, 1)),
});

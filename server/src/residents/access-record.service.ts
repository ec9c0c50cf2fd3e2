import { Injectable } from '@nestjs/common';
import { isStaffRole, staffRoles } from '@jiayi/domain';
import { accessPurposes, type AccessPurpose } from '../platform/audit/index.js';
import { readInstant } from '../platform/database/index.js';
import { decodeCursor, defaultPageSize, pageOf, type PageQuery, type ResidentActor } from '../platform/http/index.js';
import { AccessRecordRepository } from './access-record.repository.js';
import type { AccessPage } from './dto/resident.dto.js';

/** Lets a resident read who looked at his data. */
@Injectable()
export class AccessRecordService {
  constructor(private readonly accesses: AccessRecordRepository) {}

  async list(actor: ResidentActor, query: PageQuery): Promise<AccessPage> {
    if (actor.residentId === null) return { items: [], nextCursor: null };
    const limit = query.limit ?? defaultPageSize;
    const before = query.cursor ? Number(decodeCursor(query.cursor, ['number'])[0]) : Number.MAX_SAFE_INTEGER;
    const rows = await this.accesses.list(actor.residentId, before, limit + 1);
    return pageOf(rows, limit, (row) => [row.id], (row) => ({
      at: readInstant(row.at).toISOString(),
      who: row.actorName,
      roleName: isStaffRole(row.role) ? staffRoles[row.role].name : '工作人员',
      institutionName: row.institutionName ?? '',
      purposeName: accessPurposes[row.purpose as AccessPurpose] ?? '办理业务',
    }));
  }
}

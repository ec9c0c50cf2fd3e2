import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import { Database, sqlInstant, UnitOfWork, type SqlValue } from '../database/index.js';
import { currentRequest, type Actor, type StaffActor } from '../http/index.js';

/** Why a member of staff saw a resident's data, in the words the resident reads. */
export const accessPurposes = {
  SIGNING_QUEUE: '查看待处理的签约申请列表',
  SIGNING_REQUEST: '处理您的签约申请',
  CONTRACT: '查看您的签约协议',
  CONTRACT_DOCUMENT: '打开您的签约协议文件',
  EVIDENCE: '核验您的签约证据',
  RESIDENT_LIST: '查看居民列表',
  RESIDENT_CARD: '查看您的居民信息',
  CHILD_RECORD: '查看未成年人信息',
  IDENTITY_CLAIM: '核实您的实名信息',
} as const;

export type AccessPurpose = keyof typeof accessPurposes;

export interface AuditedDeed {
  /** Null for what the system does by itself. */
  actor: Actor | null;
  /** `<module>.<deed>`, e.g. `contract.accept`. */
  action: string;
  targetKind: string;
  targetId: string | number;
  /** Subtree the deed belongs to; by default the actor's own. */
  institutionPath?: string;
  /** Never personal data beyond what the target's id says. */
  detail?: Record<string, unknown>;
}

@Injectable()
export class AuditLog {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly unitOfWork: UnitOfWork) {}

  /** Writes who did what, in the unit of work of the deed. */
  async write(deed: AuditedDeed): Promise<void> {
    const { actor } = deed;
    const grant = actor?.kind === 'STAFF' ? actor.grants[0] : undefined;
    await this.database.execute(
      `INSERT INTO audit_entry (at, account_id, actor_name, role, institution_path, action, target_kind, target_id, detail, trace_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        sqlInstant(this.clock.now()), actor?.accountId ?? null, actor?.displayName ?? '系统',
        actor?.kind === 'RESIDENT' ? 'RESIDENT' : grant?.role ?? 'SYSTEM',
        deed.institutionPath ?? grant?.institutionPath ?? '/',
        deed.action, deed.targetKind, String(deed.targetId), JSON.stringify(deed.detail ?? {}), currentRequest()?.traceId ?? 'background',
      ],
    );
  }

  /** Writes that a member of staff saw these residents' data; the answer is sent only after the rows are there. */
  async recordAccess(entry: { actor: StaffActor; residentIds: readonly number[]; purpose: AccessPurpose }): Promise<void> {
    const residentIds = [...new Set(entry.residentIds)];
    if (!residentIds.length) return;
    const { actor } = entry;
    const grant = actor.grants[0];
    const row: SqlValue[] = [
      sqlInstant(this.clock.now()), actor.accountId, actor.displayName, grant?.role ?? 'NONE', grant?.institutionId ?? null,
      entry.purpose, currentRequest()?.traceId ?? 'background',
    ];
    await this.unitOfWork.run(async () => {
      await this.database.execute(
        `INSERT INTO access_entry (at, account_id, actor_name, role, institution_id, purpose, trace_id, resident_id) VALUES ${residentIds.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        residentIds.flatMap((residentId) => [...row, residentId]),
      );
    });
  }
}

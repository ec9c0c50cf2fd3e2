import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ageOn, keyGroups, periodFor, transition, type ContractAction } from '@jiayi/domain';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { never, readInstant, UnitOfWork } from '../platform/database/index.js';
import { EvidenceLog, type PresentedEvidence } from '../platform/evidence/index.js';
import { decodeCursor, DomainError, pageOf, type Actor, type ResidentActor, type StaffActor } from '../platform/http/index.js';
import { Outbox } from '../platform/outbox/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import { ScheduledJobs } from '../platform/schedule/index.js';
import { presentContract } from './contract.presenter.js';
import { decidableContracts, visibleContracts } from './contracts.access.js';
import { ContractsRepository, readGroups, type ContractRow, type Decision, type QueuePosition, type QueueRow } from './contracts.repository.js';
import type { ContractResponse, QueueItemResponse, QueueResponse, ReturnContractRequest, ReturnReasonResponse } from './dto/contract.dto.js';
import { PublishedTerms } from './published-terms.js';

/** Contracts after they were submitted: seen, decided, withdrawn, ended. */
@Injectable()
export class ContractsService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly policy: RegionPolicy,
    private readonly terms: PublishedTerms,
    private readonly contracts: ContractsRepository,
    private readonly evidence: EvidenceLog,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly jobs: ScheduledJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'contracts.expire', rhythm: { dailyAt: '00:05' }, run: () => this.expire() });
  }

  async listOwn(actor: ResidentActor): Promise<ContractResponse[]> {
    if (actor.residentId === null) return [];
    const rows = await this.contracts.listOfResident(actor.residentId);
    return Promise.all(rows.map((row) => this.present(row, 'OWNER')));
  }

  /** @throws DomainError NOT_FOUND, also for a contract the caller may not know of */
  async get(actor: Actor, id: number): Promise<ContractResponse> {
    const row = await this.visible(actor, id);
    if (actor.kind === 'STAFF') {
      await this.audit.recordAccess({ actor, residentIds: [row.residentId], purpose: row.state === 'SUBMITTED' ? 'SIGNING_REQUEST' : 'CONTRACT' });
    }
    return this.present(row, actor.kind === 'STAFF' ? 'STAFF' : 'OWNER');
  }

  /** The evidence of the signing with its proof. */
  async evidenceOf(actor: Actor, id: number): Promise<PresentedEvidence> {
    const row = await this.visible(actor, id);
    if (actor.kind === 'STAFF') await this.audit.recordAccess({ actor, residentIds: [row.residentId], purpose: 'EVIDENCE' });
    const evidence = await this.evidence.present(row.evidenceId);
    if (!evidence) throw new DomainError('NOT_FOUND');
    return evidence;
  }

  async queue(actor: StaffActor, teamId: number | null, cursor: string | undefined, limit: number): Promise<QueueResponse> {
    const visible = visibleContracts(actor);
    const after = cursor === undefined ? null : queuePosition(cursor);
    const rows = await this.contracts.queue(visible, teamId, after, limit + 1);
    const waiting = await this.contracts.countWaiting(visible, teamId);
    await this.audit.recordAccess({ actor, residentIds: rows.slice(0, limit).map((row) => row.residentId), purpose: 'SIGNING_QUEUE' });
    const packageNames = new Map<number, string>();
    for (const { packageId } of rows) packageNames.set(packageId, (await this.terms.package(packageId)).name);
    const today = this.clock.today();
    const page = pageOf(rows, limit,
      (row) => [row.priority, readInstant(row.submittedAt).toISOString(), row.id],
      (row) => queueItem(row, packageNames.get(row.packageId) ?? '', today));
    return { ...page, waiting };
  }

  accept(actor: StaffActor, id: number): Promise<ContractResponse> {
    return this.decide(actor, id, 'accept', (row) => ({ period: periodFor(this.clock.today(), row.months) }));
  }

  /** @throws DomainError RETURN_REASON_REQUIRED without a known reason, or without words where the reason asks for them */
  returnToResident(actor: StaffActor, id: number, input: ReturnContractRequest): Promise<ContractResponse> {
    const reason = this.policy.pack.returnReasons.find(({ value }) => value.code === input.reasonCode)?.value;
    const note = input.note?.trim() || null;
    if (!reason || (reason.noteRequired && !note)) throw new DomainError('RETURN_REASON_REQUIRED');
    return this.decide(actor, id, 'return', () => ({ returned: { reasonCode: reason.code, note } }));
  }

  withdraw(actor: ResidentActor, id: number): Promise<ContractResponse> {
    return this.decide(actor, id, 'withdraw', () => ({}));
  }

  returnReasons(): ReturnReasonResponse[] {
    return this.policy.pack.returnReasons.map(({ value: { code, title, advice, noteRequired } }) => ({ code, title, advice, noteRequired }));
  }

  /** Ends every contract whose last day has passed; each in a unit of work of its own, so that it can stop and go on. */
  async expire(): Promise<void> {
    const today = this.clock.today();
    for (let due = await this.contracts.expired(today, 200); due.length; due = await this.contracts.expired(today, 200)) {
      for (const { id, teamId } of due) {
        await this.unitOfWork.run(async () => {
          if (!await this.contracts.expire(id)) return;
          await this.audit.write({ actor: null, action: 'contract.expire', targetKind: 'contract', targetId: id });
          await this.outbox.add('contract.ended', { contractId: id });
          this.contracts.releasePlaceAtTheEnd(teamId);
        });
      }
    }
  }

  private decide(actor: Actor, id: number, action: ContractAction, changes: (row: ContractRow) => Pick<Decision, 'period' | 'returned'>): Promise<ContractResponse> {
    return this.unitOfWork.run(async () => {
      const row = await this.visible(actor, id);
      if (actor.kind === 'STAFF' && row.decidable !== 1) throw new DomainError('FORBIDDEN');
      const next = transition(row.state, action);
      if (!next.ok) throw new DomainError(next.fault.code, next.fault.parameters ? { parameters: next.fault.parameters } : {});
      const decision: Decision = { state: next.value, at: this.clock.now(), byAccountId: actor.accountId, byName: actor.displayName, ...changes(row) };
      if (!await this.contracts.decide(id, row.state, decision)) throw new DomainError('CONTRACT_STATE_CHANGED');
      await this.record(actor, row, action, decision);
      const holdsPlace = next.value === 'ACTIVE';
      if (!holdsPlace) this.contracts.releasePlaceAtTheEnd(row.teamId);
      const decided = await this.visible(actor, id);
      return this.present(decided, actor.kind === 'STAFF' ? 'STAFF' : 'OWNER');
    });
  }

  private async record(actor: Actor, row: ContractRow, action: ContractAction, decision: Decision): Promise<void> {
    await this.evidence.append({
      kind: evidenceKinds[action], subjectKind: 'contract', subjectId: row.id, at: decision.at,
      body: {
        number: row.number, from: row.state, to: decision.state, by: { accountId: actor.accountId, name: actor.displayName, kind: actor.kind },
        startsOn: decision.period?.startsOn ?? null, endsOn: decision.period?.endsOn ?? null, returnReason: decision.returned?.reasonCode ?? null,
        at: decision.at.toISOString(),
      },
    });
    await this.audit.write({ actor, action: `contract.${action}`, targetKind: 'contract', targetId: row.id, institutionPath: row.institutionPath });
    await this.outbox.add(topics[action], { contractId: row.id });
  }

  /** The contract if this person may know of it. */
  async visible(actor: Actor, id: number): Promise<ContractRow> {
    const row = actor.kind === 'STAFF'
      ? await this.contracts.find(id, visibleContracts(actor), decidableContracts(actor))
      : await this.contracts.find(id, { sql: 'c.resident_id = ?', parameters: [actor.residentId ?? 0] }, never);
    if (!row) throw new DomainError('NOT_FOUND');
    return row;
  }

  async present(row: ContractRow, viewer: 'OWNER' | 'STAFF'): Promise<ContractResponse> {
    return presentContract(row, await this.terms.package(row.packageId), this.policy.pack, viewer);
  }
}

const topics: Readonly<Record<ContractAction, string>> = {
  accept: 'contract.accepted', return: 'contract.returned', withdraw: 'contract.withdrawn', expire: 'contract.ended',
};

const evidenceKinds: Readonly<Record<ContractAction, string>> = {
  accept: 'CONTRACT_ACCEPTED', return: 'CONTRACT_RETURNED', withdraw: 'CONTRACT_WITHDRAWN', expire: 'CONTRACT_EXPIRED',
};

function queuePosition(cursor: string): QueuePosition {
  const [priority, submittedAt, id] = decodeCursor(cursor, ['number', 'string', 'number']);
  return { priority: priority as number, submittedAt: (submittedAt as string).slice(0, 23).replace('T', ' '), id: id as number };
}

const queueItem = (row: QueueRow, packageName: string, today: string): QueueItemResponse => ({
  contractId: row.id,
  number: row.number,
  resident: {
    id: row.residentId, name: row.residentName, sex: row.sex, age: ageOn(row.birthDate, today),
    keyGroups: readGroups(row.groupCodes).map((code) => ({ code, name: keyGroups[code] })),
  },
  team: { id: row.teamId, name: row.teamName },
  packageName,
  months: row.months,
  submittedAt: readInstant(row.submittedAt).toISOString(),
  keyGroupFirst: row.priority === 0,
});

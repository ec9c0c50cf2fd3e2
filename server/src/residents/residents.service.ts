import { Injectable } from '@nestjs/common';
import { ageOn, contractStates, keyGroups, maskIdNumber, maskPhone, sexNames, type ContractState, type KeyGroupCode } from '@jiayi/domain';
import { keyGroupRulesOf } from '@jiayi/policy';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { readInstant, UnitOfWork } from '../platform/database/index.js';
import { defaultPageSize, DomainError, type StaffActor } from '../platform/http/index.js';
import { RegionPolicy } from '../platform/policy/index.js';
import type { ResidentContractBrief, ResidentListItem, ResidentPage, ResidentQuery, ResidentResponse } from './dto/resident.dto.js';
import { ResidentListService } from './resident-list.service.js';
import { groupsWithoutHealth, lastBirthDateOfGrownUps, visibleResidents } from './residents.access.js';
import { ResidentsRepository, type ResidentRow, type Visibility } from './residents.repository.js';

/** What staff see of residents; every look is on record before the answer leaves [S12]. */
@Injectable()
export class ResidentsService {
  private readonly plainGroups: readonly string[];

  constructor(
    policy: RegionPolicy,
    private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly auditLog: AuditLog,
    private readonly cipher: FieldCipher,
    private readonly residents: ResidentsRepository,
    private readonly lists: ResidentListService,
  ) {
    this.plainGroups = groupsWithoutHealth(keyGroupRulesOf(policy.pack));
  }

  async list(actor: StaffActor, query: ResidentQuery): Promise<ResidentPage> {
    const { ids, nextCursor } = await this.lists.find(actor, query, query.limit ?? defaultPageSize);
    const rows = await this.residents.cards(ids, this.visibility(actor));
    await this.record(actor, rows, 'RESIDENT_LIST');
    return { items: rows.map((row) => this.card(row)), nextCursor };
  }

  /** @throws DomainError NOT_FOUND, also for someone the caller may not know of */
  async get(actor: StaffActor, id: number): Promise<ResidentResponse> {
    const [row] = await this.residents.cards([id], this.visibility(actor));
    if (!row) throw new DomainError('NOT_FOUND');
    await this.record(actor, [row], 'RESIDENT_CARD');
    const contracts = await this.residents.contractsOf(id);
    return {
      ...this.card(row),
      conditions: row.health === 1 ? await this.residents.conditionsOf(id) : null,
      contracts: contracts.map((contract) => ({
        ...contractBrief(contract.id, contract.state, contract.teamName, contract.endsOn),
        number: contract.number, startsOn: contract.startsOn, submittedAt: readInstant(contract.submittedAt).toISOString(),
      })),
    };
  }

  private visibility(actor: StaffActor): Visibility {
    const today = this.clock.today();
    return {
      any: visibleResidents(actor, today),
      health: visibleResidents(actor, today, (view) => view.health),
      idNumber: visibleResidents(actor, today, (view) => view.idNumber),
    };
  }

  /** A look at a child's data is noted as such. */
  private async record(actor: StaffActor, rows: readonly ResidentRow[], purpose: 'RESIDENT_LIST' | 'RESIDENT_CARD'): Promise<void> {
    const grownUp = lastBirthDateOfGrownUps(this.clock.today());
    const idsOf = (children: boolean) => rows.filter(({ birthDate }) => birthDate > grownUp === children).map(({ id }) => id);
    await this.unitOfWork.run(async () => {
      await this.auditLog.recordAccess({ actor, residentIds: idsOf(false), purpose });
      await this.auditLog.recordAccess({ actor, residentIds: idsOf(true), purpose: 'CHILD_RECORD' });
    });
  }

  private card(row: ResidentRow): ResidentListItem {
    const codes = (row.groupCodes?.split(',') ?? []).filter((code) => row.health === 1 || this.plainGroups.includes(code)).sort() as KeyGroupCode[];
    return {
      id: row.id,
      name: row.name,
      sex: row.sex,
      sexName: sexNames[row.sex],
      age: ageOn(row.birthDate, this.clock.today()),
      birthDate: row.birthDate,
      phoneMasked: row.phoneCipher === null ? null : maskPhone(this.cipher.decrypt(row.phoneCipher, 'phone')),
      idNumberMasked: row.idNumber === 1 ? maskIdNumber(this.cipher.decrypt(row.idNumberCipher, 'id-number')) : null,
      address: row.address ?? '',
      gridName: row.gridName,
      institutionName: row.institutionName,
      keyGroups: codes.map((code) => ({ code, name: keyGroups[code] })),
      contract: row.contractId === null ? null : contractBrief(row.contractId, row.contractState as ContractState, row.teamName ?? '', row.contractEndsOn ?? ''),
    };
  }
}

const contractBrief = (id: number, state: ContractState, teamName: string, endsOn: string): ResidentContractBrief =>
  ({ id, state, stateName: contractStates[state].name, teamName, endsOn });

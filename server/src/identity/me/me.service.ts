import { Injectable } from '@nestjs/common';
import { ageOn, maskIdNumber, maskPhone, practitionerKinds, staffRoles, teamRoles } from '@jiayi/domain';
import { Clock } from '../../platform/clock/index.js';
import { FieldCipher } from '../../platform/crypto/index.js';
import { DomainError } from '../../platform/http/index.js';
import { AccountsRepository, type AccountRow } from '../accounts.repository.js';
import { wholeInstallationName } from '../domain/names.js';
import { IdentityClaimsRepository } from '../real-name/identity-claims.repository.js';
import type { MeResponse, MyGrant, MyPractitioner, MyResident, RealNameState } from '../dto/me.dto.js';
import { MeRepository } from './me.repository.js';

@Injectable()
export class MeService {
  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly accounts: AccountsRepository,
    private readonly claims: IdentityClaimsRepository,
    private readonly mine: MeRepository,
  ) {}

  async get(accountId: number): Promise<MeResponse> {
    const account = await this.accounts.findById(accountId);
    if (!account) throw new DomainError('SESSION_EXPIRED');
    return {
      kind: account.kind,
      displayName: account.displayName,
      phoneMasked: account.phoneCipher && maskPhone(this.cipher.decrypt(account.phoneCipher, 'phone')),
      realNameState: await this.realNameState(account),
      resident: account.residentId === null ? null : await this.resident(account.residentId),
      grants: account.kind === 'STAFF' ? await this.grants(account.id) : [],
      practitioner: account.practitionerId === null ? null : await this.practitioner(account.practitionerId),
      mustChangePassword: account.mustChangePassword === 1,
    };
  }

  private async realNameState(account: AccountRow): Promise<RealNameState> {
    if (account.residentId !== null) return 'VERIFIED';
    return account.kind === 'RESIDENT' && await this.claims.hasOpen(account.id) ? 'IN_REVIEW' : 'NONE';
  }

  private async resident(residentId: number): Promise<MyResident | null> {
    const row = await this.mine.resident(residentId);
    if (!row) return null;
    const { id, name, sex, birthDate, gridName } = row;
    return {
      id, name, sex, birthDate, gridName,
      idNumberMasked: maskIdNumber(this.cipher.decrypt(row.idNumberCipher, 'id-number')),
      age: ageOn(birthDate, this.clock.today()),
      address: row.address ?? '',
    };
  }

  private async grants(accountId: number): Promise<MyGrant[]> {
    const rows = await this.mine.grants(accountId);
    return rows.map(({ role, institutionId, institutionName }) => ({
      role, roleName: staffRoles[role].name, institutionId: institutionId ?? 0, institutionName: institutionName ?? wholeInstallationName,
    }));
  }

  private async practitioner(practitionerId: number): Promise<MyPractitioner | null> {
    const row = await this.mine.practitioner(practitionerId);
    if (!row) return null;
    const teams = await this.mine.teams(practitionerId);
    return {
      id: row.id, name: row.name, kind: row.kind, kindName: practitionerKinds[row.kind].name,
      teams: teams.map((team) => ({ ...team, teamRoleName: teamRoles[team.teamRole] })),
    };
  }
}

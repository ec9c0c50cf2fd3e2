import { Injectable } from '@nestjs/common';
import { parseMobilePhone, type StaffRole } from '@jiayi/domain';
import { AuditLog } from '../platform/audit/index.js';
import { Clock } from '../platform/clock/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { AccountsRepository } from './accounts.repository.js';
import type { AccountKind } from './domain/session-lifetime.js';
import { nameByPhone } from './domain/names.js';
import type { SessionResponse } from './dto/session.dto.js';
import { SessionsService, type Device } from './sessions/sessions.service.js';
import { Passwords } from './staff/passwords.js';
import { requireUsername, StaffAccountsService } from './staff/staff-accounts.service.js';
import { StaffAccountsRepository } from './staff/staff-accounts.repository.js';

export interface StaffToCreate {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly practitionerId?: number | null;
  readonly grants: readonly { readonly role: StaffRole; readonly institutionId: number | null }[];
  /** Base32; with it the second factor is set up already. */
  readonly totpSecret?: string | null;
  /** True unless told otherwise: whoever creates the account knows its password. */
  readonly mustChangePassword?: boolean;
}

export interface ResidentAccountToCreate {
  readonly phone: string;
  /** The resident whose real name is bound already, with his name; null for an account that still has to do so. */
  readonly resident: { readonly id: number; readonly name: string } | null;
}

/** What the other modules may do with accounts. Nothing here asks who the caller is: that is for the caller to know. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly cipher: FieldCipher,
    private readonly accounts: AccountsRepository,
    private readonly staffAccounts: StaffAccountsService,
    private readonly staff: StaffAccountsRepository,
    private readonly passwords: Passwords,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Creates a staff account without a creator, for the demo and for command lines.
   * @returns its id
   * @throws DomainError USERNAME_INVALID, USERNAME_TAKEN, PRACTITIONER_ALREADY_HAS_ACCOUNT
   */
  async createStaff(staff: StaffToCreate): Promise<number> {
    const username = requireUsername(staff.username);
    const passwordHash = await this.passwords.hash(staff.password);
    return this.unitOfWork.run(async () => {
      const id = await this.staffAccounts.insert({
        username, displayName: staff.displayName, passwordHash, mustChangePassword: staff.mustChangePassword ?? true,
        practitionerId: staff.practitionerId ?? null,
        totpSecretCipher: staff.totpSecret ? this.cipher.encrypt(staff.totpSecret, 'totp-secret') : null,
      });
      for (const grant of staff.grants) await this.staff.insertGrant(id, grant, null, this.clock.now());
      await this.audit.write({ actor: null, action: 'account.create', targetKind: 'account', targetId: id });
      return id;
    });
  }

  /**
   * Creates the account of someone on the phone, for the demo and for command lines.
   * @returns its id
   */
  async createResident({ phone, resident }: ResidentAccountToCreate): Promise<number> {
    const digits = parseMobilePhone(phone);
    if (!digits) throw new RangeError('A mobile number of eleven digits expected');
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const encrypted = { cipher: this.cipher.encrypt(digits, 'phone'), index: this.cipher.index(digits, 'phone') };
      const id = await this.accounts.insertResident({ displayName: nameByPhone(digits), phone: encrypted, openid: null }, now);
      if (id === null || (resident && !await this.accounts.bindResident(id, resident.id, resident.name, now))) {
        throw new Error('The phone or the resident has an account already');
      }
      await this.audit.write({ actor: null, action: 'account.create', targetKind: 'account', targetId: id });
      return id;
    });
  }

  /** Opens a session without asking for a proof, for benchmarks and tests that are about something else. */
  openSession(account: { id: number; kind: AccountKind }, device: Device, secondFactor = true): Promise<SessionResponse> {
    return this.unitOfWork.run(() => this.sessions.open(account, device, secondFactor));
  }

  /** Accounts in use of a team's active members. */
  accountsOfTeam(teamId: number): Promise<number[]> {
    return this.accounts.ofTeam(teamId);
  }

  /** Those of them who may accept and return requests. */
  accountsOfTeamDoctors(teamId: number): Promise<number[]> {
    return this.accounts.ofTeamDoctors(teamId);
  }

  /** The account in use that is bound to a resident, or null. */
  async accountOfResident(residentId: number): Promise<number | null> {
    return (await this.accounts.ofResidents([residentId])).get(residentId) ?? null;
  }

  /** Resident id → account id, for those who have one in use. */
  accountsOfResidents(residentIds: readonly number[]): Promise<Map<number, number>> {
    return this.accounts.ofResidents(residentIds);
  }
}

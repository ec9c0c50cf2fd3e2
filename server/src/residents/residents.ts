import { Injectable } from '@nestjs/common';
import { parseIdentityNumber, type CivilDate } from '@jiayi/domain';
import { Clock } from '../platform/clock/index.js';
import { FieldCipher } from '../platform/crypto/index.js';
import { isUniqueViolation, UnitOfWork } from '../platform/database/index.js';
import { DomainError } from '../platform/http/index.js';
import { KeyGroupsService } from './key-groups.service.js';
import { RegisterRepository, type RegisteredResident } from './register.repository.js';

/** A person whom an institution takes on file because of his own claim. */
export interface ClaimedResident {
  readonly name: string;
  /** Eighteen characters. */
  readonly idNumber: string;
  /** Eleven digits. */
  readonly phone: string | null;
  readonly address: string | null;
  readonly institutionId: number;
}

/** The register of residents, for other modules. */
@Injectable()
export class Residents {
  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly unitOfWork: UnitOfWork,
    private readonly register: RegisterRepository,
    private readonly keyGroups: KeyGroupsService,
  ) {}

  /** @param index HMAC of the ID number, see {@link FieldCipher.index} */
  findByIdNumberIndex(index: string): Promise<RegisteredResident | null> {
    return this.register.findByIdNumberIndex(index);
  }

  /**
   * Takes a person on file; joins the caller's unit of work.
   * @returns the id of the resident
   * @throws DomainError ID_NUMBER_INVALID, or CONFLICT when somebody with this number is on file already
   */
  async createFromClaim(claim: ClaimedResident): Promise<number> {
    const parsed = parseIdentityNumber(claim.idNumber, this.clock.today());
    if (!parsed.ok) throw new DomainError('ID_NUMBER_INVALID');
    const { number, birthDate, sex } = parsed.value;
    return this.unitOfWork.run(async () => {
      const id = await this.register.insert({
        name: claim.name, idNumberCipher: this.cipher.encrypt(number, 'id-number'), idNumberIndex: this.cipher.index(number, 'id-number'), sex, birthDate,
        phoneCipher: claim.phone === null ? null : this.cipher.encrypt(claim.phone, 'phone'),
        phoneIndex: claim.phone === null ? null : this.cipher.index(claim.phone, 'phone'),
        address: claim.address, institutionId: claim.institutionId, at: this.clock.now(),
      }).catch((error: unknown) => {
        throw isUniqueViolation(error, 'ux_resident_id_number_index') ? new DomainError('CONFLICT') : error;
      });
      await this.keyGroups.refresh([id], this.clock.today());
      return id;
    });
  }

  /** Derives the key groups of these residents anew, in the caller's unit of work, and lets the coverage figures follow. */
  refreshKeyGroup(residentIds: readonly number[]): Promise<void> {
    return this.keyGroups.refresh(residentIds, this.clock.today());
  }

  /**
   * Derives the groups of everybody with `key_group_review_on` null (whoever writes residents in bulk leaves it so) or
   * due by age, in bounded units of work.
   * @returns how many residents were looked at
   */
  recomputeKeyGroups(today: CivilDate): Promise<number> {
    return this.keyGroups.recomputeKeyGroups(today);
  }
}

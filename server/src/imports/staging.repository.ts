import type { FieldCipher } from '../platform/crypto/index.js';
import type { Database, SqlValue } from '../platform/database/index.js';
import { bulkInsert } from './bulk-insert.js';
import type { CheckedResident, StagedGrid, StagedInstitution, StagedMember, StagedTeam } from './domain/staged.js';

const flag = (value: boolean | null): SqlValue => (value === null ? null : Number(value));

/** Writes the checked rows of one job. Used by the process that checks. */
export class StagingRepository {
  constructor(private readonly database: Database, private readonly cipher: FieldCipher, private readonly jobId: number) {}

  /** @param before how many of them are staged already: parents must keep coming before their children */
  async addInstitutions(rows: readonly StagedInstitution[], before: number): Promise<void> {
    await bulkInsert(this.database, 'import_institution',
      ['job_id', 'sheet_row', 'code', 'name', 'kind', 'parent_code', 'ownership', 'address', 'phone', 'latitude', 'longitude', 'opening_hours', 'sequence'],
      rows.map((row, index) => [this.jobId, row.rowNumber, row.code, row.name, row.kind, row.parentCode, row.ownership, row.address, row.phone, row.latitude, row.longitude, row.openingHours, before + index]));
  }

  async addGrids(rows: readonly StagedGrid[]): Promise<void> {
    await bulkInsert(this.database, 'import_grid', ['job_id', 'sheet_row', 'code', 'name', 'institution_code'],
      rows.map((row) => [this.jobId, row.rowNumber, row.code, row.name, row.institutionCode]));
  }

  async addTeams(rows: readonly StagedTeam[]): Promise<void> {
    await bulkInsert(this.database, 'import_team',
      ['job_id', 'sheet_row', 'code', 'name', 'institution_code', 'capacity', 'accepting', 'introduction', 'grid_codes'],
      rows.map((row) => [this.jobId, row.rowNumber, row.code, row.name, row.institutionCode, row.capacity, flag(row.accepting), row.introduction, JSON.stringify(row.gridCodes)]));
  }

  async addMembers(rows: readonly StagedMember[]): Promise<void> {
    await bulkInsert(this.database, 'import_member',
      ['job_id', 'sheet_row', 'code', 'name', 'kind', 'title', 'specialty', 'licence_number', 'licence_valid_until', 'employer_code', 'team_code', 'team_role'],
      rows.map((row) => [this.jobId, row.rowNumber, row.code, row.name, row.kind, row.title, row.specialty, row.licenceNumber, row.licenceValidUntil, row.employerCode, row.teamCode, row.teamRole]));
  }

  /** Encrypts ID numbers and phones, so that in the clear they never reach the database; outside of any transaction, since it takes time. */
  seal(rows: readonly CheckedResident[]): SealedResidents {
    return {
      residents: rows.map((row) => [
        this.jobId, row.rowNumber, row.name,
        this.cipher.encrypt(row.idNumber, 'id-number'), this.cipher.index(row.idNumber, 'id-number'), row.sex, row.birthDate,
        row.phone ? this.cipher.encrypt(row.phone, 'phone') : row.phone, row.phone ? this.cipher.index(row.phone, 'phone') : row.phone,
        row.address, row.gridCode, row.institutionCode, flag(row.groups !== null),
      ]),
      items: rows.flatMap((row) => [
        ...row.conditions.map(({ code, name, since }) => [this.jobId, row.rowNumber, 'CONDITION', code, name, since]),
        ...(row.groups ?? []).map((code) => [this.jobId, row.rowNumber, 'GROUP', code, '', null]),
      ]),
    };
  }

  async addResidents({ residents, items }: SealedResidents): Promise<void> {
    await bulkInsert(this.database, 'import_resident',
      ['job_id', 'sheet_row', 'name', 'id_number_cipher', 'id_number_index', 'sex', 'birth_date', 'phone_cipher', 'phone_index', 'address', 'grid_code', 'institution_code', 'groups_given'],
      residents);
    await bulkInsert(this.database, 'import_resident_item', ['job_id', 'sheet_row', 'kind', 'code', 'name', 'since'], items);
  }
}

/** Residents as rows of the staging tables. */
export interface SealedResidents {
  residents: SqlValue[][];
  items: SqlValue[][];
}

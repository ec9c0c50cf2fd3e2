import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/*
 * Checked rows that wait for their confirmation. They are written and read with plain SQL; the entities keep the schema honest.
 */

@Entity('import_institution')
export class ImportInstitutionRow {
  @ForeignKey('ImportJobRow', { name: 'fk_import_institution_job_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId: number;

  @PrimaryColumn({ name: 'sheet_row', type: 'int' })
  sheetRow: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: 24 })
  kind: string;

  @Column({ name: 'parent_code', type: 'varchar', length: 32, nullable: true })
  parentCode: string | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  ownership: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  address: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  phone: string | null;

  @Column({ type: 'int', nullable: true })
  latitude: number | null;

  @Column({ type: 'int', nullable: true })
  longitude: number | null;

  @Column({ name: 'opening_hours', type: 'varchar', length: 200, nullable: true })
  openingHours: string | null;

  @Column({ type: 'int' })
  sequence: number;
}

@Entity('import_grid')
export class ImportGridRow {
  @ForeignKey('ImportJobRow', { name: 'fk_import_grid_job_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId: number;

  @PrimaryColumn({ name: 'sheet_row', type: 'int' })
  sheetRow: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ name: 'institution_code', type: 'varchar', length: 32 })
  institutionCode: string;
}

@Entity('import_team')
export class ImportTeamRow {
  @ForeignKey('ImportJobRow', { name: 'fk_import_team_job_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId: number;

  @PrimaryColumn({ name: 'sheet_row', type: 'int' })
  sheetRow: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ name: 'institution_code', type: 'varchar', length: 32 })
  institutionCode: string;

  @Column({ type: 'int', nullable: true })
  capacity: number | null;

  @Column({ type: 'boolean', nullable: true })
  accepting: boolean | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  introduction: string | null;

  @Column({ name: 'grid_codes', type: 'text' })
  gridCodes: string;
}

@Entity('import_member')
export class ImportMemberRow {
  @ForeignKey('ImportJobRow', { name: 'fk_import_member_job_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId: number;

  @PrimaryColumn({ name: 'sheet_row', type: 'int' })
  sheetRow: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  @Column({ type: 'varchar', length: 24 })
  kind: string;

  @Column({ type: 'varchar', length: 64, nullable: true })
  title: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  specialty: string | null;

  @Column({ name: 'licence_number', type: 'varchar', length: 64, nullable: true })
  licenceNumber: string | null;

  @Column({ name: 'licence_valid_until', type: 'varchar', length: 10, nullable: true })
  licenceValidUntil: string | null;

  @Column({ name: 'employer_code', type: 'varchar', length: 32 })
  employerCode: string;

  @Column({ name: 'team_code', type: 'varchar', length: 32, nullable: true })
  teamCode: string | null;

  @Column({ name: 'team_role', type: 'varchar', length: 24, nullable: true })
  teamRole: string | null;
}

@Entity('import_resident')
@Index('ix_import_resident_job_id_id_number_index', ['jobId', 'idNumberIndex'])
export class ImportResidentRow {
  @ForeignKey('ImportJobRow', { name: 'fk_import_resident_job_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId: number;

  @PrimaryColumn({ name: 'sheet_row', type: 'int' })
  sheetRow: number;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  @Column({ name: 'id_number_cipher', type: 'varchar', length: 160 })
  idNumberCipher: string;

  @Column({ name: 'id_number_index', type: 'varchar', length: 64 })
  idNumberIndex: string;

  @Column({ type: 'varchar', length: 1 })
  sex: string;

  @Column({ name: 'birth_date', type: 'date' })
  birthDate: string;

  @Column({ name: 'phone_cipher', type: 'varchar', length: 160, nullable: true })
  phoneCipher: string | null;

  @Column({ name: 'phone_index', type: 'varchar', length: 64, nullable: true })
  phoneIndex: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  address: string | null;

  @Column({ name: 'grid_code', type: 'varchar', length: 32, nullable: true })
  gridCode: string | null;

  @Column({ name: 'institution_code', type: 'varchar', length: 32 })
  institutionCode: string;

  @Column({ name: 'groups_given', type: 'boolean' })
  groupsGiven: boolean;

  @Column({ name: 'resident_id', type: 'int', nullable: true })
  residentId: number | null;

  @Column({ name: 'change_kind', type: 'varchar', length: 9, nullable: true })
  changeKind: string | null;
}

/** A group or a known condition of a staged resident. */
@Entity('import_resident_item')
export class ImportResidentItemRow {
  @ForeignKey('ImportJobRow', { name: 'fk_import_resident_item_job_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId: number;

  @PrimaryColumn({ name: 'sheet_row', type: 'int' })
  sheetRow: number;

  @PrimaryColumn({ type: 'varchar', length: 9 })
  kind: string;

  @PrimaryColumn({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  @Column({ type: 'date', nullable: true })
  since: string | null;
}

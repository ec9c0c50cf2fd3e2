import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** One uploaded workbook on its way into the data. */
@Entity('import_job')
@Index('ix_import_job_institution_path_id', ['institutionPath', 'id'])
@Index('ix_import_job_state_lease_until', ['state', 'leaseUntil'])
export class ImportJobRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ name: 'file_name', type: 'varchar', length: 255 })
  fileName: string;

  @Column({ type: 'varchar', length: 16 })
  state: string;

  @Column({ type: 'varchar', length: 24 })
  phase: string;

  @Column({ name: 'phase_done', type: 'int' })
  phaseDone: number;

  @Column({ name: 'phase_total', type: 'int', nullable: true })
  phaseTotal: number | null;

  @Column({ type: 'text' })
  counts: string;

  @Column({ name: 'fault_count', type: 'int' })
  faultCount: number;

  @Column({ type: 'varchar', length: 500, nullable: true })
  failure: string | null;

  @Column({ name: 'institution_path', type: 'varchar', length: 255 })
  institutionPath: string;

  @Column({ type: 'text' })
  scope: string;

  /** Account of the importer; null for the command line. */
  @Column({ name: 'created_by', type: 'int', nullable: true })
  createdBy: number | null;

  @Column({ name: 'created_by_name', type: 'varchar', length: 64 })
  createdByName: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'finished_at', type: 'datetime', precision: 3, nullable: true })
  finishedAt: Date | null;

  @Column({ name: 'lease_token', type: 'varchar', length: 36, nullable: true })
  leaseToken: string | null;

  @Column({ name: 'lease_until', type: 'datetime', precision: 3, nullable: true })
  leaseUntil: Date | null;

  @Column({ type: 'boolean' })
  staged: boolean;
}

/** A single row that serialises the start of imports. */
@Entity('import_gate')
export class ImportGate {
  @PrimaryColumn({ type: 'int' })
  id: number;

  @Column({ type: 'int' })
  turn: number;
}

@Entity('import_fault')
export class ImportFaultRow {
  @ForeignKey('ImportJobRow', { name: 'fk_import_fault_job_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'job_id', type: 'int' })
  jobId: number;

  @PrimaryColumn({ name: 'sheet_position', type: 'int' })
  sheetPosition: number;

  @PrimaryColumn({ name: 'sheet_row', type: 'int' })
  sheetRow: number;

  @PrimaryColumn({ type: 'int' })
  sequence: number;

  @Column({ type: 'varchar', length: 31 })
  sheet: string;

  @Column({ name: 'column_heading', type: 'varchar', length: 64, nullable: true })
  columnHeading: string | null;

  @Column({ type: 'varchar', length: 500 })
  reason: string;

  /** Masked. */
  @Column({ name: 'cell_value', type: 'varchar', length: 100, nullable: true })
  cellValue: string | null;
}

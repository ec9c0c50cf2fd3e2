import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ContractState } from '@jiayi/domain';

/** The resident while the contract is pending or in force, else null: its unique key makes a second one impossible. */
export const openKeyExpression = "CASE WHEN state IN ('SUBMITTED', 'ACTIVE') THEN resident_id END";

/** An agreement between a resident and a team [L15]. A submitted one is a request; the same row becomes the contract. */
@Entity('contract')
@Index('ux_contract_number', ['number'], { unique: true })
@Index('ux_contract_open_key', ['openKey'], { unique: true })
@Index('ix_contract_resident_id_id', ['residentId', 'id'])
@Index('ix_contract_team_id_state_priority_submitted_at_id', ['teamId', 'state', 'priority', 'submittedAt', 'id'])
@Index('ix_contract_state_ends_on_id', ['state', 'endsOn', 'id'])
export class Contract {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;
  @Column({ type: 'varchar', length: 20 }) number: string;

  @ForeignKey('Resident', { name: 'fk_contract_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'resident_id', type: 'int' }) residentId: number;

  @ForeignKey('Team', { name: 'fk_contract_team_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'team_id', type: 'int' }) teamId: number;

  @ForeignKey('ServicePackage', { name: 'fk_contract_package_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'package_id', type: 'int' }) packageId: number;

  @Column({ type: 'int' }) months: number;
  @Column({ type: 'varchar', length: 16 }) state: ContractState;
  /** 0 for a resident of a key group, who is served first [L1]; 1 for others. */
  @Column({ type: 'int' }) priority: number;
  /** First and last day of the period, both included; proposed from the day of submission until accepted. */
  @Column({ name: 'starts_on', type: 'date' }) startsOn: string;
  @Column({ name: 'ends_on', type: 'date' }) endsOn: string;
  @Column({ name: 'submitted_at', type: 'datetime', precision: 3 }) submittedAt: Date;
  /** When it was accepted, returned or withdrawn. */
  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true }) decidedAt: Date | null;
  @Column({ name: 'decided_by', type: 'int', nullable: true }) decidedBy: number | null;
  @Column({ name: 'decided_by_name', type: 'varchar', length: 64, nullable: true }) decidedByName: string | null;
  @Column({ name: 'return_reason_code', type: 'varchar', length: 32, nullable: true }) returnReasonCode: string | null;
  @Column({ name: 'return_note', type: 'varchar', length: 200, nullable: true }) returnNote: string | null;
  @Column({ name: 'open_key', type: 'int', nullable: true, select: false, insert: false, update: false, asExpression: openKeyExpression, generatedType: 'STORED' })
  openKey: number | null;
}

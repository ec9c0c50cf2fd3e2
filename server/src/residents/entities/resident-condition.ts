import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A known condition, for example hypertension. */
@Entity('resident_condition')
@Index('ux_resident_condition_resident_id_code', ['residentId', 'code'], { unique: true })
export class ResidentCondition {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @ForeignKey('Resident', { name: 'fk_resident_condition_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'resident_id', type: 'int' })
  residentId: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  @Column({ type: 'date', nullable: true })
  since: string | null;
}

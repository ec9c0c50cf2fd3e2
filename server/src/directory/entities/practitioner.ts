import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A person who works in teams; the kind and the licence say what he may do [L6]. */
@Entity('practitioner')
@Index('ux_practitioner_code', ['code'], { unique: true })
@Index('ix_practitioner_employer_id', ['employerId'])
export class Practitioner {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

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

  @Column({ name: 'licence_valid_until', type: 'date', nullable: true })
  licenceValidUntil: string | null;

  @ForeignKey('Institution', { name: 'fk_practitioner_employer_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'employer_id', type: 'int' })
  employerId: number;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A family-doctor team. Its places are in {@link TeamPlaces}. */
@Entity('team')
@Index('ux_team_code', ['code'], { unique: true })
@Index('ix_team_institution_id', ['institutionId'])
@Index('ix_team_confirmed_at', ['confirmedAt'])
export class Team {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @ForeignKey('Institution', { name: 'fk_team_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'institution_id', type: 'int' })
  institutionId: number;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  introduction: string | null;

  @Column({ type: 'boolean' })
  accepting: boolean;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}

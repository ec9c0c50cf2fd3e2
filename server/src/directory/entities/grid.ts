import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A piece of the district whose residents one team answers for [L7]. */
@Entity('grid')
@Index('ux_grid_code', ['code'], { unique: true })
@Index('ix_grid_institution_id', ['institutionId'])
@Index('ix_grid_team_id', ['teamId'])
export class Grid {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @ForeignKey('Institution', { name: 'fk_grid_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'institution_id', type: 'int' })
  institutionId: number;

  @ForeignKey('Team', { name: 'fk_grid_team_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'team_id', type: 'int', nullable: true })
  teamId: number | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}

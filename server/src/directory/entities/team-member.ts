import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Membership of a practitioner in a team; one who left stays on record as inactive. */
@Entity('team_member')
@Index('ux_team_member_team_id_practitioner_id', ['teamId', 'practitionerId'], { unique: true })
@Index('ix_team_member_practitioner_id', ['practitionerId'])
export class TeamMember {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @ForeignKey('Team', { name: 'fk_team_member_team_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'team_id', type: 'int' })
  teamId: number;

  @ForeignKey('Practitioner', { name: 'fk_team_member_practitioner_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'practitioner_id', type: 'int' })
  practitionerId: number;

  @Column({ name: 'team_role', type: 'varchar', length: 24 })
  teamRole: string;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A role and the institution subtree it is limited to; without an institution, the whole installation. */
@Entity('role_grant')
@Index('ux_role_grant_account_id_role_institution_id', ['accountId', 'role', 'institutionId'], { unique: true })
@Index('ix_role_grant_institution_id', ['institutionId'])
@Index('ix_role_grant_granted_by', ['grantedBy'])
export class RoleGrantRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @ForeignKey('Account', { name: 'fk_role_grant_account_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @Column({ type: 'varchar', length: 32 })
  role: string;

  @ForeignKey('Institution', { name: 'fk_role_grant_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'institution_id', type: 'int', nullable: true })
  institutionId: number | null;

  @ForeignKey('Account', { name: 'fk_role_grant_granted_by', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'granted_by', type: 'int', nullable: true })
  grantedBy: number | null;

  @Column({ name: 'granted_at', type: 'datetime', precision: 3 })
  grantedAt: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Someone says who he is, and the files do not simply agree: an institution settles it. */
@Entity('identity_claim')
@Index('ux_identity_claim_open_account_id', ['openAccountId'], { unique: true })
@Index('ix_identity_claim_account_id', ['accountId'])
@Index('ix_identity_claim_state_id', ['state', 'id'])
@Index('ix_identity_claim_id_number_index', ['idNumberIndex'])
@Index('ix_identity_claim_resident_id', ['residentId'])
@Index('ix_identity_claim_institution_id', ['institutionId'])
@Index('ix_identity_claim_decided_by', ['decidedBy'])
export class IdentityClaimRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @ForeignKey('Account', { name: 'fk_identity_claim_account_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @ForeignKey('Account', { name: 'fk_identity_claim_open_account_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'open_account_id', type: 'int', nullable: true })
  openAccountId: number | null;

  /** OPEN, APPROVED, REJECTED, or SUPERSEDED by a later submission of the same account. */
  @Column({ type: 'varchar', length: 16 })
  state: string;

  /** Why it was not simply bound, as things stood when it was submitted or decided. */
  @Column({ type: 'varchar', length: 16 })
  kind: string;

  @Column({ name: 'claimed_name', type: 'varchar', length: 64 })
  claimedName: string;

  @Column({ name: 'id_number_cipher', type: 'varchar', length: 160 })
  idNumberCipher: string;

  @Column({ name: 'id_number_index', type: 'varchar', length: 64 })
  idNumberIndex: string;

  @ForeignKey('Resident', { name: 'fk_identity_claim_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'resident_id', type: 'int', nullable: true })
  residentId: number | null;

  @ForeignKey('Institution', { name: 'fk_identity_claim_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'institution_id', type: 'int', nullable: true })
  institutionId: number | null;

  @Column({ name: 'submitted_at', type: 'datetime', precision: 3 })
  submittedAt: Date;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_identity_claim_decided_by', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'decided_by', type: 'int', nullable: true })
  decidedBy: number | null;

  @Column({ name: 'decision_note', type: 'varchar', length: 200, nullable: true })
  decisionNote: string | null;
}

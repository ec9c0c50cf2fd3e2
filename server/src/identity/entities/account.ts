import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Someone who can sign in: a person on the phone (RESIDENT) or someone who works here (STAFF). */
@Entity('account')
@Index('ux_account_phone_index', ['phoneIndex'], { unique: true })
@Index('ux_account_wechat_openid', ['wechatOpenid'], { unique: true })
@Index('ux_account_resident_id', ['residentId'], { unique: true })
@Index('ux_account_username', ['username'], { unique: true })
@Index('ux_account_practitioner_id', ['practitionerId'], { unique: true })
@Index('ix_account_kind_id', ['kind', 'id'])
export class Account {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'varchar', length: 8 })
  kind: string;

  @Column({ name: 'display_name', type: 'varchar', length: 64 })
  displayName: string;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'phone_cipher', type: 'varchar', length: 160, nullable: true })
  phoneCipher: string | null;

  @Column({ name: 'phone_index', type: 'varchar', length: 64, nullable: true })
  phoneIndex: string | null;

  @Column({ name: 'wechat_openid', type: 'varchar', length: 64, nullable: true })
  wechatOpenid: string | null;

  @ForeignKey('Resident', { name: 'fk_account_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'resident_id', type: 'int', nullable: true })
  residentId: number | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  username: string | null;

  @Column({ name: 'password_hash', type: 'varchar', length: 255, nullable: true })
  passwordHash: string | null;

  @Column({ name: 'must_change_password', type: 'boolean' })
  mustChangePassword: boolean;

  @ForeignKey('Practitioner', { name: 'fk_account_practitioner_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'practitioner_id', type: 'int', nullable: true })
  practitionerId: number | null;

  @Column({ name: 'totp_secret_cipher', type: 'varchar', length: 160, nullable: true })
  totpSecretCipher: string | null;

  /** Number of the 30-second step whose code was used last; it and older ones are not taken again. */
  @Column({ name: 'totp_last_step', type: 'int', nullable: true })
  totpLastStep: number | null;

  @Column({ name: 'last_signed_in_at', type: 'datetime', precision: 3, nullable: true })
  lastSignedInAt: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}

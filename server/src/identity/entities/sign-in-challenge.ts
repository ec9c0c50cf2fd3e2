import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A password was right, the second factor is still to come. */
@Entity('sign_in_challenge')
@Index('ux_sign_in_challenge_challenge_hash', ['challengeHash'], { unique: true })
@Index('ix_sign_in_challenge_account_id', ['accountId'])
@Index('ix_sign_in_challenge_expires_at', ['expiresAt'])
export class SignInChallenge {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ name: 'challenge_hash', type: 'varchar', length: 64 })
  challengeHash: string;

  @ForeignKey('Account', { name: 'fk_sign_in_challenge_account_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  /** VERIFY, or ENROL with a new secret that the first right code confirms. */
  @Column({ type: 'varchar', length: 8 })
  kind: string;

  @Column({ name: 'secret_cipher', type: 'varchar', length: 160, nullable: true })
  secretCipher: string | null;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  @Column({ name: 'device_name', type: 'varchar', length: 64 })
  deviceName: string;

  @Column({ type: 'int' })
  tries: number;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt: Date;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  usedAt: Date | null;
}

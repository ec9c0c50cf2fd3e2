import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A signed-in device. Only hashes of its tokens are kept. */
@Entity('session')
@Index('ux_session_token_hash', ['tokenHash'], { unique: true })
@Index('ix_session_previous_token_hash', ['previousTokenHash'])
@Index('ix_session_account_id', ['accountId'])
@Index('ix_session_expires_at', ['expiresAt'])
export class SessionRow {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @ForeignKey('Account', { name: 'fk_session_account_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'account_id', type: 'int' })
  accountId: number;

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  @Column({ name: 'previous_token_hash', type: 'varchar', length: 64, nullable: true })
  previousTokenHash: string | null;

  @Column({ name: 'previous_valid_until', type: 'datetime', precision: 3, nullable: true })
  previousValidUntil: Date | null;

  @Column({ type: 'varchar', length: 8 })
  channel: string;

  @Column({ name: 'device_name', type: 'varchar', length: 64 })
  deviceName: string;

  @Column({ name: 'second_factor', type: 'boolean' })
  secondFactor: boolean;

  @Column({ name: 'signed_in_at', type: 'datetime', precision: 3 })
  signedInAt: Date;

  @Column({ name: 'last_seen_at', type: 'datetime', precision: 3 })
  lastSeenAt: Date;

  @Column({ name: 'rotated_at', type: 'datetime', precision: 3 })
  rotatedAt: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true })
  revokedAt: Date | null;
}

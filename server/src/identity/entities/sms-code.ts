import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The last code sent to a phone, as a keyed hash. */
@Entity('sms_code')
@Index('ix_sms_code_expires_at', ['expiresAt'])
export class SmsCode {
  @PrimaryColumn({ name: 'phone_index', type: 'varchar', length: 64 })
  phoneIndex: string;

  @Column({ name: 'code_hash', type: 'varchar', length: 64 })
  codeHash: string;

  @Column({ name: 'wrong_tries', type: 'int' })
  wrongTries: number;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3 })
  sentAt: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt: Date;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  usedAt: Date | null;
}

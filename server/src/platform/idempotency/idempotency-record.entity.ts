import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer given to a writing request, so that its repetition has no second effect. Purged after a week. */
@Entity('idempotency_record')
@Index('ix_idempotency_record_created_at', ['createdAt'])
export class IdempotencyRecord {
  @PrimaryColumn({ name: 'account_id', type: 'int' }) accountId: number;
  @PrimaryColumn({ name: 'request_key', type: 'varchar', length: 64 }) requestKey: string;
  @Column({ name: 'request_hash', type: 'varchar', length: 64 }) requestHash: string;
  @Column({ type: 'text' }) answer: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
}

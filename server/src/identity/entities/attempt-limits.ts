import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How much of a quota is used in the running window. */
@Entity('throttle')
@Index('ix_throttle_window_ends_at', ['windowEndsAt'])
export class ThrottleRow {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  scope: string;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  subject: string;

  @Column({ type: 'int' })
  used: number;

  @Column({ name: 'window_ends_at', type: 'datetime', precision: 3 })
  windowEndsAt: Date;
}

/** Failed proofs in a row, and until when no further one is looked at. */
@Entity('lockout')
@Index('ix_lockout_last_tried_at', ['lastTriedAt'])
export class LockoutRow {
  @PrimaryColumn({ type: 'varchar', length: 32 })
  scope: string;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  subject: string;

  @Column({ type: 'int' })
  failures: number;

  @Column({ type: 'int' })
  lockouts: number;

  @Column({ name: 'locked_until', type: 'datetime', precision: 3, nullable: true })
  lockedUntil: Date | null;

  @Column({ name: 'last_tried_at', type: 'datetime', precision: 3 })
  lastTriedAt: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a job runs next. The row is what decides which of several processes runs it. */
@Entity('scheduled_job')
export class ScheduledJobRow {
  @PrimaryColumn({ type: 'varchar', length: 64 }) name: string;
  @Column({ name: 'next_run_at', type: 'datetime', precision: 3 }) nextRunAt: Date;
}

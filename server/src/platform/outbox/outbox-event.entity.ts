import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something that happened and that other modules still have to react to. Deleted in the unit of work of the reaction. */
@Entity('outbox_event')
@Index('ix_outbox_event_available_at_id', ['availableAt', 'id'])
export class OutboxEventRow {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;
  @Column({ type: 'varchar', length: 48 }) topic: string;
  @Column({ type: 'text' }) payload: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  /** When it may be taken (again); moved into the future while a worker holds it, so a dead worker's events come back. */
  @Column({ name: 'available_at', type: 'datetime', precision: 3 }) availableAt: Date;
  @Column({ name: 'lease_token', type: 'varchar', length: 36, nullable: true }) leaseToken: string | null;
  @Column({ type: 'int' }) attempts: number;
}

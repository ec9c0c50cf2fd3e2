import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A member of staff saw a resident's data [S12]; the resident can read this list. */
@Entity('access_entry')
@Index('ix_access_entry_resident_id_id', ['residentId', 'id'])
export class AccessEntry {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;
  @Column({ type: 'datetime', precision: 3 }) at: Date;
  @Column({ name: 'resident_id', type: 'int' }) residentId: number;
  @Column({ name: 'account_id', type: 'int' }) accountId: number;
  @Column({ name: 'actor_name', type: 'varchar', length: 64 }) actorName: string;
  @Column({ type: 'varchar', length: 32 }) role: string;
  @Column({ name: 'institution_id', type: 'int', nullable: true }) institutionId: number | null;
  @Column({ type: 'varchar', length: 32 }) purpose: string;
  @Column({ name: 'trace_id', type: 'varchar', length: 36 }) traceId: string;
}

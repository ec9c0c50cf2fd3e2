import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what. Written in the unit of work of the deed itself. */
@Entity('audit_entry')
@Index('ix_audit_entry_institution_path_id', ['institutionPath', 'id'])
@Index('ix_audit_entry_account_id_id', ['accountId', 'id'])
export class AuditEntry {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;
  @Column({ type: 'datetime', precision: 3 }) at: Date;
  @Column({ name: 'account_id', type: 'int', nullable: true }) accountId: number | null;
  @Column({ name: 'actor_name', type: 'varchar', length: 64 }) actorName: string;
  @Column({ type: 'varchar', length: 32 }) role: string;
  /** Subtree the deed belongs to; limits who may read the row. */
  @Column({ name: 'institution_path', type: 'varchar', length: 255 }) institutionPath: string;
  @Column({ type: 'varchar', length: 48 }) action: string;
  @Column({ name: 'target_kind', type: 'varchar', length: 32 }) targetKind: string;
  @Column({ name: 'target_id', type: 'varchar', length: 64 }) targetId: string;
  @Column({ type: 'text' }) detail: string;
  @Column({ name: 'trace_id', type: 'varchar', length: 36 }) traceId: string;
}

import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A person opened a text and, once `completedAt` is there, reached its end; both by the server's clock [J10]. */
@Entity('document_reading')
@Index('ix_document_reading_account_id_id', ['accountId', 'id'])
export class DocumentReading {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;

  @ForeignKey('Account', { name: 'fk_document_reading_account_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'account_id', type: 'int' }) accountId: number;

  @ForeignKey('ConsentDocument', { name: 'fk_document_reading_document_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'document_id', type: 'int' }) documentId: number;

  @Column({ name: 'opened_at', type: 'datetime', precision: 3 }) openedAt: Date;
  @Column({ name: 'completed_at', type: 'datetime', precision: 3, nullable: true }) completedAt: Date | null;
}

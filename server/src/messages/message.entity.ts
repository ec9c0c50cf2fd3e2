import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A line in somebody's inbox. Holds no health data: it says that something happened and where to look. */
@Entity('message')
@Index('ix_message_account_id_id', ['accountId', 'id'])
@Index('ix_message_account_id_read_at', ['accountId', 'readAt'])
export class Message {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;

  @ForeignKey('Account', { name: 'fk_message_account_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'account_id', type: 'int' }) accountId: number;

  @Column({ type: 'varchar', length: 32 }) kind: string;
  @Column({ type: 'varchar', length: 64 }) title: string;
  @Column({ type: 'varchar', length: 500 }) body: string;
  @Column({ name: 'link_page', type: 'varchar', length: 16, nullable: true }) linkPage: string | null;
  @Column({ name: 'link_id', type: 'int', nullable: true }) linkId: number | null;
  @Column({ type: 'datetime', precision: 3 }) at: Date;
  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true }) readAt: Date | null;
}

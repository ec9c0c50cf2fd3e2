import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

export type ConsentDecision = 'GIVEN' | 'REFUSED';

/** A decision on one version of one text; a later decision is a new row. */
@Entity('consent')
@Index('ix_consent_resident_id_id', ['residentId', 'id'])
@Index('ix_consent_contract_id', ['contractId'])
export class Consent {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;

  @ForeignKey('Resident', { name: 'fk_consent_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'resident_id', type: 'int' }) residentId: number;

  @ForeignKey('ConsentDocument', { name: 'fk_consent_document_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'document_id', type: 'int' }) documentId: number;

  @ForeignKey('Contract', { name: 'fk_consent_contract_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'contract_id', type: 'int', nullable: true }) contractId: number | null;

  @Column({ type: 'varchar', length: 16 }) decision: ConsentDecision;
  @Column({ type: 'datetime', precision: 3 }) at: Date;
  /** Evidence record that proves the decision. */
  @Column({ name: 'evidence_id', type: 'int' }) evidenceId: number;
}

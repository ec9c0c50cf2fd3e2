import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Where the contract's document is kept: made once, when the doctor accepts, so that it never changes afterwards. */
@Entity('contract_file')
export class ContractFile {
  @ForeignKey('Contract', { name: 'fk_contract_file_contract_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'contract_id', type: 'int' }) contractId: number;
  @Column({ type: 'varchar', length: 64 }) sha256: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
}

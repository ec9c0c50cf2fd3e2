import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** How a resident was last counted in the coverage figures. */
@Entity('resident_standing')
@Index('ix_resident_standing_institution_id_contract_state_resident_id', ['institutionId', 'contractState', 'residentId'])
@Index('ix_resident_standing_institution_id_signed_key_group', ['institutionId', 'signed', 'keyGroup'])
export class ResidentStanding {
  @ForeignKey('Resident', { name: 'fk_resident_standing_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'resident_id', type: 'int' })
  residentId: number;

  @ForeignKey('Institution', { name: 'fk_resident_standing_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'institution_id', type: 'int' })
  institutionId: number;

  /** State of the open contract, NONE without one. */
  @Column({ name: 'contract_state', type: 'varchar', length: 16 })
  contractState: string;

  /** A contract in force whose period contains the day of counting. */
  @Column({ type: 'boolean' })
  signed: boolean;

  @Column({ name: 'key_group', type: 'boolean' })
  keyGroup: boolean;
}

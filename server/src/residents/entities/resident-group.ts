import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An imported flag, for example 脱贫人口. */
@Entity('resident_group')
export class ResidentGroup {
  @ForeignKey('Resident', { name: 'fk_resident_group_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'resident_id', type: 'int' })
  residentId: number;

  @PrimaryColumn({ name: 'group_code', type: 'varchar', length: 32 })
  groupCode: string;
}

/** A group that follows from age, flags or conditions by the region's policy [L1]. */
@Entity('resident_key_group')
@Index('ix_resident_key_group_group_code_institution_id_resident_id', ['groupCode', 'institutionId', 'residentId'])
@Index('ix_resident_key_group_institution_id', ['institutionId'])
export class ResidentKeyGroup {
  @ForeignKey('Resident', { name: 'fk_resident_key_group_resident_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'resident_id', type: 'int' })
  residentId: number;

  @PrimaryColumn({ name: 'group_code', type: 'varchar', length: 32 })
  groupCode: string;

  @ForeignKey('Institution', { name: 'fk_resident_key_group_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'institution_id', type: 'int' })
  institutionId: number;
}

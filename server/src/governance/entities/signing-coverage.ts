import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Coverage of an institution together with all institutions below it. */
@Entity('signing_coverage')
export class SigningCoverage {
  @ForeignKey('Institution', { name: 'fk_signing_coverage_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @PrimaryColumn({ name: 'institution_id', type: 'int' })
  institutionId: number;

  @Column({ type: 'int' })
  residents: number;

  @Column({ type: 'int' })
  signed: number;

  @Column({ name: 'key_group_residents', type: 'int' })
  keyGroupResidents: number;

  @Column({ name: 'key_group_signed', type: 'int' })
  keyGroupSigned: number;

  @Column({ name: 'as_of', type: 'datetime', precision: 3 })
  asOf: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A person on file with the institution that manages his health record. */
@Entity('resident')
@Index('ux_resident_id_number_index', ['idNumberIndex'], { unique: true })
@Index('ix_resident_institution_id_name', ['institutionId', 'name'])
@Index('ix_resident_phone_index', ['phoneIndex'])
@Index('ix_resident_grid_id', ['gridId'])
@Index('ix_resident_key_group_review_on', ['keyGroupReviewOn'])
export class Resident {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  @Column({ name: 'id_number_cipher', type: 'varchar', length: 160 })
  idNumberCipher: string;

  @Column({ name: 'id_number_index', type: 'varchar', length: 64 })
  idNumberIndex: string;

  /** M or F, as the ID number says. */
  @Column({ type: 'varchar', length: 1 })
  sex: string;

  @Column({ name: 'birth_date', type: 'date' })
  birthDate: string;

  @Column({ name: 'phone_cipher', type: 'varchar', length: 160, nullable: true })
  phoneCipher: string | null;

  @Column({ name: 'phone_index', type: 'varchar', length: 64, nullable: true })
  phoneIndex: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  address: string | null;

  @ForeignKey('Grid', { name: 'fk_resident_grid_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'grid_id', type: 'int', nullable: true })
  gridId: number | null;

  @ForeignKey('Institution', { name: 'fk_resident_institution_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'institution_id', type: 'int' })
  institutionId: number;

  @Column({ type: 'boolean' })
  active: boolean;

  @Column({ name: 'is_key_group', type: 'boolean' })
  isKeyGroup: boolean;

  /** Next day on which age alone may change the groups; null until they are derived. */
  @Column({ name: 'key_group_review_on', type: 'date', nullable: true })
  keyGroupReviewOn: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}

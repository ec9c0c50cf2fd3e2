import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One node of the tree province → city → county → centre or township hospital → station. */
@Entity('institution')
@Index('ux_institution_code', ['code'], { unique: true })
@Index('ix_institution_parent_id', ['parentId'])
@Index('ix_institution_path', ['path'])
@Index('ix_institution_kind', ['kind'])
@Index('ix_institution_latitude_longitude', ['latitude', 'longitude'])
export class Institution {
  @PrimaryGeneratedColumn({ type: 'int' })
  id: number;

  @Column({ type: 'varchar', length: 32 })
  code: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: 24 })
  kind: string;

  @ForeignKey('Institution', { name: 'fk_institution_parent_id', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @Column({ name: 'parent_id', type: 'int', nullable: true })
  parentId: number | null;

  /** Ids from the root to itself: '/1/4/17/'. */
  @Column({ type: 'varchar', length: 255 })
  path: string;

  /** 0 at the root. */
  @Column({ type: 'int' })
  depth: number;

  /** PUBLIC or SOCIAL [J17]. */
  @Column({ type: 'varchar', length: 16 })
  ownership: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  address: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true })
  phone: string | null;

  /** Micro-degrees. */
  @Column({ type: 'int', nullable: true })
  latitude: number | null;

  /** Micro-degrees. */
  @Column({ type: 'int', nullable: true })
  longitude: number | null;

  @Column({ name: 'opening_hours', type: 'varchar', length: 200, nullable: true })
  openingHours: string | null;

  @Column({ type: 'boolean' })
  active: boolean;

  /** When someone responsible last said that the data is right [J8]. */
  @Column({ name: 'data_confirmed_at', type: 'datetime', precision: 3, nullable: true })
  dataConfirmedAt: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt: Date;
}

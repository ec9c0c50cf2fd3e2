import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One published version of a service package [L16]; never changed, a new version is a new row. */
@Entity('service_package')
@Index('ux_service_package_region_code_sha256', ['region', 'code', 'sha256'], { unique: true })
export class ServicePackage {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;
  @Column({ type: 'varchar', length: 16 }) region: string;
  @Column({ type: 'varchar', length: 32 }) code: string;
  @Column({ type: 'varchar', length: 64 }) name: string;
  @Column({ type: 'varchar', length: 64 }) sha256: string;
  /** Canonical JSON of the package: what `sha256` is the hash of. */
  @Column({ type: 'text' }) body: string;
  @Column({ name: 'published_at', type: 'datetime', precision: 3 }) publishedAt: Date;
}

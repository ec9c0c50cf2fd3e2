import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

export type DocumentKind = 'AGREEMENT' | 'HEALTH_DATA_CONSENT';

/** One version of a text that residents agree to; never changed, a new version is a new row. */
@Entity('consent_document')
@Index('ux_consent_document_region_kind_sha256', ['region', 'kind', 'sha256'], { unique: true })
export class ConsentDocument {
  @PrimaryGeneratedColumn({ type: 'int' }) id: number;
  @Column({ type: 'varchar', length: 16 }) region: string;
  @Column({ type: 'varchar', length: 32 }) kind: DocumentKind;
  @Column({ type: 'varchar', length: 16 }) version: string;
  @Column({ type: 'varchar', length: 64 }) title: string;
  @Column({ type: 'varchar', length: 64 }) sha256: string;
  /** Canonical JSON of title, version and sections: what `sha256` is the hash of. */
  @Column({ type: 'text' }) body: string;
  @Column({ name: 'published_at', type: 'datetime', precision: 3 }) publishedAt: Date;
}

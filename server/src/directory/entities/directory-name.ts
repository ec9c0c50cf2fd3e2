import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A name as it was last made searchable; a difference to the subject's name means that it has to be done again. */
@Entity('directory_name')
export class DirectoryName {
  @PrimaryColumn({ name: 'subject_kind', type: 'varchar', length: 16 })
  subjectKind: string;

  @PrimaryColumn({ name: 'subject_id', type: 'int' })
  subjectId: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ name: 'folded_name', type: 'varchar', length: 200 })
  foldedName: string;
}

/** One or two neighbouring characters of a name. */
@Entity('directory_gram')
@Index('ix_directory_gram_subject_kind_subject_id', ['subjectKind', 'subjectId'])
export class DirectoryGram {
  @PrimaryColumn({ type: 'varchar', length: 8 })
  gram: string;

  @PrimaryColumn({ name: 'subject_kind', type: 'varchar', length: 16 })
  subjectKind: string;

  @PrimaryColumn({ name: 'subject_id', type: 'int' })
  subjectId: number;
}

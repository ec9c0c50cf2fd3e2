import { Injectable } from '@nestjs/common';
import { Database, placesFor, type SqlPredicate } from '../platform/database/index.js';
import { containing, foldName, gramsOf, lookUpGrams } from './domain/name-grams.js';

export const searchableKinds = ['INSTITUTION', 'PRACTITIONER', 'TEAM'] as const;
export type SearchableKind = (typeof searchableKinds)[number];

export interface NamedSubject {
  readonly id: number;
  readonly name: string;
}

const tables: Readonly<Record<SearchableKind, string>> = { INSTITUTION: 'institution', PRACTITIONER: 'practitioner', TEAM: 'team' };
const gramsPerStatement = 500;

/** The table from which a search word is looked up inside the names of the directory. */
@Injectable()
export class NamesRepository {
  constructor(private readonly database: Database) {}

  /** Subjects that are new or were renamed since their name was last made searchable. */
  async outdated(kind: SearchableKind, limit: number): Promise<NamedSubject[]> {
    return this.database.query<NamedSubject>(
      `SELECT s.id, s.name FROM ${tables[kind]} s LEFT JOIN directory_name n ON n.subject_kind = ? AND n.subject_id = s.id
       WHERE n.subject_id IS NULL OR n.name <> s.name LIMIT ${limit}`,
      [kind],
    );
  }

  /** Makes these names searchable in place of what was there before. Doing it twice does no harm. */
  async write(kind: SearchableKind, subjects: readonly NamedSubject[]): Promise<void> {
    if (!subjects.length) return;
    const ids = subjects.map(({ id }) => id);
    await this.database.execute(
      `DELETE FROM directory_gram WHERE subject_kind = ? AND subject_id IN (${placesFor(ids)})`, [kind, ...ids],
    );
    const named = subjects.map(({ id, name }) => ({ id, name, folded: foldName(name) }));
    await this.database.execute(
      `REPLACE INTO directory_name (subject_kind, subject_id, name, folded_name) VALUES ${named.map(() => '(?, ?, ?, ?)').join(', ')}`,
      named.flatMap(({ id, name, folded }) => [kind, id, name, folded]),
    );
    const grams = named.flatMap(({ id, folded }) => gramsOf(folded).map((gram): [string, string, number] => [gram, kind, id]));
    for (let from = 0; from < grams.length; from += gramsPerStatement) {
      const part = grams.slice(from, from + gramsPerStatement);
      await this.database.execute(
        `REPLACE INTO directory_gram (gram, subject_kind, subject_id) VALUES ${part.map(() => '(?, ?, ?)').join(', ')}`, part.flat(),
      );
    }
  }
}

/** Ids (`subject_id`) of the subjects of one kind whose name contains the word, as a subquery; null for an empty word. */
export function subjectsNamed(kind: SearchableKind, word: string): SqlPredicate | null {
  const folded = foldName(word);
  if (!folded) return null;
  const [gram, ...further] = lookUpGrams(folded);
  return {
    sql: `SELECT gram.subject_id FROM directory_gram gram
          ${further.map(() => 'JOIN directory_gram further ON further.subject_kind = gram.subject_kind AND further.subject_id = gram.subject_id AND further.gram = ?').join('')}
          JOIN directory_name named ON named.subject_kind = gram.subject_kind AND named.subject_id = gram.subject_id
          WHERE gram.gram = ? AND gram.subject_kind = ? AND named.folded_name LIKE ? ESCAPE '!'`,
    parameters: [...further, gram ?? '', kind, containing(folded)],
  };
}

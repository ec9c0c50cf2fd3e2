import type { KnownDirectory, KnownInstitution } from './known-directory.js';

/** Notes a fault of the row under inspection: heading of the column (null for the whole row), reason, what the cell says. */
export type FaultSink = (column: string | null, reason: string, value?: string | null) => void;

export const OUT_OF_SCOPE = '不在您的管理范围内，请删去这一行';

/** The institution of a code, within the importer's region; otherwise a fault with the likeliest code. */
export function requireInstitution(code: string, column: string, known: KnownDirectory, fault: FaultSink): KnownInstitution | null {
  const institution = known.institutions.get(code);
  if (!institution) {
    fault(column, unknownCode('机构', code, known.nearestCode('institutions', code)), code);
    return null;
  }
  if (!institution.inScope) {
    fault(column, `机构${OUT_OF_SCOPE}`, code);
    return null;
  }
  return institution;
}

export const unknownCode = (what: string, code: string, near: string | null): string =>
  (near ? `没有编码为“${code}”的${what}，是不是“${near}”？` : `没有编码为“${code}”的${what}，请先登记或写进“${what}”表`);

/** Remembers the row of each key and reports the second one with the number of the first. */
export class Duplicates {
  private readonly rows = new Map<string, number>();

  /** True when the key came before; the fault names both rows. */
  found(key: string, row: number, column: string, what: string, fault: FaultSink): boolean {
    const first = this.rows.get(key);
    if (first === undefined) {
      this.rows.set(key, row);
      return false;
    }
    fault(column, `${what}与第 ${first} 行重复（第 ${first} 行和第 ${row} 行），请只保留一行`, null);
    return true;
  }
}

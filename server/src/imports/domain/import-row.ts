/** What a cell says: '' clears the live value (the cell says 无), null says nothing (the cell is blank). */
export type ImportValue = string | number | boolean | readonly string[] | null;

/** One faulty place of a workbook. `value` is masked; `column` is the heading, null for the row as a whole. */
export interface ImportFault {
  sheet: string;
  row: number;
  column: string | null;
  reason: string;
  value: string | null;
}

/** The values of one row by the keys of its sheet's columns. */
export class ImportRow {
  constructor(readonly number: number, private readonly values: ReadonlyMap<string, ImportValue>) {}

  text(key: string): string | null {
    const value = this.values.get(key);
    return typeof value === 'string' ? value : null;
  }

  /** A value that the sheet's definition requires: the row would not have come this far without it. */
  requiredText(key: string): string {
    const text = this.text(key);
    if (text === null || text === '') throw new Error(`column ${key} is not required or not a text`);
    return text;
  }

  integer(key: string): number | null {
    const value = this.values.get(key);
    return typeof value === 'number' ? value : null;
  }

  boolean(key: string): boolean | null {
    const value = this.values.get(key);
    return typeof value === 'boolean' ? value : null;
  }

  /** null when the cell is blank, an empty list when it says 无. */
  list(key: string): readonly string[] | null {
    const value = this.values.get(key);
    return Array.isArray(value) ? (value as readonly string[]) : null;
  }
}

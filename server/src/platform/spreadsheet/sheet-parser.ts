import { cleanText, columnLetters, columnOf, type CellValue, type SheetRow } from './cell.js';
import type { WorkbookLimits } from './limits.js';
import type { PartHandler } from './part-parser.js';
import { RichText } from './rich-text.js';
import type { SharedStrings } from './shared-strings.js';
import { WorkbookRefusal } from './workbook-refusal.js';

const MAXIMUM_FORMAT_COLUMNS = 16_384;
const KEPT_MERGES = 1_000;

/** Reads one worksheet part: rows with values come out of take(), in order, as soon as they are complete. */
export class SheetParser implements PartHandler {
  /** References of merged cells, such as 'A3:A5'; the file names them after all rows. At most 1,000 are kept. */
  readonly merges: string[] = [];
  private rows: SheetRow[] = [];
  private row: SheetRow | null = null;
  private rowNumber = 0;
  private column = 0;
  private type = 'n';
  private inCell = false;
  private inValue = false;
  private inInlineString = false;
  private value = '';
  private readonly inlineString: RichText;

  constructor(
    private readonly sheet: string,
    private readonly strings: SharedStrings | null,
    private readonly limits: WorkbookLimits,
  ) {
    this.inlineString = new RichText(limits);
  }

  /** The rows completed since the last call. */
  take(): SheetRow[] {
    const rows = this.rows;
    if (rows.length > 0) this.rows = [];
    return rows;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.inValue = this.inCell;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f' && this.inCell) throw new WorkbookRefusal('FORMULA', this.place());
    else if (name === 'is') this.inInlineString = this.inCell;
    else if (name === 'mergeCell' && this.merges.length < KEPT_MERGES && attributes['ref']) this.merges.push(attributes['ref']);
    else if (this.inInlineString) this.inlineString.open(name);
  }

  text(text: string): void {
    if (this.inValue) {
      this.value += text;
      this.requireLength(this.value);
    } else if (this.inInlineString) {
      this.inlineString.text(text, this.place());
    }
  }

  close(name: string): void {
    if (name === 'v') {
      this.inValue = false;
    } else if (name === 'c') {
      this.closeCell();
    } else if (name === 'row') {
      if (this.row && this.row.cells.length > 0) this.rows.push(this.row);
      this.row = null;
    } else if (name === 'is') {
      this.inInlineString = false;
      this.value = this.inlineString.take();
    } else if (this.inInlineString) {
      this.inlineString.close(name);
    }
  }

  /** Row numbers may be left out and may leap, but never go back: a second row 5 would be a way to hide values. */
  private openRow(attributes: Record<string, string>): void {
    const number = attributes['r'] === undefined ? this.rowNumber + 1 : Number(attributes['r']);
    if (!Number.isInteger(number) || number <= this.rowNumber || this.row) throw new WorkbookRefusal('DAMAGED');
    if (number > this.limits.rows) throw new WorkbookRefusal('TOO_MANY_ROWS', { sheet: this.sheet, limit: this.limits.rows });
    this.rowNumber = number;
    this.column = 0;
    this.row = { number, hidden: attributes['hidden'] === '1' || attributes['hidden'] === 'true', cells: [] };
  }

  private openCell(attributes: Record<string, string>): void {
    const reference = attributes['r'];
    const column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (!this.row || this.inCell || column === null || column <= this.column) throw new WorkbookRefusal('DAMAGED');
    if (column > MAXIMUM_FORMAT_COLUMNS) this.refuseColumn();
    this.column = column;
    this.type = attributes['t'] ?? 'n';
    this.value = '';
    this.inCell = true;
  }

  private closeCell(): void {
    this.inCell = false;
    const cell = this.cellValue();
    if (!cell || !this.row) return;
    if (this.column > this.limits.columns) this.refuseColumn();
    this.row.cells[this.column - 1] = cell;
  }

  /** Cell types of ECMA-376 18.18.11. A cell that is only formatted has no value. */
  private cellValue(): CellValue | null {
    const value = this.type === 'inlineStr' ? this.value : this.value.trim();
    if (value === '') return null;
    switch (this.type) {
      case 'inlineStr':
        return { kind: 'TEXT', text: value };
      case 's': {
        const text = this.strings?.get(Number(value)) ?? null;
        if (text === null) throw new WorkbookRefusal('DAMAGED');
        return text === '' ? null : { kind: 'TEXT', text };
      }
      case 'b':
        return { kind: 'BOOLEAN', value: value === '1' || value === 'true' };
      case 'e':
        return { kind: 'ERROR', text: value };
      case 'n': {
        const number = Number(value);
        if (!Number.isFinite(number)) throw new WorkbookRefusal('DAMAGED');
        return { kind: 'NUMBER', value: number, source: value };
      }
      default: {
        const text = cleanText(value);
        return text === '' ? null : { kind: 'TEXT', text };
      }
    }
  }

  private requireLength(text: string): void {
    const limit = this.limits.cellCharacters;
    if (text.length > limit) throw new WorkbookRefusal('CELL_TOO_LONG', { ...this.place(), limit });
  }

  private refuseColumn(): never {
    throw new WorkbookRefusal('TOO_MANY_COLUMNS', { sheet: this.sheet, limit: this.limits.columns });
  }

  private place(): { sheet: string; cell: string } {
    return { sheet: this.sheet, cell: `${columnLetters(this.column)}${this.rowNumber}` };
  }
}

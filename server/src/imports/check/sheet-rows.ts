import { columnLetters, type CellValue, type Sheet, type SheetRow } from '../../platform/spreadsheet/index.js';
import type { ColumnDefinition, SheetDefinition } from '../domain/column.js';
import { ImportRow, type ImportValue } from '../domain/import-row.js';
import { maskForFaults } from '../domain/mask.js';
import { nearest } from '../domain/nearest.js';
import { readCell, textOf, type ReadingContext } from './cell-value.js';
import type { FaultCollector } from './fault-collector.js';

/** A title above the headings is common; headings further down are not looked for. */
const HEADING_ROWS = 5;

/** The rows of one sheet by its definition: headings found, cells read, everything wrong collected as faults. */
export class SheetRows {
  private columns: (ColumnDefinition | undefined)[] | null = null;
  private rowCount = 0;

  constructor(
    readonly definition: SheetDefinition,
    private readonly sheet: Sheet,
    private readonly faults: FaultCollector,
    private readonly context: ReadingContext,
  ) {}

  /** Rows without a fault of their own, in batches as they are read. Faulty ones are in the collector instead. */
  async *read(): AsyncGenerator<ImportRow[]> {
    for await (const batch of this.sheet.rows()) {
      const rows: ImportRow[] = [];
      for (const row of batch) {
        const read = this.readRow(row);
        if (read) rows.push(read);
      }
      if (rows.length > 0) yield rows;
      if (this.rowCount > this.definition.maximumRows) {
        this.faults.add(this.definition.name, this.rowCount, null, `超过 ${this.definition.maximumRows} 行，请拆成几个文件分别导入`);
        return;
      }
    }
    if (!this.columns && this.rowCount > 0) {
      this.faults.add(this.definition.name, 1, null, `没有找到表头，第一行应有：${this.requiredHeadings().join('、')}`);
    }
    for (const reference of this.sheet.merges) this.reportMerge(reference);
  }

  get progress(): number {
    return this.sheet.progress;
  }

  private readRow(row: SheetRow): ImportRow | null {
    this.rowCount += 1;
    if (!this.columns) {
      if (this.rowCount <= HEADING_ROWS) this.columns = this.findHeadings(row);
      return null;
    }
    if (this.columns.length === 0) return null;
    const values = new Map<string, ImportValue>();
    let faulty = false;
    const fault = (column: ColumnDefinition, reason: string, value: string | null): void => {
      faulty = true;
      this.faults.add(this.definition.name, row.number, column.heading, row.hidden ? `${reason}（这一行在表格中被隐藏）` : reason, value);
    };
    this.columns.forEach((column, index) => {
      if (!column) return;
      const cell = row.cells[index];
      if (!cell) {
        if (column.required) fault(column, `${column.heading}没有填写`, null);
        return;
      }
      const value = readCell(cell, column.type, this.context);
      if (!value.ok) fault(column, value.fault, maskForFaults(textOf(cell), column));
      else if (column.required && value.value === '') fault(column, `${column.heading}不能填“无”`, null);
      else values.set(column.key, value.value);
    });
    return faulty ? null : new ImportRow(row.number, values);
  }

  /** The columns when this row holds headings; an empty list when it does but cannot be used. */
  private findHeadings(row: SheetRow): (ColumnDefinition | undefined)[] | null {
    const texts = Array.from(row.cells, (cell) => (cell ? headingText(cell) : ''));
    const columns = texts.map((text) => this.definition.columns.find((column) => column.heading === text || column.aliases?.includes(text)));
    if (columns.filter(Boolean).length < 2) return null;
    let usable = true;
    texts.forEach((text, index) => {
      const column = columns[index];
      const place = `${columnLetters(index + 1)} 列`;
      if (text !== '' && !column) {
        const near = nearest(text, this.definition.columns.map(({ heading }) => heading));
        this.faults.add(this.definition.name, row.number, place, near ? `不认识的表头“${text}”，是不是“${near}”？` : `不认识的表头“${text}”，不需要的列请删去`);
      } else if (column && columns.indexOf(column) < index) {
        usable = false;
        this.faults.add(this.definition.name, row.number, place, `表头“${column.heading}”出现了两次`);
      }
    });
    const missing = this.requiredHeadings().filter((heading) => !columns.some((column) => column?.heading === heading));
    if (missing.length > 0) {
      usable = false;
      this.faults.add(this.definition.name, row.number, null, `缺少必填的列：${missing.join('、')}`);
    }
    return usable ? columns : [];
  }

  private reportMerge(reference: string): void {
    const row = Number(/\d+/.exec(reference)?.[0] ?? 1);
    if (this.columns && row > 1) this.faults.add(this.definition.name, row, null, `${reference} 是合并单元格，请取消合并，每行都填写完整`);
  }

  private requiredHeadings(): string[] {
    return this.definition.columns.filter((column) => column.required).map((column) => column.heading);
  }
}

/** A heading without blanks and without the star or note that some lists add to it. */
const headingText = (cell: CellValue): string => textOf(cell).replace(/\s/g, '').replace(/^[*＊]|[*＊]$/g, '').replace(/[（(]必填[）)]$/, '');

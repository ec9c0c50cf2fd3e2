import { columnLetters } from './cell.js';
import { cellStyles } from './workbook-parts.js';
import { escapeXml } from './xml-text.js';

const CHUNK_CHARACTERS = 64 * 1024;
const LAST_ROW = 1_048_576;
/** Longest list of choices that Excel takes inside of a data validation, and longest prompt. */
const LIST_CHARACTERS = 255;
const PROMPT_CHARACTERS = 255;

export type CellInput = string | number | null | undefined;

export interface SheetColumn {
  heading: string;
  /** Width in characters of the standard font; a Chinese character takes two. */
  width: number;
  /** Marked in another colour. */
  required?: boolean;
  /** Shown when a cell of the column is chosen. */
  prompt?: string;
  /** Offered as a drop-down list; anything else is refused by the spreadsheet program. */
  choices?: readonly string[];
  /** 'text' (default) keeps ID numbers and leading zeros as typed; 'wrapped' breaks long text into lines. */
  format?: 'text' | 'wrapped';
}

export interface SheetContent {
  name: string;
  columns: readonly SheetColumn[];
  rows: Iterable<readonly CellInput[]> | AsyncIterable<readonly CellInput[]>;
}

/** One worksheet part: headings in a frozen first row, then the rows, in chunks of about 64,000 characters. */
export async function* sheetXml({ columns, rows }: SheetContent): AsyncGenerator<string> {
  let text = opening(columns);
  let number = 1;
  for await (const row of rows) {
    number += 1;
    text += rowXml(number, row, columns);
    if (text.length >= CHUNK_CHARACTERS) {
      yield text;
      text = '';
    }
  }
  yield `${text}</sheetData>${validations(columns)}<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/></worksheet>`;
}

function opening(columns: readonly SheetColumn[]): string {
  const widths = columns.map((column, index) =>
    `<col min="${index + 1}" max="${index + 1}" width="${column.width}" style="${bodyStyle(column)}" customWidth="1"/>`).join('');
  const headings = columns.map((column, index) =>
    textCell(`${columnLetters(index + 1)}1`, column.heading, column.required ? cellStyles.requiredHeading : cellStyles.heading)).join('');
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    + '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    + `<sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1" ht="24" customHeight="1">${headings}</row>`;
}

function rowXml(number: number, row: readonly CellInput[], columns: readonly SheetColumn[]): string {
  let cells = '';
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index];
    if (value === null || value === undefined || value === '') continue;
    const reference = `${columnLetters(index + 1)}${number}`;
    const column = columns[index];
    cells += typeof value === 'number'
      ? `<c r="${reference}"><v>${value}</v></c>`
      : textCell(reference, value, column ? bodyStyle(column) : cellStyles.text);
  }
  return `<row r="${number}">${cells}</row>`;
}

const textCell = (reference: string, text: string, style: number): string =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

const bodyStyle = (column: SheetColumn): number => (column.format === 'wrapped' ? cellStyles.wrapped : cellStyles.text);

function validations(columns: readonly SheetColumn[]): string {
  const items = columns.flatMap((column, index) => {
    if (!column.choices && !column.prompt) return [];
    const letters = columnLetters(index + 1);
    const prompt = column.prompt
      ? ` showInputMessage="1" promptTitle="${escapeXml(column.heading.slice(0, 32))}" prompt="${escapeXml(column.prompt.slice(0, PROMPT_CHARACTERS))}"`
      : '';
    const range = `sqref="${letters}2:${letters}${LAST_ROW}"`;
    if (!column.choices) return [`<dataValidation allowBlank="1"${prompt} ${range}/>`];
    const list = column.choices.join(',');
    if (list.length > LIST_CHARACTERS) throw new RangeError(`the choices of ${column.heading} are too long for a list`);
    return [`<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="${escapeXml(column.heading)}" error="请从下拉列表中选择"${prompt} ${range}><formula1>"${escapeXml(list)}"</formula1></dataValidation>`];
  });
  return items.length > 0 ? `<dataValidations count="${items.length}">${items.join('')}</dataValidations>` : '';
}

export { columnLetters, dateOfSerial, type CellValue, type SheetRow } from './cell.js';
export { workbookLimits, type WorkbookLimits } from './limits.js';
export { Sheet, Workbook, type OpenOptions } from './workbook-reader.js';
export { WorkbookRefusal, type RefusalCode, type RefusalPlace } from './workbook-refusal.js';
export { writeWorkbook } from './workbook-writer.js';
export type { CellInput, SheetColumn, SheetContent } from './sheet-xml.js';

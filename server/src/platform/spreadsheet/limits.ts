const MEGABYTE = 1024 * 1024;

/** What a workbook may cost to read. Beyond any of these it is refused, never cut. */
export interface WorkbookLimits {
  /** Size of the file itself, bytes. */
  fileBytes: number;
  /** Bytes of one part after inflating, counted while inflating: what the archive claims is not believed. */
  partBytes: number;
  /** Bytes of all parts that are read, after inflating. */
  totalBytes: number;
  /** Inflated bytes per stored byte of one part, looked at only beyond `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
  entries: number;
  sheets: number;
  columns: number;
  rows: number;
  cellCharacters: number;
  sharedStrings: number;
  /** One token (tag with its attributes, text run, comment) of a part, characters. */
  tokenCharacters: number;
  /** Nested elements of a part. */
  depth: number;
}

/**
 * Limits for a whole county: 500,000 residents of 12 columns take about 60 MB stored and 400 MB inflated.
 * 32,767 characters a cell and 1,048,576 rows a sheet are the limits of the file format itself.
 */
export const workbookLimits: Readonly<WorkbookLimits> = {
  fileBytes: 200 * MEGABYTE,
  partBytes: 1536 * MEGABYTE,
  totalBytes: 2048 * MEGABYTE,
  ratio: 200,
  ratioFromBytes: 8 * MEGABYTE,
  entries: 1_000,
  sheets: 50,
  columns: 256,
  rows: 1_048_576,
  cellCharacters: 32_767,
  sharedStrings: 20_000_000,
  tokenCharacters: MEGABYTE,
  depth: 64,
};

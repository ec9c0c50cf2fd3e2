/** How the cells of a column are read and checked. */
export type ColumnType =
  | { kind: 'TEXT'; maximum: number }
  | { kind: 'PERSON_NAME' }
  /** Letters, digits, '-', '_' and '.': what institutions number their things with. */
  | { kind: 'CODE' }
  | { kind: 'CHOICE'; choices: readonly Choice[] }
  | { kind: 'YES_NO' }
  | { kind: 'INTEGER'; minimum: number; maximum: number }
  /** Degrees with decimals; read as micro-degrees. */
  | { kind: 'DEGREES'; maximum: number }
  | { kind: 'DATE' }
  | { kind: 'ID_NUMBER' }
  | { kind: 'MOBILE_PHONE' }
  | { kind: 'TELEPHONE' }
  /** Several texts in one cell, separated by 、 ， ； or line breaks. */
  | { kind: 'LIST'; maximum: number }
  /** Read by people only. */
  | { kind: 'IGNORED' };

export interface Choice {
  code: string;
  /** As in the drop-down list. */
  label: string;
  /** Further ways to write it. */
  aliases?: readonly string[];
}

export interface ColumnDefinition {
  key: string;
  heading: string;
  /** Further headings that lists in use carry. */
  aliases?: readonly string[];
  required?: boolean;
  type: ColumnType;
  /** Width in characters. */
  width: number;
  /** For the sheet 填写说明 and for the hint at the cell. */
  note: string;
  example: string;
  /** Personal data that is not shown in the list of faults, not even in part. */
  hiddenInFaults?: boolean;
}

export interface SheetDefinition {
  key: SheetKey;
  name: string;
  /** More rows than this are refused: what is held of the small sheets while checking must stay small. */
  maximumRows: number;
  note: string;
  columns: readonly ColumnDefinition[];
}

export type SheetKey = 'INSTITUTION' | 'GRID' | 'TEAM' | 'MEMBER' | 'RESIDENT';

import { WorkbookArchive } from './archive.js';
import type { SheetRow } from './cell.js';
import { workbookLimits, type WorkbookLimits } from './limits.js';
import { PartParser } from './part-parser.js';
import { SharedStrings } from './shared-strings.js';
import { SheetParser } from './sheet-parser.js';
import { readStructure, type SheetPart, type WorkbookStructure } from './workbook-structure.js';

export interface OpenOptions {
  /** Existing folder for the spilled strings; they hold personal data in the clear until the workbook is closed. */
  temporaryFolder: string;
  limits?: Partial<WorkbookLimits>;
}

/**
 * A streaming reader of .xlsx workbooks: memory does not grow with the file.
 * Everything that is not a plain table of values is refused with a WorkbookRefusal.
 */
export class Workbook {
  private constructor(
    private readonly archive: WorkbookArchive,
    private readonly structure: WorkbookStructure,
    private readonly strings: SharedStrings | null,
    private readonly limits: WorkbookLimits,
  ) {}

  static async open(path: string, options: OpenOptions): Promise<Workbook> {
    const limits = { ...workbookLimits, ...options.limits };
    const archive = await WorkbookArchive.open(path, limits);
    try {
      const structure = await readStructure(archive, limits);
      const { sharedStringsPart } = structure;
      const strings = sharedStringsPart
        ? await SharedStrings.load(archive.read(sharedStringsPart), options.temporaryFolder, limits)
        : null;
      return new Workbook(archive, structure, strings, limits);
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  /** Names of the worksheets in their order. */
  get sheetNames(): string[] {
    return this.structure.sheets.map((sheet) => sheet.name);
  }

  /** True when date serials count from 1904. */
  get date1904(): boolean {
    return this.structure.date1904;
  }

  /** A worksheet to read once, null when there is none of that name. */
  sheet(name: string): Sheet | null {
    const part = this.structure.sheets.find((sheet) => sheet.name === name);
    return part ? new Sheet(this.archive, part, this.strings, this.limits) : null;
  }

  close(): void {
    this.strings?.close();
    this.archive.close();
  }
}

export class Sheet {
  private readonly parser: SheetParser;
  private bytesRead = 0;

  constructor(
    private readonly archive: WorkbookArchive,
    private readonly part: SheetPart,
    strings: SharedStrings | null,
    private readonly limits: WorkbookLimits,
  ) {
    this.parser = new SheetParser(part.name, strings, limits);
  }

  /** Rows with values, in small batches as they are read; the whole sheet is never held. */
  async *rows(): AsyncGenerator<SheetRow[]> {
    const parser = new PartParser(this.parser, this.limits);
    for await (const chunk of this.archive.read(this.part.part)) {
      this.bytesRead += chunk.length;
      parser.write(chunk);
      const rows = this.parser.take();
      if (rows.length > 0) yield rows;
    }
    parser.end();
    const rest = this.parser.take();
    if (rest.length > 0) yield rest;
  }

  /** References of merged cells; complete only after rows() has ended. */
  get merges(): readonly string[] {
    return this.parser.merges;
  }

  /** How much of the sheet has been read, 0 to 1; by the size that the archive claims. */
  get progress(): number {
    const claimed = this.archive.claimedBytes(this.part.part);
    return claimed > 0 ? Math.min(1, this.bytesRead / claimed) : 0;
  }
}

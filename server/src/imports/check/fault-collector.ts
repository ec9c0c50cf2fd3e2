import type { ImportFault } from '../domain/import-row.js';

/** More than this is not a list that anyone reads: checking stops. */
export const MAXIMUM_FAULTS = 100_000;
const BATCH = 500;

/** Too many faults: the rest of the workbook is not looked at. */
export class TooManyFaults extends Error {}

/** Gathers faults and writes them away in batches. */
export class FaultCollector {
  count = 0;
  private waiting: ImportFault[] = [];
  private written = 0;

  /** @param write is told how many were written before */
  constructor(private readonly write: (faults: readonly ImportFault[], before: number) => Promise<void>) {}

  add(sheet: string, row: number, column: string | null, reason: string, value: string | null = null): void {
    this.count += 1;
    this.waiting.push({ sheet, row, column, reason, value });
    if (this.count >= MAXIMUM_FAULTS) throw new TooManyFaults();
  }

  /** To be called between batches of rows; writes when there is enough to write. */
  async flush(all = false): Promise<void> {
    while (this.waiting.length >= (all ? 1 : BATCH)) {
      const faults = this.waiting.splice(0, BATCH);
      await this.write(faults, this.written);
      this.written += faults.length;
    }
  }
}

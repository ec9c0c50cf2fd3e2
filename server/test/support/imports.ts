import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ImportsService, ImportWorker, sheetDefinition, sheetToFill, type ImportJob } from '../../src/imports/index.js';
import { writeWorkbook, type CellInput } from '../../src/platform/spreadsheet/index.js';
import type { TestApplication } from './application.js';
import { request, type Answer } from './request.js';

/** The checking process is started from the sources too. */
process.env['NODE_OPTIONS'] = `--import ${fileURLToPath(new URL('./typescript-loader.mjs', import.meta.url))}`;

export const sheetKeys = { 机构: 'INSTITUTION', 网格: 'GRID', 团队: 'TEAM', 团队成员: 'MEMBER', 居民: 'RESIDENT' } as const;
export type SheetName = keyof typeof sheetKeys;

/** One row by headings. */
export type SheetRowInput = Record<string, CellInput>;

/** A workbook as the template would be filled in. */
export function filledWorkbook(sheets: Partial<Record<SheetName, SheetRowInput[]>>): Promise<Buffer> {
  return buffer(writeWorkbook((Object.keys(sheets) as SheetName[]).map((name) => {
    const definition = sheetDefinition(sheetKeys[name]);
    const rows = (sheets[name] ?? []).map((row) => {
      const unknown = Object.keys(row).filter((heading) => !definition.columns.some((column) => column.heading === heading));
      if (unknown.length) throw new Error(`no column ${unknown.join(', ')} in ${name}`);
      return definition.columns.map((column) => row[column.heading] ?? null);
    });
    return sheetToFill(definition, rows);
  })));
}

/** Sends a file as a form does. */
export function upload(test: TestApplication, token: string | undefined, bytes: Buffer, fileName = '名单.xlsx', field = 'file'): Promise<Answer> {
  const boundary = 'jiayi-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return test.application.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }).then((answer) => ({ status: answer.statusCode, body: JSON.parse(answer.body) as never, raw: answer.rawPayload, headers: answer.headers }));
}

/** Waits until the work on an import has ended, and reads it. */
export async function settledImport(test: TestApplication, token: string, id: number): Promise<Answer> {
  await test.application.get(ImportWorker).settled(id);
  return request(test.application, 'GET', `/imports/${id}`, { token });
}

/** Uploads and waits for the check. */
export async function checkedImport(test: TestApplication, token: string, bytes: Buffer): Promise<Answer> {
  const answer = await upload(test, token, bytes);
  return answer.status === 202 ? settledImport(test, token, answer.body.id as number) : answer;
}

/** Uploads, confirms and waits: the whole way of a right workbook. */
export async function wholeImport(test: TestApplication, token: string, bytes: Buffer): Promise<Answer> {
  const checked = await checkedImport(test, token, bytes);
  if (checked.body.state !== 'READY') return checked;
  await request(test.application, 'POST', `/imports/${checked.body.id}/confirmation`, { token, body: {} });
  return settledImport(test, token, checked.body.id as number);
}

/** The whole way of a file on disk, as the command line goes it. */
export async function importFile(test: TestApplication, path: string): Promise<ImportJob> {
  const [imports, worker] = [test.application.get(ImportsService), test.application.get(ImportWorker)];
  const { id } = await imports.start(null, { name: 'test.xlsx', path, temporary: false });
  await worker.settled(id);
  const checked = await imports.get(null, id);
  if (checked.state !== 'READY') return checked;
  await imports.confirm(null, id);
  await worker.settled(id);
  return imports.get(null, id);
}

/** Every fault of an import as one line of text. */
export async function faultLines(test: TestApplication, token: string, id: number): Promise<string[]> {
  const lines: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: Answer = await request(test.application, 'GET', `/imports/${id}/faults?limit=50${cursor && `&cursor=${cursor}`}`, { token });
    for (const { sheet, row, column, reason, value } of body.items) lines.push(`${sheet} ${row} ${column ?? '-'} ${reason}${value ? ` [${value}]` : ''}`);
    cursor = body.nextCursor;
  }
  return lines;
}

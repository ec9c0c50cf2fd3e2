import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../platform/http/index.js';
import { workbookLimits } from '../platform/spreadsheet/index.js';
import type { WorkbookFile } from './imports.service.js';

export const FILE_FIELD = 'file';

/** One file and nothing else worth keeping. */
export const uploadLimits = { files: 1, fields: 5, fieldSize: 1_000, parts: 6, fileSize: workbookLimits.fileBytes };

/**
 * Streams the uploaded workbook to disk; it is never held in memory. What it is will be found out by the check.
 * @throws DomainError WORKBOOK_MISSING, WORKBOOK_TOO_LARGE
 */
export async function receiveWorkbook(request: FastifyRequest, folder: string): Promise<WorkbookFile> {
  if (!request.isMultipart()) throw new DomainError('WORKBOOK_MISSING');
  const part: MultipartFile | undefined = await request.file().catch(brokenForm);
  if (!part || part.fieldname !== FILE_FIELD) throw new DomainError('WORKBOOK_MISSING');
  const path = join(folder, `${randomUUID()}.upload`);
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    if (part.file.truncated) throw new DomainError('WORKBOOK_TOO_LARGE');
    return { name: basename(part.filename.replace(/\\/g, '/')) || '未命名.xlsx', path, temporary: true };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE') throw new DomainError('WORKBOOK_TOO_LARGE');
    return brokenForm(error);
  }
}

/** A form without end or with unreadable parts; what the parser throws for it carries no code, unlike what the disk, the connection and the limits throw. */
function brokenForm(error: unknown): never {
  throw error instanceof Error && !('code' in error) ? new DomainError('WORKBOOK_MISSING') : error;
}

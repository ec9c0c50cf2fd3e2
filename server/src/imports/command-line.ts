import { createWriteStream, existsSync } from 'node:fs';
import { basename, join, parse, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SettingsError } from '../platform/config/index.js';
import { redactedDatabaseError } from '../platform/database/index.js';
import { DomainError } from '../platform/http/index.js';
import { faultsWorkbook } from './faults-workbook.js';
import type { ImportJob } from './import-job.js';
import { importPhases, type ImportCounts } from './import-state.js';
import type { ImportWorker } from './import-worker.js';
import type { ImportsService } from './imports.service.js';
import { ProgressLine } from './progress-line.js';

/** What the process ends with, for scripts. */
export const exitCodes = { DONE: 0, FAULTY: 1, FAILED: 2, USAGE: 3, BUSY: 4 } as const;

const FAULTS_SHOWN = 50;
const usage = '用法：npm run import -- 文件.xlsx [--check-only]\n  --check-only  只检查并列出错误，不导入';

const countNames: Record<keyof ImportCounts, string> = { institutions: '机构', grids: '网格', teams: '团队', members: '团队成员', residents: '居民' };

export type Print = (line: string) => void;

export interface CommandArguments {
  path: string;
  checkOnly: boolean;
}

/** The file and the options; null after telling what is wrong with them. */
export function readArguments(words: readonly string[], print: Print): CommandArguments | null {
  const files = words.filter((word) => !word.startsWith('--'));
  const [file] = files;
  if (!file || files.length > 1 || words.some((word) => word.startsWith('--') && word !== '--check-only')) {
    print(usage);
    return null;
  }
  const path = resolve(file);
  if (existsSync(path)) return { path, checkOnly: words.includes('--check-only') };
  print(`没有找到文件 ${path}`);
  return null;
}

/**
 * Checks and imports one workbook the same way as the console does, with a line of progress and a list of faults.
 * @returns what the process should end with
 */
export async function importFile(imports: ImportsService, worker: ImportWorker, { path, checkOnly }: CommandArguments, print: Print): Promise<number> {
  const { id } = await imports.start(null, { name: basename(path), path, temporary: false });
  const outcome = async (): Promise<ImportJob> => {
    const line = new ProgressLine(print, () => {
      const progress = worker.progressOf(id);
      return progress && { ...progress, name: importPhases[progress.phase] };
    });
    await worker.settled(id);
    line.end();
    return imports.get(null, id);
  };
  const checked = await outcome();
  if (checked.state !== 'READY') return tellFailure(imports, checked, path, print);
  if (checkOnly) {
    await imports.discard(null, id);
    await worker.sweep();
    print(`检查通过，没有错误（只检查，未导入）。如果导入：\n${countLines(checked.counts)}`);
    return exitCodes.DONE;
  }
  await imports.confirm(null, id);
  const done = await outcome();
  if (done.state !== 'DONE') return tellFailure(imports, done, path, print);
  print(`导入完成。\n${countLines(done.counts)}`);
  return exitCodes.DONE;
}

/** Tells what stopped the program before or beside the import. */
export function exitCodeOf(error: unknown, print: Print): number {
  if (error instanceof DomainError) {
    print(error.title);
    return error.code === 'IMPORT_BUSY' ? exitCodes.BUSY : exitCodes.FAILED;
  }
  if (error instanceof SettingsError) {
    print(error.message);
    return exitCodes.USAGE;
  }
  print(`导入没有完成：${redactedDatabaseError(error) ?? (error instanceof Error ? error.message : String(error))}`);
  return exitCodes.FAILED;
}

const countLines = (counts: ImportCounts): string => (Object.keys(countNames) as (keyof ImportCounts)[])
  .map((key) => `  ${countNames[key]}：新增 ${counts[key].added}，更新 ${counts[key].changed}，没有变化 ${counts[key].unchanged}`).join('\n');

async function tellFailure(imports: ImportsService, job: ImportJob, path: string, print: Print): Promise<number> {
  if (job.state !== 'FAULTY') {
    print(job.failure ?? '导入没有完成，没有写入任何数据');
    return exitCodes.FAILED;
  }
  print(`共有 ${job.faultCount} 处错误，没有导入任何数据：`);
  for (const { sheet, row, column, reason, value } of await imports.faults(null, job.id, null, FAULTS_SHOWN)) {
    print(`  ${sheet} 第 ${row} 行${column ? `【${column}】` : ''}${reason}${value ? `（${value}）` : ''}`);
  }
  if (job.faultCount > FAULTS_SHOWN) print(`  …… 其余 ${job.faultCount - FAULTS_SHOWN} 处见清单`);
  const list = join(parse(path).dir, `${parse(path).name}-错误清单.xlsx`);
  await pipeline(faultsWorkbook((after, limit) => imports.faults(null, job.id, after, limit)), createWriteStream(list, { mode: 0o600 }));
  print(`全部错误清单：${list}`);
  return exitCodes.FAULTY;
}

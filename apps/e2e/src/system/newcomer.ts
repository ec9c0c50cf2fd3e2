import { join } from 'node:path';

import type { Stage } from '../stage.js';
import type { Api } from './api.js';
import { countyOfficer } from './demo-people.js';
import { madeUpIdNumber, writeWorkbook } from './workbook.js';

export interface Newcomer {
  name: string;
  idNumber: string;
  gridName: string;
}

interface ImportJob {
  id: number;
  state: string;
  faultCount: number;
}

export const newcomerHeadings = ['姓名', '身份证号', '手机号', '住址', '网格编码', '人群标记'];

/** A grid that a team is responsible for. */
export async function someGrid(api: Api): Promise<{ code: string; name: string }> {
  const { items } = await api.get<{ items: { id: number }[] }>('/teams?limit=20');
  for (const { id } of items) {
    const { grids: [grid] } = await api.get<{ grids: { code: string; name: string }[] }>(`/teams/${id}`);
    if (grid) return grid;
  }
  throw new Error('no team has a grid');
}

/** Puts a new resident on file, by the same import that a county uses. */
export async function importResident(stage: Stage, { name, birthDate, sequence, phone }: { name: string; birthDate: string; sequence: number; phone: string }): Promise<Newcomer> {
  const api = await stage.api.asStaff(await countyOfficer(stage.api));
  const grid = await someGrid(api);
  const idNumber = madeUpIdNumber(birthDate, sequence);
  const file = join(stage.folder, 'newcomer.xlsx');
  await writeWorkbook(file, { 居民: [newcomerHeadings, [name, idNumber, phone, `演示路 ${sequence} 号`, grid.code, null]] });
  const { id } = await api.upload<ImportJob>('/imports', file);
  await waitFor(api, id, 'READY');
  await api.post(`/imports/${id}/confirmation`);
  await waitFor(api, id, 'DONE');
  return { name, idNumber, gridName: grid.name };
}

async function waitFor(api: Api, id: number, wanted: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const job = await api.get<ImportJob>(`/imports/${id}`);
    if (job.state === wanted) return;
    if (['FAULTY', 'FAILED', 'DISCARDED'].includes(job.state)) throw new Error(`the import is ${job.state}: ${JSON.stringify(await api.get(`/imports/${id}/faults`))}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the import did not become ${wanted}`);
}

import { join } from 'node:path';

import type { Stage } from '../stage.js';
import type { Api } from './api.js';
import { countyOfficer, teamDoctor } from './demo-people.js';
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

/** A grid of the demo doctor's own team. */
export async function gridOfTheTeam(api: Api): Promise<{ code: string; name: string }> {
  const doctor = await api.asStaff(await teamDoctor(api));
  const { practitioner } = await doctor.get<{ practitioner: { teams: { id: number }[] } }>('/me');
  const [team] = practitioner.teams;
  if (!team) throw new Error('the doctor has no team');
  const { grids: [grid] } = await doctor.get<{ grids: { code: string; name: string }[] }>(`/teams/${team.id}`);
  if (!grid) throw new Error('the team has no grid');
  return grid;
}

/** Puts a new resident on file, by the same import that a county uses. */
export async function importResident(stage: Stage, { name, birthDate, sequence, phone }: { name: string; birthDate: string; sequence: number; phone: string }): Promise<Newcomer> {
  const api = await stage.api.asStaff(await countyOfficer(stage.api));
  const grid = await gridOfTheTeam(stage.api);
  const idNumber = madeUpIdNumber(birthDate, sequence);
  const file = join(stage.folder, 'newcomer.xlsx');
  await writeWorkbook(file, { 居民: [newcomerHeadings, [name, idNumber, phone, `演示路 ${sequence} 号`, grid.code, null]] });
  const { id } = await api.upload<ImportJob>('/imports', file);
  await waitFor(api, id, 'READY');
  await api.post(`/imports/${id}/confirmation`);
  await waitFor(api, id, 'DONE');
  return { name, idNumber, gridName: grid.name };
}

/** The team's doctor accepts this resident's request, by the API. */
export async function acceptByApi(api: Api, residentName: string): Promise<void> {
  const doctor = await api.asStaff(await teamDoctor(api));
  const { items } = await doctor.get<{ items: { contractId: number; resident: { name: string } }[] }>('/signing-queue');
  const request = items.find(({ resident }) => resident.name === residentName);
  if (!request) throw new Error(`${residentName} is not in the queue`);
  await doctor.post(`/contracts/${request.contractId}/acceptance`);
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

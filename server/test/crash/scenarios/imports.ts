import { ImportWorker } from '../../../src/imports/index.js';
import type { TestPerson } from '../../support/county.js';
import { rows, type Scenario } from '../scenario.js';
import type { Stage } from '../stage.js';

/** A workbook without rows that was checked, by the officer of a county of its own: imports into one county exclude each other. */
async function checkedImport(stage: Stage): Promise<{ person: TestPerson; jobId: number }> {
  const county = await stage.county.addInstitution('新设县卫生健康局', 'COUNTY', stage.county.institutions.city);
  const person = await stage.county.addStaff('COUNTY_OFFICER', county);
  const jobId = await stage.insert('import_job', {
    file_name: '名单.xlsx', state: 'READY', phase: 'CHECKED', phase_done: 1, phase_total: 1, counts: '{}', fault_count: 0, institution_path: county.path,
    scope: JSON.stringify([county.path]), created_by: person.accountId, created_by_name: person.name, created_at: stage.now, finished_at: stage.now, staged: 1,
  });
  return { person, jobId };
}

const confirmation: Scenario = {
  route: 'POST /imports/{id}/confirmation',
  alone: 'Imports start one after the other.',
  otherRows: 'What was cut off while it was written waits for a second confirmation; imports-crash.spec.ts shows that it is all or nothing.',
  async prepare(stage) {
    const { person, jobId } = await checkedImport(stage);
    return {
      path: `/imports/${jobId}/confirmation`, person, body: {},
      effects: [
        rows(`SELECT action FROM audit_entry WHERE account_id = ? AND action = 'import.confirm'`, [person.accountId], { action: 'import.confirm' }),
        rows(`SELECT id FROM import_job WHERE id = ? AND (state = 'DONE' OR state = 'READY' AND failure IS NOT NULL)`, [jobId], { id: jobId }),
      ],
    };
  },
  async finish({ application, clock }, { path }) {
    const worker = application.get(ImportWorker);
    await worker.settled(Number(path.split('/')[2]));
    clock.advance(10 * 60_000);
    await worker.sweep();
  },
};

const discarding: Scenario = {
  route: 'DELETE /imports/{id}',
  async prepare(stage) {
    const { person, jobId } = await checkedImport(stage);
    return {
      path: `/imports/${jobId}`, person,
      effects: [
        rows('SELECT state FROM import_job WHERE id = ?', [jobId], { state: 'DISCARDED' }),
        rows('SELECT action FROM audit_entry WHERE account_id = ?', [person.accountId], { action: 'import.discard' }),
      ],
    };
  },
  finish: ({ application }) => application.get(ImportWorker).sweep(),
};

export const importScenarios: readonly Scenario[] = [confirmation, discarding];

export { ImportsModule } from './imports.module.js';
export { ImportsService } from './imports.service.js';
export { ImportWorker } from './import-worker.js';
export { importPhases, importStates } from './import-state.js';
export type { ImportJob } from './import-job.js';
export { sheetDefinition } from './domain/sheet-definitions.js';
export { notesSheet, sheetToFill } from './template.js';

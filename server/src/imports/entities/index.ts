export { ImportFaultRow, ImportGate, ImportJobRow } from './import-job.js';
export {
  ImportGridRow, ImportInstitutionRow, ImportMemberRow, ImportResidentItemRow, ImportResidentRow, ImportTeamRow,
} from './staged-rows.js';

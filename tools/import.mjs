// npm run import -- FILE.xlsx: checks a workbook and imports it, all or nothing, into the configured database.
import { runServerProgram } from './workspace/server-program.mjs';

await runServerProgram('import-workbook.js', process.argv.slice(2));

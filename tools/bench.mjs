// npm run bench: the API against the bare database statements, in one session on MariaDB.
import { inTree } from './workspace/paths.mjs';
import { runProgram } from './workspace/server-program.mjs';

await runProgram(inTree('apps', 'bench', 'src', 'main.mjs'), process.argv.slice(2));

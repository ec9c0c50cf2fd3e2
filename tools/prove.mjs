// npm run prove: the tests that search for faults, at length.
import { inTree } from './workspace/paths.mjs';
import { runProgram } from './workspace/server-program.mjs';

await runProgram(inTree('apps', 'bench', 'src', 'prove', 'main.mjs'), process.argv.slice(2));

// npm run verify-evidence: finds any changed, removed or reordered row of the evidence log.
import { runServerProgram } from './workspace/server-program.mjs';

await runServerProgram('verify-evidence.js', process.argv.slice(2));

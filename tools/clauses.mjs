// npm run clauses: which clause is shown by which acceptance test. With --write, brings the table in docs/clauses.md up to date.
import { findAcceptanceTests } from './clauses/acceptance-tests.mjs';
import { readClauses, titlesFor, writeClauses } from './clauses/table.mjs';

const tests = findAcceptanceTests();
if (process.argv.includes('--write')) writeClauses(tests);

const clauses = readClauses();
let shown = 0;
for (const { id, demand } of clauses) {
  const titles = titlesFor(id, tests);
  if (titles.length > 0) shown += 1;
  console.log(`${titles.length > 0 ? '✓' : '·'} ${id.padEnd(4)} ${demand}`);
  for (const title of titles) console.log(`         ${title}`);
}
console.log(`\n${shown} / ${clauses.length} 条有验收测试`);

// npm run clauses: which clause is shown by which acceptance test, and how each came out when it last ran here; writes docs/clauses.md.
import { findAcceptanceTests } from './clauses/acceptance-tests.mjs';
import { lastResults } from './clauses/last-results.mjs';
import { readClauses, testsOf, writeTable } from './clauses/table.mjs';

const marks = { passed: '✓', failed: '✗', skipped: '－' };

const tests = findAcceptanceTests();
writeTable(tests);

const clauses = readClauses();
const resultOf = lastResults();
for (const { id, demand } of clauses) {
  const own = testsOf(id, tests);
  console.log(`${own.length > 0 ? '●' : '○'} ${id.padEnd(4)} ${demand}`);
  for (const { title, file } of own) console.log(`       ${marks[resultOf(title)] ?? '？'} ${title}（${file}）`);
}
console.log(`\n${clauses.filter(({ id }) => testsOf(id, tests).length > 0).length} / ${clauses.length} 条有验收测试。✓ 上次通过，✗ 上次失败，－ 上次跳过，？ 没有在这里运行过`);

const known = new Set(clauses.map(({ id }) => id));
const strangers = tests.filter(({ clauses: ids }) => ids.some((id) => !known.has(id)));
for (const { title, file, clauses: ids } of strangers) console.error(`没有这个条款：${ids.filter((id) => !known.has(id)).join('、')}（${file}：${title}）`);
process.exit(strangers.length > 0 ? 1 : 0);

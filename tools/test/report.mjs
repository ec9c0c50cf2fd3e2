import { relative } from 'node:path';

import { root } from '../workspace/paths.mjs';
import { textTable } from '../workspace/progress.mjs';
import { count } from './results.mjs';

const linesOfAFailure = 60;

/** Shows each failed test with where it is and what it said. */
export function printFailures(progress, tests) {
  for (const { title, file, message } of tests.filter(({ status }) => status === 'failed')) {
    progress.line(`\n  ✗ ${title}`);
    progress.line(`    ${file.startsWith(root) ? relative(root, file) : file}`);
    const lines = message.split('\n').filter((line) => !/^\s+at .*(node_modules|node:internal)/.test(line));
    for (const line of lines.slice(0, linesOfAFailure)) progress.line(`    │ ${line}`);
    if (lines.length > linesOfAFailure) progress.line(`    │ ……还有 ${lines.length - linesOfAFailure} 行`);
  }
}

const stateNames = { ran: '运行了', failed: '失败', 'not run': '没有运行' };

/**
 * Prints which layers ran, what was skipped, and as the last line `N passed, N failed` over all layers. A layer that failed without a failed
 * test of its own, a required layer that did not run, and a skipped test where all is required each count as one failure.
 * @returns the exit code
 */
export function printSummary(progress, outcomes) {
  const total = { passed: 0, failed: 0 };
  const rows = [['层', '状态', '通过', '失败', '跳过', '用时', '说明']];
  const skipped = [];
  for (const { layer, state, reason, tests, seconds, required } of outcomes) {
    const counts = count(tests);
    total.passed += counts.passed;
    total.failed += counts.failed;
    if (state === 'failed' && counts.failed === 0) total.failed += 1;
    if (state === 'not run' && required) total.failed += 1;
    if (required) total.failed += counts.skipped;
    skipped.push(...tests.filter(({ status }) => status === 'skipped').map(({ title }) => `${layer.name}：${title}`));
    rows.push([`${layer.title}（${layer.name}）`, stateNames[state], ...[counts.passed, counts.failed, counts.skipped].map(String), `${seconds} 秒`, reason]);
  }
  progress.line();
  for (const line of textTable(rows)) progress.line(line);
  if (skipped.length > 0) {
    progress.line('\n跳过的测试：');
    for (const line of skipped) progress.line(`  ${line}`);
  }
  progress.line();
  progress.line(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

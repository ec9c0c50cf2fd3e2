import { readFileSync, rmSync } from 'node:fs';

/**
 * One test that ran, whatever ran it.
 * @typedef {{ title: string, file: string, status: 'passed' | 'failed' | 'skipped', message: string }} TestResult
 */

/** A check of our own as a test result; `problem` is empty when it is met. */
export const check = (title, problem = '', file = 'tools') => ({ title, file, status: problem === '' ? 'passed' : 'failed', message: problem });

/** The results in a file that Jest (`--json`) or the journey runner wrote, else null when there is none. */
export function readResults(file) {
  let content;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  rmSync(file);
  return 'tests' in content ? content.tests : fromJest(content);
}

const jestStatus = { passed: 'passed', failed: 'failed', pending: 'skipped', skipped: 'skipped', todo: 'skipped', disabled: 'skipped' };

function fromJest({ testResults }) {
  return testResults.flatMap(({ name, message, assertionResults, status }) => {
    const tests = assertionResults.map((test) => ({
      title: test.fullName,
      file: name,
      status: jestStatus[test.status] ?? 'failed',
      message: (test.failureMessages ?? []).join('\n'),
    }));
    // A file that could not even be loaded has no tests of its own.
    const unexplained = status === 'failed' && !tests.some((test) => test.status === 'failed');
    return unexplained ? [...tests, { title: '(测试文件本身)', file: name, status: 'failed', message }] : tests;
  });
}

/** Counts by status. */
export function count(tests) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status } of tests) counts[status] += 1;
  return counts;
}

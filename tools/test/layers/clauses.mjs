import { citedClauses, findAcceptanceTests } from '../../clauses/acceptance-tests.mjs';
import { keepResults } from '../../clauses/last-results.mjs';
import { isTableTrue, readClauses, testsOf } from '../../clauses/table.mjs';
import { check } from '../results.mjs';

const document = 'docs/clauses.md';

/**
 * The list of clauses is true: each cited id exists, the table names the tests that there are, and each clause that it calls shown was shown
 * in this very run. It therefore comes after the layers that it speaks of.
 */
export const clauses = {
  name: 'clauses',
  title: '政策条款',
  needs: [],
  builds: [],
  async run({ outcomes }) {
    const acceptance = findAcceptanceTests();
    const table = readClauses();
    const known = new Set(table.map(({ id }) => id));
    const strangers = acceptance.filter(({ clauses: ids }) => ids.some((id) => !known.has(id)));
    const ran = outcomes.flatMap(({ tests }) => tests).filter(({ title }) => citedClauses(title).length > 0);
    keepResults(ran);
    return [
      check('测试标题里的条款号都在表里', strangers.map(({ title, file }) => `${file}：${title}`).join('\n'), document),
      check('条款表与测试一致', isTableTrue(acceptance) ? '' : '与测试不符，请运行 npm run clauses', document),
      ...table.filter(({ id }) => testsOf(id, acceptance).length > 0).map(({ id }) => shownInThisRun(id, ran)),
    ];
  },
};

function shownInThisRun(id, ran) {
  const tests = ran.filter(({ title }) => citedClauses(title).includes(id));
  const failed = tests.filter(({ status }) => status === 'failed');
  const title = `条款 ${id}`;
  if (failed.length > 0) return check(title, failed.map((test) => test.title).join('\n'), document);
  if (tests.some(({ status }) => status === 'passed')) return check(title);
  return { title: `${title}：它的验收测试这次没有运行`, file: document, status: 'skipped', message: '' };
}

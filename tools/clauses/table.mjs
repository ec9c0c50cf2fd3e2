import { readFileSync, writeFileSync } from 'node:fs';

import { inTree } from '../workspace/paths.mjs';

const tableFile = inTree('docs', 'clauses.md');

const introduction = `# Clauses

Four policy documents say what the system is for; \`clauses.json\` cuts them into clauses, each with what a person must be able to see the software do. Code, tests
and documents cite a clause by its id, e.g. \`[J10]\`. A clause is shown by acceptance tests, through real screens or the public API, that carry its id in their titles; one
without a test is not built yet. This file is written by \`npm run clauses\`; \`npm test\` fails when it is not true.
`;

/** The policy documents with their clauses: `[{ title, clauses: [{ id, demand }] }]`. */
export const readDocuments = () => JSON.parse(readFileSync(inTree('docs', 'clauses.json'), 'utf8')).documents;

/** All clauses: `[{ id, demand }]`. */
export const readClauses = () => readDocuments().flatMap(({ clauses }) => clauses);

/** The tests, of findAcceptanceTests, that cite a clause. */
export const testsOf = (id, tests) => tests.filter(({ clauses }) => clauses.includes(id));

/** What docs/clauses.md must say, given all acceptance tests. */
export function tableText(tests) {
  const sections = readDocuments().map(({ title, clauses }) => [
    `## ${title}\n`,
    '| id | state | tests | shown by | what one must be able to see |',
    '|---|---|---|---|---|',
    ...clauses.map(({ id, demand }) => row(id, demand, testsOf(id, tests))),
  ].join('\n'));
  return `${[introduction, ...sections].join('\n')}\n`.replaceAll('\n## ', '\n\n## ').replaceAll('\n\n\n', '\n\n');
}

const row = (id, demand, tests) =>
  `| ${id} | ${tests.length > 0 ? 'shown' : '–'} | ${tests.length} | ${tests.map(({ title }) => title.replaceAll('|', '／')).join('<br>')} | ${demand} |`;

/** Whether docs/clauses.md says what it must. */
export const isTableTrue = (tests) => readFileSync(tableFile, 'utf8') === tableText(tests);

export const writeTable = (tests) => writeFileSync(tableFile, tableText(tests));

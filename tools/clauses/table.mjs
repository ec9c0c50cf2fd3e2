import { readFileSync, writeFileSync } from 'node:fs';

import { inTree } from '../workspace/paths.mjs';

const file = inTree('docs', 'clauses.md');
const row = /^\| ([JLGS]\d+) \| (.*?) \| (.*?) \|$/;
const nothing = '—';

/**
 * The rows of docs/clauses.md: `{ id, demand, shownBy }`, in the order of the file. Id and demand are written by people; `shownBy` holds the
 * titles of acceptance tests and is written by `npm run clauses -- --write`.
 */
export function readClauses() {
  const clauses = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const match = row.exec(line);
    if (match) clauses.push({ id: match[1], demand: match[2], shownBy: match[3] === nothing ? [] : match[3].split('<br>') });
  }
  return clauses;
}

/** What the last column of a clause should say, given all acceptance tests. */
export const titlesFor = (id, tests) => tests.filter(({ clauses }) => clauses.includes(id)).map(({ title }) => title.replaceAll('|', '／'));

/** Writes the last column anew. */
export function writeClauses(tests) {
  const lines = readFileSync(file, 'utf8').split('\n').map((line) => {
    const match = row.exec(line);
    if (!match) return line;
    return `| ${match[1]} | ${match[2]} | ${titlesFor(match[1], tests).join('<br>') || nothing} |`;
  });
  writeFileSync(file, lines.join('\n'));
}

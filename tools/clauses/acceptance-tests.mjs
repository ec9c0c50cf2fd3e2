import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { inTree, root } from '../workspace/paths.mjs';

/** Acceptance tests drive the public API or real screens; a unit test of a rule shows no clause. */
const folders = ['apps/e2e/src', 'server/test'];
const titled = /\b(?:it|test|acceptance)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:\[[JLGS]\d+\])+)([^\n]*?)\1/g;

/** Ids of the clauses that a test title cites: '[J8][L16] …' gives ['J8', 'L16']. */
export const citedClauses = (title) => [...title.matchAll(/\[([JLGS]\d+)\]/g)].map(([, id]) => id);

/** All acceptance tests in the sources: `{ title, clauses, file }`; the title comes without the ids. */
export function findAcceptanceTests() {
  return folders.flatMap((folder) => sources(inTree(folder))).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(titled)].map(([, , ids, title]) => ({
      title: title.replace(/\$\{[^}]*\}/g, '…').trim(),
      clauses: citedClauses(ids),
      file: file.slice(root.length + 1),
    })));
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { inTree } from '../workspace/paths.mjs';
import { citedClauses } from './acceptance-tests.mjs';

/** How the acceptance tests came out when they last ran here; not part of the sources. */
const file = inTree('node_modules', '.cache', 'jiayi', 'acceptance-results.json');

/** A title as it was reported, without the ids and with its filled-in parts as in the sources. */
const bare = (title) => title.replace(/\[[JLGS]\d+\]/g, '').trim();

/** Adds the acceptance tests among the results of a run to what is known. @param {{ title: string, status: string }[]} results */
export function keepResults(results) {
  const known = readResults();
  for (const { title, status } of results) if (citedClauses(title).length > 0) known.set(bare(title), status);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(Object.fromEntries(known)));
}

const readResults = () => new Map(existsSync(file) ? Object.entries(JSON.parse(readFileSync(file, 'utf8'))) : []);

/** Returns a function from the title of an acceptance test to 'passed', 'failed', 'skipped', or undefined when it has not run here. */
export function lastResults() {
  const results = readResults();
  return (title) => results.get(title) ?? [...results].find(([ran]) => isFilledIn(title, ran))?.[1];
}

/** Whether `ran` is `title` with something in the place of each '…' and '%s'. */
function isFilledIn(title, ran) {
  const pieces = title.split(/…|%[sdijop]|\$\w+/);
  if (pieces.length === 1) return false;
  return ran.startsWith(pieces[0]) && ran.endsWith(pieces.at(-1)) && pieces.every((piece) => ran.includes(piece));
}

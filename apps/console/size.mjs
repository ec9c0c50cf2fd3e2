/**
 * Measures what a browser fetches of scripts before the sign-in page is drawn, and fails over the budget.
 * Run after the build: `node apps/console/size.mjs`.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budgetKilobytes = 250;
const folder = join(dirname(fileURLToPath(import.meta.url)), 'dist');
const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));

/** Files of a chunk and of all that it imports at once. */
const filesOf = (name, files = new Set()) => {
  const chunk = manifest[name];
  if (chunk === undefined) throw new Error(`The build has no chunk ${name}`);
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, files);
  return files;
};
const kilobytes = (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1024;
const weigh = (names) => {
  const files = new Set();
  for (const name of names) filesOf(name, files);
  return [...files].filter((file) => file.endsWith('.js')).map((file) => ({ file, size: kilobytes(file) }));
};
const sum = (parts) => parts.reduce((total, { size }) => total + size, 0);

const first = weigh(['index.html', 'src/pages/sign-in.tsx']);
for (const { file, size } of first.sort((a, b) => b.size - a.size)) console.log(`${size.toFixed(1).padStart(8)} KB  ${file}`);
const total = sum(first);
console.log(`${total.toFixed(1).padStart(8)} KB  first load (sign-in page), gzip; budget ${budgetKilobytes} KB`);

for (const [name, chunk] of Object.entries(manifest)) {
  if (!/^src\/pages\//.test(name) || name === 'src/pages/sign-in.tsx' || chunk.isDynamicEntry !== true) continue;
  const known = new Set(first.map(({ file }) => file));
  const further = weigh([name]).filter(({ file }) => !known.has(file));
  console.log(`${sum(further).toFixed(1).padStart(8)} KB  more for ${name}`);
}
if (total > budgetKilobytes) {
  console.error(`The first load is ${(total - budgetKilobytes).toFixed(1)} KB over its budget.`);
  process.exit(1);
}

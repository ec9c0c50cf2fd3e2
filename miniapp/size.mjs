// Measures what a first visit loads and what a mini-program may weigh; exits with 1 over budget.
// Usage: node size.mjs [h5] [weapp]   (both builds when none is named; a build that is named must be there)
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), 'dist');
const kilobyte = 1024;
const budgets = { firstLoadScripts: 130 * kilobyte, mainPackage: 1024 * kilobyte, subpackage: 2048 * kilobyte };

const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));

/** Scripts of the page itself, what all screens share, the start screen and the sign-in it leads a newcomer to. */
const measureH5 = () => {
  const folder = path.join(dist, 'h5');
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const entry = [...page.matchAll(/<script[^>]+src="\.\/([^"]+)"/g)].map((match) => match[1]);
  const chunks = readdirSync(path.join(folder, 'js')).filter((name) => name.endsWith('.js'));
  const wanted = [/^common\./, /^src_pages_index_index/, /^src_pages_sign-in_index/].map((pattern) => {
    const name = chunks.find((chunk) => pattern.test(chunk));
    if (!name) throw new Error(`No chunk matches ${pattern}: the list of first scripts in size.mjs is out of date`);
    return `js/${name}`;
  });
  const rows = [...new Set([...entry, ...wanted])].map((name) => [name, gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length]);
  return { title: 'H5, scripts of the first load (gzip)', rows, budget: budgets.firstLoadScripts };
};

const measureWeapp = () => {
  const folder = path.join(dist, 'weapp');
  const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''));
  const sizeOf = (belongs) => filesIn(folder)
    .filter((file) => belongs(path.relative(folder, file).split(path.sep).join('/')))
    .reduce((total, file) => total + statSync(file).size, 0);
  const inRoot = (root) => (name) => name.startsWith(`${root}/`);
  return [
    { title: 'Mini-program, main package', rows: [['main', sizeOf((name) => !roots.some((root) => inRoot(root)(name)))]], budget: budgets.mainPackage },
    ...roots.map((root) => ({ title: `Mini-program, subpackage ${root}`, rows: [[root, sizeOf(inRoot(root))]], budget: budgets.subpackage })),
  ];
};

const asked = process.argv.slice(2);
const builds = asked.length > 0 ? asked : ['h5', 'weapp'];
const missing = builds.filter((build) => !existsSync(path.join(dist, build)));
if (missing.length > 0) {
  console.error(`Not built: ${missing.join(', ')}. Run npm run build first.`);
  process.exit(1);
}
const results = builds.flatMap((build) => (build === 'h5' ? measureH5() : measureWeapp()));
const inKilobytes = (bytes) => `${(bytes / kilobyte).toFixed(1)} KB`;
for (const { title, rows, budget } of results) {
  const total = rows.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.log(`${title}: ${inKilobytes(total)} of ${inKilobytes(budget)}${total > budget ? '  OVER BUDGET' : ''}`);
  if (rows.length > 1) rows.forEach(([name, bytes]) => console.log(`  ${inKilobytes(bytes).padStart(9)}  ${name}`));
  if (total > budget) process.exitCode = 1;
}

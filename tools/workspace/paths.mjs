import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Top folder of the work tree. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Absolute path of something in the work tree. */
export const inTree = (...parts) => join(root, ...parts);

/** Absolute path of a file inside an installed package, e.g. ('nx', 'dist/bin/nx.js'). */
export function inPackage(name, file) {
  const manifest = createRequire(inTree('package.json')).resolve(`${name}/package.json`);
  return join(dirname(manifest), file);
}

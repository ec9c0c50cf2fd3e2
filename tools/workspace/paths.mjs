import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Top folder of the work tree. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Absolute path of something in the work tree. */
export const inTree = (...parts) => join(root, ...parts);

/** Absolute path of a file inside a package that the tools use, e.g. ('nx', 'dist/bin/nx.js'); npm puts these at the top. */
export const inPackage = (name, file) => inTree('node_modules', name, file);

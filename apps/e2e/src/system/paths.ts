import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Folder of this project. */
export const projectFolder = join(here, '..', '..');

/** Folder of the whole work tree, which holds what was built. */
export const treeFolder = join(projectFolder, '..', '..');

/** Pictures of every step, for people to look at. */
export const screenshotFolder = join(projectFolder, 'screenshots');

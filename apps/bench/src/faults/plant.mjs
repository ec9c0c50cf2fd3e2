import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '../../../../tools/workspace/failure.mjs';
import { inTree } from '../../../../tools/workspace/paths.mjs';

/** Beside the real build, so that everything it needs is where it expects it. */
const folder = inTree('server', 'dist-planted');

/**
 * A build of the server with one bug in it. @returns {{ program: string, remove: () => void }}
 * @throws {Failure} when the place of the bug is not there exactly once
 */
export function plant({ name, also, file, find, replace }) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(inTree('server', 'dist'), folder, { recursive: true });
  for (const change of [{ file, find, replace }, ...(also ? [also] : [])]) {
    const path = join(folder, change.file);
    const parts = readFileSync(path, 'utf8').split(change.find);
    if (parts.length !== 2) throw new Failure(`“${name}”要改的地方在 ${change.file} 里出现了 ${parts.length - 1} 次：`, [change.find], '代码变了，请把 planted-bugs.mjs 里的这一项改对。');
    writeFileSync(path, parts.join(change.replace));
  }
  return { program: join(folder, 'main.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

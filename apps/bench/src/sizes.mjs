import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

import { Failure } from '../../../tools/workspace/failure.mjs';
import { inTree } from '../../../tools/workspace/paths.mjs';

/** Each front end measures what it has built and compares it with its own budget. */
const scripts = [
  { what: '手机端（H5 首次下载的脚本 ≤ 130 KB gzip，微信主包 ≤ 1 MB）', file: inTree('miniapp', 'size.mjs') },
  { what: '管理台（首次下载 ≤ 250 KB gzip）', file: inTree('apps', 'console', 'size.mjs') },
];

/**
 * Prints the sizes of the built front ends.
 * @returns {boolean} whether each is within its budget
 */
export function measureSizes() {
  return scripts.map(({ what, file }) => {
    console.log(`\n【${what}】`);
    if (!existsSync(file)) throw new Failure(`没有 ${file}，量不了。`);
    return spawnSync(process.execPath, [file], { stdio: 'inherit' }).status === 0;
  }).every(Boolean);
}

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { buildParts, servedParts } from '../../workspace/build.mjs';
import { inTree } from '../../workspace/paths.mjs';
import { runJourneys } from '../journeys.mjs';
import { check } from '../results.mjs';

/** The phone app in a browser and the console, in Chromium, against a real server. */
export const screens = {
  name: 'screens',
  title: '界面 · 浏览器',
  needs: ['chromium', 'chineseFont', 'poppler'],
  builds: [...servedParts, '@jiayi/e2e'],
  run: (context, say) => runJourneys(context, { suite: 'screens', say }),
};

const megabyte = 1024 * 1024;
/** WeChat refuses more than 2 MB a package and 30 MB in all; our own limit for the main package is lower, for slow phones. */
const bundleLimits = { mainPackage: 1 * megabyte, subpackage: 2 * megabyte, whole: 30 * megabyte };

/** The WeChat bundle: it builds, it is small enough, and it runs. */
export const weapp = {
  name: 'weapp',
  title: '微信小程序包',
  needs: ['chromium', 'chineseFont'],
  builds: [...servedParts, '@jiayi/e2e'],
  async run(context, say) {
    await buildParts({ targets: ['build-weapp'], projects: ['@jiayi/miniapp'], logFile: join(context.folder, 'build-weapp.log'), say });
    const sizes = bundleSizes(inTree('miniapp', 'dist', 'weapp'));
    return [...sizes, ...await runJourneys(context, { suite: 'weapp', say })];
  },
};

function bundleSizes(folder) {
  const manifest = join(folder, 'app.json');
  if (!existsSync(manifest)) return [check('小程序包有 app.json', `${manifest} 不存在`)];
  const { subPackages, subpackages } = JSON.parse(readFileSync(manifest, 'utf8'));
  const roots = (subPackages ?? subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''));
  const whole = folderSize(folder);
  const parts = roots.map((name) => ({ name, size: folderSize(join(folder, name)) }));
  const main = whole - parts.reduce((sum, { size }) => sum + size, 0);
  const within = (what, size, limit) => {
    const title = `${what} ${kilobytes(size)} KB，不超过 ${kilobytes(limit)} KB`;
    return check(title, size <= limit ? '' : title);
  };
  return [
    within('小程序主包', main, bundleLimits.mainPackage),
    ...parts.map(({ name, size }) => within(`小程序分包 ${name}`, size, bundleLimits.subpackage)),
    within('小程序全部', whole, bundleLimits.whole),
  ];
}

const kilobytes = (bytes) => Math.ceil(bytes / 1024);

function folderSize(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

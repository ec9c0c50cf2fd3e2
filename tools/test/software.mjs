import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { runProcess } from '../workspace/processes.mjs';

const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** Full path of the first of these programs that is on this machine, else null. */
export function findProgram(...names) {
  for (const name of names) {
    for (const file of name.startsWith('/') ? [name] : places.map((place) => join(place, name))) {
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  return null;
}

export const findChromium = () => process.env.CHROMIUM || findProgram(
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
);
export const findMariadb = () => findProgram('mariadbd', 'mysqld');
export const findMariadbInstaller = () => findProgram('mariadb-install-db', 'mysql_install_db');

async function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const listing = await runProcess('fc-list', [':lang=zh', 'family']);
  return listing.code === 0 && listing.output.some((line) => line.trim() !== '');
}

/** What some layers need beyond Node: how to tell that it is there, and the Debian package that brings it. */
export const software = {
  mariadb: { debian: 'mariadb-server', isThere: async () => Boolean(findMariadb() && findMariadbInstaller()) },
  chromium: { debian: 'chromium', isThere: async () => Boolean(findChromium()) },
  chineseFont: { debian: 'fonts-noto-cjk', isThere: hasChineseFont },
  poppler: { debian: 'poppler-utils', isThere: async () => Boolean(findProgram('pdftotext') && findProgram('pdftoppm')) },
};

/** Debian packages for those of `names` (keys of {@link software}) that are not on this machine. */
export async function missingPackages(names) {
  const missing = [];
  for (const name of names) if (!(await software[name].isThere())) missing.push(software[name].debian);
  return missing;
}

/**
 * Installs Debian packages where that is possible without asking anybody: apt-get at hand and the user is root.
 * Says whether it tried; the caller looks again at what is there afterwards.
 */
export async function installPackages(packages, logFile) {
  const aptGet = findProgram('apt-get');
  if (!aptGet || process.getuid?.() !== 0) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProcess(aptGet, ['update', '--quiet'], { env, logFile });
  await runProcess(aptGet, ['install', '--quiet', '--yes', '--no-install-recommends', ...packages], { env, logFile });
  return true;
}

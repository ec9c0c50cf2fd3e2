import { libraries } from '../../workspace/build.mjs';
import { runJest } from '../jest.mjs';
import { startMariadb } from '../mariadb.mjs';

const server = [...libraries, '@jiayi/server'];
const suites = { folder: 'server', pattern: 'server/test/', nativeModules: true };

/** Repositories, transactions, migrations and every route on the SQLite file that needs nothing installed. */
export const embedded = {
  name: 'embedded',
  title: '服务端 · SQLite',
  needs: [],
  builds: server,
  run: (context) => runJest(context, { ...suites, name: 'embedded', env: { TEST_DATABASE_URL: '' } }),
};

/** The same on MariaDB: a given one (TEST_DATABASE_URL), else one of our own. */
export const mariadb = {
  name: 'mariadb',
  title: '服务端 · MariaDB',
  needs: process.env.TEST_DATABASE_URL ? [] : ['mariadb'],
  builds: server,
  async run(context) {
    const given = process.env.TEST_DATABASE_URL;
    const database = given ? { url: given, stop: async () => {} } : await startMariadb(context.folder);
    try {
      return await runJest(context, { ...suites, name: 'mariadb', env: { TEST_DATABASE_URL: database.url } });
    } finally {
      await database.stop();
    }
  },
};

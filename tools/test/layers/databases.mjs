import { libraries } from '../../workspace/build.mjs';
import { runJest } from '../jest.mjs';
import { runJourneys } from '../journeys.mjs';
import { startMariadb, withDatabase } from '../mariadb.mjs';
import { screens } from './journeys.mjs';

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

/** The whole way of a signing, on the screens. */
const wholeWay = { suite: 'screens', only: '[L7][L15][L16]', name: 'mariadb' };

/** The same on MariaDB, a given one (TEST_DATABASE_URL) or one of our own, and there one journey through the screens. */
export const mariadb = {
  name: 'mariadb',
  title: '服务端 · MariaDB',
  needs: [...(process.env.TEST_DATABASE_URL ? [] : ['mariadb']), ...screens.needs],
  builds: screens.builds,
  async run(context, say) {
    const given = process.env.TEST_DATABASE_URL;
    const server = given ? { url: given, stop: async () => {} } : await startMariadb(context.folder);
    try {
      const results = await runJest(context, { ...suites, name: 'mariadb', env: { TEST_DATABASE_URL: server.url } });
      const journey = await withDatabase(server.url, (database) => runJourneys(context, { ...wholeWay, database, say }));
      return [...results, ...journey];
    } finally {
      await server.stop();
    }
  },
};

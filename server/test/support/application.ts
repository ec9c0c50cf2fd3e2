import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import type { Settings } from '../../src/platform/config/index.js';
import { Database, UnitOfWork } from '../../src/platform/database/index.js';
import { createServer } from '../../src/platform/http/create-server.js';
import { OutboxWorker } from '../../src/platform/outbox/index.js';
import { makeTestPlace, TestClock } from './place.js';

export { makeTestPlace, TestClock, type TestPlace } from './place.js';

export interface TestApplication {
  readonly application: NestFastifyApplication;
  readonly settings: Settings;
  readonly clock: TestClock;
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  /** Lets every due outbox event have its effect. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The whole application on a place of its own, without listening: requests go in through {@link request}. */
export async function startTestApplication(options: { clock?: TestClock; environment?: Record<string, string> } = {}): Promise<TestApplication> {
  const place = await makeTestPlace(options.environment);
  const clock = options.clock ?? new TestClock();
  const application = await createServer(AppModule.forRoot(place.settings, clock), place.settings);
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  return {
    application,
    settings: place.settings,
    clock,
    database: application.get(Database),
    unitOfWork: application.get(UnitOfWork),
    settle: () => application.get(OutboxWorker).drain(),
    async close() {
      await application.close();
      await place.remove();
    },
  };
}

import { AppModule } from '../../src/app.module.js';
import type { Settings } from '../../src/platform/config/index.js';
import { Database, UnitOfWork } from '../../src/platform/database/index.js';
import { createServer } from '../../src/platform/http/create-server.js';
import { OutboxWorker } from '../../src/platform/outbox/index.js';
import type { TestApplication } from '../support/application.js';
import { TestClock } from '../support/place.js';

/** The whole application on data that may be there already, as after a restart. The place outlives it. */
export async function startOn(settings: Settings, instant: string): Promise<TestApplication> {
  const clock = new TestClock(instant);
  const application = await createServer(AppModule.forRoot(settings, clock), settings);
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  return {
    application, settings, clock,
    database: application.get(Database),
    unitOfWork: application.get(UnitOfWork),
    settle: () => application.get(OutboxWorker).drain(),
    close: () => application.close(),
  };
}

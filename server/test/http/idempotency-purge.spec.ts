import { IdempotencyPurge } from '../../src/platform/idempotency/index.js';
import { startTestApplication, type TestApplication } from '../support/application.js';
import { TestCounty } from '../support/county.js';
import { request } from '../support/request.js';

let test_: TestApplication;
beforeAll(async () => { test_ = await startTestApplication(); });
afterAll(() => test_?.close());

test('stored answers are kept for a week and then removed', async () => {
  const county = await TestCounty.make(test_);
  const resident = await county.addResident(county.institutions.station);
  const stored = async () => Number((await test_.database.query<{ n: number }>('SELECT COUNT(*) AS n FROM idempotency_record'))[0]?.n);
  await request(test_.application, 'POST', '/messages/reading', { token: resident.token });
  const purge = test_.application.get(IdempotencyPurge);
  const day = 24 * 60 * 60 * 1000;
  expect(await purge.purge(new Date(test_.clock.now().getTime() + 6 * day))).toBe(0);
  expect(await stored()).toBe(1);
  expect(await purge.purge(new Date(test_.clock.now().getTime() + 8 * day))).toBe(1);
  expect(await stored()).toBe(0);
});

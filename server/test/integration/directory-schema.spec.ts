import { DataSource } from 'typeorm';
import { startTestApplication } from '../support/application.js';

it('after migrating the schema is what the entities say, table by table', async () => {
  const test = await startTestApplication();
  try {
    const difference = await test.application.get(DataSource).driver.createSchemaBuilder().log();
    expect(difference.upQueries.map(({ query }) => query)).toEqual([]);
  } finally {
    await test.close();
  }
});

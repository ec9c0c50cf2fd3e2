import { MessagesService } from '../../../src/messages/index.js';
import type { TestPerson } from '../../support/county.js';
import { rows, type Scenario } from '../scenario.js';
import type { Stage } from '../stage.js';

/** Somebody with two unread messages. @returns the ids of both */
async function inbox(stage: Stage): Promise<{ person: TestPerson; ids: readonly number[] }> {
  const person = await stage.resident(await stage.station());
  for (const title of ['第一条', '第二条']) {
    await stage.test.unitOfWork.run(() => stage.test.application.get(MessagesService).send([person.accountId], { kind: 'test.notice', title, body: '测试消息' }));
  }
  const found = await stage.test.database.query<{ id: number }>('SELECT id FROM message WHERE account_id = ? ORDER BY id', [person.accountId]);
  return { person, ids: found.map(({ id }) => id) };
}

const readMessages = 'SELECT id FROM message WHERE account_id = ? AND read_at IS NOT NULL ORDER BY id';

const readingOne: Scenario = {
  route: 'POST /messages/{id}/reading',
  async prepare(stage) {
    const { person, ids: [, second = 0] } = await inbox(stage);
    return { path: `/messages/${second}/reading`, person, body: {}, effects: [rows(readMessages, [person.accountId], { id: second })] };
  },
};

const readingAll: Scenario = {
  route: 'POST /messages/reading',
  async prepare(stage) {
    const { person, ids } = await inbox(stage);
    return { path: '/messages/reading', person, body: {}, effects: [rows(readMessages, [person.accountId], ...ids.map((id) => ({ id })))] };
  },
};

export const messageScenarios: readonly Scenario[] = [readingOne, readingAll];

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../platform/clock/index.js';
import { Settings } from '../platform/config/index.js';
import { OutboxWorker } from '../platform/outbox/index.js';
import { DemoSeed } from './demo-seed.js';
import { phoneIdentities } from './identities.js';
import { submitWaitingRequest } from './waiting-request.js';

/**
 * Fills an empty database with the demo county and its people. Later starts find everything there.
 * @param print a line for the person who started it
 */
export async function seedDemo(application: NestFastifyApplication, print: (line: string) => void): Promise<void> {
  if (!application.get(Settings).demo) return;
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  const seed = application.get(DemoSeed);
  const contents = await seed.contents();
  if (contents === 'OTHER') {
    print('数据库里已有其他机构的资料，不再载入演示县。');
    return;
  }
  if (contents === 'EMPTY') {
    print('第一次启动：正在生成并导入演示县（9 个中心、86 家机构、146 个团队、4000 位居民）…');
    await seed.importCounty();
  }
  await seed.createAccounts();
  if (contents === 'EMPTY') {
    const waiting = phoneIdentities(application.get(Clock).today()).find(({ key }) => key === 'WAITING');
    if (waiting) await submitWaitingRequest(application, await seed.openSession(waiting.phone));
    await application.get(OutboxWorker).drain();
    print('演示县已就绪。');
  }
}

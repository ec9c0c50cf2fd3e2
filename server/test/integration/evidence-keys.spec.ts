import { randomBytes } from 'node:crypto';
import { KeyCheck, loadKeys } from '../../src/platform/crypto/index.js';
import { SettingsError, type Settings } from '../../src/platform/config/index.js';
import { openTestEvidence, type TestEvidence } from '../support/evidence.js';
import { makeTestPlace, type TestPlace } from '../support/place.js';

const secret = () => randomBytes(32).toString('base64');

let place: TestPlace;
let evidence: TestEvidence;
beforeEach(async () => {
  place = await makeTestPlace();
  evidence = await openTestEvidence(place.settings);
});
afterEach(async () => {
  await evidence.close();
  await place.remove();
});

/** A start of the server with these keys. */
const start = (keys: Partial<Settings>): Promise<void> =>
  new KeyCheck(loadKeys({ ...place.settings, ...keys }), evidence.database, evidence.unitOfWork, evidence.clock).onApplicationBootstrap();

describe('a server on a database that was written with', () => {
  const [first, second, index] = [secret(), secret(), secret()];
  const original = { fieldKeys: `k1:${first}`, indexKey: index };
  beforeEach(() => start(original));

  it('the same keys starts', async () => {
    await start(original);
  });

  it('the same keys and a new one before them starts, and needs both from then on', async () => {
    await start({ ...original, fieldKeys: `k2:${second},k1:${first}` });
    await start({ ...original, fieldKeys: `k2:${second},k1:${first}` });
    await expect(start(original)).rejects.toThrow('现在没有这把密钥');
  });

  it.each<[string, Partial<Settings>, string]>([
    ['another key under the same name', { fieldKeys: `k1:${second}`, indexKey: index }, '密钥 FIELD_KEYS 中的 k1 与数据库原先使用的不是同一把'],
    ['a key that is missing now', { fieldKeys: `k2:${second}`, indexKey: index }, '用密钥 FIELD_KEYS 中的 k1 加密的资料，但现在没有这把密钥'],
    ['another index key', { fieldKeys: `k1:${first}`, indexKey: second }, '密钥 INDEX_KEY 与数据库原先使用的不是同一把'],
  ])('%s stops with a sentence', async (_, keys, sentence) => {
    await expect(start(keys)).rejects.toThrow(SettingsError);
    await expect(start(keys)).rejects.toThrow(sentence);
    await start(original);
  });

  it('keeps nothing in the database from which a key could be had', async () => {
    const rows = await evidence.database.query<{ name: string; mark: string }>('SELECT name, mark FROM key_check ORDER BY name');
    expect(rows.map(({ name }) => name)).toEqual(['field:k1', 'index']);
    for (const { mark } of rows) expect(mark).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(first, 'base64').toString('hex'));
  });
});

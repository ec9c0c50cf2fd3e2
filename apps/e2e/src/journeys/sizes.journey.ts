import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';

import { acceptance } from '../acceptance.js';
import type { Screen } from '../screens/screen.js';

const kilobyte = 1024;

/**
 * Scripts that have to arrive before the first screen can be used, compressed, in bytes. What is fetched ahead for later screens once this
 * one stands is not among them.
 */
async function firstLoad(screen: Screen, firstField: string): Promise<number> {
  await screen.page.reload({ waitUntil: 'commit' });
  await screen.page.getByLabel(firstField, { exact: true }).first().waitFor();
  const addresses = await screen.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const scripts = addresses.filter((address) => new URL(address).pathname.endsWith('.js'));
  const sizes = await Promise.all([...new Set(scripts)].map(async (address) => {
    const response = await fetch(address);
    assert.ok(response.ok, address);
    return gzipSync(Buffer.from(await response.arrayBuffer())).length;
  }));
  return sizes.reduce((sum, size) => sum + size, 0);
}

acceptance('手机端第一次打开，脚本压缩后少于 130 KB', async (stage) => {
  const size = await firstLoad(await stage.phone('居民'), '手机号');
  console.log(`  ${(size / kilobyte).toFixed(1)} KB`);
  assert.ok(size > 0 && size < 130 * kilobyte, `${size} bytes`);
});

acceptance('管理台第一次打开，脚本压缩后少于 250 KB', async (stage) => {
  const size = await firstLoad(await stage.console('工作人员'), '用户名');
  console.log(`  ${(size / kilobyte).toFixed(1)} KB`);
  assert.ok(size > 0 && size < 250 * kilobyte, `${size} bytes`);
});

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';

import { acceptance } from '../acceptance.js';

const kilobyte = 1024;

/** Scripts that a page loads before anybody touches it, compressed, in bytes. */
async function firstLoad(page: Page): Promise<number> {
  const scripts: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response);
  });
  await page.reload({ waitUntil: 'networkidle' });
  const sizes = await Promise.all(scripts.map(async (response) => gzipSync(await response.body()).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

acceptance('手机端第一次打开，脚本压缩后少于 130 KB', async (stage) => {
  const phone = await stage.phone('居民');
  const size = await firstLoad(phone.page);
  console.log(`  ${(size / kilobyte).toFixed(1)} KB`);
  assert.ok(size > 0 && size < 130 * kilobyte, `${size} bytes`);
});

acceptance('管理台第一次打开，脚本压缩后少于 250 KB', async (stage) => {
  const desk = await stage.console('工作人员');
  const size = await firstLoad(desk.page);
  console.log(`  ${(size / kilobyte).toFixed(1)} KB`);
  assert.ok(size > 0 && size < 250 * kilobyte, `${size} bytes`);
});

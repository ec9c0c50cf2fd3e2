import type { Browser } from 'playwright-core';

import { Screen } from './screen.js';

/** A computer with the console. */
export class ConsoleScreen extends Screen {
  static async open(browser: Browser, address: string, name: string): Promise<ConsoleScreen> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true });
    const page = await context.newPage();
    const screen = new ConsoleScreen(context, page, name);
    await page.goto(`${address}/console`);
    return screen;
  }
}

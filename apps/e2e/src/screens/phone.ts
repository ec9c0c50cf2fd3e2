import type { Browser, BrowserContext, Locator } from 'playwright-core';

import { Screen } from './screen.js';

/** A phone (390 × 844, touch) with the app in its browser. */
export class PhoneScreen extends Screen {
  static async open(browser: Browser, address: string, name: string): Promise<PhoneScreen> {
    const context = await PhoneScreen.phoneContext(browser);
    const page = await context.newPage();
    const screen = new PhoneScreen(context, page, name);
    await page.goto(`${address}/`);
    return screen;
  }

  /** A browser that believes to be on a phone. */
  static phoneContext(browser: Browser): Promise<BrowserContext> {
    return browser.newContext({
      viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true,
    });
  }

  /** Back to the first page, step by step, as a person goes. */
  async goHome(): Promise<void> {
    const back = this.page.getByRole('button', { name: '返回', exact: true }).filter({ visible: true });
    while ((await back.count()) > 0) {
      const before = await this.words();
      await back.first().click();
      while ((await this.words()) === before) await this.page.waitForTimeout(50);
    }
    await this.use(/^首页/);
  }

  /** Draws with a finger: one stroke through these points, given as shares (0 to 1) of the area. */
  async draw(area: Locator, points: readonly (readonly [number, number])[]): Promise<void> {
    await area.scrollIntoViewIfNeeded();
    const box = await area.boundingBox();
    if (!box) throw new Error('there is nothing to draw on');
    const session = await this.context.newCDPSession(this.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    const [start, ...others] = points.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
    if (!start) return;
    await touch('touchStart', [start]);
    for (const point of others) await touch('touchMove', [point]);
    await touch('touchEnd', []);
    await session.detach();
  }

  /** Signs by hand: a few strokes that look like a short name. */
  async sign(area: Locator): Promise<void> {
    await area.waitFor();
    await this.page.waitForTimeout(400); // nobody writes in the moment in which the page appears
    const wave = Array.from({ length: 24 }, (_, index) => [0.1 + 0.03 * index, 0.5 + 0.18 * Math.sin(index / 2)] as const);
    await this.draw(area, wave);
    await this.draw(area, [[0.2, 0.2], [0.35, 0.22], [0.5, 0.21], [0.7, 0.2]]);
    await this.draw(area, [[0.45, 0.15], [0.45, 0.4], [0.44, 0.65], [0.4, 0.8]]);
  }
}

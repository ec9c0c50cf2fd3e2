import type { Browser, BrowserContext, Route } from 'playwright-core';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { PhoneScreen } from '../screens/phone.js';
import { projectFolder, treeFolder } from '../system/paths.js';
import type { HostRequest, HostResponse } from './runtime/api/host.js';

const emulatorAddress = 'http://mini-program.test';
const bundleFolder = join(treeFolder, 'miniapp', 'dist', 'weapp');

export interface WechatPhoneOptions {
  /** Address of the server; it takes the place of the one that the bundle was built for. */
  address: string;
  /** The code that wx.login gives for whoever holds this phone. */
  loginCode: () => string;
}

/** A phone with the WeChat bundle of the app, in an emulator of WeChat's own runtime. */
export class WechatPhone extends PhoneScreen {
  /** What each step, up to its picture, has sent by setData. */
  readonly steps: { step: string; calls: number; bytes: number }[] = [];

  static async openBundle(browser: Browser, name: string, options: WechatPhoneOptions): Promise<WechatPhone> {
    const context = await PhoneScreen.phoneContext(browser);
    const page = await context.newPage();
    const phone = new WechatPhone(context, page, name);
    await serveEmulator(context);
    await context.exposeFunction('miniwxRequest', (request: HostRequest) => send(request, options.address));
    await context.exposeFunction('miniwxLoginCode', options.loginCode);
    await page.goto(`${emulatorAddress}/`);
    return phone;
  }

  /** WeChat ties no words to a field: it is the first one after the words that a person reads. */
  override async fill(label: string | RegExp, value: string): Promise<void> {
    const words = this.page.getByText(label, { exact: typeof label === 'string' }).filter({ visible: true }).first();
    await words.locator('xpath=following::*[self::input or self::textarea][1]').fill(value);
  }

  /** Says with each picture how much its step has sent to the screen by setData. */
  override async picture(step: string): Promise<void> {
    await super.picture(step);
    const sent = await this.page.evaluate(() => window.miniwx?.takeSent());
    if (!sent) return;
    this.steps.push({ step, ...sent });
    console.log(`  setData ${String(sent.calls).padStart(3)} 次 ${(sent.bytes / 1024).toFixed(1).padStart(6)} KB  ${step}`);
  }

  /** Documents that the mini-program has opened for the person, newest last. */
  openedDocuments(): Promise<readonly { path: string; type: string }[]> {
    return this.page.evaluate(() => window.miniwx?.openedDocuments ?? []);
  }
}

async function serveEmulator(context: BrowserContext): Promise<void> {
  const html = readFileSync(join(projectFolder, 'src', 'miniwx', 'emulator.html'), 'utf8');
  const bundle = JSON.stringify(readBundle());
  await context.route(`${emulatorAddress}/**`, (route: Route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    if (pathname === '/bundle.json') return route.fulfill({ contentType: 'application/json', body: bundle });
    if (pathname.startsWith('/runtime/')) {
      return route.fulfill({ contentType: 'text/javascript; charset=utf-8', path: join(projectFolder, 'dist', 'miniwx', ...pathname.split('/')) });
    }
    if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
    return route.fulfill({ path: join(bundleFolder, ...pathname.split('/')) });
  });
}

/** The text files of the bundle. Pictures are served one by one. */
function readBundle(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(bundleFolder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|json|wxml|wxss|wxs)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(bundleFolder, path).split(sep).join('/')] = readFileSync(path, 'utf8');
  }
  return files;
}

/** Sends a request of the mini-program to the server of the test. */
async function send({ url, method, header, body }: HostRequest, address: string): Promise<HostResponse> {
  const { pathname, search } = new URL(url);
  const response = await fetch(`${address}${pathname}${search}`, {
    method,
    headers: header,
    body: body === null ? undefined : 'text' in body ? body.text : Buffer.from(body.base64, 'base64'),
  });
  return {
    statusCode: response.status,
    header: Object.fromEntries(response.headers),
    base64: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
}

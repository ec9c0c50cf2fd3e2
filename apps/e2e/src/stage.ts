import type { Browser } from 'playwright-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { WechatPhone } from './miniwx/wechat-phone.js';
import { ConsoleScreen } from './screens/console.js';
import { PhoneScreen } from './screens/phone.js';
import type { Screen } from './screens/screen.js';
import { Api } from './system/api.js';
import { startSystem, type System } from './system/system.js';

/** What all acceptance tests share. */
export interface Theatre {
  browser: Browser;
  /** Data folder of a stopped demo installation; each stage starts from a copy of it. */
  demoData: string;
  folder: string;
  /** Of every system. */
  settings: Record<string, string>;
}

/**
 * Where one acceptance test takes place: a system of its own and the screens of the people in it.
 */
export class Stage {
  readonly #theatre: Theatre;
  readonly #name: string;
  readonly #screens: Screen[] = [];
  readonly #folder: string;
  #system: System | null = null;

  constructor(theatre: Theatre, name: string) {
    this.#theatre = theatre;
    this.#name = name;
    this.#folder = mkdtempSync(join(theatre.folder, 'stage-'));
  }

  /** Folder for the files of this test. */
  get folder(): string {
    return this.#folder;
  }

  get system(): System {
    if (!this.#system) throw new Error('the system is not running');
    return this.#system;
  }

  /** The public API of this system, not signed in. */
  get api(): Api {
    return new Api(this.system);
  }

  /** Starts the system; done before each test. A test that needs other settings starts it anew. */
  async start(settings: Record<string, string> = {}): Promise<void> {
    await this.#system?.stop();
    this.#system = await startSystem({ folder: this.#folder, copyOf: this.#theatre.demoData, settings: { ...this.#theatre.settings, ...settings } });
  }

  /** The server goes away, as in a breakdown; from here on refused requests are no complaint. */
  async stopSystem(): Promise<void> {
    for (const screen of this.#screens) screen.expectsBreakdown = true;
    await this.system.stop();
  }

  /** It comes back at the same address with the same data. */
  async restartSystem(): Promise<void> {
    this.#system = await startSystem({ folder: this.#folder, settings: this.#theatre.settings, port: Number(new URL(this.system.address).port) });
  }

  /** A phone with the app in its browser. `who` names its pictures. */
  async phone(who: string): Promise<PhoneScreen> {
    const screen = await PhoneScreen.open(this.#theatre.browser, this.system.address, `${this.#name}-${who}`);
    this.#screens.push(screen);
    return screen;
  }

  /** A phone with the WeChat bundle. `loginCode` gives what wx.login gives there. */
  async wechatPhone(who: string, loginCode: () => string): Promise<WechatPhone> {
    const screen = await WechatPhone.openBundle(this.#theatre.browser, `${this.#name}-${who}`, { address: this.system.address, loginCode });
    this.#screens.push(screen);
    return screen;
  }

  /** A computer with the console. `who` names its pictures. */
  async console(who: string): Promise<ConsoleScreen> {
    const screen = await ConsoleScreen.open(this.#theatre.browser, this.system.address, `${this.#name}-${who}`);
    this.#screens.push(screen);
    return screen;
  }

  /** Pictures and texts of all screens, for the report of a failure. */
  async evidence(): Promise<string> {
    const parts = await Promise.all(this.#screens.map((screen) => screen.evidence()));
    return parts.join('\n');
  }

  /** Script errors and refused requests that no test asked for. */
  get complaints(): string[] {
    return this.#screens.flatMap((screen) => screen.complaints);
  }

  async end(): Promise<void> {
    for (const screen of this.#screens) await screen.close();
    await this.#system?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

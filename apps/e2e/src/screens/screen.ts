import type { BrowserContext, Locator, Page } from 'playwright-core';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { screenshotFolder } from '../system/paths.js';

const patience = 15_000;
const patienceForPictures = 3_000;
const linesOfEvidence = 25;

/** What may be tapped, by the words that a person reads on it. */
const tappableRoles = ['button', 'link', 'tab', 'menuitem', 'radio', 'checkbox', 'option', 'switch'] as const;

/** A person's screen: found and used by the words on it. Notes script errors and takes numbered pictures. */
export class Screen {
  readonly complaints: string[] = [];
  /** Set while the test itself has taken the server away. */
  expectsBreakdown = false;
  #pictures = 0;
  #underWay = 0;

  protected constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly name: string,
  ) {
    page.setDefaultTimeout(patience);
    page.on('request', () => { this.#underWay += 1; });
    page.on('requestfinished', () => { this.#underWay -= 1; });
    page.on('requestfailed', () => { this.#underWay -= 1; });
    page.on('pageerror', (error) => this.complaints.push(`${name}: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.complaints.push(`${name}: ${message.text()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 500 && !this.expectsBreakdown) this.complaints.push(`${name}: ${response.status()} ${response.url()}`);
    });
  }

  /** The first visible place where this text stands. */
  text(text: string | RegExp): Locator {
    return this.page.getByText(text).filter({ visible: true }).first();
  }

  /** Waits until a text can be seen. */
  async sees(text: string | RegExp): Promise<void> {
    await this.text(text).waitFor();
  }

  /** Waits until a text can no longer be seen. */
  async seesNoLonger(text: string | RegExp): Promise<void> {
    await this.text(text).waitFor({ state: 'hidden' });
  }

  /** Everything that can be read on the screen now. */
  async words(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /**
   * The control with this name; a text stands for the whole name, a pattern for a part of it. Where a dialog is open, what is in it comes
   * first.
   */
  async control(name: string | RegExp): Promise<Locator> {
    const inPage = this.#named(this.page, name);
    const dialog = this.page.getByRole('dialog').filter({ visible: true }).last();
    const inDialog = this.#named(dialog, name);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await inPage.controls.or(inPage.words).first().waitFor();
      for (const candidates of [inDialog.controls, inDialog.words, inPage.controls, inPage.words]) {
        if ((await candidates.count()) > 0) return candidates.first();
      }
    }
    throw new Error(`${String(name)} comes and goes`);
  }

  /** Controls with an accessible name, and any element with these words. */
  #named(place: Page | Locator, name: string | RegExp): { controls: Locator; words: Locator } {
    const exact = typeof name === 'string' ? true : undefined;
    const controls = tappableRoles.map((role) => place.getByRole(role, { name, exact })).reduce((one, other) => one.or(other));
    return { controls: controls.filter({ visible: true }), words: place.getByText(name, { exact }).filter({ visible: true }) };
  }

  /** Uses the control with this name. */
  async use(name: string | RegExp): Promise<void> {
    await (await this.control(name)).click();
  }

  /** Whether the control with this name can be used now. */
  async canUse(name: string | RegExp): Promise<boolean> {
    const control = await this.control(name);
    return (await control.isEnabled()) && (await control.getAttribute('aria-disabled')) !== 'true';
  }

  /** Fills the field with this label or hint. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    const exact = typeof label === 'string' ? true : undefined;
    const fields = this.page.getByLabel(label, { exact }).or(this.page.getByPlaceholder(label, { exact })).filter({ visible: true });
    const field = fields.and(this.page.locator('input, textarea')).first();
    const before = await field.inputValue();
    await field.fill(value);
    // A form that has just opened may still be putting in its own values; a person would see that and type again.
    await this.page.waitForTimeout(50);
    if (value !== before && (await field.inputValue()) === before) await field.fill(value);
  }

  /** Takes the next picture of this screen, once what is on its way has arrived and nothing moves. */
  async picture(step: string): Promise<void> {
    for (let waited = 0; this.#underWay > 0 && waited < patienceForPictures; waited += 50) await this.page.waitForTimeout(50);
    this.keep(step, await this.page.screenshot({ animations: 'disabled' }));
  }

  /** Keeps a picture (PNG) that comes from elsewhere beside those of this screen. */
  keep(step: string, picture: Buffer): void {
    this.#pictures += 1;
    mkdirSync(screenshotFolder, { recursive: true });
    const number = String(this.#pictures).padStart(2, '0');
    writeFileSync(join(screenshotFolder, `${this.name}-${number}-${step}.png`), picture);
  }

  /** What the screen shows at the moment of a failure. */
  async evidence(): Promise<string> {
    try {
      await this.picture('failure');
      return `── ${this.name} ${this.page.url()}\n${(await this.words()).split('\n').filter((line) => line.trim() !== '').slice(0, linesOfEvidence).join('\n')}`;
    } catch (error) {
      return `── ${this.name}: ${String(error)}`;
    }
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

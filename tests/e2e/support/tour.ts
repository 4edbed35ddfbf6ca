import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';
import type { Language, World } from './world.ts';

/** The tour with its panel and its three buttons. */
export class Tour {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open({ visitor }: World, language: Language = 'fr', width = 1280): Promise<Tour> {
    const page = await visitor({ viewport: { width, height: 900 } });
    // what arrives fades in, and half faded in it can't be read
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/tour?locale=${language}`);
    return new Tour(page);
  }

  book(name: 'ledgerSum' | 'doubles' | 'differences'): Locator {
    return this.page.locator(`[data-book=${name}]`);
  }

  /** Ledger 0, doubles 0, Shopify = us. */
  async untilGreen(): Promise<void> {
    await until('a green panel', async () => {
      const books = await this.page
        .locator('[data-book]')
        .evaluateAll((cells) => cells.map((cell) => `${cell.className} ${cell.querySelector('dd')?.textContent}`));
      return books.length === 3 && books.every((book) => book === 'is-right 0') ? books : null;
    });
  }

  async press(button: 'resend' | 'kill-worker' | 'refund'): Promise<void> {
    const said = this.page.locator('[data-said]');
    const before = await said.innerText();
    await this.page.locator(`button[name=${button}]`).click();
    await until('the tour to say what it did', async () => (await said.innerText()) !== before);
  }
}

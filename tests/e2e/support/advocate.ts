import type { Locator, Page } from 'playwright-core';
import { until } from './until.ts';
import type { Language, World } from './world.ts';

export type Channel = 'email' | 'whatsapp' | 'sms';

/** A customer with an account: sees the advocate block, shares, follows friends and rewards. */
export class Advocate {
  readonly page: Page;

  private readonly language: Language;

  private constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
  }

  static async logIn(
    { visitor, stack }: World,
    email: string,
    language: Language = 'fr',
    width = 1280,
  ): Promise<Advocate> {
    const page = await visitor({
      viewport: { width, height: 900 },
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      permissions: [],
    });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stack.storefront });
    await page.goto(`/account/login?locale=${language}`);
    await page.locator('#login-email').fill(email);
    await page.locator('form:has(#login-email) [type=submit]').click();
    await page.waitForURL('**/account');
    return new Advocate(page, language);
  }

  /** The page with the theme's advocate block, filled in. */
  async openBlock(): Promise<void> {
    await this.page.goto('/pages/parrainage');
    await this.page.locator('ricochet-advocate[aria-busy=false], ricochet-advocate:not([aria-busy])').waitFor();
  }

  block(part: string): Locator {
    return this.page.locator(`[data-ricochet="${part}"]`);
  }

  async link(): Promise<string> {
    return until('the link in the block', async () => (await this.block('link').innerText()).trim());
  }

  async code(): Promise<string> {
    return (await this.block('code').innerText()).trim();
  }

  channel(channel: Channel): Locator {
    return this.page.locator(`ricochet-advocate [data-channel=${channel}]`);
  }

  async copyLink(): Promise<string> {
    await this.block('copy-link').click();
    return until('the clipboard', () => this.page.evaluate(() => navigator.clipboard.readText()));
  }

  /** Presses a channel's link without leaving for the mail or messenger program. */
  async press(channel: Channel): Promise<string> {
    const link = this.channel(channel);
    const href = (await link.getAttribute('href')) ?? '';
    await this.page.evaluate(() =>
      document.addEventListener('click', (event) => event.preventDefault(), { once: true }),
    );
    const counted = this.page.waitForResponse((response) => response.url().endsWith('/apps/ricochet/share'));
    await link.click();
    await counted;
    return href;
  }

  async openSpace(): Promise<Locator> {
    await this.page.goto(`/apps/ricochet/space?locale=${this.language}`);
    const space = this.page.locator('[data-ricochet=space]');
    await space.waitFor();
    return space;
  }

  /** Reloads the block until such a reward has its code; before, it is only being prepared. */
  async awaitReward(words: string | RegExp): Promise<Locator> {
    const ready = this.page.locator('.ricochet__code');
    const reward = this.block('rewards').locator('li').filter({ hasText: words }).filter({ has: ready }).first();
    await until(`a reward "${words}" in the block`, async () => {
      await this.openBlock();
      return reward.isVisible();
    });
    return reward;
  }
}

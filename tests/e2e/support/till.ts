import type { FrameLocator, Page } from 'playwright-core';
import type { Language, World } from './world.ts';

/** Somebody of the shop at its till, with our extension in it. */
export class Till {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async arrive(world: World, language: Language, width: number): Promise<Till> {
    const page = await world.visitor({ viewport: { width, height: 860 } });
    await page.goto(`/pos?locale=${language}`);
    return new Till(page);
  }

  frame(target: string): FrameLocator {
    return this.page.frameLocator(`[data-extension="${target}"]`);
  }

  tile = () => this.frame('pos.home.tile.render').getByRole('button');
  modal = () => this.frame('pos.home.modal.render');

  /** One of the first thing on the shelf, and whose it is. */
  async ring(email = ''): Promise<void> {
    if (email) await this.page.locator('#email').fill(email);
    await this.page.locator('.till-products button').first().click();
    await this.page.locator('.till-lines').waitFor();
  }

  async open(): Promise<void> {
    await this.tile().click();
    await this.modal().getByRole('textbox').or(this.modal().getByRole('status')).first().waitFor();
  }

  async close(): Promise<void> {
    await this.page.locator('[data-till-modal] form[method=dialog] button').click();
    await this.tile().waitFor();
  }

  /** The till reads the sale again once its modal is closed, so ask until it is there. */
  codeOnTicket = () => this.page.locator('#discount_code').inputValue();

  async scan(text: string): Promise<void> {
    await this.page.locator('#scanned').fill(text);
    await this.page.locator('[data-scan] button').click();
  }

  /** @returns the order's id */
  async charge(): Promise<string> {
    await this.page.locator('button[name=charge]').click();
    return (await this.page.locator('[data-test=sold]').getAttribute('data-order-id')) ?? '';
  }
}

import type { Page } from 'playwright-core';
import type { Order } from '../../../dev-store/contract.ts';
import { plain } from './plain.ts';
import type { Language, World } from './world.ts';

export type Buyer = { email: string; firstName?: string; lastName?: string };

/** Somebody who comes to the shop, invited or not, and perhaps buys. */
export class Friend {
  readonly page: Page;
  private readonly world: World;

  constructor(page: Page, world: World) {
    this.page = page;
    this.world = world;
  }

  static async arrive(world: World, language: Language = 'fr', width = 1280): Promise<Friend> {
    const page = await world.visitor({
      viewport: { width, height: width < 500 ? 780 : 900 },
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    });
    if (language === 'en') await page.goto('/?locale=en');
    return new Friend(page, world);
  }

  async follow(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.locator('[data-ricochet-page]').waitFor();
  }

  async fillClaim(email: string, firstName = ''): Promise<void> {
    await this.page.locator('#ricochet-email').fill(email);
    await this.page.locator('#ricochet-firstName').fill(firstName);
  }

  async submitClaim(): Promise<void> {
    await this.page.locator('[data-ricochet=submit]').click();
  }

  /** Claims and waits for the code on the page, however long the page lets it wait. */
  async claim(email: string, firstName = ''): Promise<string> {
    await this.fillClaim(email, firstName);
    await this.submitClaim();
    return this.welcomeCode();
  }

  async welcomeCode(): Promise<string> {
    const code = this.page.locator('[data-ricochet=welcome-code]');
    await code.waitFor({ timeout: 60_000 });
    return (await code.innerText()).trim();
  }

  /** Why a claim was refused, in the shopper's words. */
  async refusal(): Promise<string> {
    const refused = this.page.locator('[data-ricochet=refused]');
    await refused.waitFor();
    return plain(await refused.innerText());
  }

  /** The message beside the e-mail field. */
  async problem(): Promise<string> {
    const problem = this.page.locator('[data-ricochet-problem=email]:not(:empty)');
    await problem.waitFor();
    return plain(await problem.innerText());
  }

  async useCode(): Promise<void> {
    await this.page.locator('[data-ricochet=use-code]').click();
    await this.page.waitForLoadState();
  }

  async putInCart(product = 0): Promise<void> {
    const products = await this.world.shop.products();
    await this.page.goto(`/products/${products[product]?.handle}`);
    await this.page.locator('button[name=add]').click();
    await this.page.waitForURL('**/cart');
  }

  async fillCheckout({ email, firstName = 'Paul', lastName = 'Durand' }: Buyer): Promise<void> {
    await this.page.goto('/checkout');
    await this.fill({ email, firstName, lastName });
    await this.fillAddress();
  }

  async fillAddress(): Promise<void> {
    await this.fill({ address1: '3 rue du Port', zip: '17000', city: 'La Rochelle' });
  }

  async enterCode(code: string): Promise<void> {
    await this.page.locator('#discount_code').fill(code);
    await this.page.locator('button[name=apply]').click();
  }

  async pay(): Promise<Order> {
    await this.page.locator('button[name=pay]').click();
    await this.page.waitForURL('**/thank-you');
    return this.world.shop.order((await this.page.locator('[data-test=order-name]').innerText()).trim());
  }

  private async fill(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) await this.page.locator(`[name=${name}]`).fill(value);
  }

  /** From the cart to the thank-you page. */
  async buy(buyer: Buyer, { product = 0, code }: { product?: number; code?: string } = {}): Promise<Order> {
    await this.putInCart(product);
    await this.fillCheckout(buyer);
    if (code) await this.enterCode(code);
    return this.pay();
  }
}

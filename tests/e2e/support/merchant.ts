import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Language, World } from './world.ts';

type Words = { use: RegExp; publish: RegExp; editor: RegExp; published: RegExp };
const WORDS: Record<Language, Words> = {
  fr: {
    use: /^Partir de ce modèle/,
    publish: /^Publier la version/,
    editor: /^Ouvrir l'éditeur de thème$/,
    published: /^La version \d+ est publiée$/,
  },
  en: {
    use: /^Start with this/,
    publish: /^Publish version/,
    editor: /^Open the theme editor$/,
    published: /^Version \d+ is published$/,
  },
};

export type Template = 'percent' | 'points' | 'fixed';
const ORDER: readonly Template[] = ['percent', 'points', 'fixed'];

/** The merchant in the store's admin, with Ricochet in its frame. */
export class Merchant {
  readonly page: Page;
  readonly app: FrameLocator;
  private readonly words: Words;
  private readonly world: World;

  private constructor(page: Page, world: World, language: Language) {
    this.page = page;
    this.world = world;
    this.app = page.frameLocator('#app-iframe');
    this.words = WORDS[language];
  }

  static async arrive(world: World, language: Language = 'fr', width = 1280): Promise<Merchant> {
    const page = await world.visitor({ viewport: { width, height: 900 } });
    await page.goto(`/admin?locale=${language}`);
    return new Merchant(page, world, language);
  }

  /** As from the admin's menu: the app's home, or a page of it. */
  async open(path = ''): Promise<void> {
    await this.page.goto(`/admin/apps/ricochet${path}`);
    await this.heading(1).waitFor();
  }

  heading(level: number, name?: string | RegExp): Locator {
    return this.app.getByRole('heading', { level, ...(name ? { name } : {}) }).first();
  }

  async pickTemplate(template: Template): Promise<void> {
    await this.app.getByRole('button', { name: this.words.use }).nth(ORDER.indexOf(template)).click();
    await this.field('name').waitFor();
  }

  /** A field of the programme by its name in the offer, as "waitingDays". */
  field(name: string): Locator {
    return this.app.locator(`[name="${name}"]`);
  }

  preview(): Locator {
    return this.app.getByTestId('storefront-preview');
  }

  /** All friends here buy within minutes and send to one home: what these tests are about shall not hang on that (V5). */
  private async suspectNobody(): Promise<void> {
    const { stack, shop } = this.world;
    const trust = JSON.stringify({ mode: 'custom', holdAt: 1_000, rejectAt: 1_000 });
    const answer = await fetch(`${stack.app}/app/program`, {
      method: 'POST',
      headers: { 'User-Agent': 'Mozilla/5.0 Chrome/140.0', Authorization: `Bearer ${await shop.sessionToken()}` },
      body: new URLSearchParams({ intent: 'trust', trust }),
      redirect: 'manual',
    });
    if (!answer.ok) throw new Error(`the limits were not taken: ${answer.status}`);
  }

  async publish(): Promise<void> {
    await this.app.getByRole('button', { name: this.words.publish }).click();
    await this.app.getByText(this.words.published).first().waitFor();
    await this.suspectNobody();
  }

  /** Follows the app's own link into the theme editor and puts the three blocks in the theme. */
  async switchBlocksOn(): Promise<void> {
    await this.app.getByRole('link', { name: this.words.editor }).first().click();
    await this.page.waitForURL('**/admin/themes/**');
    for (const block of ['advocate', 'friend', 'embed']) await this.page.locator(`input[name=${block}]`).check();
    await this.page.locator('button[name=save]').click();
    await this.page.locator('.notice').waitFor();
  }

  /** The shortest way to a running programme. */
  async launch(template: Template, fields: Record<string, string> = {}): Promise<void> {
    await this.open();
    await this.pickTemplate(template);
    for (const [name, value] of Object.entries(fields)) await this.field(name).fill(value);
    await this.publish();
    await this.switchBlocksOn();
  }

  async lifecycle(name: RegExp, confirm: RegExp): Promise<void> {
    await this.open('/program');
    await this.app.getByRole('button', { name: /^(Autres actions|More actions)$/ }).click();
    await this.app.getByRole('button', { name }).click();
    await this.app.getByRole('button', { name: confirm }).click();
    await this.page.locator('.toast').waitFor();
  }

  async pause(): Promise<void> {
    await this.lifecycle(/^Mettre en pause$/, /^Mettre en pause maintenant$/);
  }

  /** Pixels the app needs to be seen whole. */
  async heightOfApp(): Promise<number> {
    return this.app.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height));
  }

  /** The dashboard's numbers, as one text. */
  async funnel(): Promise<string> {
    return this.app.locator('main').innerText();
  }

  /** The row of the referrals page that names this friend. */
  async referralRow(friend: string): Promise<Locator> {
    await this.open('/referrals');
    // on a narrow screen the rows are a list
    const row = this.app
      .locator('tr, li')
      .filter({ hasText: friend })
      .filter({ has: this.app.getByRole('link') })
      .first();
    await row.waitFor();
    return row;
  }

  /** The first row of the referrals page: who came last. */
  async newestReferral(): Promise<string> {
    await this.open('/referrals');
    const row = this.app.locator('tbody tr').first();
    await row.waitFor();
    return row.innerText();
  }

  async openReferral(friend: string): Promise<void> {
    const row = await this.referralRow(friend);
    await row.getByRole('link').first().click();
    await this.heading(1, new RegExp(`^${friend}`)).waitFor();
  }

  /** One rule's line in the newest verdict that has it: title, sentence, what was found, what was wanted. */
  rule(code: string): Locator {
    return this.app
      .locator('li')
      .filter({ has: this.app.locator(`[data-rule="${code}"]`) })
      .first();
  }

  async outcomeOf(code: string): Promise<string | null> {
    return this.app.locator(`[data-rule="${code}"]`).first().getAttribute('data-outcome');
  }
}

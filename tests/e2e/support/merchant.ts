import pg from 'pg';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { until } from './until.ts';
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

function put(into: object, [name, ...rest]: string[], value: unknown): void {
  const fields = into as Record<string, unknown>;
  if (name === undefined || !(name in fields)) throw new Error(`the offer has no ${name}`);
  if (rest.length === 0) fields[name] = value;
  else put(fields[name] as object, rest, value);
}

/** The merchant in the store's admin, with Ricochet in its frame. */
export class Merchant {
  readonly page: Page;
  readonly app: FrameLocator;
  private readonly language: Language;
  private readonly words: Words;
  private readonly world: World;

  private constructor(page: Page, world: World, language: Language) {
    this.page = page;
    this.world = world;
    this.app = page.frameLocator('#app-iframe');
    this.language = language;
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
    await this.app.locator('main:not([inert])').waitFor();
    await this.heading(1).waitFor();
  }

  heading(level: number, name?: string | RegExp): Locator {
    return this.app.getByRole('heading', { level, ...(name ? { name } : {}) }).first();
  }

  async pickTemplate(template: Template): Promise<void> {
    await this.app.getByRole('button', { name: this.words.use }).nth(ORDER.indexOf(template)).click();
    await this.field('name').waitFor();
    // which orders count shall not hang on the shop's past, which is still being read meanwhile
    await this.field('conditions.minimumSubtotalMinor').fill('40');
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
    const trust = JSON.stringify({ mode: 'custom', holdAt: 1_000, rejectAt: 1_000 });
    await this.sends('/app/program.data', { intent: 'trust', trust });
  }

  /** What the app's page sends, with the session token of whoever is logged in. */
  private async sends(path: string, fields: Record<string, string>): Promise<void> {
    await this.asks(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  private async asks(path: string, init: RequestInit = {}): Promise<Response> {
    const { stack, shop } = this.world;
    const answer = await fetch(`${stack.app}${path}`, {
      ...init,
      headers: { 'User-Agent': 'Mozilla/5.0 Chrome/140.0', Authorization: `Bearer ${await shop.sessionToken()}` },
      redirect: 'manual',
    });
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async pressPublish(): Promise<void> {
    await this.app.getByRole('button', { name: this.words.publish }).click();
    await this.app.getByText(this.words.published).first().waitFor();
  }

  async publish(): Promise<void> {
    await this.pressPublish();
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

  /**
   * A running programme with its blocks in the theme, by what the pages send and without drawing them: the tests of the
   * newcomer and of the walk press the buttons. `change` = terms by their path in the offer, as "conditions.countries".
   */
  async launch(template: Template, change: Record<string, unknown> = {}): Promise<void> {
    await this.sends(`/app.data?index&locale=${this.language}`, { intent: 'template', template, answers: '{}' });
    const { name, terms } = (await (await this.asks('/app/program/file')).json()) as { name: string; terms: object };
    const wanted = { 'conditions.minimumSubtotalMinor': 4_000, ...change };
    for (const [path, value] of Object.entries(wanted)) put(terms, path.split('.'), value);
    const seen = await this.draftedAt();
    await this.sends('/app/program.data', { intent: 'publish', name, terms: JSON.stringify(terms), seen });
    // a refusal is an answer like another: only what was published is there
    await this.asks('/app/program/file?version=1');
    await this.suspectNobody();
    await this.sends('/app.data?index', { intent: 'blocks-opened' });
    await this.world.shop.setTheme({ advocate: true, friend: true, embed: true });
    await until('the offer in the theme', async () => {
      const page = await fetch(`${this.world.stack.storefront}/pages/parrainage`);
      return (await page.text()).includes('data-ricochet="advocate-block"');
    });
  }

  private async draftedAt(): Promise<string> {
    const database = new pg.Client({ connectionString: this.world.stack.database.ownerUrl });
    await database.connect();
    const { rows } = await database.query("SELECT draft_updated_at FROM program WHERE status = 'draft'");
    await database.end();
    return (rows[0].draft_updated_at as Date).toISOString();
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

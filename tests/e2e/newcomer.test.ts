import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { countClicks } from './support/clicks.ts';
import { Merchant } from './support/merchant.ts';
import { tooWide } from './support/narrow.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import type { Language } from './support/world.ts';

const MOST_CLICKS = 12;

/** From an app that isn't installed yet to a programme in the shop: how many clicks, and is every page on the way fit for everybody? */
describe('a newcomer', () => {
  const world = useWorld();

  /** The app is taken off the shop and the shop forgotten, so that the next one is a newcomer, too. */
  afterEach(async () => {
    await world.shop.leave();
    const database = new pg.Client({ connectionString: world.stack.database.ownerUrl });
    await database.connect();
    await until('the shop to be forgotten', async () => (await database.query('SELECT 1 FROM shop')).rowCount === 0);
    await database.end();
  });

  const screens: [Language, number][] = [
    ['fr', 1280],
    ['en', 1280],
    ['fr', 360],
    ['en', 360],
  ];

  test.each(screens)('in %s at %i px is live within 12 clicks of installing', async (language, width) => {
    const merchant = await Merchant.arrive(world, language, width);
    const { page } = merchant;
    const found: Record<string, string[]> = {};
    const look = async (at: string) => {
      found[at] = [...(await violations(page)), ...(await tooWide(page))];
    };
    const clicks = await countClicks(page);
    await page.reload();
    await look('admin');

    await page.getByRole('link', { name: /^(Ouvrir|Open) Ricochet$/ }).click();
    await merchant.heading(1, /^(Bienvenue dans|Welcome to) Ricochet$/).waitFor();
    await look('welcome');
    await merchant.pickTemplate('percent');
    await look('editor');
    await merchant.field('firstPurchase.advocate.basisPoints').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('15');
    await merchant.pressPublish();
    await look('published');
    await merchant.switchBlocksOn();
    await look('theme');

    process.stdout.write(`a newcomer’s clicks, ${language} at ${width} px: ${clicks.length} (${clicks.join(', ')})\n`);
    expect(clicks.length).toBeGreaterThan(0);
    expect(clicks.length).toBeLessThanOrEqual(MOST_CLICKS);
    expect(found).toEqual({ admin: [], welcome: [], editor: [], published: [], theme: [] });
    await merchant.open();
    await merchant.app
      .getByText(/^(En ligne|Live)$/)
      .first()
      .waitFor();
    const visitor = await world.visitor();
    await until('the offer in the shop', async () => {
      await visitor.goto(`/pages/parrainage?locale=${language}`);
      return /15\s?%/.test(await visitor.locator('body').innerText());
    });
    await Promise.all([page, visitor].map((one) => one.context().close()));
  });

  test('a template picked while the page is being read again leads to the editor', async () => {
    const merchant = await Merchant.arrive(world);
    await merchant.open();
    // while past orders are read the page is read again every two seconds, and a server may take longer
    await merchant.page.route(/\/app(\?|\.data)/, async (route) => {
      if (route.request().method() === 'POST') {
        await merchant.app.locator('body').evaluate(() => window.__remixRouter.revalidate());
        await sleep(500);
      }
      await route.continue();
    });
    await merchant.pickTemplate('percent');
    await merchant.page.context().close();
  });

  test('who presses or types before the scripts run is not left to think that it was heard', async () => {
    const merchant = await Merchant.arrive(world);
    await merchant.open();
    await merchant.page.route(/\/assets\/.*\.js/, (route) => route.abort());
    await merchant.page.reload();
    const main = merchant.app.locator('main');
    const use = main.locator('button').filter({ hasText: 'Partir de ce modèle' }).first();
    await use.waitFor();
    /** what a press in the middle of the button would meet, and whether Tab and Enter could */
    const takes = () =>
      use.evaluate((button) => {
        button.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = button.getBoundingClientRect();
        const met = document.elementFromPoint(x + width / 2, y + height / 2);
        (button as HTMLElement).focus();
        return { pointer: button.contains(met), keys: document.activeElement === button };
      });
    expect(await takes()).toEqual({ pointer: false, keys: false });
    const cursor = () => merchant.app.locator('html').evaluate((html) => getComputedStyle(html).cursor);
    expect(await cursor()).toBe('progress');
    await merchant.app.getByText('La page sera prête dans un instant.').waitFor({ state: 'attached' });
    await merchant.page.unroute(/\/assets\/.*\.js/);
    await merchant.open();
    expect(await takes()).toEqual({ pointer: true, keys: true });
    expect(await cursor()).toBe('auto');
    await merchant.page.context().close();
  });
});

declare global {
  interface Window {
    __remixRouter: { revalidate(): void };
  }
}

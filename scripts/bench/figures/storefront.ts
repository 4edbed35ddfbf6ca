import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { THEME_LIMITS, weighTheme } from '../../theme-weight.ts';
import { type DemoShop, openDemoShop } from '../pages/demo-shop.ts';
import { ALL_BLOCKS, NO_BLOCKS, setBlocks } from '../pages/theme-blocks.ts';
import { type Figure, figureOf, median, shown, valueAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';

const EXTENSION = fileURLToPath(new URL('../../../extensions/ricochet-theme', import.meta.url));
const CPU_SLOWDOWN = 4;
/** `--rounds 5`, the usual, makes 15 visits with and 15 without, by turns. */
const VISITS_A_ROUND = 3;
const SETTLED_MS = 700;
/** The page every shopper sees, with the embed only, at first and as a friend; the one with most of ours on it, for a customer. */
const placesOf = ({ link }: DemoShop) => [
  { name: 'home, the embed', path: '/' },
  { name: 'home, an invitation followed', path: `/?ricochet=${link.split('/').at(-1)}` },
  { name: CUSTOMERS_PAGE, path: '/pages/espace' },
];
const CUSTOMERS_PAGE = 'the customer’s page, space and points';

/** The main thread's time on one page, and how far things moved. */
type Visited = Record<Part, number> & { cls: number };
const PARTS = { TaskDuration: 'all', ScriptDuration: 'script', RecalcStyleDuration: 'style', LayoutDuration: 'layout' };
type Part = keyof typeof PARTS;

/** What the theme blocks cost a shop's pages: bytes, the main thread, stillness; with and without. */
export async function measureStorefront(rig: Rig): Promise<Figure[]> {
  const { scriptBytes, firstLoads } = weighTheme(EXTENSION);
  const heaviest = (of: 'scriptGzipBytes' | 'styleGzipBytes') => [
    { value: Math.max(...firstLoads.map((one) => one[of])) },
  ];
  const { firstLoadGzipBytes, styleGzipBytes } = THEME_LIMITS;
  const figures = [
    figureOf(
      'theme JavaScript of a first load, compressed',
      heaviest('scriptGzipBytes'),
      valueAtMost(firstLoadGzipBytes, 'bytes'),
    ),
    figureOf(
      'theme JavaScript, all of it, not compressed',
      [{ value: scriptBytes }],
      valueAtMost(THEME_LIMITS.scriptBytes, 'bytes'),
    ),
    figureOf('theme CSS of a first load, compressed', heaviest('styleGzipBytes'), valueAtMost(styleGzipBytes, 'bytes')),
  ];
  const shop = await openDemoShop(rig);
  try {
    for (const place of placesOf(shop)) {
      await setBlocks(shop, ALL_BLOCKS);
      const standing = place.name === CUSTOMERS_PAGE ? await asIfTheThemeHadIt(shop, place.path) : null;
      const pairs: [Visited, Visited][] = [];
      const ofScripts: [Visited, Visited][] = [];
      for (let visit = 0; visit < rig.rounds * VISITS_A_ROUND; visit += 1) {
        await setBlocks(shop, NO_BLOCKS);
        const without = await visitOnce(shop, place.path);
        await setBlocks(shop, ALL_BLOCKS);
        const with_ = await visitOnce(shop, place.path);
        pairs.push([with_, without]);
        if (standing) ofScripts.push([with_, await visitOnce(shop, place.path, standing)]);
      }
      rig.log(`  ${place.name}, than without: ${inParts(pairs)}`);
      if (place.path === '/') rig.log(`  the same page twice, without: ${await scatterOf(rig, shop, place.path)}`);
      figures.push(
        figureOf(
          `${place.name}: main thread at 4× slower CPU, ms more than without`,
          extraOf(pairs).map((value) => ({ value })),
          valueAtMost(5, 'ms'),
        ),
        figureOf(
          `${place.name}: of it our scripts`,
          extraOf(pairs, 'ScriptDuration').map((value) => ({ value })),
          valueAtMost(5, 'ms'),
        ),
        figureOf(`${place.name}: CLS`, [{ value: Math.max(...pairs.map(([{ cls }]) => cls)) }], valueAtMost(0)),
      );
      if (!standing) continue;
      rig.log(`  ${place.name}, than the same standing there: ${inParts(ofScripts)}`);
      figures.push(
        figureOf(
          `${place.name}: ms more than the same content standing in the page`,
          extraOf(ofScripts).map((value) => ({ value })),
          valueAtMost(5, 'ms'),
        ),
      );
    }
    return figures;
  } finally {
    await shop.close();
  }
}

/** What nothing at all costs by this measure: two visits to one page are as unlike as the machine makes them. */
async function scatterOf(rig: Rig, shop: DemoShop, path: string): Promise<string> {
  await setBlocks(shop, NO_BLOCKS);
  const pairs: [Visited, Visited][] = [];
  for (let visit = 0; visit < rig.rounds * VISITS_A_ROUND; visit += 1)
    pairs.push([await visitOnce(shop, path), await visitOnce(shop, path)]);
  const [least = Number.NaN, ...others] = extraOf(pairs).toSorted((a, b) => a - b);
  return `${inParts(pairs)}; single pairs ${shown(least)} to ${shown(others.at(-1) ?? least)}`;
}

const extraOf = (pairs: readonly [Visited, Visited][], part: Part = 'TaskDuration'): number[] =>
  pairs.map(([more, less]) => more[part] - less[part]);

/** Medians of the differences, by the browser's own kinds of work; what is of none of them is loading, parsing, painting. */
const inParts = (pairs: readonly [Visited, Visited][]): string =>
  Object.entries(PARTS)
    .map(([part, word]) => `${word} ${shown(median(extraOf(pairs, part as Part)))}`)
    .join(', ');

/** The page as it is once our blocks are filled, as markup without our scripts. */
async function asIfTheThemeHadIt(shop: DemoShop, path: string): Promise<string> {
  const page = await shop.shopper();
  try {
    await page.goto(`${path}?locale=fr`, { waitUntil: 'networkidle' });
    const markup = await page.evaluate(() => {
      for (const script of document.querySelectorAll('script[src*="ricochet-"], ricochet-invitation')) script.remove();
      return document.documentElement.outerHTML;
    });
    return `<!doctype html>${markup.replaceAll('ricochet-advocate', 'div')}`;
  } finally {
    await page.context().close();
  }
}

/** Each visit in a browser of its own, with nothing cached; `markup` instead of what the shop would answer. */
async function visitOnce(shop: DemoShop, path: string, markup?: string): Promise<Visited> {
  const page = await shop.shopper();
  const address = `${path}${path.includes('?') ? '&' : '?'}locale=fr`;
  try {
    const isThis = (url: URL) => url.pathname === path;
    if (markup !== undefined)
      await page.route(isThis, (route) => route.fulfill({ body: markup, contentType: 'text/html; charset=utf-8' }));
    await page.addInitScript(() => {
      const still = window as Window & { shifted?: number };
      still.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) still.shifted! += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    // the thread's own time: what other processes take of the machine isn't in it
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.waitForTimeout(SETTLED_MS);
    const { metrics } = await session.send('Performance.getMetrics');
    const msOf = (part: Part) => (metrics.find(({ name }) => name === part)?.value ?? Number.NaN) * 1_000;
    const parts = Object.fromEntries((Object.keys(PARTS) as Part[]).map((part) => [part, msOf(part)]));
    return { ...(parts as Record<Part, number>), cls: await shiftedOn(page) };
  } finally {
    await page.context().close();
  }
}

const shiftedOn = (page: Page): Promise<number> =>
  page.evaluate(() => (window as Window & { shifted?: number }).shifted ?? Number.NaN);

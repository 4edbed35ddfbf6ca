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
/** The page every shopper sees, with the embed only, and the one with most of ours on it, for a customer. */
const PLACES = [
  { name: 'home, the embed', path: '/' },
  { name: 'the customer’s page, space and points', path: '/pages/espace' },
];

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
    for (const place of PLACES) {
      const found: { extraMs: number; cls: number }[] = [];
      for (let visit = 0; visit < rig.rounds * VISITS_A_ROUND; visit += 1) {
        await setBlocks(shop, NO_BLOCKS);
        const without = await visitOnce(shop, place.path);
        await setBlocks(shop, ALL_BLOCKS);
        const with_ = await visitOnce(shop, place.path);
        found.push({ extraMs: with_.busyMs - without.busyMs, cls: with_.cls });
      }
      rig.log(`  ${place.name}: ${shown(median(found.map(({ extraMs }) => extraMs)))} ms of the main thread`);
      figures.push(
        figureOf(
          `${place.name}: main thread at 4× slower CPU, ms more than without`,
          found.map(({ extraMs }) => ({ value: extraMs })),
          valueAtMost(5, 'ms'),
        ),
        figureOf(`${place.name}: CLS`, [{ value: Math.max(...found.map(({ cls }) => cls)) }], valueAtMost(0)),
      );
    }
    return figures;
  } finally {
    await shop.close();
  }
}

/** Each visit in a browser of its own, with nothing cached. */
async function visitOnce(shop: DemoShop, path: string): Promise<{ busyMs: number; cls: number }> {
  const page = await shop.shopper();
  try {
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
    await page.goto(`${path}?locale=fr`, { waitUntil: 'networkidle' });
    await page.waitForTimeout(SETTLED_MS);
    const { metrics } = await session.send('Performance.getMetrics');
    const busy = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    return { busyMs: busy * 1_000, cls: await shiftedOn(page) };
  } finally {
    await page.context().close();
  }
}

const shiftedOn = (page: Page): Promise<number> =>
  page.evaluate(() => (window as Window & { shifted?: number }).shifted ?? Number.NaN);

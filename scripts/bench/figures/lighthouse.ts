import lighthouse from 'lighthouse';
import { freePort } from '../../ports.ts';
import { openDemoShop } from '../pages/demo-shop.ts';
import { ALL_BLOCKS, NO_BLOCKS, setBlocks } from '../pages/theme-blocks.ts';
import { type Figure, figureOf, shown, valueAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Scores = Record<(typeof CATEGORIES)[number], number>;
const LIMIT = 1;
const PAGES = [
  { name: 'home', path: '/' },
  { name: 'the referral page', path: '/pages/parrainage' },
];

/** Lighthouse's scores (0 to 100, a telephone on a slow line) of a shop's pages, without our blocks less with them. */
export async function measureLighthouse(rig: Rig): Promise<Figure[]> {
  const debuggingPort = await freePort();
  const shop = await openDemoShop(rig, [`--remote-debugging-port=${debuggingPort}`]);
  try {
    const figures: Figure[] = [];
    for (const { name, path } of PAGES) {
      const lost: Scores[] = [];
      for (let round = 0; round < rig.rounds; round += 1) {
        await setBlocks(shop, NO_BLOCKS);
        const without = await scores(shop.stack.storefront + path, debuggingPort);
        await setBlocks(shop, ALL_BLOCKS);
        const with_ = await scores(shop.stack.storefront + path, debuggingPort);
        lost.push(eachCategory((category) => without[category] - with_[category]));
        rig.log(`  ${name}: ${CATEGORIES.map((one) => `${one} ${shown(with_[one])}`).join(', ')}`);
      }
      for (const category of CATEGORIES) {
        const points = lost.map((round) => ({ value: round[category] }));
        figures.push(figureOf(`${name}: Lighthouse points lost, ${category}`, points, valueAtMost(LIMIT)));
      }
    }
    return figures;
  } finally {
    await shop.close();
  }
}

async function scores(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], output: 'json', logLevel: 'error' });
  return eachCategory((category) => {
    const score = result?.lhr.categories[category]?.score;
    if (typeof score !== 'number') throw new Error(`Lighthouse gave no ${category} for ${url}`);
    return score * 100;
  });
}

const eachCategory = (of: (category: keyof Scores) => number): Scores =>
  Object.fromEntries(CATEGORIES.map((category) => [category, of(category)])) as Scores;

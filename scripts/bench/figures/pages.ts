import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type DemoShop, openDemoShop } from '../pages/demo-shop.ts';
import { buildWithMaps } from '../pages/mapped-build.ts';
import { type Place, placesOf } from '../pages/places.ts';
import { PROFILE_HEAD, profileOf } from '../pages/profile.ts';
import { type Visit, type Vitals, visit } from '../pages/visit.ts';
import { type Figure, figureOf, median, shown, valueAtMost } from '../report.ts';
import type { Rig } from '../rig.ts';

const GOALS: Vitals = { lcp: 1_000, inp: 80, cls: 0 };
/** Fewer visits show whether it works, not how fast it is: the docs keep what they have. */
const ENOUGH_ROUNDS = 5;
const DOCS = fileURLToPath(new URL('../../../docs/benchmarks.md', import.meta.url));
const TABLE = /(<!-- pages -->\n)[\s\S]*(\n<!-- end of pages -->)/;

/** Every page: how soon it shows, how soon it answers and how still it stands, on a processor slowed down to a quarter. */
export async function measurePages(rig: Rig): Promise<Figure[]> {
  const build = rig.isProfiling ? buildWithMaps() : null;
  const shop = await openDemoShop(rig);
  try {
    const places = placesOf(shop).filter(({ name }) => !rig.places.length || rig.places.includes(name));
    if (!places.length)
      throw new Error(
        `No such page. There are: ${placesOf(shop)
          .map(({ name }) => name)
          .join(', ')}`,
      );
    if (!build) return await measureThem(rig, shop, places);
    const rows: string[] = [];
    for (const place of places) {
      const { rows: its, text } = await profileOf(await open(shop, place), place, build);
      rows.push(...its);
      rig.log(text);
    }
    rig.log([PROFILE_HEAD, ...rows].join('\n'));
    return [];
  } finally {
    await shop.close();
  }
}

async function measureThem(rig: Rig, shop: DemoShop, places: readonly Place[]): Promise<Figure[]> {
  const before = loadavg();
  const found: { place: Place; visits: Visit[] }[] = [];
  for (const place of places) {
    const visits: Visit[] = [];
    for (let round = 0; round < rig.rounds; round += 1) visits.push(await visitOnce(shop, place));
    found.push({ place, visits });
    for (const line of [rowOf(place, visits), ...whysOf(place, visits)]) rig.log(`  ${line}`);
  }
  if (rig.rounds >= ENOUGH_ROUNDS && !rig.places.length) {
    const whole = [
      HEAD,
      ...found.map(({ place, visits }) => rowOf(place, visits)),
      '',
      ...found.flatMap(({ place, visits }) => whysOf(place, visits)),
      '',
      `The median of ${rig.rounds} visits a page, on ${new Date().toISOString().slice(0, 10)}; load of the machine before: ${before.map((one) => one.toFixed(1)).join(', ')}.`,
    ].join('\n');
    writeFileSync(
      DOCS,
      readFileSync(DOCS, 'utf8').replace(TABLE, (_all, begin, end) => `${begin}\n${whole}\n${end}`),
    );
  }
  const worst = (of: keyof Vitals) =>
    found
      .map(({ visits }) => ({ value: middle(visits, of) }))
      .toSorted((a, b) => b.value - a.value)
      .slice(0, 1);
  return [
    figureOf('the slowest page’s LCP at 4× slower CPU, ms', worst('lcp'), valueAtMost(GOALS.lcp, 'ms')),
    figureOf('the slowest page’s INP at 4× slower CPU, ms', worst('inp'), valueAtMost(GOALS.inp, 'ms')),
    figureOf('the least still page’s CLS', worst('cls'), valueAtMost(GOALS.cls)),
  ];
}

/** Each visit in a browser of its own, with nothing cached. */
async function visitOnce(shop: DemoShop, place: Place): Promise<Visit> {
  const page = await open(shop, place);
  try {
    return await visit(page, place.path);
  } catch (error) {
    throw new Error(`${place.name} (${place.path}) could not be visited`, { cause: error });
  } finally {
    await page.context().close();
  }
}

const open = (shop: DemoShop, { who }: Place) => (who === 'merchant' ? shop.merchant() : shop.shopper());

const HEAD = `| page | LCP, ms | of goal | INP, ms | of goal | CLS | what is done |
|------|---------|---------|---------|---------|-----|--------------|`;

function rowOf({ name }: Place, visits: readonly Visit[]): string {
  const { lcp, inp, cls } = GOALS;
  const cell = (of: keyof Vitals, goal: number) => {
    const value = middle(visits, of);
    return value > goal ? `**${shown(value)}**` : shown(value);
  };
  const share = (of: keyof Vitals, goal: number) => (middle(visits, of) / goal).toFixed(2);
  return `| ${[name, cell('lcp', lcp), share('lcp', lcp), cell('inp', inp), share('inp', inp), cell('cls', cls), visits[0]?.did].join(' | ')} |`;
}

/** Of each goal missed, what the middle one of the visits was made of. */
function whysOf({ name }: Place, visits: readonly Visit[]): string[] {
  const measures = Object.keys(GOALS) as (keyof Vitals)[];
  return measures
    .filter((of) => middle(visits, of) > GOALS[of])
    .map((of) => {
      const typical = visits.toSorted((a, b) => a[of] - b[of])[Math.floor(visits.length / 2)];
      return `- ${name}, ${of.toUpperCase()}: ${typical?.why[of].replaceAll('|', '/')}`;
    });
}

const middle = (visits: readonly Visit[], of: keyof Vitals): number => median(visits.map((one) => one[of]));

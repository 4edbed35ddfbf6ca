import type { Page } from 'playwright-core';
import type { buildWithMaps, Source } from './mapped-build.ts';
import type { Place as PageOf } from './places.ts';
import { type Kind, type Place, type Spent, spentBetween, type TraceEvent } from './timeline.ts';
import { MOMENTS, visit } from './visit.ts';

const CATEGORIES = [
  '-*',
  'toplevel',
  'blink',
  'blink_style',
  'loading',
  'navigation',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8',
  'v8.execute',
  'disabled-by-default-v8.compile',
  'disabled-by-default-v8.cpu_profiler',
];
const SHOWN_FUNCTIONS = 15;
const SHOWN_OTHERS = 10;
const PHASES = [
  { words: 'until the first byte', from: MOMENTS.asked, until: MOMENTS.firstByte },
  { words: 'then until it shows', from: MOMENTS.firstByte, until: MOMENTS.shown },
  { words: 'then until it is still', from: MOMENTS.shown, until: MOMENTS.still },
  { words: 'until it answers', from: MOMENTS.done, until: MOMENTS.answered },
] as const;
const COLUMNS: readonly Kind[] = [
  'compiling',
  'script',
  'garbage',
  'fetching',
  'new document',
  'style and layout',
  'painting',
  'other',
];

/** Shares of the time the main thread was at work, since recording costs time, too. */
export const PROFILE_HEAD = `| page | | ms, recorded | of it idle | ${COLUMNS.join(' | ')} | React | Polaris | our code |
|------|---|---|---|${'---|'.repeat(COLUMNS.length)}---|---|---|`;

/** One visit that is recorded: where the main thread's time went until the page showed, and until it answered. */
export async function profileOf(
  page: Page,
  { name, path }: PageOf,
  { sourceOf }: ReturnType<typeof buildWithMaps>,
): Promise<{ rows: string[]; text: string }> {
  const browser = page.context().browser();
  if (!browser) throw new Error('A page without a browser');
  await browser.startTracing(page, { categories: CATEGORIES });
  let did: string;
  let recorded: Buffer;
  try {
    ({ did } = await visit(page, path));
  } finally {
    recorded = await browser.stopTracing();
    await page.context().close();
  }
  const { traceEvents } = JSON.parse(recorded.toString()) as { traceEvents: TraceEvent[] };
  const [rows, texts]: [string[], string[]] = [[], []];
  for (const { words, from, until } of PHASES) {
    const spent = spentBetween(traceEvents, [from, until]);
    if (!spent) continue;
    const title = until === MOMENTS.answered ? `${words} (${did})` : words;
    const byPackage = sums(spent.functions.map(({ place, ms }) => [sourceOf(place).of, ms]));
    rows.push(rowOf(name, title, spent, byPackage));
    texts.push(textOf(`${name}, ${title}`, spent, byPackage, sourceOf));
  }
  return { rows, text: texts.join('\n\n') };
}

const percent = (ms: number, { wholeMs, idleMs }: Spent): string =>
  `${Math.round((ms / Math.max(wholeMs - idleMs, 1)) * 100)} %`;
const idle = ({ wholeMs, idleMs }: Spent): string => `${Math.round((idleMs / Math.max(wholeMs, 1)) * 100)} %`;

const REACT = ['react', 'react-dom', 'scheduler'];
const POLARIS = ['@shopify/polaris', '@shopify/polaris-icons'];

function rowOf(name: string, title: string, spent: Spent, byPackage: ReadonlyMap<string, number>): string {
  const of = (names: readonly string[]) => names.reduce((ms, one) => ms + (byPackage.get(one) ?? 0), 0);
  const cells = [...COLUMNS.map((kind) => spent.byKind[kind]), of(REACT), of(POLARIS), of(['our code'])].map((ms) =>
    percent(ms, spent),
  );
  return `| ${[name, title, Math.round(spent.wholeMs), idle(spent), ...cells].join(' | ')} |`;
}

function textOf(
  title: string,
  spent: Spent,
  byPackage: ReadonlyMap<string, number>,
  sourceOf: (place: Place) => Source,
): string {
  const share = (ms: number) => percent(ms, spent).padStart(6);
  const most = (of: Iterable<readonly [string, number]>, count: number) =>
    [...of]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([what, ms]) => `  ${share(ms)}  ${what}`);
  const functions = sums(
    spent.functions.map(({ place, ms }) => {
      const { file, line } = sourceOf(place);
      return [`${place.functionName || '(anonymous)'}  ${file}${line === null ? '' : `:${line}`}`, ms];
    }),
  );
  return [
    `${title}, ${Math.round(spent.wholeMs)} ms, idle ${idle(spent)}; at work: ${COLUMNS.map((kind) => `${kind} ${percent(spent.byKind[kind], spent)}`).join(', ')}`,
    ' by what the browser calls it, each itself',
    ...most(spent.byEvent, SHOWN_OTHERS),
    ' scripts as they load',
    ...most(
      [...spent.evaluatedMs].map(([url, ms]) => [new URL(url, 'file:').pathname, ms] as const),
      SHOWN_OTHERS,
    ),
    ' by package, each itself',
    ...most(byPackage, SHOWN_OTHERS),
    ' by function, each itself',
    ...most(functions, SHOWN_FUNCTIONS),
  ].join('\n');
}

function sums(parts: readonly (readonly [string, number])[]): Map<string, number> {
  const whole = new Map<string, number>();
  for (const [name, ms] of parts) whole.set(name, (whole.get(name) ?? 0) + ms);
  return whole;
}

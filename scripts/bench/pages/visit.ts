import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

/** What a visitor feels of a page (https://web.dev/articles/vitals), in milliseconds; CLS has no unit. */
export type Vitals = { lcp: number; inp: number; cls: number };
export type Visit = Vitals & {
  /** what each was made of, as the library attributes it */
  why: Record<keyof Vitals, string>;
  /** what was done to see how soon the page answers */
  did: string;
  /** of the slowest answer, since the page was asked for: when it was done and when it was seen; null = quicker than is told */
  answer: { fromMs: number; untilMs: number } | null;
};

/** Moments of a visit on the page's own timeline, in their order; the last two of the slowest answer. */
export const MOMENTS = {
  asked: 'ricochet:asked',
  firstByte: 'ricochet:first-byte',
  shown: 'ricochet:shown',
  still: 'ricochet:still',
  done: 'ricochet:done',
  answered: 'ricochet:answered',
} as const;

/** A slow laptop or a good telephone beside this machine. */
const CPU_SLOWDOWN = 4;
/** Quicker answers than a frame all count as one. */
const SHORTEST_INP_MS = 16;
const SETTLED_MS = 700;
const LONGEST_WAIT_MS = 8_000;

const LIBRARY = readFileSync(new URL('web-vitals.attribution.iife.js', import.meta.resolve('web-vitals')), 'utf8');
const COLLECT = `(() => {${LIBRARY};
  const vitals = (window.ricochetVitals = { lcp: 0, inp: 0, cls: 0, why: { lcp: '', inp: '', cls: '' }, answer: null });
  const ms = (value) => Math.round(value ?? 0);
  const keep = (name, sayWhy) => ({ value, attribution }) => {
    vitals[name] = value;
    vitals.why[name] = sayWhy(attribution);
  };
  webVitals.onLCP(keep('lcp', (of) => 'first byte ' + ms(of.timeToFirstByte) + ' ms, then ' + ms(of.resourceLoadDelay + of.resourceLoadDuration + of.elementRenderDelay) + ' until ' + (of.target ?? 'what is gone by now')), { reportAllChanges: true });
  const keepInp = keep('inp', (of) => 'waits ' + ms(of.inputDelay) + ' ms, works ' + ms(of.processingDuration) + ', paints ' + ms(of.presentationDelay));
  webVitals.onINP((metric) => {
    keepInp(metric);
    vitals.answer = { fromMs: metric.attribution.interactionTime, untilMs: metric.attribution.nextPaintTime };
  }, { reportAllChanges: true, durationThreshold: ${SHORTEST_INP_MS} });
  webVitals.onCLS(keep('cls', (of) => of.largestShiftTarget ?? ''), { reportAllChanges: true });
})();`;

/**
 * Opens a page with a slow processor, waits until it stands still, does one thing to it and reads the vitals. The
 * moments between are marked on the page's own timeline, for whoever records it.
 */
export async function visit(page: Page, path: string): Promise<Visit> {
  await page.addInitScript({ content: COLLECT });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.goto(path);
  const frame = await shown(page);
  await frame.locator('h1, h2').first().waitFor();
  // a page that looks again by itself is never idle
  await page.waitForLoadState('networkidle', { timeout: LONGEST_WAIT_MS }).catch(() => {});
  await page.waitForTimeout(SETTLED_MS);
  const still = await frame.evaluate(() => performance.now());
  const did = await act(page, frame);
  await page.waitForTimeout(SETTLED_MS);
  const found = await frame.evaluate(() => {
    const [asked] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const vitals = (window as unknown as { ricochetVitals: Omit<Visit, 'did'> }).ricochetVitals;
    return { ...vitals, firstByte: asked?.responseStart ?? 0 };
  });
  await mark(frame, {
    asked: 0,
    firstByte: found.firstByte,
    shown: found.lcp,
    still,
    ...(found.answer && { done: found.answer.fromMs, answered: found.answer.untilMs }),
  });
  return { ...found, inp: Math.max(found.inp, SHORTEST_INP_MS), did };
}

async function mark(frame: Frame, moments: { [moment in keyof typeof MOMENTS]?: number }): Promise<void> {
  const marks = Object.entries(moments).map(([moment, ms]) => [MOMENTS[moment as keyof typeof MOMENTS], ms] as const);
  await frame.evaluate((all) => {
    for (const [name, startTime] of all) performance.mark(name, { startTime });
  }, marks);
}

/** The app's frame within the store's admin, or the page itself. */
async function shown(page: Page): Promise<Frame> {
  const iframe = await page.$('#app-iframe');
  return (await iframe?.contentFrame()) ?? page.mainFrame();
}

/** Polaris only marks a button that is off; a field for programs, out of sight, is out of the keyboard's way. */
const ABLE = ':not([disabled]):not([aria-disabled=true]):not([tabindex="-1"])';

/** Types into the first field, else opens the first thing that opens, else presses the first button. */
async function act(page: Page, frame: Frame): Promise<string> {
  const within = frame.locator('main').first();
  const [field, fold, button] = [
    within
      .locator(['[type=text]', '[type=email]', ':not([type])'].map((one) => `input${one}:visible${ABLE}`).join())
      .first(),
    within.locator(`[aria-expanded=false]:visible${ABLE}, summary:visible`).first(),
    within.locator(`button:visible${ABLE}:not([type=submit])`).first(),
  ];
  if ((await field.count()) > 0) {
    await field.click();
    await page.keyboard.type('a');
    return 'types into the first field';
  }
  if ((await fold.count()) > 0) {
    await fold.click();
    return 'opens the first thing that opens';
  }
  if ((await button.count()) > 0) {
    await button.click();
    return 'presses the first button';
  }
  await frame.locator('h1, h2').first().click();
  return 'clicks the heading';
}

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from './axe.ts';
import { isSilent, tooWide } from './narrow.ts';

export const SCREEN = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 780 };

/** Everybody can use the page as it is now, frames included: axe finds nothing, nothing has to be scrolled sideways. */
export async function expectFit(page: Page, what = page.url()): Promise<void> {
  expect({ axe: await violations(page), tooWide: await tooWide(page) }, what).toEqual({ axe: [], tooWide: [] });
}

/** The same on a screen and on a phone; the page is then as wide as it was. */
export async function expectFitOnBoth(page: Page, what = page.url()): Promise<void> {
  const before = page.viewportSize() ?? SCREEN;
  for (const size of [SCREEN, PHONE]) {
    await page.setViewportSize(size);
    await drawn(page);
    await expectFit(page, `${what} at ${size.width} px`);
  }
  await page.setViewportSize(before);
}

/** What listens for the width has answered it: two frames later in the page and in each frame that may run anything. */
async function drawn(page: Page): Promise<void> {
  for (const frame of page.frames())
    if (!(await isSilent(frame)))
      await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

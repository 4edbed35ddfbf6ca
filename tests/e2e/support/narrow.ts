import type { Frame, Page } from 'playwright-core';

/** Pages, frames included, that would have to be scrolled sideways: "what: address (wide > visible)". */
export async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    if (await isSilent(frame)) continue;
    const { wide, visible } = await frame.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      visible: document.documentElement.clientWidth,
    }));
    if (wide > visible) found.push(`${new URL(frame.url()).pathname} (${wide} > ${visible})`);
  }
  return found;
}

/** Whether it may run nothing: then whoever asks it waits for ever. */
export async function isSilent(frame: Frame): Promise<boolean> {
  if (!frame.parentFrame()) return false;
  const element = await frame.frameElement();
  return (await element.getAttribute('sandbox')) === '';
}

import type { Page } from 'playwright-core';

type Clicked = { ricochetClicked?: (what: string) => void };

/**
 * What a hand does on this page from its next document on: every click the browser itself holds for a real one, in each of
 * its frames. A box ticked through its label and a form sent by Enter count as the browser counts them.
 */
export async function countClicks(page: Page): Promise<readonly string[]> {
  const clicks: string[] = [];
  await page.exposeBinding('ricochetClicked', (_source, what: string) => void clicks.push(what));
  await page.addInitScript(() => {
    window.addEventListener(
      'click',
      ({ isTrusted, target }) => {
        const { localName, textContent } = target as Element;
        if (isTrusted) (window as Clicked).ricochetClicked?.(`${localName} ${textContent?.trim().slice(0, 40)}`);
      },
      { capture: true },
    );
  });
  return clicks;
}

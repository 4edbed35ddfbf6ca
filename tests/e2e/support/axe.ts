import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What a library's own markup causes, rule by rule and node by node. Nothing of ours may be here. */
const OF_LIBRARIES: { rule: string; node: RegExp; why: string }[] = [];

/** Violations on the page and in its frames: "rule: node". */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !OF_LIBRARIES.some(({ rule, node }) => rule === id && node.test(html)))
      .map(({ html, target }) => `${id}: ${html.slice(0, 200)} (${target.join(' ')})`),
  );
}

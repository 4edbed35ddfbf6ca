import axe, { type ContextSpec, type FrameContext } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { isSilent } from './narrow.ts';

/** What a library's own markup causes, rule by rule and node by node. Nothing of ours may be here. */
const OF_LIBRARIES: { rule: string; node: RegExp; why: string }[] = [];

/**
 * Violations on the page and in its frames: "rule: node". Each frame is looked at where it stands and the results are joined
 * in the page itself: @axe-core/playwright opens a tab for that, and leaves out a frame that takes a second to answer.
 */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
  const partial = await partialResults(page.mainFrame(), { include: [['html']] });
  const found = await page.evaluate(async (texts) => {
    const { violations } = await window.axe.finishRun(
      texts.map((text) => JSON.parse(text)),
      {},
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, target }) => ({ id, html, target: String(target) })),
    );
  }, partial);
  return found
    .filter(({ id, html }) => !OF_LIBRARIES.some(({ rule, node }) => rule === id && node.test(html)))
    .map(({ id, html, target }) => `${id}: ${html.slice(0, 200)} (${target})`);
}

/** The frame's own result, as JSON, then those of the frames in it: the order finishRun wants them in. */
async function partialResults(frame: Frame, context: ContextSpec): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
  const within = JSON.stringify(context);
  const inside = await frame.evaluate(
    (text) => JSON.stringify(window.axe.utils.getFrameContexts(JSON.parse(text))),
    within,
  );
  const results = [
    await frame.evaluate(async (text) => JSON.stringify(await window.axe.runPartial(JSON.parse(text), {})), within),
  ];
  for (const { frameSelector, frameContext } of JSON.parse(inside) as FrameContext[]) {
    const selector = JSON.stringify(frameSelector);
    const element = await frame.evaluateHandle((text) => window.axe.utils.shadowSelect(JSON.parse(text)), selector);
    const child = await element.asElement()?.contentFrame();
    if (!child) throw new Error(`A frame went away while it was looked at: ${selector}`);
    results.push(...((await isSilent(child)) ? ['null'] : await partialResults(child, frameContext)));
  }
  return results;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

import { type CleanHtml, cleanHtml } from './clean-html.ts';
import { isMade, type LandingBlock, type LandingPage } from './landing-page.ts';
import { scopeCss } from './scope-css.ts';

export type ReadyBlock = Exclude<LandingBlock, { kind: 'html' }> | { kind: 'html'; html: CleanHtml };

/** A page in one language, harmless: nothing of it runs, leaves its place or asks another server. */
export type ReadyPage = { blocks: ReadyBlock[]; css: string };

/** Cleaned to be shown, never to be stored: a stricter list holds for pages of before, too. Null = not made in this language. */
export function readyPage(page: LandingPage, locale: 'fr' | 'en'): ReadyPage | null {
  const blocks = page[locale];
  if (!isMade(blocks)) return null;
  return {
    blocks: blocks.map((block) => (block.kind === 'html' ? { ...block, html: cleanHtml(block.html) } : block)),
    css: scopeCss(page.css).css,
  };
}

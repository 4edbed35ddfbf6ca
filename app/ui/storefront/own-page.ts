import type { ReadyBlock, ReadyPage } from '../../domain/landing/ready-page.ts';
import { friendSentence } from '../../i18n/offer-words.ts';
import type { Voice } from '../../i18n/translator.ts';
import { claimCard, type Landing, landingTerms, promiseDetails } from './landing-parts.ts';
import { html, type Markup, trusted } from './liquid-html.ts';
import { page } from './page.ts';
import { cartAttributes } from './paths.ts';
import { type Filling, filling } from './placeholders.ts';

type Title = 'h1' | 'h2';
type Drawing = { landing: Landing; locale: Voice; fill: Filling };

/** The page the merchant built, with the form in it (S4). Whatever else it says, the conditions stand beside the form. */
export function ownPage({ blocks, css }: ReadyPage, landing: Landing, locale: Voice): Markup {
  const drawing = { landing, locale, fill: filling(landing, locale) };
  // one first heading: of the first block that has a title of its own kind
  const titled = blocks.findIndex(({ kind }) => kind === 'hero' || kind === 'offer' || kind === 'claim');
  const drawn = blocks.map((block, at) => ({
    kind: block.kind,
    markup: draw(block, drawing, at === titled ? 'h1' : 'h2', blocks[at - 1]?.kind),
  }));
  return page(
    locale,
    html`${css && html`<style>${trusted(css)}</style>`}
<section class="ricochet-built" data-ricochet="landing" aria-labelledby="ricochet-title">
${besideEachOther(drawn)}
</section>`,
    { [cartAttributes.visit]: landing.visitToken },
    landing.terms.conditions.windowDays,
  );
}

type Drawn = { kind: ReadyBlock['kind']; markup: Markup };

/** The form stands beside the promise before it, where there is room for both. */
function besideEachOther(drawn: readonly Drawn[]): Markup[] {
  return drawn.flatMap(({ kind, markup }, at) => {
    const isPromise = (one: Drawn | undefined) => one?.kind === 'hero' || one?.kind === 'offer';
    const [before, after] = [drawn[at - 1], drawn[at + 1]];
    if (kind === 'claim' && before && isPromise(before))
      return html`<div class="ricochet-landing">${before.markup}${markup}</div>`;
    return isPromise({ kind, markup }) && after?.kind === 'claim' ? [] : markup;
  });
}

/** @param before the block it stands behind */
function draw(
  block: ReadyBlock,
  { landing, locale, fill }: Drawing,
  title: Title,
  before?: ReadyBlock['kind'],
): Markup {
  switch (block.kind) {
    case 'hero':
      return own(
        'hero',
        html`${heading(title, fill.text(block.title))}${paragraphs(block.text, fill, 'ricochet-lead')}`,
      );
    case 'offer':
      return html`<div class="ricochet-promise">
${heading(title, friendSentence(landing.terms, landing.advocateFirstName, locale))}
${promiseDetails(landing, locale)}
</div>`;
    case 'steps':
      return own(
        'steps',
        html`${block.title && html`<h2>${fill.text(block.title)}</h2>`}<ol>${block.steps.map(
          (step) => html`<li><strong>${fill.text(step.title)}</strong>${paragraphs(step.text, fill)}</li>`,
        )}</ol>`,
      );
    case 'picture':
      return own('picture', html`<img src="${block.url}" alt="${fill.text(block.alt)}" loading="lazy">`);
    case 'questions':
      return own(
        'questions',
        html`${block.title && html`<h2>${fill.text(block.title)}</h2>`}${block.questions.map(
          ({ question, answer }) =>
            html`<details><summary>${fill.text(question)}</summary>${paragraphs(answer, fill)}</details>`,
        )}`,
      );
    case 'quote':
      return own(
        'quote',
        html`<figure><blockquote>${paragraphs(block.text, fill)}</blockquote>${block.author && html`<figcaption>${fill.text(block.author)}</figcaption>`}</figure>`,
      );
    case 'html':
      return own('html', fill.markup(block.html));
    case 'claim':
      return html`<div class="ricochet-built__claim">
${claimCard(landing, locale, title)}
${before !== 'offer' && promiseDetails(landing, locale)}
${landingTerms(landing, locale)}
</div>`;
    default:
      return block satisfies never;
  }
}

/** The merchant's CSS reaches what stands in here, and nothing else. */
const own = (kind: string, content: Markup): Markup =>
  html`<div class="ricochet-own"><div class="ricochet-block ricochet-block--${kind}">${content}</div></div>`;

const heading = (level: Title, text: string): Markup =>
  level === 'h1' ? html`<h1 id="ricochet-title">${text}</h1>` : html`<h2>${text}</h2>`;

/** An empty line begins a new paragraph. */
const paragraphs = (text: string, fill: Filling, name = ''): Markup[] =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p class="${name}">${fill.text(part.trim())}</p>`);

import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { type CodeFormState, codeForm } from './code-form.ts';
import { longDate } from './format.ts';
import { html, type Markup } from './liquid-html.ts';
import { type MessageWords, messagePage, page, tooManyWords } from './page.ts';
import { paths } from './paths.ts';

/** What became of the form, as `container.chooseCode` answers. */
export type CodeOutcome =
  | { state: 'done'; code: string }
  | { state: 'invalid'; problem: string }
  | { state: 'too-often'; again: string }
  | { state: 'unsure' }
  | { state: 'closed' }
  | { state: 'too-many' };

export const CODE_STATUS: Record<CodeOutcome['state'], number> = {
  done: 200,
  invalid: 422,
  'too-often': 409,
  unsure: 503,
  closed: 200,
  'too-many': 429,
};

export function codeWords(outcome: CodeOutcome, locale: Voice, timeZone: string): MessageWords {
  const t = translatorFor(locale);
  switch (outcome.state) {
    case 'done':
      return {
        title: t('storefront:ownCode.done.title', { code: outcome.code }),
        text: t('storefront:ownCode.done.text'),
      };
    case 'invalid':
      return { title: t('storefront:ownCode.again'), text: t(`storefront:ownCode.problems.${outcome.problem}`) };
    case 'too-often': {
      const date = longDate(outcome.again, locale, timeZone);
      return { title: t('storefront:ownCode.tooOften.title'), text: t('storefront:ownCode.tooOften.text', { date }) };
    }
    case 'unsure':
      return { title: t('storefront:ownCode.unsure.title'), text: t('storefront:ownCode.unsure.text') };
    case 'too-many':
      return tooManyWords(locale);
    case 'closed':
      return { title: t('storefront:redeem.closed.title'), text: t('storefront:declare.closed') };
    default:
      return outcome satisfies never;
  }
}

const PAGE_NAME = {
  done: 'code-chosen',
  'too-often': 'code-too-often',
  unsure: 'code-unsure',
  closed: 'code-closed',
  'too-many': 'too-many',
} as const;

export function codePage(
  outcome: CodeOutcome,
  locale: Voice,
  timeZone: string,
  typed: Omit<CodeFormState, 'problem'>,
): Markup {
  const t = translatorFor(locale);
  const words = codeWords(outcome, locale, timeZone);
  const space = paths.ownSpace(locale);
  if (outcome.state !== 'invalid') {
    const back = html`<p><a class="ricochet-button" href="${space}">${t('storefront:declare.back')}</a></p>`;
    return messagePage(locale, PAGE_NAME[outcome.state], words, back);
  }
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="code-again" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
${codeForm(locale, { ...typed, problem: words.text })}
<p><a href="${space}">${t('storefront:ownCode.keep')}</a></p>
</section>`,
  );
}

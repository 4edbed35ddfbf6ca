import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { longDate } from './format.ts';
import { html, type Markup } from './liquid-html.ts';
import { type MessageWords, messagePage, page, shopButton, tooManyWords } from './page.ts';
import { paths } from './paths.ts';
import { trap } from './trap.ts';

/** The part of `AppealView` that is shown. */
export type AskModel =
  | { state: 'closed' }
  | { state: 'asked'; shop: { timeZone: string }; at: string; answeredAt: string | null }
  | {
      state: 'open';
      side: 'advocate' | 'friend';
      subject: 'order' | 'claim' | 'sign-up';
      reason: string;
      friendName: string | null;
      orderName: string | null;
      needsEmail: boolean;
      pageToken: string;
    };

/** What became of the form, as `container.askHuman` answers. */
export type AskOutcome =
  | { state: 'received' }
  | { state: 'again' }
  | { state: 'invalid'; field: 'note' | 'email'; problem: string }
  | { state: 'closed' }
  | { state: 'too-many' };

export const ASK_STATUS: Record<AskOutcome['state'], number> = {
  received: 202,
  again: 200,
  invalid: 422,
  closed: 200,
  'too-many': 429,
};

/** By what the form says what it is about: one of the two is empty. */
export type AskTyped = { about: string; claim: string; note: string; email: string };

/** What may be asked about, or that it was asked before. */
export function appealWords(asked: AskModel, locale: Voice): MessageWords {
  const t = translatorFor(locale);
  switch (asked.state) {
    case 'closed':
      return askedWords(asked, locale);
    case 'asked': {
      const { at, answeredAt, shop } = asked;
      const kind = answeredAt ? 'answered' : 'again';
      const date = longDate(answeredAt ?? at, locale, shop.timeZone);
      return { title: t(`storefront:ask.${kind}.title`), text: t(`storefront:ask.${kind}.dated`, { date }) };
    }
    case 'open': {
      const { side, subject, friendName, orderName } = asked;
      const friend = friendName ?? t('storefront:space.friends.unnamed');
      return {
        title: t('storefront:ask.action'),
        text: t(`storefront:ask.about.${side}.${subject}`, { friend, order: orderName ?? '' }),
      };
    }
    default:
      return asked satisfies never;
  }
}

export function askedWords(outcome: AskOutcome, locale: Voice): MessageWords {
  const t = translatorFor(locale);
  switch (outcome.state) {
    case 'too-many':
      return tooManyWords(locale);
    case 'invalid':
      return { title: t('storefront:landing.again'), text: t(`storefront:ask.problems.${outcome.problem}`) };
    case 'received':
    case 'again':
    case 'closed':
      return { title: t(`storefront:ask.${outcome.state}.title`), text: t(`storefront:ask.${outcome.state}.text`) };
    default:
      return outcome satisfies never;
  }
}

/** One form: an optional note, one button (V6). What was asked before is said instead. */
export function askPage(
  asked: AskModel,
  locale: Voice,
  typed: AskTyped,
  invalid: Extract<AskOutcome, { state: 'invalid' }> | null = null,
  own: RuleTexts = {},
): Markup {
  const words = appealWords(asked, locale);
  switch (asked.state) {
    case 'closed':
      return messagePage(locale, 'ask-closed', words, shopButton(locale));
    case 'asked':
      return messagePage(locale, asked.answeredAt ? 'ask-answered' : 'ask-again', words, backLink(typed, locale));
    case 'open':
      return page(
        locale,
        html`<section class="ricochet-message" data-ricochet="ask-form" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
<p>${words.text}</p>
<p class="ricochet-quiet">${shopperReason(asked.reason, {}, locale, 'UTC', own)}</p>
${askForm(asked, locale, typed, invalid)}
</section>`,
      );
    default:
      return asked satisfies never;
  }
}

export function askedPage(outcome: Exclude<AskOutcome, { state: 'invalid' }>, locale: Voice, typed: AskTyped): Markup {
  return messagePage(locale, `ask-${outcome.state}`, askedWords(outcome, locale), backLink(typed, locale));
}

const backLink = ({ claim }: AskTyped, locale: Voice): Markup =>
  claim
    ? shopButton(locale)
    : html`<p><a class="ricochet-button" href="${paths.ownSpace(locale)}">${translatorFor(locale)('storefront:declare.back')}</a></p>`;

function askForm(
  { needsEmail, pageToken }: Extract<AskModel, { state: 'open' }>,
  locale: Voice,
  typed: AskTyped,
  invalid: Extract<AskOutcome, { state: 'invalid' }> | null,
): Markup {
  const t = translatorFor(locale);
  const problem = (field: 'note' | 'email') => (invalid?.field === field ? askedWords(invalid, locale).text : null);
  const marked = (field: 'note' | 'email') =>
    html` aria-describedby="ricochet-ask-${field}-problem"${invalid?.field === field && html` aria-invalid="true" autofocus`}`;
  const said = (field: 'note' | 'email') =>
    html`<p class="ricochet-problem" id="ricochet-ask-${field}-problem" role="alert">${problem(field)}</p>`;
  return html`<form class="ricochet-form" method="post" action="${paths.ask}" novalidate>
<input type="hidden" name="about" value="${typed.about}"><input type="hidden" name="claim" value="${typed.claim}">
<input type="hidden" name="token" value="${pageToken}"><input type="hidden" name="locale" value="${nearestLocale(locale)}">
${trap(locale, 'ricochet-ask-website')}
<div class="ricochet-field"><label for="ricochet-ask-note">${t('storefront:ask.note')} <span class="ricochet-optional">${t('storefront:landing.optional')}</span></label>
<textarea id="ricochet-ask-note" name="note" rows="4" maxlength="500"${marked('note')}>${typed.note}</textarea>
${said('note')}</div>
${
  (needsEmail || invalid?.field === 'email') &&
  html`<div class="ricochet-field"><label for="ricochet-ask-email">${t('storefront:ask.email')}</label>
<input id="ricochet-ask-email" name="email" value="${typed.email}" type="email" inputmode="email" autocomplete="email" maxlength="254" required${marked('email')}>
${said('email')}</div>`
}
<button class="ricochet-button" type="submit" data-ricochet="ask-submit">${t('storefront:ask.action')}</button>
<p class="ricochet-quiet">${t('storefront:ask.usage')}</p>
</form>`;
}

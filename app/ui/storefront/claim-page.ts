import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import type { Disclosed } from '../../i18n/disclosure-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { type ClaimFormState, claimForm } from './claim-form.ts';
import { awaitedIn, type ClaimOutcome, type ClaimWords, claimWords } from './claim-model.ts';
import { disclosureLine } from './disclosure.ts';
import { html, type Markup, type Piece } from './liquid-html.ts';
import { closedPage, copyable, messagePage, page, shopButton } from './page.ts';
import { cartAttributes, paths } from './paths.ts';

/** What the visitor typed, to be shown again beside a problem. */
export type ClaimTyped = Omit<ClaimFormState, 'problem'>;

/** That whoever invited is paid for it, and by which shop. */
type Told = { readonly disclosure: Disclosed | null | undefined; readonly shopName: string };
const toldLine = (told: Told | null, locale: Voice): Piece =>
  told && disclosureLine(told.disclosure, told.shopName, locale);

export function claimPage(
  outcome: ClaimOutcome,
  locale: Voice,
  timeZone: string,
  typed: ClaimTyped | null,
  own: RuleTexts = {},
  told: Told | null = null,
): Markup {
  const words = claimWords(outcome, locale, timeZone, own);
  switch (outcome.state) {
    case 'approved':
      return approvedPage(outcome, words, locale, told);
    case 'pending':
      return pendingPage(outcome, words, locale, told);
    case 'invalid':
      return typed ? againPage(outcome.field, words, locale, typed, told) : closedPage(locale);
    case 'closed':
      return closedPage(locale);
    case 'joined':
    case 'refused':
    case 'too-many':
      return messagePage(
        locale,
        outcome.state,
        { title: words.title, text: [words.text, words.next].filter(Boolean).join(' ') },
        [shopButton(locale), askLink(words)],
      );
    default:
      return outcome satisfies never;
  }
}

/** The code, large; one link that applies it; until when. */
function approvedPage(
  outcome: Extract<ClaimOutcome, { state: 'approved' }>,
  words: ClaimWords,
  locale: Voice,
  told: Told | null,
): Markup {
  const t = translatorFor(locale);
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="approved" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
<p class="ricochet-lead">${words.text}</p>
${toldLine(told, locale)}
${outcome.code && copyable(locale, { id: 'welcome-code', label: t('storefront:claim.approved.codeLabel'), value: outcome.code, isCode: true })}
${words.discountPath ? html`<p><a class="ricochet-button" href="${words.discountPath}" data-ricochet="use-code">${t('storefront:claim.approved.use')}</a></p>` : cartForm(outcome.claimToken, t('storefront:claim.approved.useNoCode'))}
${words.next && html`<p class="ricochet-quiet">${words.next}</p>`}
${words.ask && html`<p>${t('storefront:ask.order')}</p>${askLink(words)}`}
</section>`,
    { [cartAttributes.claim]: outcome.claimToken },
  );
}

/** Without a code to be recognised by, the cart carries the claim, with or without a script. */
function cartForm(claimToken: string, label: string): Markup {
  return html`<form method="post" action="${paths.cartUpdate}"><input type="hidden" name="attributes[${cartAttributes.claim}]" value="${claimToken}"><input type="hidden" name="return_to" value="${paths.shop}">
<button class="ricochet-button" type="submit">${label}</button></form>`;
}

const askLink = ({ ask }: ClaimWords): Piece =>
  ask &&
  html`<p><a class="ricochet-button ricochet-button--quiet" href="${ask.path}" data-ricochet="ask">${ask.label}</a></p>`;

/** Asks again by script; without one the page reloads itself. */
function pendingPage(
  outcome: Extract<ClaimOutcome, { state: 'pending' }>,
  words: ClaimWords,
  locale: Voice,
  told: Told | null,
): Markup {
  const t = translatorFor(locale);
  const statusPath = words.statusPath ?? paths.shop;
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="pending" aria-labelledby="ricochet-title" data-ricochet-poll="${statusPath}" data-late="${t(`storefront:claim.pending.${awaitedIn(outcome)}.late`)}">
<noscript><meta http-equiv="refresh" content="5; url=${statusPath}"></noscript>
<h1 id="ricochet-title">${words.title}</h1>
<p>${words.text}</p>
${toldLine(told, locale)}
<p><a class="ricochet-button ricochet-button--quiet" href="${statusPath}">${t('storefront:claim.pending.refresh')}</a></p>
${askLink(words)}
</section>`,
  );
}

function againPage(
  field: 'email' | 'firstName',
  words: ClaimWords,
  locale: Voice,
  typed: ClaimTyped,
  told: Told | null,
): Markup {
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="again" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
${toldLine(told, locale)}
${claimForm(locale, { ...typed, problem: { field, message: words.text } })}
</section>`,
    { [cartAttributes.visit]: typed.visitToken },
  );
}

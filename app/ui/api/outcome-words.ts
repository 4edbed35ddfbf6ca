import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import { type Disclosed, disclosureSentence } from '../../i18n/disclosure-words.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import type { Voice } from '../../i18n/translator.ts';
import { type AnswerModel, questionWords } from '../storefront/answer-page.ts';
import { type AskModel, appealWords } from '../storefront/ask-page.ts';
import { type ClaimOutcome, claimWords } from '../storefront/claim-model.ts';
import { cartAttributes } from '../storefront/paths.ts';
import { type RedeemOutcome, redeemWords } from '../storefront/redeem-page.ts';

/** An answer as our pages give it, its words beside it: the addresses of our pages are left out. */
export function claimAnswer(
  { disclosure, ...outcome }: ClaimOutcome & { disclosure?: Disclosed | null },
  locale: Voice,
  { name, timeZone }: { name: string; timeZone: string },
  own: RuleTexts,
) {
  const { title, text, next, ask } = claimWords(outcome, locale, timeZone, own);
  return {
    ...outcome,
    mayAsk: ask !== null,
    disclosure: disclosure ? disclosureSentence(disclosure, name, locale) : null,
    words: { title, text, next },
    ...('claimToken' in outcome &&
      outcome.claimToken &&
      outcome.state !== 'refused' && { cartAttributes: { [cartAttributes.claim]: outcome.claimToken } }),
  };
}

export function redeemAnswer(outcome: RedeemOutcome, locale: Voice, timeZone: string, own: RuleTexts) {
  const { title, lead, text } = redeemWords(outcome, locale, timeZone, own);
  return { ...outcome, words: { title, text: [lead, text].filter(Boolean).join(' ') } };
}

/** What may be asked about: in words, and the token to send back. */
export function appealAnswer(asked: AskModel, locale: Voice, own: RuleTexts) {
  const words = appealWords(asked, locale);
  switch (asked.state) {
    case 'closed':
      return { state: asked.state, words };
    case 'asked':
      return { state: asked.state, at: asked.at, answeredAt: asked.answeredAt, words };
    case 'open': {
      const { state, needsEmail, pageToken, reason } = asked;
      return { state, needsEmail, pageToken, reason: shopperReason(reason, {}, locale, 'UTC', own), words };
    }
    default:
      return asked satisfies never;
  }
}

/** The yes-or-no question behind a mail's link. */
export function questionAnswer(asked: AnswerModel, locale: Voice) {
  const words = questionWords(asked, locale);
  if (asked.state === 'closed') return { state: asked.state, words };
  return { state: asked.state, side: asked.side, given: asked.given, words };
}

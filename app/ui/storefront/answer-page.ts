import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { type MessageWords, messagePage, page, shopButton } from './page.ts';
import { paths } from './paths.ts';

/** The part of `AnswerView` that is shown. */
export type AnswerModel =
  | { state: 'closed' }
  | {
      state: 'open';
      side: 'friend' | 'advocate';
      shop: { name: string };
      aboutName: string | null;
      given: 'yes' | 'no' | null;
    };

/** The question behind a mail's link, with its two answers while it is open. */
export function questionWords(asked: AnswerModel, locale: Voice): MessageWords & { yes?: string; no?: string } {
  const t = translatorFor(locale);
  if (asked.state === 'closed')
    return { title: t('storefront:answer.closed.title'), text: t('storefront:answer.closed.text') };
  const { side, aboutName, shop } = asked;
  const values = { name: aboutName ?? '', shop: shop.name };
  return {
    title: t(`storefront:answer.${side}.title${aboutName ? '' : 'Unnamed'}`, values),
    text: t(`storefront:answer.${side}.text`, values),
    yes: t(`storefront:answer.${side}.yes`),
    no: t(`storefront:answer.${side}.no`),
  };
}

export function answeredWords(answer: 'yes' | 'no', side: 'friend' | 'advocate', locale: Voice): MessageWords {
  const t = translatorFor(locale);
  return { title: t(`storefront:answer.done.${answer}`), text: t(`storefront:answer.done.${side}.${answer}`) };
}

/** Is it true? Two buttons of equal weight; a link that is followed by a program answers nothing. */
export function answerPage(answer: AnswerModel, token: string, locale: Voice): Markup {
  const t = translatorFor(locale);
  const words = questionWords(answer, locale);
  if (answer.state === 'closed') return messagePage(locale, 'answer-closed', words, shopButton(locale));
  const { given } = answer;
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="answer" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${words.title}</h1>
<p>${words.text}</p>
${given && html`<p class="ricochet-quiet" data-ricochet="given">${t(`storefront:answer.given.${given}`)}</p>`}
<form class="ricochet-row" method="post" action="${paths.answer(token)}"><input type="hidden" name="locale" value="${nearestLocale(locale)}">
<button class="ricochet-button ricochet-button--quiet" type="submit" name="answer" value="yes" data-ricochet="yes">${words.yes}</button>
<button class="ricochet-button ricochet-button--quiet" type="submit" name="answer" value="no" data-ricochet="no">${words.no}</button></form>
</section>`,
  );
}

export function answeredPage(answer: 'yes' | 'no', side: 'friend' | 'advocate', token: string, locale: Voice): Markup {
  const t = translatorFor(locale);
  const next =
    side === 'friend' && answer === 'yes'
      ? html`<p><a class="ricochet-button" href="${paths.invitation(token)}?locale=${nearestLocale(locale)}">${t('storefront:answer.see')}</a></p>`
      : shopButton(locale);
  return messagePage(locale, 'answered', answeredWords(answer, side, locale), next);
}

/** Asks before it stops: mail programs follow links by themselves. */
export function stopPage(isStopped: boolean, token: string, locale: Voice): Markup {
  const t = translatorFor(locale);
  if (isStopped)
    return messagePage(
      locale,
      'stopped',
      { title: t('storefront:stop.done.title'), text: t('storefront:stop.done.text') },
      shopButton(locale),
    );
  const button = html`<form method="post" action="${paths.stop(token)}"><input type="hidden" name="locale" value="${nearestLocale(locale)}">
<button class="ricochet-button" type="submit" data-ricochet="stop">${t('storefront:stop.button')}</button></form>`;
  return messagePage(locale, 'stop', { title: t('storefront:stop.title'), text: t('storefront:stop.text') }, button);
}

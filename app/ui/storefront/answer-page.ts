import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { messagePage, page, shopButton } from './page.ts';
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

/** Is it true? Two buttons of equal weight; a link that is followed by a program answers nothing. */
export function answerPage(answer: AnswerModel, token: string, locale: Locale): Markup {
  const t = translatorFor(locale);
  if (answer.state === 'closed')
    return messagePage(
      locale,
      'answer-closed',
      { title: t('storefront:answer.closed.title'), text: t('storefront:answer.closed.text') },
      shopButton(locale),
    );
  const { side, aboutName, given, shop } = answer;
  const values = { name: aboutName ?? '', shop: shop.name };
  return page(
    locale,
    html`<section class="ricochet-message" data-ricochet="answer" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${t(`storefront:answer.${side}.title${aboutName ? '' : 'Unnamed'}`, values)}</h1>
<p>${t(`storefront:answer.${side}.text`, values)}</p>
${given && html`<p class="ricochet-quiet" data-ricochet="given">${t(`storefront:answer.given.${given}`)}</p>`}
<form class="ricochet-row" method="post" action="${paths.answer(token)}"><input type="hidden" name="locale" value="${locale}">
<button class="ricochet-button ricochet-button--quiet" type="submit" name="answer" value="yes" data-ricochet="yes">${t(`storefront:answer.${side}.yes`)}</button>
<button class="ricochet-button ricochet-button--quiet" type="submit" name="answer" value="no" data-ricochet="no">${t(`storefront:answer.${side}.no`)}</button></form>
</section>`,
  );
}

export function answeredPage(answer: 'yes' | 'no', side: 'friend' | 'advocate', token: string, locale: Locale): Markup {
  const t = translatorFor(locale);
  const next =
    side === 'friend' && answer === 'yes'
      ? html`<p><a class="ricochet-button" href="${paths.invitation(token)}?locale=${locale}">${t('storefront:answer.see')}</a></p>`
      : shopButton(locale);
  return messagePage(
    locale,
    'answered',
    { title: t(`storefront:answer.done.${answer}`), text: t(`storefront:answer.done.${side}.${answer}`) },
    next,
  );
}

/** Asks before it stops: mail programs follow links by themselves. */
export function stopPage(isStopped: boolean, token: string, locale: Locale): Markup {
  const t = translatorFor(locale);
  if (isStopped)
    return messagePage(
      locale,
      'stopped',
      { title: t('storefront:stop.done.title'), text: t('storefront:stop.done.text') },
      shopButton(locale),
    );
  const button = html`<form method="post" action="${paths.stop(token)}"><input type="hidden" name="locale" value="${locale}">
<button class="ricochet-button" type="submit" data-ricochet="stop">${t('storefront:stop.button')}</button></form>`;
  return messagePage(locale, 'stop', { title: t('storefront:stop.title'), text: t('storefront:stop.text') }, button);
}

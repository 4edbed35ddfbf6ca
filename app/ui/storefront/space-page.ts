import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { type Locale, translatorFor } from '../../i18n/translator.ts';
import { declareForm } from './declare-form.ts';
import { html, type Markup, type Piece } from './liquid-html.ts';
import { copyable, messagePage, page, shopButton, termsDetails } from './page.ts';
import { paths } from './paths.ts';
import { qrSvg } from './qr-svg.ts';
import { rewardRow } from './reward-row.ts';
import type { SpaceModel } from './space-model.ts';
import { walletSection } from './wallet-section.ts';

/** Four questions in order: what can I share, what happened with each friend, what have I earned, what comes next. */
export function spacePage(space: SpaceModel, locale: Locale): Markup {
  return page(
    locale,
    html`<section class="ricochet-space" data-ricochet="space" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${space.promise}</h1>
<p data-ricochet="conditions">${space.conditions}</p>
${space.until && html`<p class="ricochet-notice" data-ricochet="until">${space.until}</p>`}
${termsDetails(locale, space.terms)}
${space.closedFor && html`<p class="ricochet-notice" role="status" data-ricochet="closed-for">${space.closedFor}</p>`}
${shareSection(space, locale)}
${space.declare && declareSection(space.declare, locale)}
<div class="ricochet-columns">${friendsSection(space, locale)}${rewardsSection(space, locale)}</div>
${space.wallet && walletSection(space.wallet, locale)}
${ownSection(space, locale)}
${nextSection(space, locale)}
</section>`,
  );
}

export function anonymousPage(locale: Locale): Markup {
  const t = translatorFor(locale);
  const action = html`<p><a class="ricochet-button" href="${paths.login(`${paths.space}?locale=${locale}`)}">${t('storefront:space.anonymous.action')}</a></p>`;
  return messagePage(
    locale,
    'anonymous',
    { title: t('storefront:space.anonymous.title'), text: t('storefront:space.anonymous.text') },
    action,
  );
}

export function spaceClosedPage(locale: Locale): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'space-closed',
    { title: t('storefront:space.closed.title'), text: t('storefront:space.closed.text') },
    shopButton(locale),
  );
}

/** May not invite, and reads why (S8). */
export function notEligiblePage(reason: string, locale: Locale, own: RuleTexts): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'not-eligible',
    {
      title: t('storefront:space.notEligible.title'),
      text: t('storefront:space.notEligible.text', { reason: shopperReason(reason, {}, locale, 'UTC', own) }),
    },
    shopButton(locale),
  );
}

/** A human closed the advocate's link: said in plain words, with what they can do. */
export function spaceBlockedPage(locale: Locale): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'space-blocked',
    { title: t('storefront:space.blocked.title'), text: t('storefront:space.blocked.text') },
    shopButton(locale),
  );
}

function shareSection(space: SpaceModel, locale: Locale): Markup {
  const t = translatorFor(locale);
  const link = (channel: 'email' | 'whatsapp' | 'sms', href: string) =>
    html`<li><a class="ricochet-button ricochet-button--quiet" href="${href}" data-ricochet-share="${channel}">${t(`storefront:space.share.${channel}`)}</a></li>`;
  return html`<div class="ricochet-card ricochet-share" data-ricochet="share">
<div>
${copyable(locale, { id: 'link', label: t('storefront:space.link'), value: space.link, isCode: false, copyLabel: t('storefront:page.copyLink') })}
${copyable(locale, { id: 'code', label: t('storefront:space.code'), value: space.code, isCode: true })}
<h2 class="ricochet-label" id="ricochet-share">${t('storefront:space.share.title')}</h2>
<ul class="ricochet-row" aria-labelledby="ricochet-share">
${link('email', space.share.email)}${link('whatsapp', space.share.whatsapp)}${link('sms', space.share.sms)}
<li hidden><button class="ricochet-button ricochet-button--quiet" type="button" data-ricochet-native data-text="${space.share.text}" data-title="${space.share.subject}">${t('storefront:space.share.native')}</button></li>
</ul>
</div>
<figure class="ricochet-qr">${qrSvg(space.link, t('storefront:space.qr'))}<figcaption class="ricochet-quiet">${t('storefront:space.qrHint')}</figcaption></figure>
</div>`;
}

function declareSection(declare: NonNullable<SpaceModel['declare']>, locale: Locale): Markup {
  const t = translatorFor(locale);
  return html`<section class="ricochet-declare" aria-labelledby="ricochet-declare-title" data-ricochet="declare-section"><h2 id="ricochet-declare-title">${t('storefront:declare.title')}</h2>
<p>${t('storefront:declare.text')}</p>
${declareForm(locale, { ...declare, firstName: '', email: '', many: '', problem: null })}</section>`;
}

function friendsSection(space: SpaceModel, locale: Locale): Markup {
  const rows = space.friends.map(
    (
      friend,
    ) => html`<li data-ricochet="friend" data-state="${friend.state}"><span class="ricochet-shape" data-shape="${friend.state}" aria-hidden="true"></span>
<div><p><strong><bdi>${friend.label}</bdi></strong> <span class="ricochet-when">${friend.when}</span></p><p class="ricochet-status">${friend.status}</p>${friend.reason && html`<p class="ricochet-quiet">${friend.reason}</p>`}${askLine(friend, friend.label)}${friend.answerPath && html`<p><a href="${friend.answerPath}" data-ricochet="answer-link">${translatorFor(locale)('storefront:declare.answer')}</a></p>`}</div></li>`,
  );
  return html`<section aria-labelledby="ricochet-friends" data-ricochet="friends"><h2 id="ricochet-friends">${translatorFor(locale)('storefront:space.friends.title')}</h2>
<p class="ricochet-quiet">${space.visits}</p>
${rows.length > 0 ? html`<ul class="ricochet-list">${rows}</ul>` : html`<p class="ricochet-empty">${space.friendsEmpty}</p>`}</section>`;
}

/** One button that leads to the form, or that it was used. */
function askLine({ ask, asked }: Pick<SpaceModel['friends'][number], 'ask' | 'asked'>, about: string): Piece {
  if (asked) return html`<p class="ricochet-quiet" data-ricochet="asked">${asked}</p>`;
  const name = ask && `${ask.label} (${about})`;
  return (
    ask &&
    html`<p><a class="ricochet-button ricochet-button--quiet" href="${ask.path}" aria-label="${name}" data-ricochet="ask">${ask.label}</a></p>`
  );
}

/** The invitation the reader came by: only where they may ask about it. */
function ownSection({ own }: SpaceModel, locale: Locale): Piece {
  if (!own) return null;
  const title = translatorFor(locale)('storefront:ask.own');
  return html`<section aria-labelledby="ricochet-own" data-ricochet="own"><h2 id="ricochet-own">${title}</h2>
<p>${own.reason}</p>${askLine(own, title)}</section>`;
}

function rewardsSection(space: SpaceModel, locale: Locale): Markup {
  const rows = space.rewards.map((reward) => rewardRow(reward, locale));
  return html`<section aria-labelledby="ricochet-rewards" data-ricochet="rewards"><h2 id="ricochet-rewards">${translatorFor(locale)('storefront:space.rewards.title')}</h2>
${rows.length > 0 ? html`<ul class="ricochet-list">${rows}</ul>` : html`<p class="ricochet-empty">${space.rewardsEmpty}</p>`}</section>`;
}

function nextSection(space: SpaceModel, locale: Locale): Markup {
  const { progress } = space;
  return html`<section class="ricochet-next" aria-labelledby="ricochet-next" data-ricochet="next"><h2 id="ricochet-next">${translatorFor(locale)('storefront:space.next.title')}</h2>
${space.next.map((sentence) => html`<p>${sentence}</p>`)}
${progress && html`<p class="ricochet-progress"><progress value="${progress.value}" max="${progress.max}" aria-label="${progress.words}"></progress> <span aria-hidden="true">${progress.words}</span></p>`}</section>`;
}

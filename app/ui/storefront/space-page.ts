import type { ShareTarget } from '../../domain/attribution/share-channel.ts';
import type { RuleTexts } from '../../domain/shared/rule-texts.ts';
import { shopperReason } from '../../i18n/rule-words.ts';
import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { codeForm } from './code-form.ts';
import { declareForm } from './declare-form.ts';
import { type Holdings, holdingsSections } from './holdings.ts';
import { html, type Markup, type Piece } from './liquid-html.ts';
import { copyable, messagePage, page, shopButton, termsDetails } from './page.ts';
import { markedLink, paths } from './paths.ts';
import { qrSvg } from './qr-svg.ts';
import { rewardRow } from './reward-row.ts';
import { SHARE_TARGETS, shareTargets } from './share-channels.ts';
import type { SpaceModel } from './space-model.ts';
import { walletSection } from './wallet-section.ts';

/** Four questions in order: what can I share, what happened with each friend, what have I earned, what comes next. */
export function spacePage(space: SpaceModel, locale: Voice): Markup {
  return page(
    locale,
    html`<section class="ricochet-space" data-ricochet="space" aria-labelledby="ricochet-title">
<h1 id="ricochet-title">${space.promise}</h1>
<p data-ricochet="conditions">${space.conditions}</p>
${space.until && html`<p class="ricochet-notice" data-ricochet="until">${space.until}</p>`}
${termsDetails(locale, space.terms, space.termsPath)}
${space.closedFor && html`<p class="ricochet-notice" role="status" data-ricochet="closed-for">${space.closedFor}</p>`}
${space.guest && html`<p class="ricochet-notice" data-ricochet="guest">${space.guest.words} <a href="${paths.login(paths.ownSpace(locale))}">${translatorFor(locale)('storefront:space.anonymous.action')}</a></p>`}
${shareSection(space, locale)}
${space.declare && declareSection(space.declare, locale)}
<div class="ricochet-columns">${friendsSection(space, locale)}${rewardsSection(space, locale)}</div>
${space.wallet && walletSection(space.wallet, locale)}
${ownSection(space, locale)}
${nextSection(space, locale)}
</section>`,
  );
}

export function spaceClosedPage(locale: Voice, holdings: Holdings | null = null): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'space-closed',
    { title: t('storefront:space.closed.title'), text: t('storefront:space.closed.text') },
    [shopButton(locale), holdingsSections(holdings, locale)],
  );
}

/** May not invite, and reads why (S8). */
export function notEligiblePage(
  reason: string,
  locale: Voice,
  own: RuleTexts,
  holdings: Holdings | null = null,
): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'not-eligible',
    {
      title: t('storefront:space.notEligible.title'),
      text: t('storefront:space.notEligible.text', { reason: shopperReason(reason, {}, locale, 'UTC', own) }),
    },
    [shopButton(locale), holdingsSections(holdings, locale)],
  );
}

/** A human closed the advocate's link: said in plain words, with what they can do. */
export function spaceBlockedPage(locale: Voice): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'space-blocked',
    { title: t('storefront:space.blocked.title'), text: t('storefront:space.blocked.text') },
    shopButton(locale),
  );
}

/** A pilot is on, and they aren't in it. */
export function notOpenYetPage(locale: Voice): Markup {
  const t = translatorFor(locale);
  return messagePage(
    locale,
    'not-open-yet',
    { title: t('storefront:space.notOpenYet.title'), text: t('storefront:space.notOpenYet.text') },
    shopButton(locale),
  );
}

function shareSection(space: SpaceModel, locale: Voice): Markup {
  const t = translatorFor(locale);
  const { subject } = space.share;
  const link = (target: ShareTarget) => {
    const { carries, before } = SHARE_TARGETS[target];
    const isWeb = space.share[target].startsWith('https:');
    return html`<li${target === 'messenger' && html` class="ricochet-handheld"`}><a class="ricochet-button ricochet-button--quiet" href="${space.share[target]}"${isWeb && html` target="_blank" rel="noopener noreferrer"`} data-ricochet-share="${target}"${carries === 'text' && html` data-before="${before(subject)}"`}>${t(`storefront:space.share.${target}`)}</a></li>`;
  };
  const save = (channel: 'qr' | 'card', href: string, label: string) =>
    html`<li><a href="${href}"${channel === 'qr' && html` download`} data-ricochet-share="${channel}">${label}</a></li>`;
  return html`<div class="ricochet-card ricochet-share" data-ricochet="share"${space.guest && html` data-token="${space.guest.token}"`}>
<div>
${copyable(locale, { id: 'link', label: t('storefront:space.link'), value: space.link, isCode: false, copyLabel: t('storefront:page.copyLink') })}
${copyable(locale, { id: 'code', label: t('storefront:space.code'), value: space.code, isCode: true })}
${space.ownCode && html`<details class="ricochet-terms" data-ricochet="own-code"><summary>${t('storefront:ownCode.title')}</summary><p>${t('storefront:ownCode.text')}</p>${codeForm(locale, { token: space.ownCode.token, code: '', problem: null })}</details>`}
<h2 class="ricochet-label" id="ricochet-share">${t('storefront:space.share.title')}</h2>
<div class="ricochet-field" hidden data-ricochet-own-words><label for="ricochet-message">${t('storefront:space.share.message')}</label>
<textarea id="ricochet-message" rows="3" maxlength="600" aria-describedby="ricochet-message-how">${space.share.text}</textarea>
<p class="ricochet-quiet" id="ricochet-message-how">${t('storefront:space.share.messageHow')}</p></div>
<ul class="ricochet-row" aria-labelledby="ricochet-share">
${shareTargets.map(link)}
<li hidden><button class="ricochet-button ricochet-button--quiet" type="button" data-ricochet-native data-text="${space.share.text}" data-title="${space.share.subject}">${t('storefront:space.share.native')}</button></li>
</ul>
</div>
<figure class="ricochet-qr">${qrSvg(markedLink(space.link, 'qr'), t('storefront:space.qr'))}<figcaption class="ricochet-quiet">${t('storefront:space.qrHint')}</figcaption>
${!space.guest && html`<ul class="ricochet-row ricochet-files ricochet-quiet">${save('qr', paths.qr('png'), t('storefront:space.qrPng'))}${save('qr', paths.qr('svg'), t('storefront:space.qrSvg'))}${save('card', paths.card(locale), t('storefront:space.card'))}</ul>`}</figure>
</div>`;
}

function declareSection(declare: NonNullable<SpaceModel['declare']>, locale: Voice): Markup {
  const t = translatorFor(locale);
  return html`<section class="ricochet-declare" aria-labelledby="ricochet-declare-title" data-ricochet="declare-section"><h2 id="ricochet-declare-title">${t('storefront:declare.title')}</h2>
<p>${t('storefront:declare.text')}</p>
${declareForm(locale, { ...declare, firstName: '', email: '', many: '', problem: null })}</section>`;
}

function friendsSection(space: SpaceModel, locale: Voice): Markup {
  const rows = space.friends.map(
    (
      friend,
    ) => html`<li data-ricochet="friend" data-state="${friend.state}"><span class="ricochet-shape" data-shape="${friend.state}" aria-hidden="true"></span>
<div><p><strong><bdi>${friend.label}</bdi></strong> <span class="ricochet-when">${friend.when}</span></p><p class="ricochet-status">${friend.status}</p>${friend.reason && html`<p class="ricochet-quiet">${friend.reason}</p>`}${askLine(friend, friend.label)}${friend.answerPath && html`<p><a href="${friend.answerPath}" data-ricochet="answer-link">${translatorFor(locale)('storefront:declare.answer')}</a></p>`}</div></li>`,
  );
  return html`<section aria-labelledby="ricochet-friends" data-ricochet="friends"><h2 id="ricochet-friends">${translatorFor(locale)('storefront:space.friends.title')}</h2>
<p class="ricochet-quiet">${space.visits}</p>
${rows.length > 0 ? html`<ul class="ricochet-list">${rows}</ul>` : html`<p class="ricochet-empty">${space.friendsEmpty}</p>`}
${moreLinks('friends', space, locale)}</section>`;
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
function ownSection({ own }: SpaceModel, locale: Voice): Piece {
  if (!own) return null;
  const title = translatorFor(locale)('storefront:ask.own');
  return html`<section aria-labelledby="ricochet-own" data-ricochet="own"><h2 id="ricochet-own">${title}</h2>
<p>${own.reason}</p>${askLine(own, title)}</section>`;
}

function rewardsSection(space: SpaceModel, locale: Voice): Markup {
  const rows = space.rewards.map((reward) => rewardRow(reward, locale));
  return html`<section aria-labelledby="ricochet-rewards" data-ricochet="rewards"><h2 id="ricochet-rewards">${translatorFor(locale)('storefront:space.rewards.title')}</h2>
${rows.length > 0 ? html`<ul class="ricochet-list">${rows}</ul>` : html`<p class="ricochet-empty">${space.rewardsEmpty}</p>`}
${moreLinks('rewards', space, locale)}</section>`;
}

function moreLinks(list: 'friends' | 'rewards', { more }: SpaceModel, locale: Voice): Piece {
  const t = translatorFor(locale);
  return (
    (more[list] || more.newest) &&
    html`<p>${more[list] && html`<a href="${more[list]}#ricochet-${list}" data-ricochet="earlier-${list}">${t(`storefront:space.${list}.earlier`)}</a> `}${more.newest && html`<a href="${more.newest}">${t('storefront:space.newest')}</a>`}</p>`
  );
}

function nextSection(space: SpaceModel, locale: Voice): Markup {
  const { progress } = space;
  return html`<section class="ricochet-next" aria-labelledby="ricochet-next" data-ricochet="next"><h2 id="ricochet-next">${translatorFor(locale)('storefront:space.next.title')}</h2>
${space.next.map((sentence) => html`<p>${sentence}</p>`)}
${progress && html`<p class="ricochet-progress"><progress value="${progress.value}" max="${progress.max}" aria-label="${progress.words}"></progress> <span aria-hidden="true">${progress.words}</span></p>`}</section>`;
}

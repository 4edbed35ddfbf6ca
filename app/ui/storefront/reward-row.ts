import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import type { RewardModel } from './reward-model.ts';

/** A reward in a list: what it is, where it stands, its code while it can be used. */
export function rewardRow(reward: RewardModel, locale: Voice): Markup {
  return html`<li data-ricochet="reward" data-state="${reward.state}"><span class="ricochet-shape" data-shape="${reward.state}" aria-hidden="true"></span>
<div><p><strong>${reward.title}</strong></p><p class="ricochet-status">${reward.status}</p>${reward.code && codeRow(reward.code, reward.usePath, locale)}</div></li>`;
}

function codeRow(code: string, usePath: string | null, locale: Voice): Markup {
  return html`<p class="ricochet-copy__row"><code class="ricochet-code ricochet-code--small" data-ricochet="reward-code">${code}</code>
${usePath && html`<a href="${usePath}">${translatorFor(locale)('storefront:space.use')}</a>`}</p>`;
}

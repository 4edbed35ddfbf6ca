import { nearestLocale, translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Markup } from './liquid-html.ts';
import { paths } from './paths.ts';
import { rewardRow } from './reward-row.ts';
import type { WalletModel } from './wallet-model.ts';

/** Points: how many, until when, what they can be exchanged for, what they were, line by line. Forms, no script. */
export function walletSection(wallet: WalletModel, locale: Voice): Markup {
  const t = translatorFor(locale);
  return html`<section class="ricochet-wallet" aria-labelledby="ricochet-wallet" data-ricochet="wallet"><h2 id="ricochet-wallet">${t('storefront:space.wallet.title')}</h2>
<p class="ricochet-points" data-ricochet="points">${wallet.balance}${wallet.pending && html` <span class="ricochet-quiet">${wallet.pending}</span>`}</p>
${wallet.expiring.length > 0 && html`<ul class="ricochet-quiet ricochet-expiring">${wallet.expiring.map((line) => html`<li>${line}</li>`)}</ul>`}
<h3 id="ricochet-catalogue">${t('storefront:space.wallet.catalogue')}</h3>
${wallet.items.length > 0 ? html`<ul class="ricochet-catalogue" aria-labelledby="ricochet-catalogue">${wallet.items.map((item) => itemRow(item, wallet.token, locale))}</ul>` : html`<p class="ricochet-empty">${t('storefront:space.wallet.empty')}</p>`}
${
  wallet.redemptions.length > 0 &&
  html`<h3 id="ricochet-redemptions">${t('storefront:space.wallet.history')}</h3><ul class="ricochet-list" aria-labelledby="ricochet-redemptions">${wallet.redemptions.map((reward) => rewardRow(reward, locale))}</ul>`
}
<details class="ricochet-terms" data-ricochet="statement"><summary>${t('storefront:space.wallet.statement')}</summary>${statementTable(wallet, locale)}</details>
</section>`;
}

function itemRow(item: WalletModel['items'][number], token: string, locale: Voice): Markup {
  const t = translatorFor(locale);
  const reason = `ricochet-missing-${item.itemId}`;
  return html`<li data-ricochet="item"><div><p><strong>${item.title}</strong></p><p class="ricochet-quiet">${item.price}</p></div>
${
  item.missing
    ? html`<div class="ricochet-exchange"><button class="ricochet-button ricochet-button--quiet" type="button" aria-disabled="true" aria-describedby="${reason}" aria-label="${item.button}">${t('storefront:space.wallet.exchange')}</button><p class="ricochet-quiet" id="${reason}">${item.missing}</p></div>`
    : html`<form class="ricochet-exchange" method="post" action="${paths.redeem}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="item" value="${item.itemId}"><input type="hidden" name="locale" value="${nearestLocale(locale)}"><button class="ricochet-button" type="submit" aria-label="${item.button}">${t('storefront:space.wallet.exchange')}</button></form>`
}</li>`;
}

function statementTable({ lines }: WalletModel, locale: Voice): Markup {
  const t = translatorFor(locale);
  if (lines.length === 0) return html`<p>${t('storefront:space.wallet.noLines')}</p>`;
  const head = (key: string) => html`<th scope="col">${t(`storefront:space.wallet.${key}`)}</th>`;
  return html`<div class="ricochet-scroll" tabindex="0" role="region" aria-label="${t('storefront:space.wallet.statement')}"><table class="ricochet-table"><thead><tr>${head('date')}${head('what')}${head('amount')}${head('balance')}</tr></thead>
<tbody>${lines.map((line) => html`<tr><td>${line.when}</td><td>${line.what}</td><td class="ricochet-number">${line.amount}</td><td class="ricochet-number">${line.balance}</td></tr>`)}</tbody></table></div>`;
}

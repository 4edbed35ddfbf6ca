import { translatorFor, type Voice } from '../../i18n/translator.ts';
import { html, type Piece } from './liquid-html.ts';
import { rewardModel } from './reward-model.ts';
import { rewardRow } from './reward-row.ts';
import type { SpaceInput } from './space-input.ts';
import { walletModel } from './wallet-model.ts';
import { walletSection } from './wallet-section.ts';

/** What somebody has where they may not invite just now: it stays theirs, to be read and spent. */
export type Holdings = Pick<SpaceInput, 'rewards' | 'points' | 'redeemToken' | 'terms'> & {
  shop: { timeZone: string };
};

export function holdingsSections(holdings: Holdings | null | undefined, locale: Voice): Piece {
  if (!holdings) return null;
  const { rewards, terms, shop } = holdings;
  const wallet = walletModel(holdings, locale);
  const rows = rewards.map((reward) => rewardRow(rewardModel(reward, terms.currency, locale, shop.timeZone), locale));
  return [
    rows.length > 0 &&
      html`<section aria-labelledby="ricochet-rewards" data-ricochet="rewards"><h2 id="ricochet-rewards">${translatorFor(locale)('storefront:space.rewards.title')}</h2>
<ul class="ricochet-list">${rows}</ul></section>`,
    wallet && walletSection(wallet, locale),
  ];
}

import type { RewardSpec, RewardType } from '../domain/rewards/reward-spec.ts';
import { fixedCodeIssuer } from './issuers/fixed-code.server.ts';
import type { ShopifyIssuer } from './issuers/issuer.ts';
import { percentageCodeIssuer } from './issuers/percentage-code.server.ts';

export type { IssueProblem, IssueResult, RevokeResult, RewardIntent, ShopifyIssuer } from './issuers/issuer.ts';

type SpecOf<Type extends RewardType> = Extract<RewardSpec, { type: Type }>;

/** How each reward type is carried out in Shopify; `shopify: false` = not there at all (points live in our ledger). */
const ISSUERS: { readonly [Type in RewardType]: ShopifyIssuer<SpecOf<Type>> | { readonly shopify: false } } = {
  'percentage-code': percentageCodeIssuer,
  'fixed-code': fixedCodeIssuer,
  points: { shopify: false },
};

export function issuerOf<Type extends RewardType>(
  type: Type,
): ShopifyIssuer<SpecOf<Type>> | { readonly shopify: false } {
  return ISSUERS[type];
}

/** "Ricochet · welcome · 7K2PX" */
export function discountTitle(kind: 'welcome' | 'reward', shortId: string): string {
  return `Ricochet · ${kind} · ${shortId}`;
}

import type { RewardSpec, RewardType, SpecOf } from '../domain/rewards/reward-spec.ts';
import { customerTagIssuer } from './issuers/customer-tag.server.ts';
import { fixedCodeIssuer } from './issuers/fixed-code.server.ts';
import { freeProductIssuer } from './issuers/free-product.server.ts';
import { freeShippingIssuer } from './issuers/free-shipping.server.ts';
import { giftCardIssuer } from './issuers/gift-card.server.ts';
import type { IssueProblem, ShopifyIssuer } from './issuers/issuer.ts';
import { percentageCodeIssuer } from './issuers/percentage-code.server.ts';
import { storeCreditIssuer } from './issuers/store-credit.server.ts';

export type { IssueProblem, IssueResult, RevokeResult, RewardIntent, ShopifyIssuer } from './issuers/issuer.ts';

const elsewhere = { shopify: false } as const;

/** How each reward type is carried out in Shopify; `shopify: false` = in our own ledger, or by the merchant's hand. */
const ISSUERS: { readonly [Type in RewardType]: ShopifyIssuer<SpecOf<Type>> | typeof elsewhere } = {
  'percentage-code': percentageCodeIssuer,
  'fixed-code': fixedCodeIssuer,
  'free-shipping': freeShippingIssuer,
  'free-product': freeProductIssuer,
  'gift-card': giftCardIssuer,
  'store-credit': storeCreditIssuer,
  'customer-tag': customerTagIssuer,
  points: elsewhere,
  'points-per-amount': elsewhere,
  commission: elsewhere,
  'fixed-commission': elsewhere,
  donation: elsewhere,
  'manual-gift': elsewhere,
};

export function issuerOf<Type extends RewardType>(type: Type): ShopifyIssuer<SpecOf<Type>> | typeof elsewhere {
  return ISSUERS[type];
}

/** The optional scopes that carrying a reward out takes. */
export function scopesFor({ type }: RewardSpec): readonly string[] {
  const issuer = issuerOf(type);
  return issuer.shopify ? issuer.scopes : [];
}

/** Which of the scopes these rewards take the shop hasn't granted, each once: what to ask the merchant for. */
export function missingScopes(specs: readonly RewardSpec[], granted: readonly string[]): readonly string[] {
  const isGranted = (scope: string) => granted.includes(scope) || granted.includes(scope.replace(/^read_/, 'write_'));
  return [...new Set(specs.flatMap(scopesFor))].filter((scope) => !isGranted(scope));
}

/** Why a reward can't be carried out before the merchant grants more; empty = nothing is missing. */
export function scopeProblems(spec: RewardSpec, granted: readonly string[]): readonly IssueProblem[] {
  return missingScopes([spec], granted).map((scope) => ({
    code: 'scope-missing',
    field: scope,
    message: `the shop has not granted ${scope}`,
  }));
}

/** "Ricochet · welcome · 7K2PX" */
export function discountTitle(kind: 'welcome' | 'reward', shortId: string): string {
  return `Ricochet · ${kind} · ${shortId}`;
}

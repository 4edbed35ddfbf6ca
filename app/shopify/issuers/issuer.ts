import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { AdminClient } from '../admin-client.server.ts';

/** A reward to carry out in Shopify. Everything in it was committed before the call, so a second try is the same. */
export type RewardIntent<Spec extends RewardSpec = RewardSpec> = {
  /** deterministic: the key by which a lost answer is found again */
  readonly code: string;
  /** what merchants read in their list of discounts, see discountTitle */
  readonly title: string;
  readonly spec: Spec;
  /** the shop's currency */
  readonly currency: string;
  readonly startsAt: Date;
  /** null = never expires */
  readonly endsAt: Date | null;
  /** who alone may use it; null when Shopify doesn't know the person yet */
  readonly customerGid: string | null;
  readonly usageLimit: 1;
};

/** `code` is Shopify's userError code, or 'taken-by-other': the code exists and isn't ours. */
export type IssueProblem = { readonly code: string; readonly field: string; readonly message: string };
export type IssueResult =
  | { readonly ok: true; readonly gid: string; readonly code: string }
  | { readonly ok: false; readonly problems: readonly IssueProblem[] };
export type RevokeResult = { readonly ok: true } | { readonly ok: false; readonly problems: readonly IssueProblem[] };

export type ShopifyIssuer<Spec extends RewardSpec = RewardSpec> = {
  readonly shopify: true;
  /** @throws ShopifyCallError; a second try with the same intent never makes a second reward */
  issue(call: { client: AdminClient; intent: RewardIntent<Spec> }): Promise<IssueResult>;
  /** what is already gone counts as revoked. @throws ShopifyCallError */
  revoke(call: { client: AdminClient; gid: string }): Promise<RevokeResult>;
};

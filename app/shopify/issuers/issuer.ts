import type { RewardSpec } from '../../domain/rewards/reward-spec.ts';
import type { AdminClient } from '../admin-client.server.ts';

/** A reward to carry out in Shopify. Everything in it was committed before the call, so a second try is the same. */
export type RewardIntent<Spec extends RewardSpec = RewardSpec> = {
  readonly rewardId: string;
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
  /** what `prepare` wrote down before the first call; null = nothing needed */
  readonly before: Readonly<Record<string, string | null>> | null;
};

/** `code` is Shopify's userError code, or one of ours in lower case ('taken-by-other', 'unclear', 'no-customer'). */
export type IssueProblem = { readonly code: string; readonly field: string; readonly message: string };
export type IssueResult =
  /** `code` null: nothing to type in (store credit, tag) */
  | { readonly ok: true; readonly gid: string; readonly code: string | null }
  /** refused for good */
  | { readonly ok: false; readonly problems: readonly IssueProblem[] }
  /** carried out or not: a person must look */
  | { readonly ok: false; readonly parked: true; readonly problems: readonly IssueProblem[] };
export type RevokeResult =
  /** `spent`: its holder had used it, wholly or in part, so that much could not be taken back */
  { readonly ok: true; readonly spent: boolean } | { readonly ok: false; readonly problems: readonly IssueProblem[] };

export type ShopifyIssuer<Spec extends RewardSpec = RewardSpec> = {
  readonly shopify: true;
  /** only who has an account in the shop can get it */
  readonly needsCustomer: boolean;
  /**
   * Two of the same key are never under way at once; null = any number. Under way = from `prepare` until the result is
   * written or parked, retries included: what is newer than `before` must be this reward's.
   */
  readonly serialiseBy: 'customer' | null;
  /** optional scopes it needs besides the app's own (asked for when the merchant chooses it) */
  readonly scopes: readonly string[];
  /**
   * What must be known before the first call, committed with the intent: once before issuing, and anew before taking
   * back. @throws ShopifyCallError
   */
  prepare?(call: { client: AdminClient; intent: RewardIntent<Spec> }): Promise<Readonly<Record<string, string | null>>>;
  /** @throws ShopifyCallError; a second try with the same intent never makes a second reward */
  issue(call: { client: AdminClient; intent: RewardIntent<Spec> }): Promise<IssueResult>;
  /**
   * The gid of one that is there for certain although it could not be told which it is; null = still not.
   * @throws ShopifyCallError
   */
  find?(call: { client: AdminClient; intent: RewardIntent<Spec> }): Promise<string | null>;
  /** what is already gone counts as revoked. @throws ShopifyCallError */
  revoke(call: { client: AdminClient; intent: RewardIntent<Spec>; gid: string }): Promise<RevokeResult>;
};

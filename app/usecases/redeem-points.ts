import { ITEM_ID } from '../domain/program/offer.ts';
import { carrierOf, type RewardSpec } from '../domain/rewards/reward-spec.ts';
import type { RedemptionId } from '../domain/shared/ids.ts';
import type { Outcome, RuleResult, RuleValue } from '../domain/verdict/verdict.ts';

/** Answer to an exchange of points; worded by the surface. */
export type RedeemAnswer =
  | { state: 'approved'; spec: RewardSpec; code: string | null; expiresAt: string | null; currency: string }
  /** accepted, or not judged yet: what it brings follows by e-mail and on the page */
  | { state: 'pending' }
  | { state: 'refused'; reason: string; values: Record<string, RuleValue> }
  | { state: 'closed' }
  | { state: 'too-many' };

export type StoredRedemption = {
  outcome: Outcome;
  reason: string | null;
  rules: readonly RuleResult[];
  reward: { status: string; code: string | null; spec: RewardSpec; expiresAt: Date | null } | null;
};

export type RedeemDeps = {
  allow(): Promise<boolean>;
  /** null when this page was not made for this person */
  redemptionIdOf(token: string, itemId: string): RedemptionId | null;
  put(redemptionId: RedemptionId, itemId: string): Promise<void>;
  /** as it stands once it is settled, or when the time is over; null = not judged yet */
  waitForVerdict(redemptionId: RedemptionId, maxMs: number): Promise<StoredRedemption | null>;
};

/** A web request waits for its verdict so long, then says that the rest follows (DESIGN). */
const PATIENCE_MS = 3_000;

/** Somebody exchanges points for an item of the catalogue (R3). The same page sent twice is one exchange. */
export async function redeemPoints(
  deps: RedeemDeps,
  { token, itemId }: { token: string; itemId: string },
  currency: string,
): Promise<RedeemAnswer> {
  if (!(await deps.allow())) return { state: 'too-many' };
  const redemptionId = ITEM_ID.test(itemId) ? deps.redemptionIdOf(token, itemId) : null;
  if (!redemptionId) return { state: 'closed' };
  await deps.put(redemptionId, itemId);
  const stored = await deps.waitForVerdict(redemptionId, PATIENCE_MS);
  return stored && isSettled(stored) ? answerOf(stored, currency) : { state: 'pending' };
}

/** What Shopify carries out is there once it has its code; anything else as soon as it was approved. */
export function isSettled({ outcome, reward }: StoredRedemption): boolean {
  if (outcome !== 'approved') return true;
  return reward !== null && (carrierOf(reward.spec) !== 'shopify' || reward.status === 'issued');
}

function answerOf({ outcome, reason, rules, reward }: StoredRedemption, currency: string): RedeemAnswer {
  if (outcome !== 'approved' || !reward) {
    const refusing = reason ?? 'item-offered';
    const { points } = rules.find(({ code }) => code === refusing)?.limit ?? {};
    return { state: 'refused', reason: refusing, values: points === undefined ? {} : { points } };
  }
  const { spec, code, expiresAt } = reward;
  return { state: 'approved', spec, code, expiresAt: expiresAt?.toISOString() ?? null, currency };
}

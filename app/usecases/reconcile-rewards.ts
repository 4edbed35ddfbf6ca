import type { ShopId } from '../domain/shared/ids.ts';

/** A reward that Shopify carries, as our books have it. */
export type CarriedReward = {
  id: string;
  gid: string;
  code: string | null;
  status: 'issued' | 'reversed';
  expiresAt: Date | null;
  /** we know the order it was spent on */
  isUsed: boolean;
};

/** What Shopify says of it; null = it isn't there. */
export type InShopify = { isSpendable: boolean; isUsed: boolean } | null;

export type RewardsDeps = {
  rewards: {
    count(shopId: ShopId, now: Date): Promise<number>;
    /** by id, those after it; issued and still valid, or taken back not long ago */
    page(shopId: ShopId, afterId: string | null, most: number, now: Date): Promise<CarriedReward[]>;
    /** by gid */
    inShopify(shopId: ShopId, rewards: readonly CarriedReward[]): Promise<ReadonlyMap<string, InShopify>>;
    /** takes it back once more; false when Shopify refuses */
    revoke(shopId: ShopId, reward: CarriedReward): Promise<boolean>;
    /** problems of those that differ; those of the others are settled. What a merchant dismissed stays dismissed */
    report(
      shopId: ShopId,
      answer: { differ: readonly CarriedReward[]; fine: readonly CarriedReward[] },
      now: Date,
    ): Promise<unknown>;
  };
  clock: { now(): Date };
};

/** Shopify takes 250 ids; a hundred keep a call well within its price limit. */
const PAGE = 100;

/**
 * One page of our rewards against Shopify (invariant 4). One that is gone or switched off was so by the merchant: they are
 * told, and it isn't issued again behind their back. One that can still be spent though we took it back is taken back anew.
 */
export async function compareRewards(
  { rewards, clock }: RewardsDeps,
  shopId: ShopId,
  afterId: string | null,
): Promise<{ looked: number; repaired: number; differ: number; used: number; nextCursor: string | null }> {
  const page = await rewards.page(shopId, afterId, PAGE, clock.now());
  const answers = page.length ? await rewards.inShopify(shopId, page) : new Map<string, InShopify>();
  const differ: CarriedReward[] = [];
  const fine: CarriedReward[] = [];
  let repaired = 0;
  let used = 0;
  for (const reward of page) {
    const found = answers.get(reward.gid) ?? null;
    if (reward.status === 'issued') {
      (isAsIssued(reward, found) ? fine : differ).push(reward);
      if (found?.isUsed && !reward.isUsed) used += 1;
    } else if (found?.isSpendable) {
      if (await rewards.revoke(shopId, reward)) repaired += 1;
      else differ.push(reward);
    }
  }
  if (page.length) await rewards.report(shopId, { differ, fine }, clock.now());
  return {
    looked: page.length,
    repaired,
    differ: differ.length,
    used,
    nextCursor: page.length === PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** What was used up needn't be there any more. */
const isAsIssued = (reward: CarriedReward, found: InShopify): boolean =>
  reward.isUsed || (found !== null && (found.isSpendable || found.isUsed));

import { codeExpiry } from '../domain/judging/settle-referral.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';

type Reward = {
  id: string;
  cause: string;
  rule: string;
  personId: string;
  generation: number;
  spec: RewardSpec;
  wanted: 'issued' | 'reversed';
  status: string;
  code: string | null;
  shopifyGid: string | null;
  attempts: number;
  startedAt: Date;
  customerId: string | null;
};
type Problem = { code: string; field: string; message: string };

export type IssueDeps<R extends Reward> = {
  rewards: {
    toDo(shopId: ShopId, most: number, now: Date): Promise<R[]>;
    lease(shopId: ShopId, id: string, code: string, now: Date): Promise<boolean>;
    release(shopId: ShopId, id: string): Promise<unknown>;
    issued(
      shopId: ShopId,
      reward: R,
      result: { gid: string; code: string; expiresAt: Date | null },
      timeZone: string,
      now: Date,
    ): Promise<void>;
    failed(shopId: ShopId, id: string, problems: readonly Problem[], now: Date): Promise<unknown>;
    reversed(shopId: ShopId, id: string, now: Date): Promise<void>;
  };
  problems: {
    report(
      shopId: ShopId,
      problem: { key: string; code: string; values: Record<string, string> },
      now: Date,
    ): Promise<unknown>;
    settle(shopId: ShopId, key: string): Promise<unknown>;
  };
  /** carries a reward out in the shop, or takes it back; a second try finds what the first left (DESIGN, exactly once) */
  shopify: {
    issue(
      reward: R,
      intent: { code: string; startsAt: Date; endsAt: Date | null },
    ): Promise<{ ok: true; gid: string; code: string } | { ok: false; problems: readonly Problem[] }>;
    revoke(reward: R): Promise<{ ok: true } | { ok: false; problems: readonly Problem[] }>;
    /** whether an error is the shop's budget, and how long to leave it alone */
    throttledForMs(error: unknown): number | null;
  };
  codeFor(reward: R): string;
  timeZone: string;
  clock: { now(): Date };
};

/** One drain takes on so many, then makes room for other shops. */
const MOST = 25;
/** A call answered by nothing so many times is shown to the merchant, and tried on. */
const SHOW_AFTER = 3;

/**
 * Brings Shopify in line with what the judge wants, for one shop: intent committed, call outside any transaction under a
 * lease, result committed. Returns after how many milliseconds there is more to do; null when nothing is left.
 */
export async function issueRewards<R extends Reward>(deps: IssueDeps<R>, shopId: ShopId): Promise<number | null> {
  const todo = await deps.rewards.toDo(shopId, MOST, deps.clock.now());
  for (const reward of todo) {
    try {
      await (reward.wanted === 'issued' ? issue(deps, shopId, reward) : takeBack(deps, shopId, reward));
    } catch (error) {
      const waitMs = deps.shopify.throttledForMs(error);
      await deps.rewards.release(shopId, reward.id);
      if (waitMs !== null) return waitMs;
      if (reward.attempts + 1 >= SHOW_AFTER) {
        await deps.problems.report(
          shopId,
          { key: 'shopify-unreachable', code: 'shopify-unreachable', values: { reward: reward.code ?? '' } },
          deps.clock.now(),
        );
      }
      throw error;
    }
  }
  if (todo.length) await deps.problems.settle(shopId, 'shopify-unreachable');
  return todo.length === MOST ? 0 : null;
}

async function issue<R extends Reward>(deps: IssueDeps<R>, shopId: ShopId, reward: R): Promise<void> {
  const code = reward.code ?? deps.codeFor(reward);
  if (!(await deps.rewards.lease(shopId, reward.id, code, deps.clock.now()))) return;
  const endsAt = codeExpiry(reward.spec, reward.startedAt, deps.timeZone);
  const result = await deps.shopify.issue(reward, { code, startsAt: reward.startedAt, endsAt });
  const now = deps.clock.now();
  if (result.ok) return deps.rewards.issued(shopId, reward, { ...result, expiresAt: endsAt }, deps.timeZone, now);
  await deps.rewards.failed(shopId, reward.id, result.problems, now);
  await deps.problems.report(
    shopId,
    {
      key: `refused:${reward.id}`,
      code: 'shopify-refused-reward',
      values: { code, message: result.problems.map((problem) => problem.message).join(' ') },
    },
    now,
  );
}

async function takeBack<R extends Reward>(deps: IssueDeps<R>, shopId: ShopId, reward: R): Promise<void> {
  // a call that may have gone through left its code: finish it first, so that there is something to take back
  if (reward.status === 'issuing' && !reward.shopifyGid) {
    const found = await deps.shopify.issue(reward, {
      code: reward.code ?? deps.codeFor(reward),
      startsAt: reward.startedAt,
      endsAt: codeExpiry(reward.spec, reward.startedAt, deps.timeZone),
    });
    if (found.ok) await deps.shopify.revoke({ ...reward, shopifyGid: found.gid });
  } else if (reward.shopifyGid) {
    const result = await deps.shopify.revoke(reward);
    if (!result.ok) {
      await deps.problems.report(
        shopId,
        {
          key: `refused:${reward.id}`,
          code: 'shopify-refused-reward',
          values: { code: reward.code ?? '', message: result.problems.map((problem) => problem.message).join(' ') },
        },
        deps.clock.now(),
      );
      return;
    }
  }
  await deps.rewards.reversed(shopId, reward.id, deps.clock.now());
}

import { codeExpiry } from '../domain/judging/settle-referral.ts';
import type { RewardSpec } from '../domain/rewards/reward-spec.ts';
import type { ShopId } from '../domain/shared/ids.ts';

type Intent = { code: string; customerId: string | null; startsAt: Date; endsAt: Date | null };
type Reward = {
  id: string;
  cause: string;
  rule: string;
  personId: string;
  generation: number;
  spec: RewardSpec;
  wanted: 'issued' | 'reversed';
  status: string;
  shopifyGid: string | null;
  attempts: number;
  createdAt: Date;
  finalAt: Date;
  intent: Intent | null;
  customerId: string | null;
};
type Refusal = { code: string; field: string; message: string };
type Problem = { key: string; code: string; values: Record<string, string> };

export type IssueDeps<R extends Reward> = {
  rewards: {
    toDo(shopId: ShopId, most: number, now: Date): Promise<R[]>;
    nextFree(shopId: ShopId, now: Date): Promise<Date | null>;
    lease(shopId: ShopId, reward: R, wished: Intent, now: Date): Promise<Intent | null>;
    release(shopId: ShopId, id: string): Promise<unknown>;
    issued(
      shopId: ShopId,
      reward: R,
      result: { gid: string; code: string; expiresAt: Date | null },
      timeZone: string,
      now: Date,
    ): Promise<void>;
    failed(shopId: ShopId, id: string, problems: readonly Refusal[], now: Date): Promise<unknown>;
    reversed(shopId: ShopId, reward: R, timeZone: string, now: Date): Promise<void>;
  };
  problems: {
    report(shopId: ShopId, problem: Problem, now: Date): Promise<unknown>;
    settle(shopId: ShopId, key: string): Promise<unknown>;
  };
  /** carries a reward out in the shop, or takes it back; a second try finds what the first left (DESIGN, exactly once) */
  shopify: {
    issue(
      reward: R,
      intent: Intent,
    ): Promise<{ ok: true; gid: string; code: string } | { ok: false; problems: readonly Refusal[] }>;
    revoke(reward: R, gid: string): Promise<{ ok: true } | { ok: false; problems: readonly Refusal[] }>;
    /** `throttled`: leave the shop alone so long. `refused`: this call would fail for ever. `away`: anything else */
    kindOf(
      error: unknown,
    ): { kind: 'throttled'; waitMs: number } | { kind: 'refused'; message: string } | { kind: 'away' };
  };
  codeFor(reward: R): string;
  timeZone: string;
  clock: { now(): Date };
};

/** One drain takes on so many, then makes room for other shops. */
const MOST = 25;
/** A call answered by nothing so many times is shown to the merchant, and tried on. */
const SHOW_AFTER = 3;
export const UNREACHABLE = 'shopify-unreachable';

/**
 * Brings Shopify in line with what the judge wants, for one shop: intent committed, call outside any transaction under a
 * lease, result committed. One reward that fails holds up no other. Returns after how many milliseconds there is more to
 * do; null when nothing is left.
 * @throws the first error of a call that may work later, once everything was tried
 */
export async function issueRewards<R extends Reward>(deps: IssueDeps<R>, shopId: ShopId): Promise<number | null> {
  const { clock, rewards, problems } = deps;
  const todo = await rewards.toDo(shopId, MOST, clock.now());
  const away: unknown[] = [];
  for (const reward of todo) {
    try {
      await carryOut(deps, shopId, reward);
    } catch (error) {
      const what = deps.shopify.kindOf(error);
      if (what.kind === 'refused') {
        await refuse(deps, shopId, reward, [{ code: 'invalid', field: '', message: what.message }]);
        continue;
      }
      await rewards.release(shopId, reward.id);
      if (what.kind === 'throttled') return what.waitMs;
      away.push(error);
      if (reward.attempts + 1 >= SHOW_AFTER) {
        await problems.report(shopId, { key: UNREACHABLE, code: UNREACHABLE, values: {} }, clock.now());
      }
    }
  }
  if (away.length) throw away[0];
  if (todo.length) await problems.settle(shopId, UNREACHABLE);
  if (todo.length === MOST) return 0;
  const heldUntil = await rewards.nextFree(shopId, clock.now());
  return heldUntil ? Math.max(heldUntil.getTime() - clock.now().getTime(), 0) : null;
}

async function carryOut<R extends Reward>(deps: IssueDeps<R>, shopId: ShopId, reward: R): Promise<void> {
  const { clock, timeZone } = deps;
  if (reward.wanted === 'reversed' && !reward.intent)
    return deps.rewards.reversed(shopId, reward, timeZone, clock.now());

  // a reward counts from the day it is final, so that a waiting period takes nothing of its validity
  const startsAt = new Date(Math.max(reward.finalAt.getTime(), reward.createdAt.getTime()));
  const endsAt = codeExpiry(reward.spec, startsAt, timeZone);
  const wished = { code: deps.codeFor(reward), customerId: reward.customerId, startsAt, endsAt };
  const intent = await deps.rewards.lease(shopId, reward, wished, clock.now());
  if (!intent) return;
  return reward.wanted === 'issued' ? issue(deps, shopId, reward, intent) : takeBack(deps, shopId, reward, intent);
}

async function issue<R extends Reward>(deps: IssueDeps<R>, shopId: ShopId, reward: R, intent: Intent): Promise<void> {
  const result = await deps.shopify.issue(reward, intent);
  if (!result.ok) return refuse(deps, shopId, reward, result.problems);
  await deps.rewards.issued(shopId, reward, { ...result, expiresAt: intent.endsAt }, deps.timeZone, deps.clock.now());
  await deps.problems.settle(shopId, `refused:${reward.id}`);
}

async function takeBack<R extends Reward>(
  deps: IssueDeps<R>,
  shopId: ShopId,
  reward: R,
  intent: Intent,
): Promise<void> {
  let gid = reward.shopifyGid;
  if (!gid && reward.status === 'issuing') {
    // a call that may have gone through left its code: finish it first, so that there is something to take back
    const found = await deps.shopify.issue(reward, intent);
    if (found.ok) gid = found.gid;
  }
  const revoked = gid ? await deps.shopify.revoke(reward, gid) : ({ ok: true } as const);
  // what could not be taken back stays on the books as it is, and in sight
  if (!revoked.ok) return report(deps, shopId, reward, intent.code, revoked.problems);
  await deps.rewards.reversed(shopId, reward, deps.timeZone, deps.clock.now());
}

async function refuse<R extends Reward>(
  deps: IssueDeps<R>,
  shopId: ShopId,
  reward: R,
  refusals: readonly Refusal[],
): Promise<void> {
  await deps.rewards.failed(shopId, reward.id, refusals, deps.clock.now());
  await report(deps, shopId, reward, reward.intent?.code ?? '', refusals);
}

async function report<R extends Reward>(
  { problems, clock }: IssueDeps<R>,
  shopId: ShopId,
  reward: R,
  code: string,
  refusals: readonly Refusal[],
): Promise<void> {
  const message = refusals.map((refusal) => refusal.message).join(' ');
  await problems.report(
    shopId,
    { key: `refused:${reward.id}`, code: 'shopify-refused-reward', values: { code, message } },
    clock.now(),
  );
}

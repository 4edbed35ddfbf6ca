import type { PersonId, RewardId } from '../shared/ids.ts';
import type { Grant } from '../verdict/verdict.ts';
import { amountOf, carrierOf, isProportional, type RewardSpec, type Side } from './reward-spec.ts';
import type { RewardAmount } from './types/reward-type.ts';

export type RewardStatus = 'pending' | 'issuing' | 'issued' | 'reversed' | 'expired' | 'failed';

/** A reward as the judge knows it. `wanted` is the judge's to write, `status` the effects'. */
export type Reward = {
  readonly id: RewardId;
  readonly cause: string;
  readonly rule: string;
  readonly side: Side;
  readonly beneficiary: PersonId;
  readonly spec: RewardSpec;
  readonly generation: number;
  readonly wanted: 'issued' | 'reversed';
  readonly status: RewardStatus;
  readonly finalAt: Date;
  /** what it comes to, in its unit; null where a code says it all */
  readonly amount: RewardAmount | null;
  /** what its holder had spent of it and kept when it was taken back (SC-19): the next generation pays that much less */
  readonly keptAmount: number;
};

export type RewardChange =
  | {
      readonly kind: 'create';
      readonly grant: Grant;
      readonly generation: number;
      readonly amount: RewardAmount | null;
    }
  /** wanted again before it was taken back */
  | { readonly kind: 'restore'; readonly reward: Reward; readonly finalAt: Date }
  /** another order carries it now, with a waiting period of its own */
  | { readonly kind: 'retime'; readonly reward: Reward; readonly finalAt: Date }
  /** the order it is a share of is worth more or less now */
  | { readonly kind: 'adjust'; readonly reward: Reward; readonly by: number }
  | { readonly kind: 'reverse'; readonly reward: Reward };

type Key = Pick<Grant, 'cause' | 'rule' | 'beneficiary'>;
const keyOf = ({ cause, rule, beneficiary }: Key) => `${cause} ${rule} ${beneficiary}`;

/**
 * Compares all rewards of a referral with the union of its verdicts' grants (invariants 2 and 3). A withheld grant wants
 * no reward. What was promised once keeps its terms: a live reward is never re-priced here, only a share follows what it
 * is a share of (SC-18); one that still waits waits as long as the order that carries it.
 */
export function diffGrants(rewards: readonly Reward[], grants: readonly Grant[], currency: string): RewardChange[] {
  const wanted = new Map<string, Grant>();
  for (const grant of grants) if (!grant.withheld && !wanted.has(keyOf(grant))) wanted.set(keyOf(grant), grant);

  const changes: RewardChange[] = [];
  const live = new Set<string>();
  const generations = new Map<string, number>();
  for (const reward of rewards) {
    const key = keyOf(reward);
    generations.set(key, Math.max(generations.get(key) ?? 0, reward.generation));
    if (reward.status === 'reversed') continue;
    live.add(key);
    const grant = wanted.get(key);
    if (!grant) {
      if (reward.wanted === 'issued') changes.push({ kind: 'reverse', reward });
      continue;
    }
    const finalAt = reward.status === 'pending' ? grant.finalAt : reward.finalAt;
    if (reward.wanted === 'reversed') changes.push({ kind: 'restore', reward, finalAt });
    else if (finalAt.getTime() !== reward.finalAt.getTime()) changes.push({ kind: 'retime', reward, finalAt });
    const by = difference(reward, comesTo(reward.spec, grant.baseMinor, currency, keptBefore(rewards, reward)));
    if (by !== 0) changes.push({ kind: 'adjust', reward, by });
  }
  for (const [key, grant] of wanted) {
    if (live.has(key)) continue;
    const generation = (generations.get(key) ?? 0) + 1;
    const amount = comesTo(grant.spec, grant.baseMinor, currency, keptBefore(rewards, { ...grant, generation }));
    changes.push({ kind: 'create', grant, generation, amount });
  }
  return changes;
}

function comesTo(spec: RewardSpec, baseMinor: number, currency: string, kept: number): RewardAmount | null {
  const whole = amountOf(spec, { amountMinor: baseMinor, currency });
  // only what our own ledger holds can be paid in part
  return whole && carrierOf(spec) === 'ledger' ? { ...whole, amount: Math.max(whole.amount - kept, 0) } : whole;
}

function difference(reward: Reward, comes: RewardAmount | null): number {
  return isProportional(reward.spec) && reward.amount && comes ? comes.amount - reward.amount.amount : 0;
}

function keptBefore(rewards: readonly Reward[], of: Key & { generation: number }): number {
  return rewards
    .filter((reward) => keyOf(reward) === keyOf(of) && reward.generation < of.generation)
    .reduce((sum, reward) => sum + reward.keptAmount, 0);
}

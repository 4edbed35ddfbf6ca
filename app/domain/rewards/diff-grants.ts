import type { PersonId, RewardId } from '../shared/ids.ts';
import type { Grant } from '../verdict/verdict.ts';
import type { RewardSpec, Side } from './reward-spec.ts';

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
};

export type RewardChange =
  | { readonly kind: 'create'; readonly grant: Grant; readonly generation: number }
  /** wanted again before it was taken back */
  | { readonly kind: 'restore'; readonly reward: Reward; readonly finalAt: Date }
  /** another order carries it now, with a waiting period of its own */
  | { readonly kind: 'retime'; readonly reward: Reward; readonly finalAt: Date }
  | { readonly kind: 'reverse'; readonly reward: Reward };

type Key = Pick<Grant, 'cause' | 'rule' | 'beneficiary'>;
const keyOf = ({ cause, rule, beneficiary }: Key) => `${cause} ${rule} ${beneficiary}`;

/**
 * Compares all rewards of a referral with the union of its verdicts' grants (invariants 2 and 3). A withheld grant wants
 * no reward. What was promised once keeps its terms: a live reward is never re-priced here; one that still waits
 * waits as long as the order that carries it.
 */
export function diffGrants(rewards: readonly Reward[], grants: readonly Grant[]): RewardChange[] {
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
  }
  for (const [key, grant] of wanted) {
    if (!live.has(key)) changes.push({ kind: 'create', grant, generation: (generations.get(key) ?? 0) + 1 });
  }
  return changes;
}

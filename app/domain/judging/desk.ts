import { carrierOf } from '../rewards/reward-spec.ts';
import type { Desk, KnownReward, MessageIntent } from './world.ts';

/** Puts a reward on the books: seen by what is judged next, written at the end of the batch. */
export function keep({ world, changes }: Desk, reward: KnownReward): void {
  world.rewards.set(reward.id, reward);
  changes.rewards.set(reward.id, reward);
}

/** Whoever gets a reward hears of it, once for each kind of news. */
export function tell({ changes }: Desk, kind: MessageIntent['kind'], reward: KnownReward): void {
  changes.messages.push({
    dedupeKey: `${kind}:${reward.id}`,
    kind,
    personId: reward.beneficiary,
    referralId: reward.referralId,
    rewardId: reward.id,
  });
  changes.effects.push({ kind: 'send-messages' });
}

/** Points are counted as they become available; codes when Shopify made them. */
export function countPoints({ changes }: Desk, reward: KnownReward, amount: number): void {
  if (carrierOf(reward.spec) === 'ledger' && reward.amount?.unit === 'POINTS' && amount !== 0)
    changes.counters.push({ programId: reward.programId, metric: 'points', amount });
}

/** What was bought with points and used meanwhile can't be undone: the points stay spent. */
export function refuseUndo({ changes }: Desk, { id, code, usedByOrder }: KnownReward): void {
  changes.problems.push({
    key: `redemption-used:${id}`,
    code: 'redemption-used',
    values: { code: code ?? '', orderId: usedByOrder ?? '' },
  });
}

import { isDeepStrictEqual } from 'node:util';
import type { ExpectedFriend, ExpectedOrder, ExpectedReward } from '../expected/expect.ts';
import type { Records, RewardRow, VerdictRow } from '../records.ts';
import type { Finding } from './finding.ts';

/** Nothing lost, nothing paid that nobody earned: each friend's orders and rewards against what must have come of them. */
export function checkOutcomes(shop: string, friends: readonly ExpectedFriend[], records: Records): Finding[] {
  const verdictOf = new Map(records.verdicts.map((verdict) => [`${verdict.kind} ${verdict.id}`, verdict]));
  const liveOf = new Map<string, RewardRow[]>();
  for (const reward of records.rewards)
    if (reward.status !== 'reversed' && reward.wanted === 'issued' && reward.referralId)
      liveOf.set(reward.referralId, [...(liveOf.get(reward.referralId) ?? []), reward]);
  const referralsOf = new Map<string, string[]>();
  for (const { id, friendId } of records.referrals)
    referralsOf.set(friendId, [...(referralsOf.get(friendId) ?? []), id]);

  return friends.flatMap((friend) => {
    const name = `${shop} ${friend.email}`;
    const personId = records.personOf(friend.email);
    if (!personId) return [{ kind: 'lost', text: `${name}: nobody knows this buyer` } satisfies Finding];
    const live = (referralsOf.get(personId) ?? []).flatMap((referralId) => liveOf.get(referralId) ?? []);
    return [
      ...friend.orders.flatMap((order) => checkOrder(name, order, records, verdictOf.get(`order ${order.orderId}`))),
      ...checkRewards(name, friend, live, records, personId),
    ];
  });
}

function checkOrder(
  name: string,
  expected: ExpectedOrder,
  records: Records,
  verdict: VerdictRow | undefined,
): Finding[] {
  const lost = (text: string): Finding => ({
    kind: 'lost',
    text: `${name} ${expected.name} (${expected.orderId}): ${text}`,
  });
  const facts = records.orders.get(expected.orderId);
  if (!facts) return [lost('never heard of')];
  if (!verdict) return [lost('not judged')];
  const known = {
    updatedAt: facts.updatedAt,
    isCancelled: facts.cancelledAt !== null,
    financial: facts.financial,
    remainingMinor: facts.subtotalMinor,
  };
  const { updatedAt, isCancelled, financial, remainingMinor } = expected;
  const truth = { updatedAt, isCancelled, financial, remainingMinor };
  const findings: Finding[] = [];
  if (!isDeepStrictEqual(known, truth))
    findings.push(lost(`stale facts ${JSON.stringify(known)}, the shop says ${JSON.stringify(truth)}`));
  if (verdict.outcome !== expected.outcome)
    findings.push(lost(`judged ${verdict.outcome} (${verdict.reason}), should be ${expected.outcome}`));
  return findings;
}

function checkRewards(
  name: string,
  friend: ExpectedFriend,
  live: readonly RewardRow[],
  records: Records,
  friendId: string,
): Finding[] {
  const advocateId = records.personOf(friend.advocateEmail);
  const left = [...live];
  const findings: Finding[] = [];
  for (const expected of friend.rewards) {
    const personId = expected.beneficiary === 'friend' ? friendId : advocateId;
    const at = left.findIndex(
      (reward) => reward.rule === expected.rule && reward.personId === personId && isSameSpec(reward, expected),
    );
    const [reward] = at < 0 ? [] : left.splice(at, 1);
    if (!reward)
      findings.push({ kind: 'lost', text: `${name}: no ${expected.rule} of ${JSON.stringify(expected.spec)}` });
    else if (reward.status !== expected.status)
      findings.push({
        kind: 'lost',
        text: `${name}: ${expected.rule} is ${reward.status}, should be ${expected.status}`,
      });
    else if (expected.amount !== null && reward.booked !== expected.amount)
      findings.push({
        kind: 'ledger',
        text: `${name}: ${expected.rule} stands at ${reward.booked}, should be ${expected.amount}`,
      });
  }
  for (const reward of left)
    findings.push({
      kind: 'double',
      text: `${name}: ${reward.rule} (${reward.id}, ${reward.status}) that nobody earned`,
    });
  return findings;
}

/** The product may fill in what was left out of a spec; it may not change what was in it. */
function isSameSpec({ spec }: RewardRow, expected: ExpectedReward): boolean {
  return Object.entries(expected.spec).every(([key, value]) => isDeepStrictEqual(spec[key], value));
}

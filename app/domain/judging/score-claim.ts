import { canonicalJson } from '../shared/canonical-json.ts';
import type { ClaimId } from '../shared/ids.ts';
import { isAfterTold } from '../shared/time.ts';
import type { ClaimCase } from '../verdict/cases.ts';
import { decideClaim } from '../verdict/decide-claim.ts';
import { reviveCase } from '../verdict/replay.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { decisionOn } from './decision-on.ts';
import { settleClaimAgain, sidesNow } from './judge-claim.ts';
import { advocateIdentity } from './judge-orders.ts';
import { listHits } from './lists.ts';
import { leadsBefore } from './slots.ts';
import { trustOf } from './trust-of.ts';
import { type Desk, type KnownReferral, subjectKey, type World } from './world.ts';

/**
 * Scores a claim again (V5): as long as its welcome code is unused and no order followed, what comes to light counts, as it
 * does for an order until its reward is final. It can refuse a claim that was approved, and takes its code back then; what
 * would only make it wait changes nothing of what was given. What is known in the end decides, not when it was heard of.
 */
export function scoreClaimAgain(desk: Desk, claimId: ClaimId): void {
  const { world } = desk;
  const key = subjectKey('claim', claimId);
  const stood = world.verdicts.get(key);
  const recorded = stood ? reviveCase(stood.inputs) : null;
  if (!stood || recorded?.subject !== 'claim') return;
  const known = world.referrals.get(recorded.referralId);
  // somebody else's friend by now
  const isOpen = known && known.advocateId === recorded.advocate.advocateId && !recorded.otherAdvocate;
  if (!isOpen) return;
  const offer = world.offers.get(recorded.offer.versionId);
  if (!offer) return;
  const placed = {
    ...{ ...recorded, offer },
    ...sidesNow(world, recorded, known),
    ...leadsBefore(world, offer, { ...recorded, advocateId: recorded.advocate.advocateId }),
  };
  // a code that was used stays, whatever else is known by now; nor can somebody who was erased be weighed anew
  const stays = stood.outcome === 'approved' && isUsed(world, known);
  const scored = stays ? null : caseNow(world, claimId, placed, known, stood.outcome === 'rejected');
  // a place for the lead may have fallen free all the same, unless both turned out to be one human
  const waits = stood.grants.some(({ withheld }) => withheld) && placed.friend.personId !== placed.advocate.personId;
  const of = scored ?? (waits ? placed : null);
  if (of && says(decideClaim(of)) !== says(stood)) settleClaimAgain(desk, of, known);
}

function caseNow(
  world: World,
  claimId: ClaimId,
  recorded: ClaimCase,
  known: KnownReferral,
  wasRefused: boolean,
): ClaimCase | null {
  const sighting = world.sightings.bySubject.get(subjectKey('claim', claimId));
  const advocate = world.advocates.get(recorded.advocate.advocateId);
  const { trust, offer, friend } = recorded;
  if (!sighting || !advocate || !trust) return null;
  const { given: _, ...made } = recorded;
  const asOf = (until: Date): ClaimCase => ({
    ...made,
    decision: decisionOn(world, 'claim', claimId),
    trust: trustOf(world, {
      sighting: { ...sighting, personId: known.friendId },
      emailHash: friend.emailHash,
      advocate,
      programId: offer.programId,
      until,
      traits: trust.traits ?? undefined,
      // a claim tells no last name
      traces: undefined,
      firstSeenAt: recorded.claimedAt,
      secondsToOrder: null,
      risk: null,
      thresholds: trust.thresholds,
    }),
    listed: listHits(world, friend, advocateIdentity(world, advocate.advocateId), null, until),
  });
  const first = asOf(recorded.claimedAt);
  const { outcome } = decideClaim(first);
  // refused from the first, and still: nobody waits for a code of it
  if (outcome === 'rejected' && wasRefused) return null;
  const until = countsUntil(world, recorded, known);
  return until <= recorded.claimedAt
    ? first
    : { ...asOf(until), ...(outcome === 'approved' && { given: true as const }) };
}

const FOR_EVER = new Date('9999-12-31T00:00:00Z');

const isUsed = ({ rewards }: World, { referralId }: KnownReferral): boolean =>
  [...rewards.values()].some(
    (reward) =>
      reward.referralId === referralId &&
      reward.rule === 'welcome.friend' &&
      (reward.usedByOrder !== null || reward.keptAmount > 0),
  );

/** Once the welcome was used, what was known when the claim was made; before, what is known by the friend's next order. */
function countsUntil(world: World, { claimedAt }: ClaimCase, known: KnownReferral): Date {
  if (isUsed(world, known)) return claimedAt;
  let until = FOR_EVER;
  for (const { personId, facts } of world.orders.values())
    if (personId === known.friendId && !isAfterTold(claimedAt, facts.processedAt) && facts.processedAt < until)
      until = facts.processedAt;
  return until;
}

const says = ({ outcome, reason, rules, grants }: Pick<Verdict, 'outcome' | 'reason' | 'rules' | 'grants'>): string =>
  canonicalJson([outcome, reason, rules, grants]);

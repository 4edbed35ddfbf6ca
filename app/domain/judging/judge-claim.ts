import type { ReferralId } from '../shared/ids.ts';
import type { ClaimCase } from '../verdict/cases.ts';
import { decideClaim } from '../verdict/decide-claim.ts';
import type { Identity } from '../verdict/facts.ts';
import { recordedCase } from '../verdict/replay.ts';
import { budgetOf } from './budget.ts';
import { earlierOrders, knownOrdersBefore } from './history.ts';
import { advocateIdentity, judgeOrdersOf } from './judge-orders.ts';
import { referralOf, resolvePerson } from './persons.ts';
import { settleReferral } from './settle-referral.ts';
import { type Desk, type JudgeEvent, type KnownReferral, subjectKey } from './world.ts';

/** A friend takes up an invitation: the verdict on the claim pays the welcome reward and starts the referral. */
export function judgeClaim(desk: Desk, event: Extract<JudgeEvent, { kind: 'claim-made' }>): void {
  const { world, changes, now } = desk;
  const { claimId, visit, customerId, emailHash, claimedAt } = event;
  const offer = world.offers.get(visit.versionId);
  const advocate = world.advocates.get(visit.advocateId);
  // a visit token is signed by us: without its advocate or offer the row belongs in quarantine, where it is seen
  if (!offer || !advocate) throw new Error(`claim ${claimId} names an advocate or offer that this shop doesn't have`);
  if (world.verdicts.has(subjectKey('claim', claimId))) return;

  // by the address alone: whoever is logged in has not shown that it is theirs
  const personId = resolvePerson(desk, { customerId: null, emailHash, phoneHash: null }, { contact: event });
  const known = referralOf(world.referrals.values(), offer.programId, personId);
  const belongsElsewhere = known && known.advocateId !== visit.advocateId && known.state !== 'not-eligible';
  const friend: Identity = { personId, customerId, emailHash, phoneHash: null };
  const referralId = known?.referralId ?? desk.newId<ReferralId>();
  const of: ClaimCase = {
    subject: 'claim',
    claimId,
    claimedAt,
    friend,
    advocate: advocateIdentity(world, visit.advocateId),
    offer,
    programStatus: world.programs.get(offer.programId) ?? 'ended',
    // who claims again gets what they have already: that is paid for
    budget: known?.claimId ? null : budgetOf(world, offer.programId, now),
    history: {
      earlierOrders: earlierOrders(world, friend, claimedAt),
      knownOrdersBefore: knownOrdersBefore(world, friend, claimedAt),
      shopifyOrdersBefore: event.ordersBefore,
      canAsk: false,
      complete: world.historyComplete,
    },
    referralId,
    otherAdvocate: belongsElsewhere ? known.advocateId : null,
    now,
    timeZone: world.timeZone,
  };
  const verdict = decideClaim(of);
  // a refusal of somebody else's friend changes nothing of their referral
  const concerns = !belongsElsewhere;
  const record = {
    ...verdict,
    subject: 'claim' as const,
    subjectId: claimId,
    programId: offer.programId,
    referralId: concerns ? referralId : null,
    dueAt: null,
    inputs: recordedCase(of),
  };
  world.verdicts.set(subjectKey('claim', claimId), record);
  changes.verdicts.set(subjectKey('claim', claimId), record);
  if (!concerns) return;

  const isApproved = verdict.outcome === 'approved';
  if (isApproved) {
    const claim = {
      claimId,
      invitationId: visit.invitationId,
      programId: offer.programId,
      versionId: visit.versionId,
      advocateId: visit.advocateId,
      personId,
      invitedAt: visit.issuedAt,
      claimedAt,
      tokenHash: event.tokenHash,
      emailHash,
      customerId,
      locale: event.locale,
    };
    world.claims.set(claimId, claim);
    changes.claims.set(claimId, claim);
    changes.contacts.push({ personId, ...contactOf(event) });
    if (!known?.claimId) changes.counters.push({ programId: offer.programId, metric: 'claims', amount: 1 });
    else sendCodeAgain(desk, known.referralId, claimId);
  }
  if (!known || known.state === 'not-eligible' || !known.claimId) {
    const referral: KnownReferral = {
      referralId,
      programId: offer.programId,
      advocateId: visit.advocateId,
      friendId: personId,
      claimId: isApproved ? claimId : (known?.claimId ?? null),
      invitedAt: visit.issuedAt,
      versionId: visit.versionId,
      state: isApproved ? 'joined' : 'not-eligible',
      reason: verdict.reason,
      orderId: known?.orderId ?? null,
      orderName: known?.orderName ?? null,
      revenueMinor: known?.revenueMinor ?? null,
      createdAt: known?.createdAt ?? now,
    };
    world.referrals.set(referralId, referral);
    changes.referrals.set(referralId, referral);
  }
  settleReferral(desk, referralId);
  // an order may have been heard of before its claim
  if (isApproved) judgeOrdersOf(desk, personId, new Set());
}

const contactOf = ({ emailSealed, firstNameSealed, locale }: Extract<JudgeEvent, { kind: 'claim-made' }>) => ({
  emailSealed,
  firstNameSealed,
  locale,
});

/** Who claims again gets their code again, at the address it belongs to. */
function sendCodeAgain({ world, changes }: Desk, referralId: ReferralId, claimId: string): void {
  for (const reward of world.rewards.values()) {
    if (reward.referralId !== referralId || reward.rule !== 'welcome.friend' || reward.status !== 'issued') continue;
    const { id: rewardId, beneficiary: personId } = reward;
    const dedupeKey = `friend-welcome:${rewardId}:${claimId}`;
    changes.messages.push({ dedupeKey, kind: 'friend-welcome', personId, referralId, rewardId });
    changes.effects.push({ kind: 'send-messages' });
  }
}

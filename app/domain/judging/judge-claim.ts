import { isForJoiningOnly } from '../eligibility/existing-customer.ts';
import { friendOf, type Sighting, traceKeys } from '../fraud/sightings.ts';
import type { ClaimId, ReferralId } from '../shared/ids.ts';
import { dayInZone } from '../shared/time.ts';
import type { ClaimCase } from '../verdict/cases.ts';
import { decideClaim } from '../verdict/decide-claim.ts';
import type { Identity } from '../verdict/facts.ts';
import { recordedCase, reviveCase } from '../verdict/replay.ts';
import { budgetOf } from './budget.ts';
import { claimFacts } from './condition-facts.ts';
import { countByChannel } from './count-by-channel.ts';
import { decisionOn } from './decision-on.ts';
import { earlierOrders, knownOrdersBefore } from './history.ts';
import { advocateIdentity, judgeOrdersOf } from './judge-orders.ts';
import { judgeSignUpsOf, noteAccount } from './judge-sign-up.ts';
import { listHits } from './lists.ts';
import { peopleBehind, referralOf, resolvePerson } from './persons.ts';
import { settleReferral } from './settle-referral.ts';
import { noteOwnOrders, noteSighting } from './sightings.ts';
import { leadsBefore } from './slots.ts';
import { trustOf } from './trust-of.ts';
import { type Desk, type JudgeEvent, type KnownReferral, subjectKey, type World } from './world.ts';

/** A friend takes up an invitation: the verdict on the claim pays the welcome reward and starts the referral. */
export function judgeClaim(desk: Desk, event: Extract<JudgeEvent, { kind: 'claim-made' }>): void {
  const { world, changes, now } = desk;
  const { claimId, visit, customerId, emailHash, claimedAt } = event;
  const offer = world.offers.get(visit.versionId);
  const advocate = world.advocates.get(visit.advocateId);
  // a visit token is signed by us: without its advocate or offer the row belongs in quarantine, where it is seen
  if (!offer || !advocate) throw new Error(`claim ${claimId} names an advocate or offer that this shop doesn't have`);
  if (world.verdicts.has(subjectKey('claim', claimId))) return;

  // by the address and the account Shopify has for it: whoever is logged in has not shown that the address is theirs
  const account = offer.terms.signUp ? (event.account ?? null) : null;
  const identity = { customerId: account?.customerId ?? null, emailHash, phoneHash: null };
  const personId = resolvePerson(desk, identity, { addresses: event.addresses, contact: event, isTyped: true });
  const known = referralOf(world.referrals.values(), offer.programId, personId);
  const belongsElsewhere = known && known.advocateId !== visit.advocateId && known.state !== 'not-eligible';
  const friend: Identity = { personId, customerId, emailHash, phoneHash: null };
  const referralId = known?.referralId ?? desk.newId<ReferralId>();
  const sighting: Sighting = {
    subject: subjectKey('claim', claimId),
    personId,
    advocateId: visit.advocateId,
    at: claimedAt,
    undoneAt: null,
    keys: [...traceKeys(event.traces, null), friendOf(visit.advocateId)],
  };
  noteOwnOrders(desk, advocate.personId);
  noteSighting(desk, sighting);
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
    ...claimFacts(offer, event.about, claimedAt),
    referralId,
    otherAdvocate: belongsElsewhere ? known.advocateId : null,
    ...leadsBefore(world, offer, { claimId, claimedAt, referralId, advocateId: visit.advocateId }),
    invitation: {
      invitationId: visit.invitationId,
      invitedAt: visit.issuedAt,
      tokenHash: event.tokenHash,
      locale: event.locale,
      via: event.via ?? null,
    },
    decision: decisionOn(world, 'claim', claimId),
    trust: trustOf(world, {
      sighting,
      emailHash,
      advocate,
      programId: offer.programId,
      until: claimedAt,
      traits: event.traits,
      traces: event.traces,
      firstSeenAt: claimedAt,
      secondsToOrder: null,
      risk: null,
      thresholds: undefined,
    }),
    listed: listHits(world, friend, advocateIdentity(world, visit.advocateId), null),
    now,
    timeZone: world.timeZone,
  };
  settleClaim(desk, of, known);
  // one that is held may be approved by a human: then its code has to reach somebody
  const isRefused = world.verdicts.get(subjectKey('claim', claimId))?.outcome === 'rejected';
  if (!isRefused || world.claims.has(claimId)) changes.contacts.push({ personId, ...contactOf(event) });
  if (account) noteAccount(desk, account, personId);
  if (!world.claims.has(claimId)) return;
  // an order, or the opening of an account, may have been heard of before its claim
  for (const one of new Set([personId, ...peopleBehind(world, emailHash)])) judgeOrdersOf(desk, one, new Set());
  judgeSignUpsOf(desk, personId);
}

/** A human spoke on a claim (V6): it is decided from what was known when it was made, and what hangs on it follows. */
export function judgeClaimAgain(desk: Desk, claimId: ClaimId): void {
  const { world } = desk;
  const recorded = reviveCase(world.verdicts.get(subjectKey('claim', claimId))?.inputs);
  const offer = 'offer' in recorded ? world.offers.get(recorded.offer.versionId) : undefined;
  if (recorded.subject !== 'claim' || !offer) throw new Error(`the case of claim ${claimId} can't be opened again`);
  // the friend may have turned out to be somebody we knew, or have gone to another advocate
  const known = world.referrals.get(recorded.referralId);
  const belongsElsewhere = known && known.advocateId !== recorded.advocate.advocateId && known.state !== 'not-eligible';
  settleClaimAgain(
    desk,
    {
      ...recorded,
      offer,
      ...sidesNow(world, recorded, known),
      otherAdvocate: belongsElsewhere ? known.advocateId : null,
      ...leadsBefore(world, offer, { ...recorded, advocateId: recorded.advocate.advocateId }),
      decision: decisionOn(world, 'claim', claimId),
    },
    known,
  );
}

/** Both sides of a recorded claim as the persons they are by now: what it pays is theirs. */
export const sidesNow = (
  { advocates }: World,
  { friend, advocate }: Pick<ClaimCase, 'friend' | 'advocate'>,
  known: KnownReferral | undefined,
): Pick<ClaimCase, 'friend' | 'advocate'> => ({
  friend: { ...friend, personId: known?.friendId ?? friend.personId },
  advocate: { ...advocate, personId: advocates.get(advocate.advocateId)?.personId ?? advocate.personId },
});

/** Another verdict on a claim, and what hangs on it. */
export function settleClaimAgain(desk: Desk, of: ClaimCase, known: KnownReferral | undefined): void {
  settleClaim(desk, of, known);
  judgeOrdersOf(desk, of.friend.personId, new Set());
  judgeSignUpsOf(desk, of.friend.personId);
}

/** Decides a claim, puts the verdict on record and brings the friend's referral in line with it. */
function settleClaim(desk: Desk, of: ClaimCase, known: KnownReferral | undefined): void {
  const { world, changes } = desk;
  const { claimId, referralId, offer } = of;
  const verdict = decideClaim(of);
  // a refusal of somebody else's friend changes nothing of their referral
  const concerns = of.otherAdvocate === null;
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

  const isTaken = verdict.outcome === 'approved' || isForJoiningOnly(offer.terms, verdict);
  if (isTaken) takeUp(desk, of, known);
  if (!known || known.state === 'not-eligible' || !known.claimId) {
    const isRefused = verdict.outcome === 'rejected';
    const referral: KnownReferral = {
      referralId,
      programId: offer.programId,
      advocateId: of.advocate.advocateId,
      friendId: of.friend.personId,
      claimId: isTaken ? claimId : (known?.claimId ?? null),
      invitedAt: of.invitation?.invitedAt ?? of.claimedAt,
      versionId: offer.versionId,
      state: isRefused ? 'not-eligible' : 'joined',
      reason: verdict.reason,
      orderId: known?.orderId ?? null,
      orderName: known?.orderName ?? null,
      revenueMinor: known?.revenueMinor ?? null,
      createdAt: known?.createdAt ?? desk.now,
    };
    world.referrals.set(referralId, referral);
    changes.referrals.set(referralId, referral);
    if (known) countByChannel(desk, known, referral);
  }
  settleReferral(desk, referralId);
}

/** An approved claim counts as evidence from now on; who has taken up an invitation before only gets their code again. */
function takeUp(desk: Desk, of: ClaimCase, known: KnownReferral | undefined): void {
  const { world, changes } = desk;
  const { claimId, offer, invitation } = of;
  if (invitation) {
    const claim = {
      ...invitation,
      claimId,
      programId: offer.programId,
      versionId: offer.versionId,
      advocateId: of.advocate.advocateId,
      personId: of.friend.personId,
      claimedAt: of.claimedAt,
      emailHash: of.friend.emailHash ?? '',
      customerId: of.friend.customerId,
      via: invitation.via ?? null,
    };
    world.claims.set(claimId, claim);
    changes.claims.set(claimId, claim);
  }
  if (!known?.claimId) {
    changes.counters.push({ programId: offer.programId, metric: 'claims', amount: 1 });
    if (invitation?.via)
      changes.counters.push({ programId: offer.programId, metric: `claims:${invitation.via}`, amount: 1 });
  } else if (known.claimId !== claimId) sendCodeAgain(desk, known.referralId, of.claimedAt);
}

const contactOf = ({ emailSealed, firstNameSealed, locale }: Extract<JudgeEvent, { kind: 'claim-made' }>) => ({
  emailSealed,
  firstNameSealed,
  locale,
});

/** Who claims again gets their code again, at the address it belongs to; once a day, as anybody may type that address. */
function sendCodeAgain({ world, changes }: Desk, referralId: ReferralId, claimedAt: Date): void {
  const day = dayInZone(claimedAt, world.timeZone);
  for (const reward of world.rewards.values()) {
    if (reward.referralId !== referralId || reward.rule !== 'welcome.friend' || reward.status !== 'issued') continue;
    const { id: rewardId, beneficiary: personId } = reward;
    const dedupeKey = `friend-welcome:${rewardId}:${day}`;
    changes.messages.push({ dedupeKey, kind: 'friend-welcome', personId, referralId, rewardId });
    changes.effects.push({ kind: 'send-messages' });
  }
}

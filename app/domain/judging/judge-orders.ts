import { chooseEvidence } from '../attribution/choose-evidence.ts';
import type { PersonId, ProgramId, ReferralId } from '../shared/ids.ts';
import { monthInZone } from '../shared/time.ts';
import type { OrderCase } from '../verdict/cases.ts';
import { decideOrder } from '../verdict/decide-order.ts';
import type { Identity } from '../verdict/facts.ts';
import { firstPurchaseCause } from '../verdict/outcome.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { evidenceOf, type StampedEvidence } from './evidence.ts';
import { byProcessed, earlierOrders } from './history.ts';
import { identifiersOf, referralOf } from './persons.ts';
import { settleReferral } from './settle-referral.ts';
import { type Desk, type KnownOrder, type KnownReferral, type KnownVerdict, subjectKey, type World } from './world.ts';

const notReferred: Verdict = {
  outcome: 'not-referred',
  reason: null,
  rules: [],
  grants: [],
  advocateId: null,
  versionId: null,
};

/**
 * Judges the orders of one person that could be a friend's, earliest first, and settles what their referral pays.
 * Orders that came before or after the one that changed are judged with it, since which one is first may have changed.
 */
export function judgeOrdersOf(desk: Desk, personId: PersonId, touched: ReadonlySet<string>): void {
  const { world } = desk;
  const orders = [...world.orders.values()]
    .filter((order) => order.personId === personId)
    .sort((a, b) => byProcessed(a.facts, b.facts));
  const settled = new Set<ReferralId>();
  for (const order of orders) {
    const evidence = evidenceOf(world, order);
    const chosen = chooseEvidence(evidence) as StampedEvidence | undefined;
    const programId = chosen && world.offers.get(chosen.versionId)?.programId;
    if (!chosen || !programId) {
      const stood = world.verdicts.get(subjectKey('order', order.facts.orderId));
      if (touched.has(order.facts.orderId) || stood) record(desk, order, notReferred, null, null);
      if (stood?.referralId) settled.add(stood.referralId);
      continue;
    }
    const referral = referralFor(desk, order, chosen, programId);
    const of = caseOf(desk, order, evidence, chosen, referral);
    const stood = world.verdicts.get(subjectKey('order', order.facts.orderId));
    if (stood?.referralId) settled.add(stood.referralId);
    record(desk, order, decideOrder(of), of, referral.referralId);
    settled.add(referral.referralId);
    if (
      of.history.canAsk &&
      !of.history.complete &&
      of.history.shopifyOrdersBefore === null &&
      order.facts.customerId
    ) {
      desk.changes.effects.push({
        kind: 'ask-orders-before',
        orderId: order.facts.orderId,
        customerId: order.facts.customerId,
      });
    }
    // slots are taken as orders are judged, so that the next friend of the same batch sees them
    settleReferral(desk, referral.referralId);
  }
  for (const referralId of settled) settleReferral(desk, referralId);
}

/** The friend's referral in this programme; a stronger claim of another advocate takes it over until it has paid. */
function referralFor(
  { world, changes, now, newId }: Desk,
  order: KnownOrder,
  chosen: StampedEvidence,
  programId: ProgramId,
): KnownReferral {
  const known = referralOf(world.referrals.values(), programId, order.personId);
  const hasPaid = known && known.revenueMinor !== null;
  const takesOver =
    known &&
    known.advocateId !== chosen.advocateId &&
    !hasPaid &&
    (chosen.claimId !== null || known.state === 'not-eligible');
  if (known && !takesOver) return known;
  const referral: KnownReferral = {
    referralId: known?.referralId ?? newId<ReferralId>(),
    programId,
    advocateId: chosen.advocateId,
    friendId: order.personId,
    claimId: chosen.claimId ?? known?.claimId ?? null,
    invitedAt: chosen.invitedAt,
    versionId: chosen.versionId,
    state: 'joined',
    reason: null,
    orderId: null,
    orderName: null,
    revenueMinor: null,
    createdAt: known?.createdAt ?? now,
  };
  world.referrals.set(referral.referralId, referral);
  changes.referrals.set(referral.referralId, referral);
  return referral;
}

function caseOf(
  { world, now }: Desk,
  order: KnownOrder,
  evidence: StampedEvidence[],
  chosen: StampedEvidence,
  referral: KnownReferral,
): OrderCase {
  const { facts, personId } = order;
  const friend: Identity = {
    personId,
    customerId: facts.customerId,
    emailHash: facts.emailHash,
    phoneHash: facts.phoneHash,
  };
  const offer = world.offers.get(chosen.versionId);
  if (!offer) throw new Error(`the stamped offer ${chosen.versionId} was not loaded`);
  const cause = firstPurchaseCause(referral.referralId);
  const period = monthInZone(facts.processedAt, world.timeZone);
  return {
    subject: 'order',
    facts,
    friend,
    evidence,
    chosen,
    advocate: advocateIdentity(world, chosen.advocateId),
    offer,
    programStatus: world.programs.get(offer.programId) ?? 'ended',
    history: {
      earlierOrders: earlierOrders(world, friend, facts),
      shopifyOrdersBefore: order.ordersBefore,
      canAsk: facts.customerId !== null,
      complete: world.historyComplete,
    },
    referralId: referral.referralId,
    friendsThisMonth: world.capSlots.filter(
      (slot) => slot.advocateId === chosen.advocateId && slot.period === period && slot.cause !== cause,
    ).length,
    now,
    timeZone: world.timeZone,
  };
}

export function advocateIdentity(world: World, advocateId: KnownReferral['advocateId']): OrderCase['advocate'] {
  const advocate = world.advocates.get(advocateId);
  if (!advocate) throw new Error(`advocate ${advocateId} was not loaded`);
  const { customer, email, phone } = identifiersOf(world.identifiers, advocate.personId);
  return { advocateId, personId: advocate.personId, customerIds: customer, emailHashes: email, phoneHashes: phone };
}

/** Puts a verdict on record; one that says the same as before is left as it stands. */
function record(
  { world, changes }: Desk,
  { facts }: KnownOrder,
  verdict: Verdict,
  of: OrderCase | null,
  referralId: ReferralId | null,
): void {
  const key = subjectKey('order', facts.orderId);
  const stood = world.verdicts.get(key);
  if (stood && says(stood) === says({ ...verdict, referralId })) return;
  const known: KnownVerdict = {
    ...verdict,
    subject: 'order',
    subjectId: facts.orderId,
    programId: of?.offer.programId ?? null,
    referralId,
    dueAt: null,
    inputs: of ?? { subject: 'order', facts },
  };
  world.verdicts.set(key, known);
  changes.verdicts.set(key, known);
}

const says = ({ outcome, reason, rules, grants, referralId }: Verdict & { referralId: ReferralId | null }) =>
  JSON.stringify([outcome, reason, rules, grants, referralId]);

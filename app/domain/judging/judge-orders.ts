import { chooseEvidence } from '../attribution/choose-evidence.ts';
import { windowEnd } from '../eligibility/window.ts';
import { riskLevel } from '../fraud/risk-level.ts';
import { sightingOfOrder } from '../fraud/sightings.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { PersonId, ProgramId, ReferralId } from '../shared/ids.ts';
import { monthInZone } from '../shared/time.ts';
import type { OrderCase } from '../verdict/cases.ts';
import { decideOrder, finalAt } from '../verdict/decide-order.ts';
import type { Evidence, History, Identity, OrderFacts } from '../verdict/facts.ts';
import { firstPurchaseCause, purchaseCause } from '../verdict/outcome.ts';
import { recordedCase } from '../verdict/replay.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { askAbout } from './ask-about.ts';
import { asBeforeErasure } from './before-erasure.ts';
import { budgetOf } from './budget.ts';
import { conditionFacts } from './condition-facts.ts';
import { withoutCrowdedPhone } from './crowded-phones.ts';
import { decisionOn } from './decision-on.ts';
import { evidenceOf } from './evidence.ts';
import { byProcessed, earlierOrders, knownOrdersBefore } from './history.ts';
import { advance, type Progress, progressFor, staysRefused } from './levels.ts';
import { listHits } from './lists.ts';
import { referralOf, traitsOfHuman } from './persons.ts';
import { settleReferral } from './settle-referral.ts';
import { noteOwnOrders, noteSighting } from './sightings.ts';
import { friendsBefore, TOTAL } from './slots.ts';
import { owesReward } from './spent-rewards.ts';
import type { StampedEvidence } from './stamped-evidence.ts';
import { trustOf } from './trust-of.ts';
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
  const concerned = new Set<ReferralId>();
  const progress = new Map<ReferralId, Progress>();
  for (const order of orders) {
    const stood = world.verdicts.get(subjectKey('order', order.facts.orderId));
    if (!touched.has(order.facts.orderId) && staysRefused(progress, stood)) continue;
    if (stood?.referralId) concerned.add(stood.referralId);
    const credited = laterCreditOf(desk, order, progress) ?? creditOf(desk, order);
    if (!credited) {
      if (touched.has(order.facts.orderId) || stood) record(desk, order, notReferred, null, null);
      continue;
    }
    const { of, referral } = credited;
    const verdict = decideOrder(of);
    record(desk, order, verdict, of, referral.referralId);
    concerned.add(referral.referralId);
    advance(progress, of, verdict);
    askAbout(desk, of);
  }
  // once, when every order has its verdict: what one loses another may carry (SC-14)
  for (const referralId of concerned) settleReferral(desk, referralId);
  desk.judged.add(personId);
}

/** A purchase after the first is credited to whom that was, under the same offer, where it has levels for it (P2). */
function laterCreditOf(
  desk: Desk,
  order: KnownOrder,
  progress: ReadonlyMap<ReferralId, Progress>,
): { of: OrderCase; referral: KnownReferral } | null {
  const found = progress.size ? evidenceOf(desk.world, order) : [];
  const so = progressFor(desk.world, progress, found);
  const referral = so && desk.world.referrals.get(so.referralId);
  if (!referral || referral.advocateId !== so.credit.advocateId) return null;
  const of = caseOf(desk, order, [...found, so.credit], so.credit, referral);
  const levels = { purchasesBefore: Math.min(so.purchases, so.last) };
  const cause = purchaseCause(referral.referralId, levels.purchasesBefore + 1);
  return { of: { ...of, levels, owesReward: owesReward(desk.world, of.advocate.personId, cause) }, referral };
}

/** Whom an order is credited to, and the case to be judged; null when nothing speaks for a referral. */
function creditOf(desk: Desk, order: KnownOrder): { of: OrderCase; referral: KnownReferral } | null {
  const { world } = desk;
  const evidence = evidenceOf(world, order);
  const strongest = chooseFor(world, order, evidence);
  const programId = strongest && world.offers.get(strongest.versionId)?.programId;
  if (!strongest || !programId) return null;
  const referral = referralFor(desk, order, strongest, programId);
  // a friend belongs to one advocate: what speaks for another is kept as evidence and pays nobody
  const chosen =
    referral.advocateId === strongest.advocateId
      ? strongest
      : chooseFor(
          world,
          order,
          evidence.filter((one) => one.advocateId === referral.advocateId),
        );
  return chosen ? { of: caseOf(desk, order, evidence, chosen, referral), referral } : null;
}

/** What still held when it was bought comes first; what had run out by then speaks only where nothing else does. */
function chooseFor(
  { offers, timeZone }: World,
  { facts }: KnownOrder,
  evidence: readonly StampedEvidence[],
): StampedEvidence | undefined {
  const valid = evidence.filter(({ versionId, invitedAt }) => {
    const terms = offers.get(versionId)?.terms;
    return terms && facts.processedAt <= windowEnd(invitedAt, terms, timeZone);
  });
  return chooseEvidence(valid) ?? chooseEvidence(evidence);
}

/** The friend's referral in this programme; a stronger claim of another advocate takes it over until it has paid. */
function referralFor(
  { world, changes, now, newId }: Desk,
  order: KnownOrder,
  chosen: StampedEvidence,
  programId: ProgramId,
): KnownReferral {
  const known = referralOf(world.referrals.values(), programId, order.personId);
  const hasPaid = known && (known.revenueMinor !== null || hasJoined(world, known.referralId));
  const takesOver =
    known &&
    known.advocateId !== chosen.advocateId &&
    !hasPaid &&
    (chosen.claimId !== null || known.claimId === null || known.state === 'not-eligible');
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

/** The sign-up level was paid: the friend is this advocate's. */
const hasJoined = (world: World, referralId: ReferralId): boolean =>
  [...world.verdicts.values()].some(
    (verdict) => verdict.subject === 'sign-up' && verdict.referralId === referralId && verdict.outcome === 'approved',
  );

function caseOf(
  desk: Desk,
  order: KnownOrder,
  evidence: StampedEvidence[],
  chosen: StampedEvidence,
  referral: KnownReferral,
): OrderCase {
  const { world, now } = desk;
  const { personId } = order;
  const facts = withoutCrowdedPhone(world, order.facts);
  const friend: Identity = {
    personId,
    customerId: facts.customerId,
    emailHash: facts.emailHash,
    phoneHash: facts.phoneHash,
  };
  const offer = world.offers.get(chosen.versionId);
  if (!offer) throw new Error(`the stamped offer ${chosen.versionId} was not loaded`);
  const advocate = advocateIdentity(world, chosen.advocateId);
  const cause = firstPurchaseCause(referral.referralId);
  const period = monthInZone(facts.processedAt, world.timeZone);
  const first = whenFirstJudged(world, order);
  const history: History = {
    earlierOrders: earlierOrders(world, friend, facts),
    knownOrdersBefore: knownOrdersBefore(world, friend, facts),
    shopifyOrdersBefore: order.about?.ordersBefore ?? null,
    canAsk: facts.customerId !== null,
    complete: world.historyComplete,
  };
  const sighting = sightingOfOrder(
    facts,
    personId,
    { advocateId: chosen.advocateId, isTyped: chosen.kind === 'advocate-code' },
    disputeLostAt(order),
  );
  noteOwnOrders(desk, advocate.personId);
  noteSighting(desk, sighting);
  const until = finalAt(facts, offer, world.timeZone);
  return asBeforeErasure(world, {
    subject: 'order',
    // what traces lead to is in `trust`; they themselves are not kept with verdicts
    facts: withoutTraces(facts),
    friend,
    evidence,
    chosen,
    advocate,
    offer,
    programStatus: first?.programStatus ?? world.programs.get(offer.programId) ?? 'ended',
    // a claim made while there was money is honoured; a budget set later concerns later orders
    budget: chosen.claimId
      ? null
      : first?.programStatus
        ? (first.budget ?? null)
        : budgetOf(world, offer.programId, now),
    dispute: order.dispute,
    history,
    ...conditionFacts(order, offer, advocate, history),
    referralId: referral.referralId,
    claimantId: (chosen.claimId && world.claims.get(chosen.claimId)?.personId) ?? null,
    friendsThisMonth: friendsBefore(world, order, { advocateId: chosen.advocateId, period, cause }),
    friendsInTotal: friendsBefore(world, order, { advocateId: chosen.advocateId, period: TOTAL, cause }),
    owesReward: owesReward(world, advocate.personId, cause),
    decision: decisionOn(world, 'order', facts.orderId),
    trust: trustOf(world, {
      sighting,
      emailHash: facts.emailHash,
      advocate,
      programId: offer.programId,
      until,
      traits: facts.traits,
      traces: facts.traces,
      firstSeenAt: firstSeenAt(world, facts, chosen),
      secondsToOrder: secondsToOrder(world, facts, chosen),
      risk: riskLevel(order.about, until),
      thresholds: first?.trust?.thresholds,
    }),
    // a human who lists a phone means whoever gives it
    listed: listHits(world, { ...friend, phoneHash: order.facts.phoneHash }, advocate, referral.referralId),
    now,
    timeZone: world.timeZone,
  });
}

const withoutTraces = ({ traces: _, traits: __, ...facts }: OrderFacts): OrderFacts => facts;
const disputeLostAt = ({ dispute }: KnownOrder): Date | null => (dispute?.status === 'lost' ? dispute.at : null);

/** From the claim, or the visit, to the purchase; null for a bare code. */
function secondsToOrder(world: World, { processedAt }: OrderFacts, chosen: Evidence): number | null {
  const from = takenUpAt(world, chosen);
  return from && (processedAt.getTime() - from.getTime()) / 1_000;
}

const takenUpAt = (world: World, { kind, claimId, invitedAt }: Evidence): Date | null =>
  (claimId && world.claims.get(claimId)?.claimedAt) ?? (kind === 'visit-token' ? invitedAt : null);

const firstSeenAt = (world: World, { processedAt }: OrderFacts, chosen: Evidence): Date =>
  takenUpAt(world, chosen) ?? processedAt;

/** Pausing the programme, or its budget running out, takes nothing back: an order keeps what it was first judged under. */
function whenFirstJudged(
  world: World,
  { facts }: KnownOrder,
): Partial<Pick<OrderCase, 'programStatus' | 'budget' | 'trust'>> | undefined {
  return world.verdicts.get(subjectKey('order', facts.orderId))?.inputs as Partial<OrderCase> | undefined;
}

export function advocateIdentity(world: World, advocateId: KnownReferral['advocateId']): OrderCase['advocate'] {
  const advocate = world.advocates.get(advocateId);
  if (!advocate) throw new Error(`advocate ${advocateId} was not loaded`);
  const { customer, email, phone } = traitsOfHuman(world, advocate.personId);
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
    inputs: of ? recordedCase(of) : { subject: 'order' },
  };
  world.verdicts.set(key, known);
  changes.verdicts.set(key, known);
}

const says = ({ outcome, reason, rules, grants, referralId }: Verdict & { referralId: ReferralId | null }) =>
  canonicalJson([outcome, reason, rules, grants, referralId]);

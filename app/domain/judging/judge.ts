import type { ClaimId, CustomerId, DeclarationId, LotId, OrderId, PersonId, RewardId } from '../shared/ids.ts';
import { mergeAbout } from '../verdict/about-order.ts';
import type { OrderFacts } from '../verdict/facts.ts';
import { takeAppeal } from './appeals.ts';
import { noteCanary } from './canaries.ts';
import { settleGone } from './carry-out.ts';
import { sharersOf } from './crowded-phones.ts';
import { claimantOf } from './evidence.ts';
import { decide } from './human-decisions.ts';
import { judgeClaim } from './judge-claim.ts';
import {
  answerDeclaration,
  declareFromOrder,
  expireDeclaration,
  introduce,
  judgeDeclaration,
} from './judge-declaration.ts';
import { judgeOrdersOf } from './judge-orders.ts';
import { judgeRedemption, undoRedemption } from './judge-redemption.ts';
import { judgeSignUpAgain, judgeSignUpsOf, seeSignUp } from './judge-sign-up.ts';
import { laterDispute } from './later-dispute.ts';
import { expireLot, expireReward, giveGift, noteSpent, noteUsedCodes, oweFee, payOutside } from './later-events.ts';
import { lift, list } from './lists.ts';
import { mergeFacts } from './merge-facts.ts';
import { identifiersOf, link, mergePersons, resolvePerson } from './persons.ts';
import { scoreClaimAgain } from './score-claim.ts';
import { settleReferral } from './settle-referral.ts';
import { isAdvocate, noteOwnOrder } from './sightings.ts';
import { type Changes, type Desk, type JudgeEvent, noChanges, subjectKey, type Visit, type World } from './world.ts';

/**
 * The judge of one shop: takes what came in, one event after another, on a world loaded beforehand, and returns what
 * must be written. Pure but for the world, which it changes as it goes; ids come from outside.
 */
export function judge(
  world: World,
  events: readonly JudgeEvent[],
  now: Date,
  newId: <Id extends string>() => Id,
): Changes {
  const desk: Desk = { world, changes: noChanges(), now, newId, judged: new Set() };
  settleGone(desk);
  for (const event of events) {
    const merged = desk.changes.merges.length;
    handle(desk, event);
    settleMerged(desk, desk.changes.merges.slice(merged));
  }
  return desk.changes;
}

/** Their orders are judged as one human's, where the event hasn't done so itself; of their two referrals in a programme the later pays nothing more, and was no lead. */
function settleMerged(desk: Desk, merges: Changes['merges']): void {
  for (const { into } of merges) if (!desk.judged.has(into)) judgeOrdersOf(desk, into, new Set());
  for (const { from } of merges)
    for (const { friendId, referralId } of desk.world.referrals.values())
      if (friendId === from) settleReferral(desk, referralId);
}

function handle(desk: Desk, event: JudgeEvent): void {
  switch (event.kind) {
    case 'order-seen':
      seeOrder(desk, event);
      return;
    case 'claim-made':
      judgeClaim(desk, event);
      return;
    case 'declared':
      judgeDeclaration(desk, event);
      return;
    case 'declaration-answered':
      answerDeclaration(desk, event);
      return;
    case 'signed-up':
      seeSignUp(desk, event);
      return;
    case 'order-changed': {
      // an order nobody referred costs no call
      const isReferred = desk.world.verdicts.get(subjectKey('order', event.orderId))?.referralId;
      if (isReferred) desk.changes.effects.push({ kind: 'refetch-order', orderId: event.orderId });
      return;
    }
    case 'order-told': {
      const order = desk.world.orders.get(event.orderId);
      if (!order) {
        for (const assessment of event.about.assessments ?? [])
          desk.changes.effects.push({ kind: 'fetch-assessed-order', orderId: event.orderId, assessment });
        return;
      }
      const known = { ...order, about: mergeAbout(order.about, event.about) };
      desk.world.orders.set(event.orderId, known);
      desk.changes.orders.set(event.orderId, known);
      judgeOrdersOf(desk, order.personId, new Set([event.orderId]));
      return;
    }
    case 'canary-brought':
      noteCanary(desk, event);
      return;
    case 'customers-merged':
      mergeCustomers(desk, event.keptId, event.goneId);
      return;
    case 'due':
      reconsider(desk, event);
      return;
    case 'decided':
      decide(desk, event.decision);
      return;
    case 'appealed':
      takeAppeal(desk, event.appeal);
      return;
    case 'listed':
      list(desk, event.entry);
      return;
    case 'unlisted':
      lift(desk, event);
      return;
    case 'dispute-seen':
      seeDispute(desk, event);
      return;
    case 'redeem':
      judgeRedemption(desk, event);
      return;
    case 'undo-redemption':
      undoRedemption(desk, event);
      return;
    case 'reward-spent':
      noteSpent(desk, event.rewardId);
      return;
    case 'gift-given':
      giveGift(desk, event);
      return;
    case 'fee-approved':
      oweFee(desk, event);
      break;
    case 'paid-out':
      payOutside(desk, event);
      return;
    default:
      event satisfies never;
  }
}

function seeOrder(
  desk: Desk,
  { facts: seen, addresses, visit, isHistory, dispute }: Extract<JudgeEvent, { kind: 'order-seen' }>,
): void {
  const { world, changes } = desk;
  const known = world.orders.get(seen.orderId);
  const isErased = known !== undefined && world.erased.has(known.personId);
  const facts = mergeFacts(known?.facts, isErased ? withoutLinks(seen) : seen);
  const merged = changes.merges.length;
  const personId = isErased
    ? known.personId
    : resolvePerson(desk, facts, { addresses, knownAs: known?.personId, claimant: claimantOf(world, facts) });
  const order = {
    facts,
    personId,
    visit: earlierVisit(known?.visit ?? null, visit),
    about: known?.about ?? null,
    dispute: laterDispute(known?.dispute ?? null, dispute ?? null),
  };
  world.orders.set(facts.orderId, order);
  changes.orders.set(facts.orderId, order);
  noteUsedCodes(desk, facts);
  const sharers = sharersOf(world, facts.phoneHash);
  // orders from before the install only stand as history; nobody asked for a verdict on them
  judgeOrdersOf(desk, personId, isHistory ? new Set() : new Set([facts.orderId]));
  if (facts.namedAdvocate && !isHistory) declareFromOrder(desk, facts, facts.namedAdvocate);
  introduce(desk, personId);
  if (isAdvocate(world, personId)) noteOwnOrder(desk, facts, personId);
  callClaimsOf(desk, personId, facts);
  // the order showed that an account and a claim are one human's
  if (changes.merges.length > merged) judgeSignUpsOf(desk, personId);
  // whoever it was taken for has one order less, and to whoever shares its account, address or phone it may be an earlier one
  const others = new Set([...sharers, ...(known ? [known.personId] : [])]);
  for (const order of world.orders.values()) if (isOfOneBuyer(order.facts, facts)) others.add(order.personId);
  others.delete(personId);
  for (const other of others) judgeOrdersOf(desk, other, new Set());
}

const isOfOneBuyer = (a: OrderFacts, b: OrderFacts): boolean =>
  (['customerId', 'emailHash'] as const).some((link) => a[link] !== null && a[link] === b[link]);

/** Claims of the buyer that were scored again or not approved, and those whose code this order used: what counts for them ends with it. */
function callClaimsOf({ world, changes }: Desk, personId: PersonId, { codes }: OrderFacts): void {
  const used = new Set<unknown>();
  for (const { rule, code, referralId } of world.rewards.values())
    if (rule === 'welcome.friend' && code && codes.includes(code)) used.add(referralId);
  for (const { subject, subjectId, inputs, outcome, referralId } of world.verdicts.values()) {
    if (subject !== 'claim' || !referralId) continue;
    const isTheirs = world.referrals.get(referralId)?.friendId === personId || used.has(referralId);
    if (isTheirs && (outcome !== 'approved' || (inputs as { given?: true }).given))
      changes.again.set(`ordered:${subjectId}`, { subject: 'claim', subjectId });
  }
}

/** The buyer was erased: what a late report still says of them is not taken up again. */
const withoutLinks = ({ traces: _, ...facts }: OrderFacts): OrderFacts => ({
  ...facts,
  customerId: null,
  emailHash: null,
  phoneHash: null,
});

function earlierVisit(a: Visit | null, b: Visit | null): Visit | null {
  if (!a || !b) return a ?? b;
  const age = a.issuedAt.getTime() - b.issuedAt.getTime();
  return age < 0 || (age === 0 && a.invitationId <= b.invitationId) ? a : b;
}

/** Shopify's word makes two accounts one. The one that is no more tells whose its orders are, and opens nothing. */
function mergeCustomers(desk: Desk, keptId: CustomerId, goneId: CustomerId): void {
  const { world, changes } = desk;
  const kept = mergeable(world, keptId);
  const gone = mergeable(world, goneId);
  if (!gone) return;
  const personId = kept && kept !== gone ? mergePersons(desk, kept, gone) : gone;
  const wasOpen = world.identifiers.delete(`customer:${goneId}`);
  if (!world.identifiers.has(`customer:${keptId}`)) link(desk, wasOpen ? 'customer' : 'buyer', keptId, personId);
  if (wasOpen) {
    world.identifiers.set(`buyer:${goneId}`, personId);
    changes.closedAccounts.push(goneId);
  }
  // the orders of persons who became one are judged once that is done
  if (personId === gone && kept !== gone) judgeOrdersOf(desk, personId, new Set());
  judgeSignUpsOf(desk, personId);
}

/** Whose an account is. One that only used somebody's address, who has an account, doesn't lead to them. */
function mergeable(world: World, customerId: CustomerId): PersonId | undefined {
  const { identifiers } = world;
  const own = identifiers.get(`customer:${customerId}`);
  const used = identifiers.get(`buyer:${customerId}`);
  return own ?? (used && identifiersOf(identifiers, used).customer.length === 0 ? used : undefined);
}

function reconsider(desk: Desk, { subject, subjectId }: Extract<JudgeEvent, { kind: 'due' }>): void {
  if (subject === 'lot') expireLot(desk, subjectId as LotId);
  if (subject === 'reward') expireReward(desk, subjectId as RewardId);
  if (subject === 'declaration') expireDeclaration(desk, subjectId as DeclarationId);
  if (subject === 'lot' || subject === 'reward' || subject === 'declaration') return;
  if (subject === 'claim') scoreClaimAgain(desk, subjectId as ClaimId);
  const verdict = desk.world.verdicts.get(subjectKey(subject, subjectId));
  const order = subject === 'order' ? desk.world.orders.get(subjectId as OrderId) : undefined;
  if (order) judgeOrdersOf(desk, order.personId, new Set());
  if (subject === 'sign-up') judgeSignUpAgain(desk, subjectId as CustomerId);
  if (verdict?.referralId) settleReferral(desk, verdict.referralId);
}

function seeDispute(desk: Desk, { orderId, dispute }: Extract<JudgeEvent, { kind: 'dispute-seen' }>): void {
  const order = desk.world.orders.get(orderId);
  if (!order) desk.changes.effects.push({ kind: 'fetch-disputed-order', orderId, dispute });
  if (!order || laterDispute(order.dispute, dispute) === order.dispute) return;
  const known = { ...order, dispute };
  desk.world.orders.set(orderId, known);
  desk.changes.orders.set(orderId, known);
  judgeOrdersOf(desk, order.personId, new Set([orderId]));
}

import type { Offer } from '../program/offer.ts';
import type { OrderId } from '../shared/ids.ts';
import { monthInZone } from '../shared/time.ts';
import type { ClaimCase } from '../verdict/cases.ts';
import { leadCause, levelOf } from '../verdict/outcome.ts';
import { reviveCase } from '../verdict/replay.ts';
import { byProcessed } from './history.ts';
import {
  type CapSlot,
  type Desk,
  type KnownOrder,
  type KnownReferral,
  type KnownVerdict,
  slotKey,
  type World,
} from './world.ts';

/** Places under an advocate's limits: taken while judging, kept until released; who comes too late waits (P13, SC-24). */

/** The limit without a period: every place taken in any month counts, and only who waits for it has a row. */
export const TOTAL = 'total';

/** The month in which a lead counts for its partner. */
export const leadsPeriod = (since: Date, timeZone: string): string => `leads:${monthInZone(since, timeZone)}`;
const isLead = ({ cause }: Pick<CapSlot, 'cause'>): boolean => levelOf(cause)?.kind === 'lead';

type Asked = Pick<CapSlot, 'advocateId' | 'period' | 'cause' | 'subjectId' | 'since'>;
const asPlaced = ({ since, subjectId }: Pick<CapSlot, 'since' | 'subjectId'>) => ({
  processedAt: since,
  orderId: subjectId as OrderId,
});
const byWait = (a: Pick<CapSlot, 'since' | 'subjectId'>, b: Pick<CapSlot, 'since' | 'subjectId'>): number =>
  byProcessed(asPlaced(a), asPlaced(b));

/**
 * How many stand before somebody under a limit: places others have, and those who wait longer. One that has its place
 * keeps it.
 */
function placesBefore(world: World, asked: Asked): number {
  const contenders = world.capSlots.filter(
    (one) =>
      one.advocateId === asked.advocateId &&
      (one.period === asked.period || (asked.period === TOTAL && one.isTaken && !isLead(one))),
  );
  const hasPlace = contenders.some((one) => one.cause === asked.cause && one.isTaken);
  return contenders.filter((one) => one.cause !== asked.cause && (one.isTaken || (!hasPlace && byWait(one, asked) < 0)))
    .length;
}

/** How many rewarded friends stand before an order. */
export const friendsBefore = (
  world: World,
  { facts }: KnownOrder,
  slot: Pick<CapSlot, 'advocateId' | 'period' | 'cause'>,
): number => placesBefore(world, { ...slot, subjectId: facts.orderId, since: facts.processedAt });

/** How many paid leads stand before a claim, as its case holds it; nothing where the offer limits none. */
export function leadsBefore(
  world: World,
  offer: Offer,
  {
    claimId,
    claimedAt,
    referralId,
    advocateId,
    leads,
  }: Pick<ClaimCase, 'claimId' | 'claimedAt' | 'referralId' | 'leads'> & {
    advocateId: CapSlot['advocateId'];
  },
): Pick<ClaimCase, 'leads'> {
  if (!limitsLeads(offer)) return {};
  const known = world.referrals.get(referralId);
  const first = known?.claimId && known.state !== 'not-eligible' ? world.claims.get(known.claimId) : undefined;
  // a friend is one lead: who claims again counts from when they claimed first
  const since = leads?.since ?? (first?.advocateId === advocateId ? first.claimedAt : claimedAt);
  const slot = { advocateId, period: leadsPeriod(since, world.timeZone), cause: leadCause(referralId) };
  return { leads: { since, before: placesBefore(world, { ...slot, subjectId: claimId, since }) } };
}

const limitsLeads = ({ partner }: Offer): boolean =>
  partner !== null && partner.pay.lead !== null && (partner.pay.leadsPerMonth ?? null) !== null;

/** Takes, frees or queues for the places that are wanted for a cause now. */
export function setSlots(desk: Desk, cause: string, wanted: readonly CapSlot[]): void {
  for (const slot of desk.world.capSlots.filter((one) => one.cause === cause))
    if (!wanted.some((one) => slotKey(one) === slotKey(slot))) free(desk, slot);
  for (const slot of wanted) set(desk, slot);
}

/** What the order that carries a friend's first purchase holds, or waits for. */
export function friendSlots(
  world: World,
  { advocateId }: KnownReferral,
  cause: string,
  carrying: KnownVerdict,
): CapSlot[] {
  const order = world.orders.get(carrying.subjectId as never);
  const grant = carrying.grants.find((one) => one.cause === cause && one.side === 'advocate');
  if (!order || !grant || grant.withheld?.reason === 'owes-reward') return [];
  const { facts } = order;
  const slot = (period: string): CapSlot => ({
    advocateId,
    period,
    cause,
    subjectId: facts.orderId,
    since: facts.processedAt,
    isTaken: !grant.withheld,
  });
  const month = slot(monthInZone(facts.processedAt, world.timeZone));
  // who is kept back waits under the limit that keeps them back
  return [grant.withheld?.reason === 'total-cap' ? slot(TOTAL) : month];
}

/**
 * What the claims that carry a lead hold, or wait for, under the advocate each of them pays: who loses a friend to another
 * keeps what they got, and its place. One place an advocate; only whose friend they are now waits for one.
 */
export function leadSlots(
  world: World,
  { advocateId }: KnownReferral,
  cause: string,
  verdicts: readonly KnownVerdict[],
): CapSlot[] {
  const asked = verdicts
    .flatMap((verdict) => leadSlot(world, cause, verdict) ?? [])
    .sort((a, b) => Number(b.isTaken) - Number(a.isTaken) || byWait(a, b));
  return asked.filter(
    (slot, at) =>
      (slot.isTaken || slot.advocateId === advocateId) &&
      asked.findIndex((one) => one.advocateId === slot.advocateId) === at,
  );
}

function leadSlot({ timeZone }: World, cause: string, verdict: KnownVerdict): CapSlot | null {
  const { advocateId, outcome, grants, inputs } = verdict;
  const grant = outcome === 'approved' ? grants.find((one) => one.cause === cause) : undefined;
  const recorded = grant && reviveCase(inputs);
  if (!grant || !advocateId || recorded?.subject !== 'claim' || !recorded.leads) return null;
  const { since } = recorded.leads;
  const period = leadsPeriod(since, timeZone);
  return { advocateId, period, cause, subjectId: recorded.claimId, since, isTaken: !grant.withheld };
}

function set({ world, changes }: Desk, slot: CapSlot): void {
  const at = world.capSlots.findIndex((one) => slotKey(one) === slotKey(slot));
  const stood = world.capSlots[at];
  if (stood && stood.isTaken === slot.isTaken && stood.subjectId === slot.subjectId) return;
  if (stood) world.capSlots[at] = slot;
  else world.capSlots.push(slot);
  changes.slotsSet.set(slotKey(slot), slot);
  changes.slotsGone.delete(slotKey(slot));
}

/**
 * A freed place goes to whoever waits longest: their order, or claim, is judged again. Who leaves without having got one makes room
 * as well, since a place may have been meant for them; two places that fall free call two.
 */
function free({ world, changes }: Desk, slot: CapSlot): void {
  world.capSlots.splice(world.capSlots.indexOf(slot), 1);
  changes.slotsSet.delete(slotKey(slot));
  changes.slotsGone.set(slotKey(slot), slot);
  const subject = isLead(slot) ? 'claim' : 'order';
  for (const period of new Set(isLead(slot) ? [slot.period] : [slot.period, TOTAL])) {
    const called = new Set([...changes.again.values()].map(({ subjectId }) => subjectId));
    const [next] = world.capSlots
      .filter((one) => !one.isTaken && one.advocateId === slot.advocateId && one.period === period)
      .filter((one) => !called.has(one.subjectId))
      .sort(byWait);
    if (next) changes.again.set(`freed:${period}:${slotKey(slot)}`, { subject, subjectId: next.subjectId });
  }
}

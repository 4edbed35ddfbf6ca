import { monthInZone } from '../shared/time.ts';
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

/**
 * How many rewarded friends stand before an order under a limit: places others have, and those who wait longer. One that
 * has its place keeps it.
 */
export function friendsBefore(
  world: World,
  { facts }: KnownOrder,
  slot: Pick<CapSlot, 'advocateId' | 'period' | 'cause'>,
): number {
  const contenders = world.capSlots.filter(
    (one) =>
      one.advocateId === slot.advocateId && (one.period === slot.period || (slot.period === TOTAL && one.isTaken)),
  );
  const hasPlace = contenders.some((one) => one.cause === slot.cause && one.isTaken);
  const waitsLonger = (one: CapSlot): boolean =>
    !hasPlace && byProcessed({ processedAt: one.since, orderId: one.orderId }, facts) < 0;
  return contenders.filter((one) => one.cause !== slot.cause && (one.isTaken || waitsLonger(one))).length;
}

/** Takes, frees or queues for a referral's places as its verdicts have it now. */
export function setSlots(desk: Desk, referral: KnownReferral, cause: string, carrying: KnownVerdict | undefined): void {
  const wanted = carrying ? wantedSlots(desk.world, referral, cause, carrying) : [];
  for (const slot of desk.world.capSlots.filter((one) => one.cause === cause))
    if (!wanted.some((one) => slotKey(one) === slotKey(slot))) free(desk, slot);
  for (const slot of wanted) set(desk, slot);
}

function wantedSlots(world: World, referral: KnownReferral, cause: string, carrying: KnownVerdict): CapSlot[] {
  const order = world.orders.get(carrying.subjectId as never);
  const grant = carrying.grants.find((one) => one.cause === cause && one.side === 'advocate');
  if (!order || !grant || grant.withheld?.reason === 'owes-reward') return [];
  const { facts } = order;
  const slot = (period: string): CapSlot => ({
    advocateId: referral.advocateId,
    period,
    cause,
    orderId: facts.orderId,
    since: facts.processedAt,
    isTaken: !grant.withheld,
  });
  const month = slot(monthInZone(facts.processedAt, world.timeZone));
  // who is kept back waits under the limit that keeps them back
  return [grant.withheld?.reason === 'total-cap' ? slot(TOTAL) : month];
}

function set({ world, changes }: Desk, slot: CapSlot): void {
  const at = world.capSlots.findIndex((one) => slotKey(one) === slotKey(slot));
  const stood = world.capSlots[at];
  if (stood && stood.isTaken === slot.isTaken && stood.orderId === slot.orderId) return;
  if (stood) world.capSlots[at] = slot;
  else world.capSlots.push(slot);
  changes.slotsSet.set(slotKey(slot), slot);
  changes.slotsGone.delete(slotKey(slot));
}

/**
 * A freed place goes to whoever waits longest: their order is judged again. Who leaves without having got one makes room
 * as well, since a place may have been meant for them; two places that fall free call two.
 */
function free({ world, changes }: Desk, slot: CapSlot): void {
  world.capSlots.splice(world.capSlots.indexOf(slot), 1);
  changes.slotsSet.delete(slotKey(slot));
  changes.slotsGone.set(slotKey(slot), slot);
  for (const period of new Set([slot.period, TOTAL])) {
    const called = new Set([...changes.again.values()].map(({ subjectId }) => subjectId));
    const [next] = world.capSlots
      .filter((one) => !one.isTaken && one.advocateId === slot.advocateId && one.period === period)
      .filter((one) => !called.has(one.orderId))
      .sort((a, b) =>
        byProcessed({ processedAt: a.since, orderId: a.orderId }, { processedAt: b.since, orderId: b.orderId }),
      );
    if (next) changes.again.set(`freed:${period}:${slotKey(slot)}`, { subject: 'order', subjectId: next.orderId });
  }
}

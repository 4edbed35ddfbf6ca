import { DAY, daysLater, minutesLater } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Device, HonestKind } from './lines.ts';
import { drawInApp } from './network.ts';
import { deviceAt, deviceAtHome, drawHousehold, drawHouseholdNear, type Human } from './people.ts';
import {
  type Actor,
  drawBringing,
  openedOnly,
  ordinaryAftermath,
  ordinaryOrder,
  pastOrders,
  type Recommendation,
  type Story,
} from './story.ts';

/** Share of new advocates who were themselves once recommended to the shop. */
const ONCE_FRIENDS = 0.25;
const KINDS: Readonly<Record<HonestKind, number>> = {
  plain: 62,
  'same-household': 9,
  'same-ip': 11,
  'same-office': 9,
  'same-surname': 9,
};

/**
 * An honest advocate: mostly a customer, some once a friend themselves, some who join without having bought. They tell
 * their friends over months, or (viral) in one post that real acquaintances open from an app within days.
 */
export function tellHonest(story: Story, joinAt: number, friends: number, isViral: boolean): void {
  const known = story.chance.happens(ONCE_FRIENDS) ? takeCustomer(story, joinAt) : undefined;
  const advocate = known ?? story.newcomer(story.shop.population.human(story.chance), joinAt);
  if (!known && story.chance.happens(0.85)) pastOrders(story, advocate, joinAt);
  story.join(advocate, joinAt);
  recommendFriends(story, advocate, joinAt, friends, isViral);
  comeBack(story, advocate, joinAt, 0.35);
}

/** Honest recommendations of an advocate who has joined. A fraudster's real friends too. */
export function recommendFriends(
  story: Story,
  advocate: Actor,
  joinAt: number,
  friends: number,
  isViral = false,
): void {
  const { chance } = story;
  const postedAt = daysLater(chance, joinAt, chance.exponential(6));
  const housemates = { left: 3 };
  for (let i = 0; i < friends; i++) {
    const kind = isViral ? chance.weighted({ ...KINDS, plain: 400 }) : chance.weighted(KINDS);
    const toldAt = isViral ? daysLater(chance, postedAt, chance.exponential(1.6)) : tellingAt(chance, joinAt, i);
    befriend(story, advocate, toldAt, possibleKind(kind, advocate.human, housemates), isViral);
  }
}

/** Whoever has a reward to spend tends to spend it. */
export function comeBack(story: Story, actor: Actor, from: number, share: number): void {
  if (!story.chance.happens(share)) return;
  const at = daysLater(story.chance, from, story.chance.between(18, 70));
  ordinaryAftermath(story, actor, ordinaryOrder(story, actor, at));
}

function takeCustomer(story: Story, joinAt: number): Actor | undefined {
  const { customers } = story.shop;
  const at = customers.findIndex((customer) => customer.since < joinAt);
  return at < 0 ? undefined : customers.splice(at, 1)[0]!.actor;
}

function tellingAt(chance: Chance, joinAt: number, number: number): number {
  if (number === 0 && chance.happens(0.35)) return minutesLater(chance, joinAt, 3, 180);
  return daysLater(chance, joinAt, number === 0 ? chance.exponential(9) : chance.next() ** 1.5 * 120);
}

function possibleKind(kind: HonestKind, advocate: Human, housemates: { left: number }): HonestKind {
  if (kind === 'same-office' && (!advocate.work || advocate.work.campus)) return 'plain';
  if (kind === 'same-household' && housemates.left-- <= 0) return 'plain';
  return kind;
}

function befriend(story: Story, advocate: Actor, toldAt: number, kind: HonestKind, isViral: boolean): void {
  const { chance } = story;
  const friend = story.identity(drawFriend(story, advocate.human, kind), toldAt);
  const of = story.recommend(advocate, friend, 'honest', kind);
  const place = placeOf(chance, advocate, friend, kind);
  if (chance.happens(0.05)) boughtBefore(story, friend, toldAt);

  const isTyped = chance.happens(0.05);
  const visitAt = openedOnly(
    minutesLater(chance, toldAt, 0, 1) +
      (chance.happens(0.5) ? 0 : Math.floor(chance.exponential(1.2 * 86_400)) * 1000),
  );
  if (!isTyped) {
    const device = place(visitAt);
    const inApp = chance.happens(isViral ? 0.75 : 0.22);
    story.visit(of, visitAt, inApp ? { ...device, userAgent: drawInApp(chance) } : device);
  }
  const end = chance.weighted({ visited: isTyped ? 0 : 6, claimed: isTyped ? 0 : 19, bought: 75 });
  if (end === 'visited') return;
  const claims = !isTyped && (end === 'claimed' || chance.happens(0.9));
  const claimAt = claimTime(story, of, visitAt, place);
  if (claims) story.claim(of, claimAt, place(claimAt), otherMailbox(story, friend));
  if (end === 'claimed') return;
  buy(
    story,
    of,
    claims ? claimAt : visitAt,
    claims ? drawBringing(chance) : isTyped ? ['advocate-code'] : ['cart'],
    place,
  );
}

/** Most claim at once; some come back for it another day. */
function claimTime(story: Story, of: Recommendation, visitAt: number, place: (at: number) => Device): number {
  const { chance } = story;
  if (chance.happens(0.78)) return minutesLater(chance, visitAt, 0.3, 9);
  const again = daysLater(chance, visitAt, 0.1 + chance.exponential(2));
  story.visit(of, again, place(again));
  return minutesLater(chance, again, 0.3, 5);
}

function buy(
  story: Story,
  of: Recommendation,
  from: number,
  brings: ReturnType<typeof drawBringing>,
  place: (at: number) => Device,
): void {
  const { chance, shop } = story;
  const { friend } = of;
  const pace = chance.weighted({ atOnce: 34, sameDay: 18, days: 41, late: 7 });
  const at =
    pace === 'atOnce'
      ? minutesLater(chance, from, 3, 40)
      : pace === 'sameDay'
        ? minutesLater(chance, from, 40, 600)
        : daysLater(chance, from, pace === 'days' ? 0.6 + chance.exponential(6) : chance.between(20, 55));
  const isTill = chance.happens(0.015);
  const isPending = !isTill && chance.happens(0.015);
  const order = ordinaryOrder(story, friend, at, {
    recommendation: of,
    device: place(at),
    brings: isTill ? [] : brings,
    ...(isTill && { source: 'pos' as const, referringSite: undefined, landingPage: undefined }),
    ...(isPending && { status: 'pending' as const }),
  });
  if (isPending) return;
  ordinaryAftermath(story, friend, order);
  comeBack(story, friend, at, 0.22);
  if (shop.customers.length < 400 && chance.happens(0.5)) shop.customers.push({ actor: friend, since: at + 3 * DAY });
}

/** A customer already, whom a friend recommends the shop they know. */
function boughtBefore(story: Story, friend: Actor, toldAt: number): void {
  const at = toldAt - Math.floor(story.chance.exponential(40) * 86_400) * 1000;
  if (at > story.startAt) ordinaryOrder(story, friend, at);
}

/** Some claim with the one mailbox and order with the other. */
function otherMailbox(story: Story, friend: Actor): { email?: string } {
  const { firstName, lastName } = friend.human;
  return story.chance.happens(0.03) ? { email: story.shop.population.email(story.chance, firstName, lastName) } : {};
}

function drawFriend(story: Story, advocate: Human, kind: HonestKind): Human {
  const { chance, shop } = story;
  const own = advocate.household;
  const country = own.address.country ?? 'FR';
  const isNear = chance.happens(0.4);
  const household = isNear ? drawHouseholdNear(chance, own.address) : drawHousehold(chance, country);
  switch (kind) {
    case 'same-household': {
      // A couple (often with one computer for two), a grown child, a flatmate.
      const isFamily = chance.happens(0.55);
      const shares = chance.happens(0.45);
      return shop.population.human(chance, {
        household: own,
        ...(isFamily && { lastName: advocate.lastName }),
        ...(shares && { computer: advocate.computer, deviceNumber: advocate.deviceNumber }),
        ...(chance.happens(0.06) && { phone: advocate.phone }),
      });
    }
    case 'same-surname':
      return shop.population.human(chance, { household, lastName: advocate.lastName });
    case 'same-office':
      return shop.population.human(chance, { household: drawHouseholdNear(chance, own.address), work: advocate.work });
    case 'same-ip':
      return shop.population.human(chance, { household, ...(advocate.work?.campus && { work: advocate.work }) });
    default:
      return shop.population.human(chance, chance.happens(0.93) ? { household } : {});
  }
}

/** Through what the friend comes: their own lines, or for the kinds that share one, that one most of the time. */
function placeOf(chance: Chance, advocate: Actor, friend: Actor, kind: HonestKind): (at: number) => Device {
  const own = (at: number) => deviceAt(chance, friend.human, at);
  const { work, household, deviceNumber } = advocate.human;
  if (kind === 'same-household') {
    const machine = friend.human.computer && chance.happens(0.4) ? 'computer' : 'handset';
    return (at) => (chance.happens(0.8) ? deviceAtHome(friend.human, at, machine) : own(at));
  }
  if (kind === 'same-office') {
    return (at) => ({ ...own(at), ...(chance.happens(0.65) && { ip: work!.line(at, friend.human.deviceNumber) }) });
  }
  if (kind === 'same-ip') {
    // On the sofa of the advocate, in the café where both sit, in the same hall, behind the same carrier's address.
    const shared = work?.campus
      ? (at: number) => work.line(at, deviceNumber)
      : chance.happens(0.4)
        ? (at: number) => household.line(at, deviceNumber)
        : () => advocate.line.device.ip;
    return (at) => ({ ...own(at), ...(chance.happens(0.75) && { ip: shared(at) }) });
  }
  if (kind === 'same-surname' && chance.happens(0.15)) {
    // Sunday at the parents'.
    return (at) => ({ ...own(at), ...(chance.happens(0.5) && { ip: household.line(at, friend.human.deviceNumber) }) });
  }
  return own;
}

import { DAY, daysLater, minutesLater } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type { Address, Device, PersonLine, Recipient } from '../lines.ts';
import { disposable, openedForIt, twinOf } from '../mailboxes.ts';
import { NAMING } from '../names.ts';
import { hostingAddress, passingAddress } from '../network.ts';
import { deviceAtHome, drawPhoneNumber, type Human } from '../people.ts';
import { disguised, drawNearby, parcelCounter, retyped } from '../places.ts';
import { type Actor, drawBasket, drawBringing, pastOrders, type Recommendation, type Story } from '../story.ts';

/** How much trouble somebody takes. Most take little: the reward is a few euros. */
export type Craft = 'lazy' | 'ordinary' | 'careful';
type Mask = Partial<Omit<PersonLine, 'type' | 'id' | 'human'>>;

/** The fraudster as advocate; most are customers of the shop first. */
export function openAdvocate(story: Story, joinAt: number, boughtShare: number): Actor {
  const advocate = story.newcomer(story.shop.population.human(story.chance), joinAt);
  if (story.chance.happens(boughtShare)) pastOrders(story, advocate, joinAt);
  story.join(advocate, joinAt);
  return advocate;
}

/** What the same human writes as somebody else. The device is what that identity mostly shows. */
export function drawMask(story: Story, own: Human, craft: Craft, at: number): Mask {
  const { chance } = story;
  const name = drawOtherName(chance, own, craft);
  return {
    ...name,
    email: drawOtherEmail(story, own, name, craft),
    phone: drawOtherPhone(chance, own, craft),
    address: drawOtherAddress(chance, own, craft),
    device: drawDevice(chance, own, craft, at),
  };
}

/** The name under which a second identity goes. */
export function drawOtherName(chance: Chance, own: Human, craft: Craft): { firstName: string; lastName: string } {
  const { firstName, lastName } = own;
  const names = NAMING['FR']!;
  const invented = { firstName: chance.pickSkewed(names.first), lastName: chance.pickSkewed(names.last) };
  const ways = {
    lazy: { same: 42, twisted: 28, relative: 15, invented: 15 },
    ordinary: { same: 8, twisted: 27, relative: 33, invented: 32 },
    careful: { same: 0, twisted: 6, relative: 19, invented: 75 },
  };
  switch (chance.weighted(ways[craft])) {
    case 'same':
      return { firstName, lastName };
    case 'twisted':
      return chance.pick([
        { firstName: lastName, lastName: firstName },
        { firstName: `${firstName[0]}.`, lastName },
        { firstName, lastName: `${lastName[0]}` },
        { firstName, lastName: invented.lastName },
        { firstName: `${firstName} ${invented.firstName}`, lastName },
        { firstName: firstName.slice(0, -1), lastName: lastName + lastName.at(-1) },
      ]);
    case 'relative':
      return { firstName: invented.firstName, lastName };
    default:
      return invented;
  }
}

/** Where a second identity's device is: at home, on the phone's line, behind a VPN; slips happen to everybody. */
export function drawDevice(chance: Chance, own: Human, craft: Craft, at: number): Device {
  const ways = {
    lazy: { home: 76, other: 14, mobile: 9, vpn: 1 },
    ordinary: { home: 38, other: 28, mobile: 29, vpn: 5 },
    careful: { home: 9, other: 8, mobile: 46, vpn: 37 },
  };
  const usual = own.computer && own.onPhone < 0.5 ? 'computer' : 'handset';
  const way = chance.weighted(ways[craft]);
  if (way === 'home') return deviceAtHome(own, at, usual);
  if (way === 'other') return deviceAtHome(own, at, usual === 'computer' ? 'handset' : 'computer');
  if (way === 'mobile') return { ip: own.mobile(at, own.deviceNumber), userAgent: own.handset(at) };
  const machine = own.computer ?? own.handset;
  return { ip: chance.happens(0.85) ? hostingAddress(chance) : passingAddress(chance), userAgent: machine(at) };
}

/** Where the goods go when they're wanted: home in one spelling or another, a counter near it, the parents', work. */
export function drawOtherAddress(chance: Chance, own: Human, craft: Craft): Address {
  const home = own.household.address;
  const ways = {
    lazy: { same: 66, retyped: 26, disguised: 5, counter: 3, work: 0, relative: 0 },
    ordinary: { same: 20, retyped: 24, disguised: 30, counter: 14, work: 5, relative: 7 },
    careful: { same: 3, retyped: 3, disguised: 29, counter: 33, work: 10, relative: 22 },
  };
  switch (chance.weighted(ways[craft])) {
    case 'same':
      return home;
    case 'retyped':
      return retyped(chance, home);
    case 'disguised':
      return disguised(chance, home);
    case 'counter':
      return parcelCounter(chance, home);
    case 'work':
      return own.work?.address ?? parcelCounter(chance, home);
    default:
      return drawNearby(chance, home);
  }
}

/** Whose card pays: a card has one name, and now and then it is typed with the goods' false one. */
export function drawPayer(chance: Chance, own: Human, craft: Craft): Recipient | undefined {
  const tells = { lazy: 0.1, ordinary: 0.2, careful: 0.22 }[craft];
  if (!chance.happens(tells)) return undefined;
  return { firstName: own.firstName, lastName: own.lastName, ...retyped(chance, own.household.address) };
}

/** How fast one takes up one's own invitation, and buys on it. */
export function drawPace(chance: Chance, craft: Craft, from: number): { claimAt: number; orderAt: number } {
  if (craft === 'lazy') {
    const claimAt = minutesLater(chance, from, 2, chance.happens(0.8) ? 45 : 1500);
    return { claimAt, orderAt: minutesLater(chance, claimAt, 2, chance.happens(0.8) ? 60 : 2000) };
  }
  if (craft === 'ordinary') {
    const claimAt = chance.happens(0.5)
      ? minutesLater(chance, from, 5, 300)
      : daysLater(chance, from, chance.exponential(2.5));
    const isSoon = chance.happens(0.6);
    return {
      claimAt,
      orderAt: isSoon ? minutesLater(chance, claimAt, 3, 240) : daysLater(chance, claimAt, chance.exponential(2)),
    };
  }
  const claimAt = daysLater(chance, from, chance.between(0.7, 10));
  return {
    claimAt,
    orderAt: chance.happens(0.4)
      ? minutesLater(chance, claimAt, 8, 90)
      : daysLater(chance, claimAt, chance.between(0.5, 8)),
  };
}

/** Visit, claim and order by the same hand; the device may change between them as it does for the craft. */
export function buyUnderMask(
  story: Story,
  of: Recommendation,
  craft: Craft,
  from: number,
  hand: Human,
  cents?: number,
) {
  const { chance } = story;
  const { claimAt, orderAt } = drawPace(chance, craft, from);
  const session = drawDevice(chance, hand, craft, claimAt);
  claimUnderMask(story, of, claimAt, session);
  const isLater = orderAt - claimAt > DAY / 4;
  const billTo = drawPayer(chance, hand, craft);
  return story.order({
    at: orderAt,
    buyer: of.friend,
    recommendation: of,
    cents: cents ?? drawBasket(chance, 50),
    brings: drawBringing(chance),
    device: isLater ? drawDevice(chance, hand, craft, orderAt) : session,
    ...(billTo && { billTo, ...(of.friend.line.address && { shipTo: of.friend.line.address }) }),
    risk: chance.weighted({ none: 26, low: 64, medium: 8, high: 2 }),
  });
}

/** Opening the link and taking it up in one sitting; a few claim without the page before. */
export function claimUnderMask(story: Story, of: Recommendation, claimAt: number, device: Device): void {
  if (story.chance.happens(0.85)) story.visit(of, claimAt - story.chance.int(12, 110) * 1000, device);
  story.claim(of, claimAt, device);
}

function drawOtherEmail(story: Story, own: Human, name: { firstName: string; lastName: string }, craft: Craft): string {
  const { chance } = story;
  const { population } = story.shop;
  const ways = {
    lazy: { twin: 66, named: 14, opened: 12, disposable: 8, hidden: 0 },
    ordinary: { twin: 24, named: 50, opened: 18, disposable: 3, hidden: 5 },
    careful: { twin: 3, named: 75, opened: 13, disposable: 1, hidden: 8 },
  };
  switch (chance.weighted(ways[craft])) {
    case 'twin':
      return population.free(chance, () => twinOf(chance, own.email));
    case 'opened':
      return population.free(chance, () => openedForIt(chance));
    case 'disposable':
      return population.free(chance, () => disposable(chance));
    case 'hidden':
      return population.free(
        chance,
        () => `${chance.text(10, 'abcdefghijkmnpqrstuvwxyz23456789')}@privaterelay.appleid.com`,
      );
    default:
      return population.email(chance, name.firstName, name.lastName);
  }
}

function drawOtherPhone(chance: Chance, own: Human, craft: Craft): string | undefined {
  const ways = {
    lazy: { same: 58, none: 32, other: 10 },
    ordinary: { same: 18, none: 42, other: 40 },
    careful: { same: 2, none: 38, other: 60 },
  };
  const way = chance.weighted(ways[craft]);
  if (way === 'same') return own.phone;
  return way === 'other' ? drawPhoneNumber(chance, own.household.address.country ?? 'FR') : undefined;
}

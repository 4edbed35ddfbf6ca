import { DAY, daysLater, HOUR, inRhythm, instant, isGiftSeason, MINUTE, minutesLater, OPENS_AT } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Bringing, Device, EventLine, OrderLine, PersonLine, Recipient, ReferralLine } from './lines.ts';
import { deviceAt, deviceAtHome, type Human, type Population } from './people.ts';
import { drawAddress, parcelCounter, retyped } from './places.ts';

/** An identity in the shop and the human behind it. */
export interface Actor {
  human: Human;
  line: PersonLine;
}
/** An event, and the lines that have to stand before it. */
export interface Told {
  at: number;
  line: EventLine;
  needs: readonly (PersonLine | ReferralLine)[];
}
export interface Recommendation {
  line: ReferralLine;
  advocate: Actor;
  friend: Actor;
}
export interface Purchase extends Omit<OrderLine, 'type' | 'at' | 'id' | 'person' | 'subtotal' | 'referral'> {
  at: number;
  buyer: Actor;
  /** In cents. */
  cents: number;
  recommendation?: Recommendation;
}
interface Bought {
  id: string;
  at: number;
  cents: number;
}

/** What all stories share: everybody there is, and honest friends who may become advocates themselves. */
export interface Shop {
  population: Population;
  customers: { actor: Actor; since: number }[];
}

/** One advocate with their friends, told from the first purchase to the last refund. */
export class Story {
  readonly told: Told[] = [];
  readonly chance: Chance;
  readonly shop: Shop;
  readonly startAt: number;
  private readonly number: number;
  private count = 0;

  constructor(number: number, startAt: number, chance: Chance, shop: Shop) {
    this.number = number;
    this.startAt = startAt;
    this.chance = chance;
    this.shop = shop;
  }

  /** An identity of this human, who is mostly at home about that time; what is given differs from what they are. */
  identity(human: Human, at: number, given: Partial<Omit<PersonLine, 'type' | 'id' | 'human'>> = {}): Actor {
    const usual = human.computer && human.onPhone < 0.5 ? 'computer' : 'handset';
    const line: PersonLine = {
      type: 'person',
      id: this.id('p'),
      firstName: human.firstName,
      lastName: human.lastName,
      email: human.email,
      ...(human.phone && { phone: human.phone }),
      address: human.household.address,
      device: deviceAtHome(human, at, usual),
      human: human.id,
      ...given,
    };
    if (line.phone === undefined) delete line.phone;
    return { human, line };
  }

  /** An advocate to be: what the shop mostly sees of them is what they joined with, at home or wherever that was. */
  newcomer(human: Human, joinAt: number): Actor {
    const isAtHome = this.chance.happens(0.6);
    return this.identity(human, joinAt, isAtHome ? {} : { device: deviceAt(this.chance, human, joinAt) });
  }

  join(actor: Actor, at: number): void {
    this.tell(at, [actor.line], { type: 'join', at: instant(at), person: actor.line.id });
  }

  recommend(advocate: Actor, friend: Actor, label: ReferralLine['label'], kind: string): Recommendation {
    const line: ReferralLine = {
      type: 'referral',
      id: this.id('r'),
      advocate: advocate.line.id,
      friend: friend.line.id,
      label,
      kind,
    };
    return { line, advocate, friend };
  }

  visit(of: Recommendation, at: number, device: Device): void {
    this.tell(at, needsOf(of), { type: 'visit', at: instant(at), referral: of.line.id, device });
  }

  claim(of: Recommendation, at: number, device: Device, given: { email?: string; firstName?: string } = {}): void {
    this.tell(at, needsOf(of), { type: 'claim', at: instant(at), referral: of.line.id, ...given, device });
  }

  order(purchase: Purchase): Bought {
    const { at, buyer, cents, recommendation, ...rest } = purchase;
    const id = this.id('o');
    const line: OrderLine = {
      type: 'order',
      at: instant(at),
      id,
      person: buyer.line.id,
      subtotal: euros(cents),
      ...(recommendation && { referral: recommendation.line.id }),
      ...rest,
    };
    if (line.source === 'pos') delete line.device;
    for (const key of OPTIONAL) if (line[key] === undefined) delete line[key];
    this.tell(at, recommendation ? needsOf(recommendation) : [buyer.line], line);
    return { id, at, cents };
  }

  refund(order: Bought, at: number, cents?: number): void {
    const amount = cents === undefined ? {} : { amount: euros(cents) };
    this.tell(at, [], { type: 'refund', at: instant(at), order: order.id, ...amount });
  }

  cancel(order: Bought, at: number): void {
    this.tell(at, [], { type: 'cancel', at: instant(at), order: order.id });
  }

  /** The bank takes the money back; weeks later it is decided. */
  chargeback(order: Bought, at: number, lostShare: number): void {
    this.tell(at, [], { type: 'chargeback', at: instant(at), order: order.id, status: 'open' });
    const decidedAt = daysLater(this.chance, at, this.chance.between(14, 50));
    const status = this.chance.happens(lostShare) ? 'lost' : 'won';
    this.tell(decidedAt, [], { type: 'chargeback', at: instant(decidedAt), order: order.id, status });
  }

  private tell(at: number, needs: Told['needs'], line: EventLine): void {
    if (at < this.startAt) throw new Error(`story ${this.number}: ${line.type} before the story begins`);
    this.told.push({ at, line, needs });
  }

  private id(letter: string): string {
    this.count++;
    return `${letter}${this.number}-${this.count}`;
  }
}

/** In cents: a basket of a shop whose middle order is 58 €. */
export function drawBasket(chance: Chance, median = 58): number {
  const whole = Math.max(6, Math.round(chance.lognormal(median, 0.55)));
  return whole * 100 + chance.pick([0, 50, 90, 90, -10, -5]);
}

/** An ordinary order of somebody without anything to hide: where it goes, what is typed, from which device. */
export function ordinaryOrder(story: Story, buyer: Actor, at: number, given: Partial<Purchase> = {}): Bought {
  const { chance } = story;
  const delivery = drawDelivery(chance, buyer.human, at);
  const risk = chance.weighted({ none: 30, low: 67.3, medium: 2.2, high: 0.5 });
  const isTill = given.recommendation === undefined && chance.happens(0.02);
  const bought = story.order({
    at,
    buyer,
    cents: drawBasket(chance),
    device: deviceAt(chance, buyer.human, at),
    ...(chance.happens(0.08) && { phone: null }),
    ...delivery,
    risk,
    ...(isTill && { source: 'pos' as const }),
    ...(!isTill && { referringSite: drawReferrer(chance), landingPage: drawLanding(chance) }),
    ...given,
  });
  return bought;
}

/** Honest afterlives of an order, 6 to 7 in a hundred: sent back, in part, exchanged, cancelled, disputed. */
export function ordinaryAftermath(story: Story, buyer: Actor, order: Bought): void {
  const { chance } = story;
  const after = (low: number, high: number) => daysLater(chance, order.at, chance.between(low, high));
  const fate = chance.weighted({ nothing: 93.5, partly: 2.4, back: 1.9, exchange: 0.9, cancel: 1.1, bank: 0.2 });
  if (fate === 'partly') {
    story.refund(order, after(4, 24), Math.max(100, Math.floor(order.cents * chance.between(0.15, 0.7))));
  } else if (fate === 'back') {
    story.refund(order, after(5, 30));
  } else if (fate === 'exchange') {
    const at = after(6, 20);
    story.refund(order, at);
    ordinaryOrder(story, buyer, at + 10 * MINUTE, { cents: order.cents });
  } else if (fate === 'cancel') {
    story.cancel(order, minutesLater(chance, order.at, 1, 1 + chance.exponential(1200)));
  } else if (fate === 'bank') {
    story.chargeback(order, after(10, 45), 0.5);
  }
}

/** A customer's past before they join: most have bought, some several times. */
export function pastOrders(story: Story, actor: Actor, until: number): void {
  const { chance } = story;
  const room = (until - story.startAt) / DAY;
  if (room < 1) return;
  const count = Number(chance.weighted({ '1': 55, '2': 27, '3': 12, '4': 6 }));
  for (let i = 0; i < count; i++) {
    const drawn = inRhythm(chance, story.startAt + chance.next() * (until - story.startAt));
    const at = Math.max(story.startAt, Math.min(drawn, until - HOUR));
    ordinaryAftermath(story, actor, ordinaryOrder(story, actor, at));
  }
}

/** How an order that a claim led to shows it: cart and code survive mostly, not always. */
export function drawBringing(chance: Chance): Bringing[] {
  const ways = { both: 58, code: 19, cart: 14, nothing: 5, advocates: 4 };
  const found: Record<keyof typeof ways, Bringing[]> = {
    both: ['cart', 'welcome-code'],
    code: ['welcome-code'],
    cart: ['cart'],
    nothing: [],
    advocates: ['cart', 'advocate-code'],
  };
  return found[chance.weighted(ways)];
}

export function openedOnly(at: number): number {
  return Math.max(at, OPENS_AT);
}

export function euros(cents: number): string {
  return (cents / 100).toFixed(2);
}

function drawDelivery(chance: Chance, buyer: Human, at: number): { shipTo?: Recipient; billTo?: Recipient } {
  const home = buyer.household.address;
  const gift = isGiftSeason(at) ? 12 : 4;
  switch (
    chance.weighted({
      home: 60,
      retyped: 18,
      counter: 13,
      work: buyer.work ? 4 : 0,
      gift,
      spouse: 2.5,
      moved: 1.5,
      away: 1,
    })
  ) {
    case 'home':
      return {};
    case 'retyped':
      return { shipTo: retyped(chance, home) };
    case 'counter':
      return { shipTo: parcelCounter(chance, home), billTo: home };
    case 'work':
      return { shipTo: buyer.work!.address, ...(chance.happens(0.6) && { billTo: home }) };
    case 'gift': {
      const name = { firstName: chance.pick(['Mamie', 'Jeanne', 'Lucie', 'Marc', 'Famille', 'Éric', 'Nina', 'Odile']) };
      const lastName = chance.happens(0.45)
        ? buyer.lastName
        : chance.pick(['Morvan', 'Teyssier', 'Blin', 'Costa', 'Lang', 'Pons']);
      return { shipTo: { ...name, lastName, ...drawAddress(chance, 'FR') }, billTo: home };
    }
    case 'spouse':
      return {
        shipTo: home,
        billTo: { ...home, firstName: chance.pick(['Paul', 'Anne', 'Luc', 'Eva', 'Marc', 'Inès']) },
      };
    default:
      return { shipTo: drawAddress(chance, 'FR'), ...(chance.happens(0.5) && { billTo: home }) };
  }
}

/** Where an honest visitor's browser says it comes from; a few look for a coupon before they pay. */
function drawReferrer(chance: Chance): string | undefined {
  const sites = { none: 52, google: 20, instagram: 11, facebook: 8, mail: 5, comparison: 2, coupon: 1.2 };
  const addresses: Record<keyof typeof sites, string | undefined> = {
    none: undefined,
    google: 'https://www.google.com/',
    instagram: 'https://l.instagram.com/',
    facebook: chance.happens(0.5) ? 'https://l.facebook.com/' : 'https://m.facebook.com/',
    mail: 'https://mail.google.com/',
    comparison: 'https://www.bing.com/',
    coupon: chance.pick(['https://www.ma-reduc.com/', 'https://www.igraal.com/', 'https://www.radins.com/']),
  };
  return addresses[chance.weighted(sites)];
}

function drawLanding(chance: Chance): string {
  const page = chance.pick([
    '',
    'collections/nouveautes',
    'products/coffret-decouverte',
    'pages/parrainage',
    'collections/all',
  ]);
  return `https://boutique.example.com/${page}`;
}

const OPTIONAL = ['device', 'referringSite', 'landingPage', 'phone', 'shipTo', 'billTo'] as const;

function needsOf(of: Recommendation): Told['needs'] {
  return [of.advocate.line, of.friend.line, of.line];
}

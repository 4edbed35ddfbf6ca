import { CITIES, LAST_NAMES } from './names.ts';
import type { Someone } from './people.ts';
import { DAY, HOUR, MINUTE, type Telling } from './scribe.ts';

type HonestKind = 'plain' | 'same-household' | 'same-ip' | 'same-office' | 'same-surname';

const SHARES: readonly (readonly [HonestKind, number])[] = [
  ['same-household', 0.025],
  ['same-ip', 0.06],
  ['same-office', 0.03],
  ['same-surname', 0.035],
];

/** how long people go on joining, in days from the opening */
const JOINING_DAYS = 90;

/** So many honest referrals: advocates who liked what they bought, and friends who buy, send back, forget, as people do. */
export function tellHonest(telling: Telling, count: number): void {
  const { random, people, scribe } = telling;
  const last = scribe.referrals + count;
  /** friends who bought and may recommend in turn */
  const pleased: { who: Someone; at: number }[] = [];
  while (scribe.referrals < last) {
    const earlier = random.chance(0.15) ? pleased.shift() : undefined;
    const advocate = earlier?.who ?? people.someone();
    if (!earlier && random.chance(0.93)) scribe.past(advocate);
    const joinedAt = scribe.awake(
      earlier ? earlier.at + random.next() * 15 * DAY : scribe.opensAt + random.next() ** 1.4 * JOINING_DAYS * DAY,
    );
    scribe.join(joinedAt, advocate);
    if (random.chance(0.4)) scribe.order(scribe.awake(joinedAt + scribe.exponential(20 * DAY)), advocate);
    const circle = circleOf(telling, advocate);
    const friends = Math.min(friendsOf(telling), last - scribe.referrals);
    for (let at = 0; at < friends; at += 1) {
      const bought = tellFriend(telling, advocate, circle, joinedAt);
      if (bought && random.chance(0.25)) pleased.push(bought);
    }
  }
}

/** Most recommend to one or two, a few to dozens. */
function friendsOf({ random }: Telling): number {
  const draw = random.next();
  if (draw < 0.45) return 1;
  if (draw < 0.7) return 2;
  if (draw < 0.84) return 3;
  if (draw < 0.985) return 4 + random.whole(5);
  return 9 + random.whole(30);
}

type Circle = { officeIp: string; officeDomain: string; office: Someone['address'] };

const circleOf = ({ random, people }: Telling, advocate: Someone): Circle => ({
  officeIp: people.homeIp(),
  officeDomain: `${random
    .pick(LAST_NAMES)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')}-conseil.fr`,
  office: { ...people.address(), city: advocate.address.city, zip: advocate.address.zip },
});

/** One friend's way; who they are and when they bought, if they did. */
function tellFriend(
  telling: Telling,
  advocate: Someone,
  circle: Circle,
  joinedAt: number,
): { who: Someone; at: number } | null {
  const { random, people, scribe } = telling;
  const { chance, next, pick } = random;
  const kind = kindOf(telling);
  const friend = friendOf(telling, kind, advocate, circle);
  const id = scribe.referral(advocate, friend, 'honest', kind);
  if (kind === 'same-office' && chance(0.6)) {
    const device = { ip: circle.officeIp, userAgent: advocate.agents.at(-1)! };
    scribe.order(scribe.awake(scribe.opensAt - next() * 60 * DAY), advocate, { device });
  }
  const sitting = () => sittingOf(telling, kind, advocate, friend, circle);

  const visitAt = scribe.awake(joinedAt + 2 * MINUTE + scribe.exponential(8 * DAY));
  const byCodeOnly = chance(0.07);
  const first = sitting();
  if (!byCodeOnly) scribe.visit(visitAt, id, first);
  const claims = !byCodeOnly && chance(0.72);
  const claimAt = visitAt + (1 + next() * 20) * MINUTE;
  if (claims) scribe.claim(claimAt, id, first);
  if (chance(claims ? 0.28 : 0.1)) return null;

  const isSameSitting = chance(0.5);
  const orderAt = isSameSitting
    ? claimAt + (2 + next() * 55) * MINUTE
    : scribe.awake(claimAt + HOUR + Math.min(scribe.exponential(6 * DAY), 27 * DAY));
  const brings = byCodeOnly
    ? (['advocate-code'] as const)
    : !claims
      ? (['cart'] as const)
      : chance(0.75)
        ? (['cart', 'welcome-code'] as const)
        : chance(0.5)
          ? (['welcome-code'] as const)
          : (['cart'] as const);
  const subtotal = scribe.basket();
  const isGift = chance(0.04);
  const shipTo =
    kind === 'same-office' && chance(0.35)
      ? circle.office
      : isGift
        ? { firstName: people.someone().firstName, lastName: pick(LAST_NAMES), ...people.address() }
        : null;
  const order = scribe.order(orderAt, friend, {
    subtotal,
    referral: id,
    brings: [...brings],
    device: isSameSitting ? first : sitting(),
    referringSite: scribe.site(),
    shipTo,
    billTo: shipTo ? friend.address : null,
    risk: chance(0.01) ? 'medium' : chance(0.001) ? 'high' : chance(0.3) ? 'low' : 'none',
  });
  tellAftermath(telling, order, subtotal, orderAt);
  if (chance(0.1)) scribe.order(scribe.awake(orderAt + (10 + next() * 40) * DAY), friend);
  return { who: friend, at: orderAt };
}

function kindOf({ random }: Telling): HonestKind {
  let draw = random.next();
  for (const [kind, share] of SHARES) {
    if (draw < share) return kind;
    draw -= share;
  }
  return 'plain';
}

function friendOf({ random, people }: Telling, kind: HonestKind, advocate: Someone, circle: Circle): Someone {
  switch (kind) {
    case 'same-household': {
      // couples and families, and flatmates under names of their own
      const lastName = random.chance(0.55) ? advocate.lastName : random.pick(LAST_NAMES);
      return people.someone({ household: { address: advocate.address, homeIp: advocate.homeIp, lastName } });
    }
    case 'same-surname': {
      const [city, zip] = random.chance(0.3) ? [advocate.address.city, advocate.address.zip] : random.pick(CITIES);
      return people.someone({ lastName: advocate.lastName, address: { ...people.address(), city, zip } });
    }
    case 'same-office': {
      const friend = people.someone();
      return random.chance(0.2) ? { ...friend, email: `${friend.email.split('@')[0]}@${circle.officeDomain}` } : friend;
    }
    default:
      return people.someone();
  }
}

function sittingOf(
  { random, people }: Telling,
  kind: HonestKind,
  advocate: Someone,
  friend: Someone,
  { officeIp }: Circle,
) {
  const usual = people.sitting(friend);
  const isShared = random.chance(0.7);
  if (kind === 'same-office' && isShared) return { ...usual, ip: officeIp };
  // at the advocate's home, or in the same café
  if (kind === 'same-ip' && isShared) return { ...usual, ip: people.inside(advocate.homeIp) };
  return usual;
}

/** What becomes of orders in any shop. */
function tellAftermath({ random, scribe }: Telling, order: string, subtotal: number, at: number): void {
  const draw = random.next();
  const later = scribe.awake(at + (3 + random.next() * 22) * DAY);
  if (draw < 0.05) scribe.refund(later, order);
  else if (draw < 0.09) scribe.refund(later, order, Math.round(subtotal * (0.1 + random.next() * 0.6)));
  else if (draw < 0.102) scribe.cancel(at + random.next() * DAY, order);
  else if (draw < 0.103) scribe.chargeback(later, order, 'open');
}

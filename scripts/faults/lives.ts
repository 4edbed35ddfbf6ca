import { type Random, randomOf } from '../random.ts';

/** What becomes of an order after it was placed. */
export type Fate =
  | { kind: 'stays' }
  | { kind: 'cancelled'; isPaid: boolean }
  | { kind: 'refunded' }
  /** the dearest line goes back, or so much money without a line */
  | { kind: 'line-refunded' }
  | { kind: 'amount-refunded'; share: number }
  | { kind: 'edited'; by: 1 | -1 }
  | { kind: 'paid-late'; thenRefunded: boolean };

export type PlannedOrder = {
  lines: { handle: string; quantity: number }[];
  fate: Fate;
  /** changes follow within the same second, or after so long */
  changeAfterMs: number;
  /** what the friend brings along from the invitation */
  carries: 'code' | 'claim-token' | 'visit' | 'nothing';
};

/** One buyer's life in one shop. */
export type Life = {
  shop: number;
  email: string;
  firstName: string;
  hasAccount: boolean;
  way: 'own' | 'claim' | 'visit';
  advocate: number;
  orders: PlannedOrder[];
  /** the second order comes in the same breath, or later */
  pauseMs: number;
};

export type Plan = { advocatesPerShop: number; lives: Life[] };

const HANDLES = [
  'vase-dune',
  'bougie-brise',
  'plaid-estran',
  'tasse-galet',
  'lampe-phare',
  'coussin-ecume',
  'panier-oyat',
  'savon-lagune',
];

const FRIENDS_PER_ADVOCATE = 8;
const REFERRED_SHARE = 0.4;

/** All that will happen, drawn from the seed before anything does. */
export function planLives({ orders, seed, shops }: { orders: number; seed: number; shops: number }): Plan {
  const random = randomOf(seed, 'lives');
  const advocatesPerShop = Math.max(2, Math.round((orders * REFERRED_SHARE) / shops / FRIENDS_PER_ADVOCATE));
  const lives: Life[] = [];
  for (let placed = 0; placed < orders; ) {
    const life = drawLife(random, lives.length, seed, { shops, advocatesPerShop, most: orders - placed });
    lives.push(life);
    placed += life.orders.length;
  }
  return { advocatesPerShop, lives };
}

function drawLife(
  random: Random,
  nth: number,
  seed: number,
  { shops, advocatesPerShop, most }: { shops: number; advocatesPerShop: number; most: number },
): Life {
  const isReferred = random.chance(REFERRED_SHARE);
  const way = isReferred ? (random.chance(0.5) ? 'claim' : 'visit') : 'own';
  const wantsTwo = random.chance(way === 'own' ? 0.15 : 0.3);
  const count = Math.min(most, wantsTwo ? 2 : 1);
  return {
    shop: nth % shops,
    email: `buyer.${seed}.${nth}@example.com`,
    firstName: `Buyer${nth}`,
    hasAccount: random.chance(0.3),
    way,
    advocate: random.whole(advocatesPerShop),
    orders: Array.from({ length: count }, (_, order) => drawOrder(random, way, order)),
    pauseMs: random.chance(0.3) ? 0 : 500 + random.whole(3000),
  };
}

function drawOrder(random: Random, way: Life['way'], nth: number): PlannedOrder {
  const handles = random.shuffled(HANDLES).slice(0, random.chance(0.3) ? 2 : 1);
  const carries = {
    own: () => 'nothing' as const,
    // a claim's code works once
    claim: () =>
      random.pick(nth === 0 ? (['code', 'code', 'claim-token', 'nothing'] as const) : (['nothing'] as const)),
    visit: () => (nth > 0 && random.chance(0.3) ? ('nothing' as const) : ('visit' as const)),
  }[way]();
  return {
    lines: handles.map((handle) => ({ handle, quantity: random.chance(0.2) ? 2 : 1 })),
    fate: drawFate(random),
    changeAfterMs: drawPauseMs(random),
    carries,
  };
}

/** Within the same second, soon, or when its reward has long been issued. */
function drawPauseMs(random: Random): number {
  const at = random.next();
  if (at < 0.3) return 0;
  return at < 0.7 ? 200 + random.whole(5_000) : 8_000 + random.whole(8_000);
}

function drawFate(random: Random): Fate {
  const at = random.next();
  if (at < 0.6) return { kind: 'stays' };
  if (at < 0.7) return { kind: 'cancelled', isPaid: random.chance(0.8) };
  if (at < 0.78) return { kind: 'refunded' };
  if (at < 0.83) return { kind: 'line-refunded' };
  if (at < 0.88) return { kind: 'amount-refunded', share: 0.1 + random.next() * 0.7 };
  if (at < 0.93) return { kind: 'edited', by: random.chance(0.5) ? 1 : -1 };
  return { kind: 'paid-late', thenRefunded: random.chance(0.2) };
}

/** The shops of a run: currencies of two, none and three digits, and programmes whose versions cover the reward types. */
export type ShopPlan = { domain: string; currency: string; timeZone: string; versions: Terms[] };

type Code =
  | { type: 'percentage-code'; basisPoints: number; minimumSubtotalMinor: number; validDays: number }
  | { type: 'fixed-code'; amountMinor: number; minimumSubtotalMinor: number; validDays: number };
export type Reward =
  | Code
  | { type: 'free-shipping'; shippingMinor: number; minimumSubtotalMinor: number; validDays: number }
  | { type: 'gift-card'; amountMinor: number; validMonths: number }
  | { type: 'store-credit'; amountMinor: number; validMonths: number }
  | { type: 'customer-tag'; tag: string; label: string }
  | { type: 'points'; points: number; validMonths: number }
  | { type: 'points-per-amount'; pointsPerUnit: number; validMonths: number }
  | { type: 'commission'; basisPoints: number };

/** A version as the editor sends it. */
export type Terms = {
  currency: string;
  welcome: Reward | null;
  firstPurchase: { advocate: Reward | null; friend: Reward | null };
  conditions: { minimumSubtotalMinor: number; windowDays: number };
  waitingDays: number;
  limits: { friendsPerMonth: number | null };
};

const percent = (basisPoints: number): Code => ({
  type: 'percentage-code',
  basisPoints,
  minimumSubtotalMinor: 0,
  validDays: 30,
});
const fixed = (amountMinor: number): Code => ({
  type: 'fixed-code',
  amountMinor,
  minimumSubtotalMinor: 0,
  validDays: 90,
});
const freeShipping = (shippingMinor: number): Reward => ({
  type: 'free-shipping',
  shippingMinor,
  minimumSubtotalMinor: 0,
  validDays: 60,
});
const giftCard = (amountMinor: number): Reward => ({ type: 'gift-card', amountMinor, validMonths: 12 });
const points = (amount: number): Reward => ({ type: 'points', points: amount, validMonths: 12 });

/** Cheapest thing in the seeded catalogue 9.50, dearest 129 euros: the minimum lets most orders through, not all. */
const ALL: ShopPlan[] = [
  {
    domain: 'maison-rivage.myshopify.com',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    versions: [
      terms('EUR', 2000, percent(1000), percent(1500), null),
      terms('EUR', 2500, fixed(500), points(500), points(100)),
      terms('EUR', 2000, percent(1000), { type: 'commission', basisPoints: 1000 }, freeShipping(590)),
      terms('EUR', 1500, giftCard(500), { type: 'points-per-amount', pointsPerUnit: 2, validMonths: 12 }, null),
      terms('EUR', 2000, percent(1000), fixed(1000), points(50), 14),
    ],
  },
  {
    domain: 'kyo-no-niwa.myshopify.com',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
    versions: [
      terms('JPY', 3000, fixed(800), points(300), null),
      terms('JPY', 4000, percent(500), percent(1000), fixed(500)),
      terms('JPY', 3000, null, { type: 'store-credit', amountMinor: 700, validMonths: 6 }, giftCard(300)),
      terms('JPY', 2500, percent(800), { type: 'customer-tag', tag: 'ambassador', label: 'Early access' }, points(70)),
    ],
  },
  {
    domain: 'souk-al-bahr.myshopify.com',
    currency: 'KWD',
    timeZone: 'Asia/Kuwait',
    versions: [
      terms('KWD', 6000, percent(1000), fixed(3500), null),
      terms('KWD', 8000, fixed(1500), points(400), percent(500)),
    ],
  },
];

function terms(
  currency: string,
  minimumSubtotalMinor: number,
  welcome: Reward | null,
  advocate: Reward | null,
  friend: Reward | null,
  waitingDays = 0,
): Terms {
  return {
    currency,
    welcome,
    firstPurchase: { advocate, friend },
    conditions: { minimumSubtotalMinor, windowDays: 30 },
    waitingDays,
    limits: { friendsPerMonth: null },
  };
}

export const shopPlans = (count: number): ShopPlan[] => ALL.slice(0, count);

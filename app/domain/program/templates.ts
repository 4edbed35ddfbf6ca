import type { RewardSpec, SpecOf } from '../rewards/reward-spec.ts';
import { currencyDigits, shareOf } from '../shared/money.ts';
import { DECLARATIONS, type OfferTerms } from './offer.ts';
import { prettyAmountMinor, roundAmountMinor } from './round-amount.ts';
import { OUR_SHARE_TEXTS } from './share-texts.ts';

/** What the shop's own past tells of it. */
export type ShopFigures = {
  readonly currency: string;
  /** its average order of the last year; null = too few orders to speak of one */
  readonly basketMinor: number | null;
  /** what is left of a sale before marketing; null = nobody told */
  readonly marginBp: number | null;
};

/** What only the merchant can say: which product, which charity, how those who take part are called. */
export type TemplateAnswers = {
  readonly product: { readonly variantId: string; readonly title: string; readonly priceMinor: number };
  readonly cause: string;
  readonly circle: string;
};
export type TemplateNeed = keyof TemplateAnswers;

export type TemplateGoal = 'sales' | 'brand' | 'business' | 'cause';

type Template = {
  readonly goal: TemplateGoal;
  /** what has to be asked before it is a programme; null = nothing */
  readonly need: TemplateNeed | null;
  terms(shop: ShopFigures, answers: TemplateAnswers): OfferTerms;
};

/** Of an order, at most this for each side, and at most a quarter of its margin; before rounding, and never less than 1 %. */
const USUAL_SHARE_BP = 1_000;
const ROUND_SHARES_BP = [1_000, 800, 500, 300, 200];
const LEAST_SHARE_BP = 100;

function shareBp({ marginBp }: ShopFigures): number {
  const most = marginBp === null ? USUAL_SHARE_BP : marginBp / 4;
  return ROUND_SHARES_BP.find((share) => share <= most) ?? LEAST_SHARE_BP;
}

/** A reward of one side: its share of the average order, or a round amount where the shop has no past. */
const rewardMinor = (shop: ShopFigures, factor = 1): number =>
  shop.basketMinor === null
    ? roundAmountMinor(shop.currency, factor)
    : prettyAmountMinor(shareOf(shop.basketMinor, shareBp(shop)) * factor, shop.currency);

/** Two thirds of the average order: most of a shop's orders are larger. */
const minimumMinor = ({ basketMinor, currency }: ShopFigures): number =>
  basketMinor === null ? roundAmountMinor(currency, 4) : prettyAmountMinor((basketMinor * 2) / 3, currency);

const percentCode = (shop: ShopFigures, validDays: number): SpecOf<'percentage-code'> => ({
  type: 'percentage-code',
  basisPoints: shareBp(shop),
  minimumSubtotalMinor: 0,
  validDays,
});

const fixedCode = (shop: ShopFigures, validDays: number): SpecOf<'fixed-code'> => ({
  type: 'fixed-code',
  amountMinor: rewardMinor(shop),
  minimumSubtotalMinor: minimumMinor(shop),
  validDays,
});

/** From so much on that the smallest order it is for still counts once the code is off. */
const fixedWelcome = (shop: ShopFigures, validDays: number): SpecOf<'fixed-code'> => ({
  ...fixedCode(shop, validDays),
  minimumSubtotalMinor: minimumMinor(shop) + rewardMinor(shop),
});

function baseTerms(shop: ShopFigures, welcome: OfferTerms['welcome'], advocate: RewardSpec): OfferTerms {
  return {
    currency: shop.currency,
    welcome,
    firstPurchase: { advocate, friend: null },
    signUp: null,
    nthPurchases: [],
    conditions: { minimumSubtotalMinor: minimumMinor(shop), windowDays: 30, purchase: null },
    eligibility: { advocate: null, friend: null },
    waitingDays: 0,
    limits: { friendsPerMonth: 5, friendsInTotal: null, budget: null },
    words: 'purchase',
    ethical: false,
    spentRewards: 'keep',
    wallet: { maximumBalance: null, pointsPerUnit: 100 },
    catalogue: [],
    declarations: DECLARATIONS,
    clauses: { fr: '', en: '' },
    share: OUR_SHARE_TEXTS,
  };
}

/** 500 points and what they are worth, one point being no less than the smallest coin or one whole unit. */
const USUAL_POINTS = 500;
const POINTS_WORTH_UNITS = [1, 2, 4, 5, 10, 20, 25, 50, 100, 125, 250, 500];

function pointsWorth(shop: ShopFigures): { points: number; pointsPerUnit: number; worthMinor: number } {
  const unit = 10 ** currencyDigits(shop.currency);
  const units = rewardMinor(shop, 0.5) / unit;
  const within = POINTS_WORTH_UNITS.reduce((nearest, choice) =>
    Math.abs(choice - units) < Math.abs(nearest - units) ? choice : nearest,
  );
  const worth = units > USUAL_POINTS ? Math.round(units) : within;
  const points = Math.max(USUAL_POINTS, worth);
  return { points, pointsPerUnit: points / worth, worthMinor: worth * unit };
}

function pointsTerms(shop: ShopFigures): OfferTerms {
  const { points, pointsPerUnit, worthMinor } = pointsWorth(shop);
  return {
    ...baseTerms(shop, percentCode(shop, 30), { type: 'points', points, validMonths: 12 }),
    waitingDays: 14,
    wallet: { maximumBalance: null, pointsPerUnit },
    catalogue: [
      {
        itemId: 'item-1',
        points,
        reward: { type: 'fixed-code', amountMinor: worthMinor, minimumSubtotalMinor: 0, validDays: 90 },
      },
    ],
  };
}

function giftTerms(shop: ShopFigures, { product }: TemplateAnswers): OfferTerms {
  const gift: RewardSpec = { type: 'free-product', ...product, minimumSubtotalMinor: 0, validDays: 90 };
  return { ...baseTerms(shop, fixedWelcome(shop, 30), gift), waitingDays: 14 };
}

const COMPANIES_ONLY: OfferTerms['conditions']['purchase'] = {
  match: 'all',
  of: [{ code: 'buyer', args: { buyer: 'company' } }],
};

/** Companies take longer to decide, and pay later. */
function businessTerms(shop: ShopFigures): OfferTerms {
  const credit: RewardSpec = { type: 'store-credit', amountMinor: rewardMinor(shop), validMonths: 12 };
  const terms = baseTerms(shop, percentCode(shop, 90), credit);
  return {
    ...terms,
    conditions: { ...terms.conditions, windowDays: 180, purchase: COMPANIES_ONLY },
    waitingDays: 30,
    limits: { ...terms.limits, friendsPerMonth: null },
  };
}

/** Those who give are thanked with what costs the cause nothing: they belong to a circle. */
function donorTerms(shop: ShopFigures, { circle }: TemplateAnswers): OfferTerms {
  const thanks = { type: 'customer-tag', tag: CIRCLE_TAG, label: circle } as const;
  const terms = baseTerms(shop, thanks, thanks);
  return {
    ...terms,
    words: 'donation',
    conditions: { ...terms.conditions, minimumSubtotalMinor: 0, windowDays: 90 },
    limits: { ...terms.limits, friendsPerMonth: null },
  };
}
const CIRCLE_TAG = 'ricochet-circle';

function charityTerms(shop: ShopFigures, { cause }: TemplateAnswers): OfferTerms {
  const donation: RewardSpec = { type: 'donation', amountMinor: rewardMinor(shop), cause };
  return { ...baseTerms(shop, percentCode(shop, 30), donation), waitingDays: 14, ethical: true };
}

/** Where a merchant starts (P7), by what they want; words stand under `templates.<id>`. */
const TEMPLATES = {
  percent: {
    goal: 'sales',
    need: null,
    terms: (shop) => baseTerms(shop, percentCode(shop, 30), percentCode(shop, 90)),
  },
  points: { goal: 'sales', need: null, terms: pointsTerms },
  fixed: { goal: 'sales', need: null, terms: (shop) => baseTerms(shop, fixedWelcome(shop, 30), fixedCode(shop, 90)) },
  gift: { goal: 'brand', need: 'product', terms: giftTerms },
  business: { goal: 'business', need: null, terms: businessTerms },
  donors: { goal: 'cause', need: 'circle', terms: donorTerms },
  charity: { goal: 'cause', need: 'cause', terms: charityTerms },
} satisfies Record<string, Template>;

export type TemplateId = keyof typeof TEMPLATES;
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as readonly TemplateId[];
export const isTemplateId = (value: unknown): value is TemplateId => TEMPLATE_IDS.includes(value as TemplateId);

export const templateOf = (id: TemplateId): Template => TEMPLATES[id];

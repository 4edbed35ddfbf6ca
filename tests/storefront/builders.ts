import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node';
import type { ClaimAnswer, Container } from '../../app/container.server.ts';
import type { OfferTerms } from '../../app/domain/program/offer.ts';
import type { RewardSpec, SpecOf } from '../../app/domain/rewards/reward-spec.ts';
import type {
  AdvocateSpaceView,
  LandingView,
  PointsWalletView,
  PublicTerms,
  RewardView,
  ShopView,
} from '../../app/queries/views.ts';

export const tenPercent: SpecOf<'percentage-code'> = {
  type: 'percentage-code',
  basisPoints: 1000,
  minimumSubtotalMinor: 4000,
  validDays: 30,
};
export const tenEuros: SpecOf<'fixed-code'> = {
  type: 'fixed-code',
  amountMinor: 1000,
  minimumSubtotalMinor: 0,
  validDays: null,
};
export const points: SpecOf<'points'> = { type: 'points', points: 500, validMonths: 12 };

/** One reward of each type. */
export const everyReward: RewardSpec[] = [
  tenPercent,
  tenEuros,
  points,
  { type: 'free-shipping', shippingMinor: 500, minimumSubtotalMinor: 0, validDays: 30 },
  {
    type: 'free-product',
    variantId: 'gid://shopify/ProductVariant/1',
    title: 'Bougie figuier',
    priceMinor: 2500,
    minimumSubtotalMinor: 0,
    validDays: 30,
  },
  { type: 'gift-card', amountMinor: 1000, validMonths: 12 },
  { type: 'store-credit', amountMinor: 1000, validMonths: null },
  { type: 'customer-tag', tag: 'vip', label: 'Ventes privées' },
  { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 },
  { type: 'commission', basisPoints: 1000 },
  { type: 'donation', amountMinor: 500, cause: 'SOS Océan' },
  { type: 'manual-gift', gift: 'Trousse en lin', costMinor: 700 },
];

export function someTerms(change: Partial<OfferTerms> = {}): OfferTerms {
  return {
    currency: 'EUR',
    welcome: tenPercent,
    firstPurchase: { advocate: points, friend: null },
    conditions: { minimumSubtotalMinor: 4000, windowDays: 30, purchase: null },
    eligibility: { advocate: null, friend: null },
    waitingDays: 14,
    limits: { friendsPerMonth: 5, friendsInTotal: null, budget: null },
    spentRewards: 'keep',
    wallet: { maximumBalance: null, pointsPerUnit: 100 },
    catalogue: [],
    signUp: null,
    nthPurchases: [],
    declarations: {
      advocateConfirms: true,
      friendConfirms: false,
      perDay: 20,
      lateDays: 30,
      forgetDays: 30,
      consent: { fr: '', en: '' },
    },
    clauses: { fr: '', en: '' },
    share: { messages: { fr: '', en: '' }, picture: '' },
    words: 'purchase',
    ethical: false,
    ...change,
  };
}

export const aShop: ShopView = {
  shopId: 'shop-1',
  domain: 'maison-rivage.myshopify.com',
  name: 'Maison Rivage',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  locale: 'fr',
  isInformal: false,
};

export function aReward(change: Partial<RewardView> = {}): RewardView {
  return {
    id: 'reward-1',
    side: 'advocate',
    spec: points,
    state: 'pending',
    code: null,
    shopifyPath: null,
    finalAt: '2026-04-12T10:00:00Z',
    issuedAt: null,
    expiresAt: null,
    withheldUntil: null,
    reason: null,
    amount: null,
    usedOnOrder: null,
    isRedemption: false,
    level: { kind: 'first-purchase', n: 1 },
    personId: 'person-1',
    ...change,
  };
}

export function aWallet(change: Partial<PointsWalletView> = {}): PointsWalletView {
  return {
    available: 500,
    pending: 500,
    expiring: [{ amount: 300, expiresAt: '2026-06-30T10:00:00Z' }],
    catalogue: [
      { itemId: 'five-euros', points: 400, reward: { ...tenEuros, amountMinor: 500 }, missing: 0 },
      {
        itemId: 'pouch',
        points: 900,
        reward: { type: 'manual-gift', gift: 'Trousse en lin', costMinor: 0 },
        missing: 400,
      },
    ],
    redemptions: [aReward({ id: 'reward-9', spec: tenEuros, state: 'issued', code: 'ECHANGE-1', isRedemption: true })],
    statement: [
      {
        id: 't2:0',
        at: '2026-03-28T10:00:00Z',
        kind: 'earned',
        unit: 'POINTS',
        amount: 500,
        isPending: false,
        lost: 0,
        balance: 500,
        referralId: null,
        orderName: '#1042',
        friendName: 'Camille',
        reward: points,
      },
    ],
    ...change,
  };
}

type ReadySpace = Extract<AdvocateSpaceView, { state: 'ready' }>;

export function aSpace(change: Partial<ReadySpace> = {}): ReadySpace {
  return {
    state: 'ready',
    shop: aShop,
    firstName: 'Léa',
    code: 'LEA-7K2P',
    link: 'https://maison-rivage.example/apps/ricochet/i/LEA-7K2P',
    terms: someTerms(),
    versionNumber: 1,
    visits: 12,
    before: {},
    earlier: { friends: null, rewards: null },
    friends: [
      {
        label: 'Camille',
        state: 'rewarded',
        reason: null,
        at: '2026-03-28T10:00:00Z',
        next: { purchases: 1, n: 3, spec: points },
      },
      { label: 'Noé', state: 'order-waiting', reason: null, at: '2026-03-27T10:00:00Z', next: null },
      { label: 'Inès', state: 'joined', reason: null, at: '2026-03-26T10:00:00Z', next: null },
      { label: 'm•••@exemple.fr', state: 'invited', reason: null, at: '2026-03-25T10:00:00Z', next: null },
      { label: 'Sacha', state: 'not-eligible', reason: 'newness', at: '2026-03-20T10:00:00Z', next: null },
    ],
    own: null,
    rewards: [
      aReward(),
      aReward({
        id: 'reward-2',
        spec: tenEuros,
        state: 'issued',
        code: 'MERCI-4F7Q-XM2D',
        issuedAt: '2026-03-02T10:00:00Z',
        expiresAt: '2026-06-30T10:00:00Z',
      }),
      aReward({ id: 'reward-3', state: 'reversed' }),
    ],
    joined: 1,
    soonest: aReward(),
    points: aWallet(),
    redeemToken: 'nonce.mac',
    leftThisMonth: 3,
    until: null,
    isOwn: false,
    ...change,
  };
}

export const publicTerms = (change: Partial<PublicTerms> = {}): PublicTerms => ({
  shopName: aShop.name,
  storefrontUrl: 'https://maison-rivage.example',
  timeZone: aShop.timeZone,
  terms: someTerms(),
  versionNumber: 1,
  publishedAt: '2026-03-05T12:00:00.000Z',
  period: null,
  until: null,
  isInForce: true,
  ...change,
});

type OpenLanding = Extract<LandingView, { state: 'open' }>;

export function aLanding(change: Partial<OpenLanding> = {}): OpenLanding {
  return {
    state: 'open',
    shop: aShop,
    advocateFirstName: 'Léa',
    terms: someTerms(),
    until: null,
    visitToken: 'v1.visit-token',
    ...change,
  };
}

type ApprovedClaim = Extract<ClaimAnswer, { state: 'approved' }>;

export function anApprovedClaim(change: Partial<ApprovedClaim> = {}): ApprovedClaim {
  return {
    state: 'approved',
    code: 'BIENVENUE-9TQ4-K7M2',
    spec: tenPercent,
    expiresAt: '2026-04-30T21:59:00Z',
    claimToken: 'c1.claim-token',
    currency: 'EUR',
    emailMasked: 'c•••@exemple.fr',
    ...change,
  };
}

export type Visitor = Awaited<ReturnType<Container['authenticateProxy']>>;

/** Only what a storefront route may use; everything else is absent and would throw. */
export function aContainer(parts: Partial<Container> & { visitor?: Partial<Visitor> } = {}): Container {
  const { visitor, ...rest } = parts;
  return {
    authenticateProxy: async () => ({ shop: aShop, customerId: null, locale: 'fr', ip: '192.0.2.1', ...visitor }),
    ruleTexts: async () => ({}),
    landingPage: async () => null,
    publicTerms: async () => publicTerms(),
    isOpen: async () => true,
    ...rest,
  } as Container;
}

/** A request as the app proxy forwards it, with the route's arguments around it. */
export function called(
  container: Container,
  path: string,
  init: RequestInit & { params?: Record<string, string> } = {},
): ActionFunctionArgs {
  const { params = {}, ...requestInit } = init;
  return {
    request: new Request(`https://app.example${path}`, requestInit),
    params,
    context: { container } as AppLoadContext,
  };
}

export function posted(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields), headers };
}

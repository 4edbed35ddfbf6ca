import type { OfferTerms } from '../../app/domain/program/offer.ts';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import type { RuleResult } from '../../app/domain/verdict/verdict.ts';
import type * as views from '../../app/queries/views.ts';

/** View models as the admin's screens read them, valid by default. */
export const aShop = (over: Partial<views.ShopView> = {}): views.ShopView => ({
  shopId: '8d1f2b6e-0000-5000-8000-000000000001',
  domain: 'maison-rivage.myshopify.com',
  name: 'Maison Rivage',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  locale: 'fr',
  isInformal: false,
  ...over,
});

export const someTerms = (over: Partial<OfferTerms> = {}): OfferTerms => ({
  currency: 'EUR',
  welcome: { type: 'percentage-code', basisPoints: 1000, minimumSubtotalMinor: 0, validDays: 30 },
  firstPurchase: { advocate: { type: 'points', points: 500, validMonths: 12 }, friend: null },
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
  ...over,
});

/** Terms with everything in them. */
export const richTerms = (): OfferTerms =>
  someTerms({
    limits: {
      friendsPerMonth: 5,
      friendsInTotal: 50,
      budget: { amountMinor: 100_000, typicalOrderMinor: 6000 },
    },
    spentRewards: 'negative-balance',
    wallet: { maximumBalance: 1000, pointsPerUnit: 100 },
    catalogue: [
      {
        itemId: 'five-euros',
        points: 500,
        reward: { type: 'fixed-code', amountMinor: 500, minimumSubtotalMinor: 0, validDays: 90 },
      },
      { itemId: 'pouch', points: 900, reward: { type: 'manual-gift', gift: 'Trousse en lin', costMinor: 700 } },
    ],
  });

export const aProblem = (over: Partial<views.ProblemView> = {}): views.ProblemView => ({
  id: 'problem-1',
  code: 'shopify-refused-reward',
  values: { reason: 'Access denied for discountCodeBasicCreate field.', code: 'LEA-7KQ2' },
  firstSeenAt: '2026-04-02T08:10:00.000Z',
  lastSeenAt: '2026-04-03T09:00:00.000Z',
  times: 3,
  ...over,
});

const money = (amountMinor: number, currency = 'EUR') => ({ amountMinor, currency });

const trend: views.HomeView['trend'] = Array.from({ length: 30 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 2, 6 + index)).toISOString().slice(0, 10),
  visits: Math.round(12 + 8 * Math.sin(index / 3) + index / 2),
  claims: Math.round(3 + 2 * Math.sin(index / 3)),
  orders: index % 3,
}));

export const aHome = (over: Partial<views.HomeView> = {}): views.HomeView => ({
  shop: aShop(),
  program: {
    id: 'program-1',
    name: 'Parrainage',
    status: 'live',
    draftUpdatedAt: '2026-04-01T09:00:00.000Z',
    versionNumber: 2,
    terms: someTerms(),
    campaign: null,
    pilot: null,
  },
  setup: { programPublished: true, blocksOpened: true, firstVisit: true },
  funnel: {
    shares: 214,
    visits: 590,
    claims: 96,
    orders: 29,
    revenue: money(218_450),
    codesIssued: 121,
    pointsIssued: 14_500,
  },
  previous: {
    shares: 180,
    visits: 612,
    claims: 81,
    orders: 0,
    revenue: money(201_000),
    codesIssued: 97,
    pointsIssued: 9_000,
  },
  trend,
  objectives: [
    {
      ...{ id: 'o1', kind: 'revenue', target: 1_000_000, dueOn: '2026-12-31' },
      progress: { actual: 218_450, done: 0.22, standing: 'behind' },
    },
    {
      ...{ id: 'o2', kind: 'cac', target: 2_000, dueOn: '2026-12-31' },
      progress: { actual: null, done: 0, standing: 'too-early' },
    },
    { id: 'o3', kind: 'words', words: 'Plus de fidèles', dueOn: '2026-12-31', progress: null },
  ],
  needs: { problems: [aProblem()], heldReferrals: 2, quarantined: 1 },
  starting: null,
  import: { state: 'done', done: 1204, total: 1204 },
  ...over,
});

/** Templates as a shop with orders and a margin finds them. */
export const aStart = (over: Partial<views.StartingView> = {}): views.StartingView => ({
  basket: { amountMinor: 6_220, orders: 214 },
  marginBp: 3_000,
  templates: [
    {
      ...{ id: 'percent', goal: 'sales', need: null, terms: someTerms() },
      order: { marginMinor: 1_866, rewardsMinor: 622, leftMinor: 1_244 },
    },
    {
      ...{ id: 'fixed', goal: 'sales', need: null, terms: someTerms() },
      order: { marginMinor: 622, rewardsMinor: 1_200, leftMinor: -578 },
    },
    {
      ...{ id: 'gift', goal: 'brand', need: 'product', order: null },
      terms: someTerms({
        firstPurchase: {
          advocate: {
            ...{ type: 'free-product', variantId: 'gid://shopify/ProductVariant/0', title: '…', priceMinor: 1 },
            ...{ minimumSubtotalMinor: 0, validDays: 90 },
          },
          friend: null,
        },
      }),
    },
  ],
  ...over,
});

export const aProgram = (over: Partial<views.ProgramView> = {}): views.ProgramView => ({
  shop: aShop(),
  id: 'program-1',
  name: 'Parrainage',
  status: 'live',
  draft: someTerms(),
  draftDiffers: false,
  trust: { mode: 'balanced', holdAt: 50, rejectAt: 120 },
  draftUpdatedAt: '2026-11-20T10:00:00.000Z',
  lastNumber: 2,
  archived: 0,
  versions: [
    { id: 'version-2', number: 2, publishedAt: '2026-03-10T09:00:00.000Z', terms: someTerms() },
    {
      id: 'version-1',
      number: 1,
      publishedAt: '2026-01-04T09:00:00.000Z',
      terms: someTerms({
        firstPurchase: {
          advocate: { type: 'percentage-code', basisPoints: 1500, minimumSubtotalMinor: 0, validDays: 90 },
          friend: null,
        },
        limits: { friendsPerMonth: null, friendsInTotal: null, budget: null },
      }),
    },
  ],
  ...over,
});

export const aRow = (over: Partial<views.ReferralRow> = {}): views.ReferralRow => ({
  id: 'referral-1',
  friendLabel: 'Camille D.',
  advocateLabel: 'Léa Martin',
  advocateCode: 'LEA-7KQ2',
  friendId: 'person-2',
  advocateId: 'person-1',
  state: 'not-eligible',
  reason: 'minimum-subtotal',
  claimedAt: '2026-04-01T08:00:00.000Z',
  orderName: '#1042',
  revenue: money(3999),
  ...over,
});

export const rows: views.ReferralRow[] = [
  aRow(),
  aRow({
    id: 'referral-2',
    friendLabel: 'Noé B.',
    state: 'rewarded',
    reason: null,
    orderName: '#1040',
    revenue: money(8420),
  }),
  aRow({
    id: 'referral-3',
    friendLabel: 'j•••@exemple.fr',
    state: 'joined',
    reason: null,
    orderName: null,
    revenue: null,
  }),
  aRow({
    id: 'referral-4',
    friendLabel: 'Inès K.',
    state: 'order-waiting',
    reason: 'order-standing',
    orderName: '#1043',
    revenue: money(5600),
  }),
  aRow({
    id: 'referral-5',
    friendLabel: 'Marius',
    state: 'invited',
    reason: null,
    claimedAt: null,
    orderName: null,
    revenue: null,
  }),
];

export const aPage = (over: Partial<views.ReferralsPage> = {}): views.ReferralsPage => ({
  shop: aShop(),
  rows,
  nextCursor: 'next',
  counts: { all: 1250, invited: 800, joined: 300, 'order-waiting': 30, rewarded: 100, 'not-eligible': 20 },
  ...over,
});

/** Every rule in every outcome it has, and one that nobody has worded. */
export const rules: RuleResult[] = [
  {
    code: 'attributed',
    edition: 1,
    outcome: 'pass',
    input: { evidence: 'claim-token', found: ['claim-token', 'claim-email'] },
    limit: {},
  },
  {
    code: 'program-open',
    edition: 1,
    outcome: 'pass',
    input: { programStatus: 'paused', claimed: true },
    limit: { programStatus: 'live' },
  },
  { code: 'self-referral', edition: 1, outcome: 'pass', input: { sameBy: 'none' }, limit: { sameBy: 'none' } },
  {
    code: 'newness',
    edition: 1,
    outcome: 'hold',
    input: { earlierOrders: 0, certainty: 'asking-shopify' },
    limit: { earlierOrders: 0 },
  },
  { code: 'order-standing', edition: 1, outcome: 'pass', input: { standing: 'paid' }, limit: { standing: 'paid' } },
  {
    code: 'minimum-subtotal',
    edition: 1,
    outcome: 'fail',
    input: { subtotal: money(3999), paid: money(4310, 'USD') },
    limit: { minimum: money(4000) },
    wouldQualify: { key: 'more', values: { missing: money(1) } },
  },
  {
    code: 'window',
    edition: 1,
    outcome: 'fail',
    input: { invitedAt: '2026-03-01T09:00:00.000Z', boughtAt: '2026-04-03T09:00:01.000Z' },
    limit: { windowDays: 30, until: '2026-03-31T08:00:00.000Z' },
    wouldQualify: { key: 'by', values: { until: '2026-03-31T08:00:00.000Z' } },
  },
  {
    code: 'monthly-cap',
    edition: 1,
    outcome: 'hold',
    input: { friendsThisMonth: 5, month: '2026-04' },
    limit: { friendsPerMonth: 5 },
    wouldQualify: { key: 'from', values: { from: '2026-04-30T22:00:00.000Z' } },
  },
  {
    code: 'moon-phase',
    edition: 1,
    outcome: 'fail',
    input: { moonPhase: 'waxing', tags: [], seenAt: null },
    limit: { moonPhase: 'full' },
    wouldQualify: { key: 'later', values: { nextFullMoon: '2026-05-01T17:00:00.000Z' } },
  },
];

export const aReward = (over: Partial<views.RewardView>): views.RewardView => ({
  id: 'reward-1',
  side: 'friend',
  spec: { type: 'percentage-code', basisPoints: 1000, minimumSubtotalMinor: 0, validDays: 30 },
  state: 'issued',
  code: 'BIENVENUE-4H2K',
  shopifyPath: '/discounts/1234567890',
  finalAt: '2026-04-01T08:00:00.000Z',
  issuedAt: '2026-04-01T08:00:02.000Z',
  expiresAt: '2026-05-01T08:00:00.000Z',
  withheldUntil: null,
  reason: null,
  amount: null,
  usedOnOrder: null,
  isRedemption: false,
  level: { kind: 'first-purchase', n: 1 },
  personId: 'person-1',
  ...over,
});

export const aDecision = (over: Partial<views.DecisionView> = {}): views.DecisionView => ({
  id: 'decision-1',
  kind: 'reject',
  reason: 'R',
  actor: 'Léa',
  at: '2026-04-04T09:00:00.000Z',
  isUndone: false,
  ...over,
});

const aReviewPerson = (over: Partial<views.ReviewPerson> = {}): views.ReviewPerson => ({
  personId: 'person-1',
  label: 'Paul',
  customerId: '7',
  code: null,
  knownSince: '2026-03-01T09:00:00.000Z',
  orders: 1,
  friends: { rewarded: 0, waiting: 0, refused: 0 },
  listed: [],
  ...over,
});

export const aReviewItem = (over: Partial<views.ReviewItem> = {}): views.ReviewItem => ({
  subject: 'order',
  subjectId: '1042',
  orderName: '#1042',
  referralId: 'referral-1',
  asked: [],
  outcome: 'held',
  reason: 'claimed-by-other',
  since: '2026-04-03T09:00:05.000Z',
  value: money(6_000),
  rules: [
    {
      code: 'claimed-by-other',
      edition: 1,
      outcome: 'hold',
      input: { claimedByOther: true },
      limit: { claimedByOther: false },
    },
    ...rules.filter(({ outcome }) => outcome === 'pass'),
  ],
  friend: aReviewPerson(),
  advocate: aReviewPerson({
    personId: 'person-2',
    label: 'Camille',
    code: 'CAM-7KQ2',
    friends: { rewarded: 3, waiting: 1, refused: 2 },
    listed: [
      { entryId: 'entry-1', list: 'allow' },
      { entryId: 'entry-2', list: 'block' },
    ],
  }),
  shared: ['address', 'device'],
  decisions: [aDecision({ isUndone: true }), aDecision({ id: 'decision-2', kind: 'undo' })],
  ...over,
});

export const aReviewPage = (over: Partial<views.ReviewPage> = {}): views.ReviewPage => ({
  shop: aShop(),
  filter: { reason: null, programId: null, age: 'all' },
  waiting: 2,
  matching: 2,
  items: [
    aReviewItem({
      asked: [
        {
          side: 'friend',
          note: 'Bonjour,\nnous sommes voisins.',
          at: '2026-04-03T10:00:00.000Z',
          address: 'ben@exemple.fr',
        },
        { side: 'advocate', note: null, at: '2026-04-03T11:00:00.000Z', address: null },
      ],
    }),
    aReviewItem({ subject: 'claim', subjectId: 'c', orderName: null, value: null, shared: [], decisions: [] }),
    aReviewItem({ subject: 'sign-up', subjectId: '900', orderName: null, value: null, reason: 'fraud-score' }),
    // a claim of somebody else's friend, refused and asked about
    aReviewItem({
      ...{ subject: 'claim', subjectId: 'd', orderName: null, value: null, referralId: null, outcome: 'rejected' },
      asked: [{ side: 'friend', note: null, at: '2026-04-03T10:00:00.000Z', address: null }],
    }),
  ],
  reasons: [{ code: 'claimed-by-other', count: 2 }],
  programs: [
    { id: 'program-1', name: 'P' },
    { id: 'program-2', name: 'Q' },
  ],
  decided: (['approve', 'reject', 'undo'] as const).map((kind) => ({
    ...aDecision({ id: kind, kind, isUndone: kind === 'reject' }),
    subject: 'order',
    subjectId: '1040',
    orderName: '#1040',
    referralId: 'referral-2',
    friendLabel: 'Zoé',
    advocateLabel: 'Camille',
    outcome: 'approved',
    isInForce: kind === 'approve',
  })),
  ...over,
});

export const aReferral = (over: Partial<views.ReferralView> = {}): views.ReferralView => ({
  ...aRow(),
  shop: aShop(),
  listed: { friend: [], advocate: [{ entryId: 'entry-2', list: 'block' }] },
  verdicts: [
    {
      subject: 'order',
      subjectId: '1042',
      decisions: [aDecision({ isUndone: true }), aDecision({ id: 'decision-2', kind: 'undo' })],
      orderName: '#1042',
      outcome: 'rejected',
      reason: 'minimum-subtotal',
      rules,
      evidence: [
        { kind: 'claim-token', invitedAt: '2026-04-01T08:00:00.000Z', chosen: true, advocateCode: 'LEA-7KQ2' },
        { kind: 'visit-token', invitedAt: '2026-03-30T10:00:00.000Z', chosen: false, advocateCode: 'ZOE-3PX9' },
      ],
      versionNumber: 2,
      judgedAt: '2026-04-03T09:00:05.000Z',
    },
    {
      subject: 'claim',
      subjectId: 'claim-1',
      decisions: [],
      orderName: null,
      outcome: 'approved',
      reason: null,
      rules: rules.slice(1, 3),
      evidence: [],
      versionNumber: 2,
      judgedAt: '2026-04-01T08:00:01.000Z',
    },
  ],
  rewards: [
    aReward({}),
    aReward({
      id: 'reward-2',
      side: 'advocate',
      spec: { type: 'points', points: 500, validMonths: 12 },
      state: 'withheld',
      code: null,
      shopifyPath: null,
      issuedAt: null,
      expiresAt: null,
      withheldUntil: '2026-04-30T22:00:00.000Z',
    }),
    aReward({
      id: 'reward-3',
      side: 'advocate',
      spec: { type: 'fixed-code', amountMinor: 1000, minimumSubtotalMinor: 4000, validDays: null },
      state: 'failed',
      code: null,
      shopifyPath: null,
      issuedAt: null,
      expiresAt: null,
    }),
  ],
  messages: [
    { kind: 'friend-welcome', to: 'c•••@exemple.fr', state: 'sent', at: '2026-04-01T08:00:04.000Z', error: null },
    {
      kind: 'moon-letter',
      to: 'l•••@exemple.fr',
      state: 'failed',
      at: '2026-04-03T09:10:00.000Z',
      error: '550 mailbox unavailable',
    },
  ],
  ...over,
});

export const someProblems: views.ProblemView[] = [
  aProblem(),
  ...[
    'shopify-unreachable',
    'mail-failed',
    'scope-missing',
    'uninstalled-while-rewards-pending',
    'data-request-received',
    'import-failed',
    'moon-eclipsed',
  ].map((code, index) => aProblem({ id: `problem-${index + 2}`, code, values: { to: 'c•••@exemple.fr' }, times: 1 })),
];

export const someQuarantined = [
  {
    id: 'inbox-1',
    topic: 'orders/paid',
    arrivedAt: '2026-04-03T09:00:00.000Z',
    error: 'admin_graphql_api_id: expected text',
    attempts: 3,
  },
];

/** One reward of each type. */
export const everySpec: RewardSpec[] = [
  { type: 'percentage-code', basisPoints: 1000, minimumSubtotalMinor: 0, validDays: 30 },
  { type: 'fixed-code', amountMinor: 1000, minimumSubtotalMinor: 0, validDays: 30 },
  { type: 'free-shipping', shippingMinor: 500, minimumSubtotalMinor: 0, validDays: null },
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
  { type: 'points', points: 500, validMonths: 12 },
  { type: 'points-per-amount', pointsPerUnit: 1, validMonths: 12 },
  { type: 'commission', basisPoints: 1000 },
  { type: 'donation', amountMinor: 500, cause: 'SOS Océan' },
  { type: 'manual-gift', gift: 'Trousse en lin', costMinor: 700 },
];

const aLine = (over: Partial<views.StatementLine>): views.StatementLine => ({
  id: `line-${over.kind}-${over.amount}`,
  at: '2026-04-03T09:00:00.000Z',
  kind: 'earned',
  unit: 'POINTS',
  amount: 200,
  isPending: false,
  lost: 0,
  balance: 1000,
  referralId: 'referral-1',
  orderName: '#1042',
  friendName: 'Paul',
  reward: { type: 'points', points: 500, validMonths: 12 },
  ...over,
});

const KINDS: views.StatementKind[] = [
  'promised',
  'earned',
  'matured',
  'cancelled',
  'adjusted',
  'taken-back',
  'redeemed',
  'redemption-undone',
  'expired',
  'paid-out',
  'persons-merged',
];

export const aStatement = (over: Partial<views.PersonStatementView> = {}): views.PersonStatementView => ({
  shop: aShop(),
  personId: 'person-1',
  label: 'Léa Martin',
  customerId: '7001',
  advocateCode: 'LEA-7KQ2',
  listed: [],
  accounts: [
    {
      unit: 'POINTS',
      available: 1000,
      pending: 500,
      lines: [
        aLine({ kind: 'forfeited', amount: 0, lost: 300 }),
        ...KINDS.map((kind) => aLine({ kind, isPending: kind === 'promised' })),
      ],
    },
    {
      unit: 'EUR',
      available: 700,
      pending: 0,
      lines: [aLine({ unit: 'EUR', kind: 'adjusted', amount: -300, balance: 700 })],
    },
  ],
  redemptions: [aReward({ id: 'reward-9', side: 'advocate', isRedemption: true })],
  ...over,
});

export const aPeoplePage = (over: Partial<views.PeoplePage> = {}): views.PeoplePage => ({
  shop: aShop(),
  search: '',
  rows: [
    {
      personId: 'person-1',
      label: 'Léa Martin',
      advocateCode: 'LEA-7KQ2',
      customerId: '7001',
      balances: [
        { unit: 'POINTS', available: 1000, pending: 500 },
        { unit: 'EUR', available: 700, pending: 0 },
      ],
    },
    { personId: 'person-2', label: '', advocateCode: null, customerId: null, balances: [] },
  ],
  hasMore: true,
  ...over,
});

export const anOwed = (over: Partial<views.OwedView> = {}): views.OwedView => ({
  shop: aShop(),
  pointsPerUnit: 100,
  balances: [
    { unit: 'POINTS', available: 12_500, pending: 1500, availableMinor: 12_500, pendingMinor: 1500 },
    { unit: 'EUR', available: 4200, pending: 0, availableMinor: 4200, pendingMinor: 0 },
  ],
  open: everySpec.map(({ type }, index) => ({ type, count: index + 1, worthMinor: 1000 * index })),
  months: ['2026-02', '2026-03', '2026-04'].map((month, index) => ({
    month,
    earned: 5000 + 500 * index,
    redeemed: 1200,
    takenBack: 500,
    expired: 300 * index,
    forfeited: 100,
    outstanding: 4000 * (index + 1),
  })),
  ...over,
});

export const somePayouts = (over: Partial<views.PayoutsView> = {}): views.PayoutsView => ({
  shop: aShop(),
  commissions: [
    { personId: 'person-1', label: 'Léa Martin', customerId: '7001', programId: 'program-1', amount: money(4200) },
    { personId: 'person-2', label: '', customerId: null, programId: 'program-1', amount: money(700) },
  ],
  donations: [
    {
      programId: 'program-1',
      total: money(1500),
      causes: [
        { cause: 'SOS Océan', amount: money(1000) },
        { cause: 'Forêts vivantes', amount: money(500) },
      ],
    },
  ],
  gifts: [
    {
      rewardId: 'reward-7',
      referralId: 'referral-1',
      personId: 'person-1',
      label: 'Léa Martin',
      customerId: '7001',
      gift: 'Trousse en lin',
      since: '2026-04-03T09:00:00.000Z',
    },
  ],
  ...over,
});

const anEntry = (over: Partial<views.ListsView['entries'][number]>): views.ListsView['entries'][number] => ({
  id: 'entry-1',
  list: 'block',
  by: 'email',
  label: 'paul@example.com',
  personId: null,
  reason: 'R',
  actor: 'Léa',
  at: '2026-04-03T09:00:00.000Z',
  lifted: null,
  ...over,
});

export const someLists = (over: Partial<views.ListsView> = {}): views.ListsView => ({
  shop: aShop(),
  filter: { list: 'all', standing: 'in-force', search: '' },
  isUsed: true,
  hasMore: true,
  entries: [
    anEntry({}),
    anEntry({ id: 'entry-2', by: 'phone', list: 'allow', label: '' }),
    anEntry({ id: 'entry-3', by: 'person', label: '', personId: 'person-1' }),
    anEntry({
      id: 'entry-4',
      by: 'customer',
      label: '7001',
      lifted: { at: '2026-04-04T09:00:00.000Z', actor: 'Max', reason: 'S' },
    }),
  ],
  ...over,
});

const counts = { judged: 40, attempts: 6, rewarded: 20, fraudRewards: 1 };

export const someFigures = (over: Partial<views.FraudFigures> = {}): views.FraudFigures => ({
  days: 90,
  programId: null,
  total: counts,
  weeks: [
    { week: '2026-03-23', ...counts },
    { week: '2026-03-30', judged: 0, attempts: 0, rewarded: 0, fraudRewards: 0 },
  ],
  programs: [
    { id: 'program-1', name: 'P', ...counts },
    { id: 'program-2', name: 'Q', ...counts, rewarded: 0, fraudRewards: 0 },
  ],
  ...over,
});

export const someWarnings: views.ProblemView[] = [
  aProblem({ id: 'w1', code: 'alert-attempts', values: { count: '14', usual: '2' } }),
  aProblem({ id: 'w2', code: 'alert-advocate', values: { count: '6', code: 'LEA-7KQ2', personId: 'person-1' } }),
  aProblem({ id: 'w3', code: 'alert-coupon-sites', values: { count: '9', usual: '0' } }),
  aProblem({ id: 'w4', code: 'alert-dead-letters', values: { count: '1' } }),
];

const aConnected = (
  personId: string,
  role: views.ConnectionsView['people'][number]['role'],
): views.ConnectionsView['people'][number] => ({
  personId,
  label: `N${personId}`,
  code: null,
  orderName: null,
  role,
  state: role === 'friend' ? 'rewarded' : null,
  listed: role === 'inviter' ? [{ entryId: 'entry-1', list: 'block' }] : [],
});

export const someConnections = (over: Partial<views.ConnectionsView> = {}): views.ConnectionsView => ({
  shop: aShop(),
  centreId: 'a',
  hasMore: true,
  people: [
    aConnected('a', 'centre'),
    aConnected('b', 'inviter'),
    aConnected('c', 'friend'),
    aConnected('d', 'friend'),
    aConnected('e', 'further'),
    aConnected('f', 'neighbour'),
  ],
  ties: [
    { from: 'b', to: 'a' },
    { from: 'a', to: 'c' },
    { from: 'a', to: 'd' },
    { from: 'c', to: 'e' },
  ],
  groups: [
    { kinds: ['household', 'device'], people: ['c', 'd', 'f'] },
    { kinds: ['ip'], people: ['a', 'e'] },
  ],
  rings: [
    { kinds: ['household', 'device'], people: ['c', 'd', 'f'], goesRound: false },
    { kinds: [], people: ['a', 'c'], goesRound: true },
  ],
  ...over,
});

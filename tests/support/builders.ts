import { emptyBook } from '../../app/domain/fraud/sightings.ts';
import type { Thresholds } from '../../app/domain/fraud/thresholds.ts';
import { judge } from '../../app/domain/judging/judge.ts';
import type {
  Changes,
  DueSubject,
  JudgeEvent,
  KnownAdvocate,
  KnownReward,
  KnownVerdict,
  Visit,
  World,
} from '../../app/domain/judging/world.ts';
import type { LandingPage } from '../../app/domain/landing/landing-page.ts';
import { balanceOf, type Movement } from '../../app/domain/ledger/entries.ts';
import type { Lot } from '../../app/domain/ledger/lots.ts';
import type { Offer, OfferTerms, ProgramStatus } from '../../app/domain/program/offer.ts';
import type { SpecOf } from '../../app/domain/rewards/reward-spec.ts';
import { canonicalEmail } from '../../app/domain/shared/contact.ts';
import type {
  AdvocateId,
  ClaimId,
  OrderId,
  PersonId,
  ProgramId,
  ShopId,
  VersionId,
} from '../../app/domain/shared/ids.ts';
import { asId } from '../../app/domain/shared/ids.ts';
import type { AboutOrder } from '../../app/domain/verdict/about-order.ts';
import type { OrderFacts } from '../../app/domain/verdict/facts.ts';

/**
 * Builders of the domain, valid by default: the set-up of the worked examples. Shop in EUR, Europe/Paris; 10 % for the
 * friend on the claim, 500 points for the advocate; minimum 40.00; 30 days; waiting period 14 days; cap 5.
 */
export const PARIS = 'Europe/Paris';
const DAY_MS = 24 * 3_600_000;
/** An instant from text with its zone: "2026-03-01T10:00+01:00". */
export const at = (text: string): Date => {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new Error(`not an instant: ${text}`);
  return instant;
};
export const daysAfter = (instant: Date, days: number): Date => new Date(instant.getTime() + days * DAY_MS);
/** The keyed hash of an e-mail as typed: two spellings of one mailbox have one hash. */
export const mail = (typed: string): string => {
  const email = canonicalEmail(typed);
  if (!email.ok) throw new Error(`not an e-mail: ${typed}`);
  return `hash(${email.canonical})`;
};

export const points = (amount: number, validMonths: number | null = 12): SpecOf<'points'> => ({
  type: 'points',
  points: amount,
  validMonths,
});
export const percentOff = (percent: number): SpecOf<'percentage-code'> => ({
  type: 'percentage-code',
  basisPoints: percent * 100,
  minimumSubtotalMinor: 0,
  validDays: 30,
});

type TermsChanges = Partial<Omit<OfferTerms, 'firstPurchase' | 'conditions' | 'eligibility' | 'limits'>> & {
  firstPurchase?: Partial<OfferTerms['firstPurchase']>;
  conditions?: Partial<OfferTerms['conditions']>;
  eligibility?: Partial<OfferTerms['eligibility']>;
  limits?: Partial<OfferTerms['limits']>;
};

export function someTerms({
  firstPurchase,
  conditions,
  eligibility,
  limits,
  ...changes
}: TermsChanges = {}): OfferTerms {
  return {
    currency: 'EUR',
    welcome: percentOff(10),
    waitingDays: 14,
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
    ...changes,
    firstPurchase: { advocate: points(500), friend: null, ...firstPurchase },
    conditions: { minimumSubtotalMinor: 4_000, windowDays: 30, purchase: null, ...conditions },
    eligibility: { advocate: null, friend: null, ...eligibility },
    limits: { friendsPerMonth: 5, friendsInTotal: null, budget: null, ...limits },
  };
}

export const PROGRAM = asId<ProgramId>('program');
export const V1 = asId<VersionId>('version-1');
export const V2 = asId<VersionId>('version-2');

export function anOffer({ terms, ...changes }: Partial<Omit<Offer, 'terms'>> & { terms?: TermsChanges } = {}): Offer {
  return {
    programId: PROGRAM,
    versionId: V1,
    versionNumber: 1,
    publishedAt: at('2026-01-01T00:00Z'),
    campaign: null,
    pilot: null,
    partner: null,
    ...changes,
    terms: someTerms(terms),
  };
}

/** Someone with an account: their person, customer id and e-mail follow from the name. */
export const person = (name: string) => ({
  personId: asId<PersonId>(`0-person-${name}`),
  customerId: `customer-${name}` as never,
  emailHash: mail(`${name}@orange.fr`),
});

export const anAdvocate = (name: string): KnownAdvocate => ({
  advocateId: asId<AdvocateId>(`advocate-${name}`),
  programId: PROGRAM,
  personId: person(name).personId,
  code: `${name.toUpperCase()}-7K2PX1`,
});

type WorldChanges = Partial<Pick<World, 'timeZone' | 'historyComplete'>> & {
  programStatus?: ProgramStatus;
  /** how strict the programme is; left out: balanced */
  trust?: Thresholds;
  offers?: readonly Offer[];
  /** by name; each has an account */
  advocates?: readonly string[];
};

export function aWorld({
  timeZone = PARIS,
  historyComplete = true,
  programStatus = 'live',
  offers = [anOffer()],
  advocates = ['ana'],
  trust,
}: WorldChanges = {}): World {
  const identifiers = new Map<string, PersonId>();
  for (const name of advocates) {
    const { personId, customerId, emailHash } = person(name);
    identifiers.set(`customer:${customerId}`, personId).set(`email:${emailHash}`, personId);
  }
  return {
    shopId: asId<ShopId>('shop'),
    timeZone,
    historyComplete,
    programs: new Map([[PROGRAM, programStatus]]),
    offers: new Map(offers.map((offer) => [offer.versionId, offer])),
    identifiers,
    advocates: new Map(advocates.map((name) => [anAdvocate(name).advocateId, anAdvocate(name)])),
    claims: new Map(),
    declarations: new Map(),
    noticed: new Set(),
    referrals: new Map(),
    orders: new Map(),
    crowdedPhones: new Set(),
    verdicts: new Map(),
    decisions: new Map(),
    appeals: new Map(),
    lists: new Map(),
    rewards: new Map(),
    erased: new Set(),
    capSlots: [],
    thresholds: new Map(trust ? [[PROGRAM, trust]] : []),
    sightings: emptyBook(),
    canaries: new Map(),
    ownOrders: new Map(),
    lots: new Map(),
    debts: new Map(),
    redemptionParts: new Map(),
    committedMinor: new Map(),
    payouts: new Set(),
    causeBalances: new Map(),
  };
}

export function aVisit({ of = 'ana', ...changes }: Partial<Visit> & { of?: string } = {}): Visit {
  return {
    invitationId: `invitation-${of}`,
    advocateId: anAdvocate(of).advocateId,
    versionId: V1,
    issuedAt: at('2026-03-01T10:00+01:00'),
    ...changes,
  };
}

type ClaimMade = Extract<JudgeEvent, { kind: 'claim-made' }>;

/** A friend takes up an advocate's invitation at once, with the e-mail that goes with the name. */
export function aClaim({
  by = 'ben',
  of = 'ana',
  invitedAt = at('2026-03-01T10:00+01:00'),
  versionId = V1,
  ...changes
}: Partial<ClaimMade> & { by?: string; of?: string; invitedAt?: Date; versionId?: VersionId } = {}): ClaimMade {
  return {
    kind: 'claim-made',
    claimId: asId<ClaimId>(`claim-${by}-${of}`),
    visit: aVisit({ of, issuedAt: invitedAt, versionId }),
    tokenHash: `token-${by}-${of}`,
    emailHash: mail(`${by}@orange.fr`),
    emailSealed: 'sealed',
    firstNameSealed: null,
    locale: 'fr',
    customerId: null,
    claimedAt: invitedAt,
    ordersBefore: null,
    ...changes,
  };
}

/** A paid guest order of 60.00 EUR, nine days after the invitation. */
export function anOrder({
  by = 'ben',
  boughtAt = at('2026-03-10T10:00+01:00'),
  ...changes
}: Partial<OrderFacts> & { by?: string; boughtAt?: Date } = {}): OrderFacts {
  const subtotalMinor = changes.subtotalMinor ?? 6_000;
  return {
    orderId: asId<OrderId>('1001'),
    name: '#1001',
    customerId: null,
    emailHash: mail(`${by}@orange.fr`),
    phoneHash: null,
    createdAt: boughtAt,
    processedAt: boughtAt,
    updatedAt: boughtAt,
    paidAt: boughtAt,
    cancelledAt: null,
    isTest: false,
    financialStatus: 'paid',
    channel: 'online',
    currency: 'EUR',
    subtotalMinor,
    originalSubtotalMinor: subtotalMinor,
    presentmentCurrency: changes.currency ?? 'EUR',
    presentmentSubtotalMinor: subtotalMinor,
    codes: [],
    claimToken: null,
    visitToken: null,
    ...changes,
  };
}

/** The same order as a later report tells it. */
export const later = (facts: OrderFacts, seconds: number, changes: Partial<OrderFacts>): OrderFacts => ({
  ...facts,
  updatedAt: new Date(facts.updatedAt.getTime() + seconds * 1_000),
  ...changes,
});

export const cancelled = (facts: OrderFacts, seconds = 60): OrderFacts =>
  later(facts, seconds, {
    cancelledAt: new Date(facts.updatedAt.getTime() + seconds * 1_000),
    financialStatus: 'refunded',
    subtotalMinor: 0,
  });

export const seen = (facts: OrderFacts, visit: Visit | null = null): JudgeEvent => ({
  kind: 'order-seen',
  facts,
  visit,
  isHistory: false,
});

/** Shopify answers what it was asked about an order. */
export const told = (orderId: string, about: AboutOrder): JudgeEvent => ({
  kind: 'order-told',
  orderId: asId<OrderId>(orderId),
  about,
});

/** An order from before the install, as the import tells it. */
export const past = (facts: OrderFacts): JudgeEvent => ({ kind: 'order-seen', facts, visit: null, isHistory: true });

/**
 * A judge at work on one world: what it writes is kept, so that balances can be folded. Time moves when told, and what
 * falls due on the way comes in as the judge's own rows would.
 */
export function aBench(world: World = aWorld(), startAt: Date = at('2026-03-10T12:00+01:00')) {
  let now = startAt;
  let minted = 0;
  const movements: Movement[] = [];
  const batches: Changes[] = [];
  const newId = <Id extends string>(): Id => `1-minted-${String(++minted).padStart(6, '0')}` as Id;

  function sees(...events: JudgeEvent[]): Changes {
    const changes = judge(world, events, now, newId);
    movements.push(...changes.movements.map(({ movement }) => movement));
    batches.push(changes);
    // what is to be judged again comes back as the judge's own rows, in the next batch
    if (changes.again.size) sees(...[...changes.again.values()].map((due) => ({ kind: 'due' as const, ...due })));
    return changes;
  }

  /** What falls due next, up to an instant: verdicts, lots, codes. */
  function nextDue(instant: Date): { dueAt: Date; event: Extract<JudgeEvent, { kind: 'due' }> } | undefined {
    const due = (subject: DueSubject, subjectId: string, dueAt: Date | null) =>
      dueAt && dueAt <= instant ? [{ dueAt, event: { kind: 'due' as const, subject, subjectId } }] : [];
    return [
      ...[...world.verdicts.values()].flatMap((one) => due(one.subject, one.subjectId, one.dueAt)),
      ...[...world.lots.values()].flatMap((one) => due('lot', one.lotId, one.dueAt)),
      ...[...world.rewards.values()].flatMap((one) =>
        one.status === 'issued' && one.code !== null ? due('reward', one.id, one.expiresAt) : [],
      ),
    ].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0];
  }

  function passTo(instant: Date): void {
    for (let due = nextDue(instant); due; due = nextDue(instant)) {
      now = new Date(Math.max(now.getTime(), due.dueAt.getTime()));
      sees(due.event);
    }
    now = new Date(Math.max(now.getTime(), instant.getTime()));
  }

  const entries = () => movements.flatMap((movement) => movement.entries);
  return {
    world,
    movements,
    batches,
    sees,
    passTo,
    now: () => now,
    entries,
    verdictOn: (orderId: string): KnownVerdict => {
      const verdict = world.verdicts.get(`order:${orderId}`);
      if (!verdict) throw new Error(`no verdict on order ${orderId}`);
      return verdict;
    },
    verdictOnClaim: (claimId: string): KnownVerdict => {
      const verdict = world.verdicts.get(`claim:${claimId}`);
      if (!verdict) throw new Error(`no verdict on ${claimId}`);
      return verdict;
    },
    liveRewards: (side?: 'advocate' | 'friend'): KnownReward[] =>
      [...world.rewards.values()].filter((reward) => reward.status !== 'reversed' && (!side || reward.side === side)),
    balance: (name: string, unit = 'POINTS') => balanceOf(entries(), person(name).personId, unit),
    lots: (): Lot[] => [...world.lots.values()],
    /** Shopify made it: a code exists */
    issues: (rule: string, code = `CODE-${rule}`): KnownReward => {
      const reward = [...world.rewards.values()].find((one) => one.rule === rule && one.status !== 'reversed');
      if (!reward) throw new Error(`no reward for ${rule}`);
      const issued = { ...reward, status: 'issued' as const, code, issuedAt: now };
      world.rewards.set(reward.id, issued);
      return issued;
    },
    /** somebody exchanges points for an item */
    redeems: (name: string, itemId: string, redemptionId = `redemption-${itemId}`) =>
      sees({
        kind: 'redeem',
        redemptionId: asId(redemptionId),
        personId: person(name).personId,
        programId: PROGRAM,
        itemId,
        at: now,
      }),
  };
}

export const ruleOf = (verdict: Pick<KnownVerdict, 'rules'>, code: string) => {
  const rule = verdict.rules.find((one) => one.code === code);
  if (!rule) throw new Error(`no line "${code}" on the receipt`);
  return rule;
};

/** A page in both languages: a title, then the form. */
export const aLandingPage = (changes: Partial<LandingPage> = {}): LandingPage => ({
  fr: [{ kind: 'hero', title: '{advocate} vous invite', text: 'Bienvenue' }, { kind: 'claim' }],
  en: [{ kind: 'hero', title: '{advocate} invites you', text: 'Welcome' }, { kind: 'claim' }],
  css: '',
  ...changes,
});

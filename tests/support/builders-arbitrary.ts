import fc from 'fast-check';
import type { FinancialStatus, OrderFacts } from '../../app/domain/verdict/facts.ts';
import type { Grant } from '../../app/domain/verdict/verdict.ts';
import { anOrder, at, daysAfter, percentOff, points, V1 } from './builders.ts';

/** What may be thrown at the domain: few distinct values, so that collisions happen. */
const DAY_0 = at('2026-03-10T10:00:00Z');

const STATUSES: FinancialStatus[] = [
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
  'expired',
  'unknown',
];

const anInstant = fc.integer({ min: 0, max: 3 }).map((second) => new Date(DAY_0.getTime() + second * 1_000));
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: null });

const aLine = (lineId: string, amountMinor: number) => ({
  lineId,
  productId: lineId,
  variantId: null,
  quantity: 1,
  amountMinor,
});

const someTrace = fc.constantFrom('a', 'b');

/** Any report of one order: nothing in it needs to fit any other. */
export const anyReport: fc.Arbitrary<OrderFacts> = fc
  .record({
    updatedAt: anInstant,
    processedAt: anInstant,
    paidAt: fc.option(anInstant, { nil: null }),
    cancelledAt: fc.option(anInstant, { nil: null }),
    isTest: fc.boolean(),
    financialStatus: fc.constantFrom(...STATUSES),
    subtotalMinor: fc.constantFrom(0, 900, 1_000, 6_000),
    originalSubtotalMinor: fc.constantFrom(6_000, 7_000),
    customerId: maybe('1', '2') as fc.Arbitrary<never>,
    emailHash: maybe('mail-a', 'mail-b'),
    phoneHash: maybe('phone-a', 'phone-b'),
    claimToken: maybe('token-a', 'token-b'),
    visitToken: maybe('visit-a', 'visit-b'),
    codes: fc.subarray(['ONE', 'TWO']),
    lines: fc.option(fc.constantFrom([aLine('1', 500)], [aLine('1', 300), aLine('2', 100)]), { nil: undefined }),
    deliveryCountry: fc.option(fc.constantFrom('FR', 'BE', null), { nil: undefined }),
    traces: fc.option(fc.record({ ip: someTrace, address: someTrace }, { requiredKeys: [] })),
    traits: fc.option(
      fc.record({
        disposable: fc.boolean(),
        plusTag: fc.boolean(),
        digitsTail: fc.integer({ min: 0, max: 2 }),
        mailboxRandomness: fc.integer({ min: 0, max: 3 }),
        referrer: maybe('coupon-site' as const, 'other' as const),
        shipsToOther: fc.boolean(),
      }),
    ),
  })
  .map(({ lines, deliveryCountry, traces, traits, ...changes }) =>
    anOrder({
      ...changes,
      ...(lines && { lines }),
      ...(deliveryCountry !== undefined && { deliveryCountry }),
      ...(traces && { traces }),
      ...(traits && { traits }),
    }),
  );

/** A grant of one of a few causes, rules and beneficiaries. */
export const anyGrant: fc.Arbitrary<Grant> = fc.record({
  cause: fc.constantFrom('referral:1:first-purchase:1', 'referral:1:claim:1'),
  rule: fc.constantFrom('first-purchase.advocate', 'welcome.friend'),
  side: fc.constantFrom('advocate' as const, 'friend' as const),
  beneficiary: fc.constantFrom('person-a', 'person-b') as fc.Arbitrary<never>,
  spec: fc.constantFrom(points(500), percentOff(10)),
  baseMinor: fc.constant(6_000),
  versionId: fc.constant(V1),
  finalAt: fc.integer({ min: 0, max: 3 }).map((days) => daysAfter(DAY_0, days)),
  withheld: fc.constantFrom(null, null, null, {
    reason: 'monthly-cap' as const,
    limit: 5,
    until: daysAfter(DAY_0, 30),
  }),
});

import { describe, expect, test } from 'vitest';
import type { OrderRecord } from '../../dev-store/engine/state.ts';
import { checkDifferences } from '../../scripts/faults/checks/differences.ts';
import { checkDoubles, checkMails } from '../../scripts/faults/checks/doubles.ts';
import { checkOutcomes } from '../../scripts/faults/checks/outcomes.ts';
import { expectFriend } from '../../scripts/faults/expected/expect.ts';
import type { Records, RewardRow } from '../../scripts/faults/records.ts';
import type { Lived } from '../../scripts/faults/send.ts';
import type { Terms } from '../../scripts/faults/shops.ts';
import type { StoreMemory } from '../../scripts/faults/store-client.ts';

/** A harness that finds nothing proves nothing unless it finds what is planted. */

const WELCOME = { type: 'fixed-code', amountMinor: 500, minimumSubtotalMinor: 0, validDays: 30 } as const;
const POINTS = { type: 'points', points: 500, validMonths: 12 } as const;
const TERMS: Terms = {
  currency: 'EUR',
  welcome: WELCOME,
  firstPurchase: { advocate: POINTS, friend: null },
  conditions: { minimumSubtotalMinor: 2000, windowDays: 30 },
  waitingDays: 0,
  limits: { friendsPerMonth: null },
};
const NOW = new Date('2026-11-22T12:00:00Z');

function anOrder(change: Partial<OrderRecord> = {}): OrderRecord {
  return {
    id: '1',
    name: '#1001',
    processedAt: '2026-11-20T10:00:00.500Z',
    updatedAt: '2026-11-20T10:00:00.500Z',
    cancelledAt: null,
    paid: true,
    currencyCode: 'EUR',
    lines: [{ unitMinor: 5000, quantity: 1, currentQuantity: 1, refundedQuantity: 0, discountMinor: 0 }],
    subtotalMinor: 5000,
    totalMinor: 5000,
    attributes: {},
    refunds: [],
    ...change,
  } as OrderRecord;
}

function aFriend(orderIds: string[] = ['1']): Lived {
  return {
    life: { email: 'friend@example.com', way: 'claim', advocate: 0 },
    shop: { domain: 'shop', advocates: [{ email: 'advocate@example.com' }] },
    visit: { versionId: 'v1', token: 't', issuedAt: '2026-11-19T10:00:00.000Z' },
    claimed: { state: 'approved', code: 'WELCOME', claimToken: 'c', reason: null },
    orderIds,
  } as unknown as Lived;
}

const aReward = (change: Partial<RewardRow>): RewardRow => ({
  id: 'r1',
  cause: 'referral:1:claim:1',
  rule: 'welcome.friend',
  personId: 'friend',
  referralId: 'ref',
  spec: WELCOME,
  generation: 1,
  carrier: 'shopify',
  wanted: 'issued',
  status: 'issued',
  code: 'WELCOME',
  gid: 'gid://shopify/DiscountCodeNode/9',
  booked: 0,
  ...change,
});

const POINTS_REWARD = aReward({
  id: 'r2',
  cause: 'referral:1:first-purchase:1',
  rule: 'first-purchase.advocate',
  personId: 'advocate',
  spec: POINTS,
  carrier: 'ledger',
  code: null,
  gid: null,
  booked: 500,
});

function theRecords(change: Partial<Records> = {}): Records {
  return {
    orders: new Map([
      [
        '1',
        {
          id: '1',
          updatedAt: '2026-11-20T10:00:00.000Z',
          cancelledAt: null,
          financial: 'paid',
          subtotalMinor: 5000,
        },
      ],
    ]),
    verdicts: [
      {
        kind: 'order',
        id: '1',
        outcome: 'approved',
        reason: null,
        rules: [],
        grants: [],
        inputs: {},
        referralId: 'ref',
      },
    ],
    rewards: [aReward({}), POINTS_REWARD],
    messages: [],
    versions: [],
    referrals: [{ id: 'ref', friendId: 'friend', advocateId: 'a' }],
    personOf: (email) => email.split('@')[0],
    ...change,
  };
}

const memoryOf = (orders: OrderRecord[]): StoreMemory => ({
  orders: Object.fromEntries(orders.map((order) => [order.id, order])),
  discounts: {
    '9': { id: '9', redeemCodes: [{ id: 'c', code: 'WELCOME', usedCount: 0 }], deactivatedAt: null },
  } as unknown as StoreMemory['discounts'],
  giftCards: {},
  storeCreditAccounts: {},
  customers: {},
  deliveries: [],
});

const expected = (orders: OrderRecord[] = [anOrder()]) =>
  expectFriend(aFriend(orders.map(({ id }) => id)), memoryOf(orders), () => TERMS, NOW);
const kindsOf = (found: { kind: string }[]) => found.map(({ kind }) => kind);

describe('the model of what must come of it', () => {
  test('a friend who claims and buys earns both rewards', () => {
    expect(expected()).toMatchObject({
      orders: [{ outcome: 'approved', remainingMinor: 5000, financial: 'paid' }],
      rewards: [
        { rule: 'welcome.friend', amount: null },
        { rule: 'first-purchase.advocate', amount: 500 },
      ],
    });
  });

  test('the second order carries the reward when the first is cancelled, not when it is refunded (SC-14)', () => {
    const second = anOrder({ id: '2', processedAt: '2026-11-20T11:00:00.000Z' });
    const cancelled = anOrder({ cancelledAt: '2026-11-21T10:00:00.000Z' });
    expect(expected([cancelled, second]).orders.map(({ outcome }) => outcome)).toEqual(['rejected', 'approved']);
    const refunded = anOrder({
      lines: [{ ...anOrder().lines[0]!, currentQuantity: 0, refundedQuantity: 1 }],
      refunds: [{ transaction: { id: 't', minor: 5000 }, discrepancy: null }] as unknown as OrderRecord['refunds'],
    });
    expect(expected([refunded, second]).orders.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected']);
  });

  test('an order that isn’t paid yet is held, one under the minimum rejected', () => {
    expect(expected([anOrder({ paid: false })]).orders[0]).toMatchObject({ outcome: 'held', financial: 'pending' });
    const lines = [{ ...anOrder().lines[0]!, unitMinor: 1999 }];
    expect(expected([anOrder({ lines, subtotalMinor: 1999 })]).orders[0]?.outcome).toBe('rejected');
  });
});

describe('the checks', () => {
  test('find nothing where all is well', () => {
    expect(checkOutcomes('shop', [expected()], theRecords())).toEqual([]);
    expect(checkDoubles('shop', theRecords())).toEqual([]);
    expect(checkDifferences('shop', theRecords(), memoryOf([]))).toEqual([]);
  });

  test.each<[string, Partial<Records>, string[]]>([
    ['an order nobody heard of', { orders: new Map() }, ['lost']],
    ['an order that isn’t judged', { verdicts: [] }, ['lost']],
    ['a reward that is missing', { rewards: [aReward({})] }, ['lost']],
    ['a reward that waits for ever', { rewards: [aReward({ status: 'issuing' }), POINTS_REWARD] }, ['lost']],
    ['points that aren’t booked', { rewards: [aReward({}), { ...POINTS_REWARD, booked: 0 }] }, ['ledger']],
    ['a reward nobody earned', { rewards: [aReward({}), POINTS_REWARD, aReward({ id: 'r3', rule: 'x' })] }, ['double']],
  ])('find %s', (_what, change, kinds) => {
    expect(kindsOf(checkOutcomes('shop', [expected()], theRecords(change)))).toEqual(kinds);
  });

  test('find facts that are older than the shop’s', () => {
    const changed = anOrder({ updatedAt: '2026-11-20T10:05:00.000Z' });
    expect(kindsOf(checkOutcomes('shop', [expected([changed])], theRecords()))).toEqual(['lost']);
  });

  test('find two live rewards of one cause', () => {
    expect(kindsOf(checkDoubles('shop', theRecords({ rewards: [aReward({}), aReward({ id: 'r9' })] })))).toEqual([
      'double',
    ]);
  });

  test('find a code that works though it was taken back, one that doesn’t though it was issued, and one of nobody’s', () => {
    const differences = (records: Records, memory: StoreMemory) =>
      checkDifferences('shop', records, memory).map(({ text }) => text);
    expect(differences(theRecords({ rewards: [aReward({ status: 'reversed' })] }), memoryOf([]))).toEqual([
      'shop: code WELCOME of r1 is reversed and works',
    ]);
    expect(differences(theRecords(), { ...memoryOf([]), discounts: {} })).toEqual([
      "shop: code WELCOME of r1 is issued and doesn't work",
    ]);
    expect(differences(theRecords({ rewards: [] }), memoryOf([]))).toEqual(['shop: code WELCOME belongs to no reward']);
  });

  test('find a mail that was sent twice under two names, and one that never arrived', () => {
    const id = '019a2b3c-0000-7000-8000-000000000001';
    const sent = theRecords({ messages: [{ id, kind: 'friend-welcome', status: 'sent', error: null }] });
    const mail = (messageId: string) => ({ to: 'friend@example.com', messageId });
    expect(checkMails([sent], [mail(`<${id}@shop>`), mail(`<${id}@shop>`)])).toEqual([]);
    expect(kindsOf(checkMails([sent], [mail(`<${id}@shop>`), mail(`<again.${id}@shop>`)]))).toEqual(['double']);
    expect(kindsOf(checkMails([sent], []))).toEqual(['lost']);
  });
});

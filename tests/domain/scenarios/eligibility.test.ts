import { describe, expect, it } from 'vitest';
import type { OfferTerms } from '../../../app/domain/program/offer.ts';
import type { CustomerProfile } from '../../../app/domain/verdict/about-order.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  later,
  person,
  ruleOf,
  seen,
  told,
} from '../../support/builders.ts';

const benchWith = (terms: NonNullable<Parameters<typeof anOffer>[0]>['terms']) =>
  aBench(aWorld({ offers: [anOffer({ terms: terms ?? {} })] }));

const line = (lineId: string, productId: string, amountMinor: number) => ({
  lineId,
  productId,
  variantId: null,
  quantity: 1,
  amountMinor,
});
const profile = (changes: Partial<CustomerProfile> = {}): CustomerProfile => ({
  orders: 0,
  spentMinor: 0,
  currency: 'EUR',
  acceptsMarketing: false,
  country: 'FR',
  customerSince: at('2026-03-01T10:00Z'),
  lastOrderAt: null,
  tags: {},
  segments: {},
  domains: {},
  ...changes,
});
const onlyVase: OfferTerms['conditions']['purchase'] = {
  match: 'all',
  of: [{ code: 'products', args: { of: 'only', products: [{ id: '10', title: 'Vase Dune' }] } }],
};
const byVip: OfferTerms['eligibility']['advocate'] = {
  match: 'all',
  of: [{ code: 'tag', args: { has: 'any', tags: ['VIP'] } }],
};
const bens = { customerId: person('ben').customerId };

describe('products that count (P3)', () => {
  it('the minimum looks at what counts, and the receipt says what would have been enough', () => {
    const bench = benchWith({ conditions: { purchase: onlyVase } });
    bench.sees(aClaim(), seen(anOrder({ lines: [line('1', '10', 3_500), line('2', '11', 2_500)] })));
    const verdict = bench.verdictOn('1001');
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'minimum-subtotal' });
    expect(ruleOf(verdict, 'purchase-conditions').outcome).toBe('pass');
    expect(ruleOf(verdict, 'minimum-subtotal')).toMatchObject({
      input: { counted: { amountMinor: 3_500, currency: 'EUR' } },
      wouldQualify: { key: 'more', values: { missing: { amountMinor: 500, currency: 'EUR' } } },
    });
  });

  it('a share of the order is reckoned on what counts', () => {
    const bench = benchWith({
      conditions: { purchase: onlyVase },
      firstPurchase: { advocate: { type: 'commission', basisPoints: 1_000 } },
    });
    bench.sees(aClaim(), seen(anOrder({ lines: [line('1', '10', 4_000), line('2', '11', 2_000)] })));
    expect(bench.verdictOn('1001').grants[0]).toMatchObject({ side: 'advocate', baseMinor: 4_000 });
  });

  it('an order without any of them is rejected, with the condition that says why', () => {
    const bench = benchWith({ conditions: { purchase: onlyVase } });
    bench.sees(aClaim(), seen(anOrder({ lines: [line('1', '11', 6_000)] })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'products' });
  });

  it('an order that tells no lines is held and asked about; the answer decides', () => {
    const bench = benchWith({ conditions: { purchase: onlyVase } });
    const { effects } = bench.sees(aClaim(), seen(anOrder()));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'products' });
    expect(effects).toContainEqual({
      kind: 'ask-about-order',
      orderId: '1001',
      question: { ordersBefore: false, buyer: null, advocate: null, lines: true },
    });
    const lines = [
      { lineId: '1', productId: '10', quantity: 1, amountMinor: 6_000, collections: [], isComplete: true },
    ];
    bench.sees(told('1001', { lines: { asOf: at('2026-03-10T10:00+01:00'), lines } }));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('the chosen piece goes back: what is left doesn’t count', () => {
    const bench = benchWith({ conditions: { purchase: onlyVase } });
    const order = anOrder({ lines: [line('1', '10', 4_000), line('2', '11', 2_000)] });
    bench.sees(aClaim(), seen(order));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    const returned = { ...line('1', '10', 0), quantity: 0 };
    bench.sees(
      seen(
        later(order, 60, {
          subtotalMinor: 2_000,
          financialStatus: 'partially_refunded',
          lines: [returned, line('2', '11', 2_000)],
        }),
      ),
    );
    expect(bench.verdictOn('1001').outcome).toBe('rejected');
    expect(bench.liveRewards('advocate')).toEqual([]);
  });
});

describe('who may invite and be invited (P4)', () => {
  it('one question asks for all that is missing, of both sides', () => {
    const bench = benchWith({
      eligibility: {
        advocate: byVip,
        friend: { match: 'all', of: [{ code: 'employee', args: { is: 'no', tags: [], domains: ['rivage.example'] } }] },
      },
    });
    const { effects } = bench.sees(aClaim(), seen(anOrder(bens)));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'advocate-tag' });
    expect(effects.filter(({ kind }) => kind === 'ask-about-order')).toEqual([
      {
        kind: 'ask-about-order',
        orderId: '1001',
        question: {
          ordersBefore: false,
          buyer: { customerId: 'customer-ben', tags: [], segments: [], domains: ['rivage.example'] },
          advocate: {
            advocateId: 'advocate-ana',
            customerId: 'customer-ana',
            tags: ['vip'],
            segments: [],
            domains: [],
          },
          lines: false,
        },
      },
    ]);
    const answer = {
      buyer: profile({ domains: { 'rivage.example': false } }),
      advocates: { 'advocate-ana': profile({ tags: { vip: true } }) },
    };
    const after = bench.sees(told('1001', answer));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(after.effects.filter(({ kind }) => kind === 'ask-about-order')).toEqual([]);
  });

  it('an advocate who doesn’t qualify brings nobody anything, and the receipt names the condition', () => {
    const bench = benchWith({ eligibility: { advocate: byVip } });
    bench.sees(
      aClaim(),
      seen(anOrder(bens)),
      told('1001', { advocates: { 'advocate-ana': profile({ tags: { vip: false } }) } }),
    );
    const verdict = bench.verdictOn('1001');
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'advocate-tag' });
    expect(ruleOf(verdict, 'advocate-eligibility').parts).toMatchObject([{ code: 'advocate-tag', outcome: 'fail' }]);
    expect(bench.liveRewards('advocate')).toEqual([]);
  });

  it('a guest without an account is asked about nowhere: they have no tag', () => {
    const bench = benchWith({ eligibility: { friend: byVip } });
    const { effects } = bench.sees(aClaim({ about: { friend: profile({ tags: { vip: true } }) } }), seen(anOrder()));
    expect(effects.some(({ kind }) => kind === 'ask-about-order')).toBe(false);
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'friend-tag' });
  });

  it('a claim is refused for what is known of the friend already', () => {
    const bench = benchWith({ eligibility: { friend: byVip } });
    bench.sees(aClaim({ about: { friend: null } }));
    expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'rejected', reason: 'friend-tag' });
  });

  it('a claim that Shopify couldn’t be asked about waits for the order', () => {
    const bench = benchWith({ eligibility: { friend: byVip } });
    bench.sees(aClaim());
    expect(bench.verdictOnClaim('claim-ben-ana').outcome).toBe('approved');
  });

  it('an offer without conditions leaves no line and asks nothing', () => {
    const bench = aBench();
    const { effects } = bench.sees(aClaim(), seen(anOrder(bens)));
    expect(bench.verdictOn('1001').rules.some(({ code }) => /eligibility|purchase-conditions/.test(code))).toBe(false);
    expect(effects.some(({ kind }) => kind === 'ask-about-order')).toBe(false);
  });

  it('every such verdict replays from what was recorded (invariant 7)', () => {
    const offer = anOffer({
      terms: { conditions: { purchase: onlyVase }, eligibility: { advocate: byVip, friend: null } },
    });
    const bench = aBench(aWorld({ offers: [offer] }));
    bench.sees(aClaim(), seen(anOrder({ ...bens, lines: [line('1', '10', 5_000), line('2', '11', 900)] })));
    bench.sees(
      told('1001', {
        advocates: { 'advocate-ana': profile({ tags: { vip: true }, lastOrderAt: at('2026-02-01T10:00Z') }) },
      }),
    );
    const { inputs, rules, outcome, reason, grants } = bench.verdictOn('1001');
    expect(outcome).toBe('approved');
    const again = replay(JSON.parse(JSON.stringify(inputs)), rules, () => offer);
    expect(again).toMatchObject({ outcome, reason, rules, grants });
  });
});

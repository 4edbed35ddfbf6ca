import { describe, expect, it, test } from 'vitest';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  cancelled,
  daysAfter,
  ruleOf,
  seen,
} from '../../support/builders.ts';

describe('SC-01 the minimum subtotal', () => {
  it('40.00 is enough', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder({ subtotalMinor: 4_000 })));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('39.99 is rejected and would qualify with 0.01 more', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder({ subtotalMinor: 3_999 })));
    const verdict = bench.verdictOn('1001');
    expect(verdict).toMatchObject({ outcome: 'rejected', reason: 'minimum-subtotal' });
    expect(ruleOf(verdict, 'minimum-subtotal').wouldQualify).toEqual({
      key: 'more',
      values: { missing: { amountMinor: 1, currency: 'EUR' } },
    });
    expect(bench.liveRewards('advocate')).toEqual([]);
  });
});

describe('SC-02 currencies with other decimals', () => {
  const buy = (currency: string, minimumSubtotalMinor: number, subtotalMinor: number) => {
    const bench = aBench(aWorld({ offers: [anOffer({ terms: { currency, conditions: { minimumSubtotalMinor } } })] }));
    bench.sees(aClaim(), seen(anOrder({ currency, subtotalMinor })));
    return bench.verdictOn('1001').outcome;
  };
  test.each([
    ['4,000 JPY of 4,000', 'JPY', 4_000, 4_000, 'approved'],
    ['3,999 JPY of 4,000', 'JPY', 4_000, 3_999, 'rejected'],
    ['12.345 KWD of 12.345', 'KWD', 12_345, 12_345, 'approved'],
    ['12.344 KWD of 12.345', 'KWD', 12_345, 12_344, 'rejected'],
  ])('%s', (_label, currency, minimum, subtotal, outcome) => {
    expect(buy(currency, minimum, subtotal)).toBe(outcome);
  });
});

describe('SC-03 paid in another currency than the shop’s', () => {
  it('the shop money decides and the receipt shows both', () => {
    const bench = aBench();
    bench.sees(
      aClaim(),
      seen(anOrder({ subtotalMinor: 4_000, presentmentCurrency: 'USD', presentmentSubtotalMinor: 4_310 })),
    );
    const verdict = bench.verdictOn('1001');
    expect(verdict.outcome).toBe('approved');
    expect(ruleOf(verdict, 'minimum-subtotal').input).toEqual({
      subtotal: { amountMinor: 4_000, currency: 'EUR' },
      paid: { amountMinor: 4_310, currency: 'USD' },
    });
  });

  it('a shop that changed its currency since the version was published qualifies nobody by mistake', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder({ currency: 'USD', subtotalMinor: 9_000 })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'minimum-subtotal' });
  });
});

describe('SC-04 the window', () => {
  const buy = (invitedAt: string, boughtAt: string) => {
    const bench = aBench(aWorld(), daysAfter(at(boughtAt), 0));
    bench.sees(aClaim({ invitedAt: at(invitedAt) }), seen(anOrder({ boughtAt: at(boughtAt) })));
    return bench.verdictOn('1001');
  };

  test.each([
    ['into summer time, the last instant', '2026-03-01T10:00+01:00', '2026-03-31T10:00+02:00', 'approved'],
    ['into summer time, a second too late', '2026-03-01T10:00+01:00', '2026-03-31T10:00:01+02:00', 'rejected'],
    ['into winter time, the last instant', '2026-10-01T10:00+02:00', '2026-10-31T10:00+01:00', 'approved'],
    ['into winter time, a second too late', '2026-10-01T10:00+02:00', '2026-10-31T10:00:01+01:00', 'rejected'],
  ])('%s', (_label, invitedAt, boughtAt, outcome) => {
    expect(buy(invitedAt, boughtAt).outcome).toBe(outcome);
  });

  it('a late buyer reads until when it would have counted', () => {
    const verdict = buy('2026-03-01T10:00+01:00', '2026-03-31T10:00:01+02:00');
    expect(verdict.reason).toBe('window');
    expect(ruleOf(verdict, 'window').wouldQualify).toEqual({
      key: 'by',
      values: { until: at('2026-03-31T10:00+02:00').toISOString() },
    });
  });
});

describe('what is no sale', () => {
  const judged = (changes: Parameters<typeof anOrder>[0]) => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder(changes)));
    const verdict = bench.verdictOn('1001');
    return [
      verdict.outcome,
      verdict.reason,
      verdict.rules.find((rule) => rule.code === 'order-standing')?.input.standing,
    ];
  };

  test.each([
    ['a test order', { isTest: true }, ['rejected', 'order-standing', 'test-order']],
    ['a free order', { subtotalMinor: 0 }, ['rejected', 'order-standing', 'free-order']],
    ['a voided payment', { financialStatus: 'voided', paidAt: null }, ['rejected', 'order-standing', 'void']],
    [
      'a whole refund',
      { financialStatus: 'refunded', originalSubtotalMinor: 6_000, subtotalMinor: 0 },
      ['rejected', 'order-standing', 'refunded'],
    ],
    [
      'a payment on its way',
      { financialStatus: 'pending', paidAt: null },
      ['held', 'order-standing', 'awaiting-payment'],
    ],
    [
      'a status Shopify invents later',
      { financialStatus: 'unknown', paidAt: null },
      ['held', 'order-standing', 'awaiting-payment'],
    ],
  ] as const)('%s', (_label, changes, wanted) => {
    expect(judged(changes)).toEqual(wanted);
  });

  it('SC-15: cancelled before paid stays cancelled, whatever comes again', () => {
    const paid = anOrder();
    const bench = aBench();
    bench.sees(aClaim());
    for (const facts of [cancelled(paid), paid, paid, cancelled(paid), paid]) bench.sees(seen(facts));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'order-standing' });
    expect(bench.liveRewards('advocate')).toEqual([]);
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 0 });
  });

  it('SC-15: also when both were written within the same second', () => {
    const paid = anOrder();
    for (const reports of [
      [cancelled(paid, 0), paid],
      [paid, cancelled(paid, 0)],
    ]) {
      const bench = aBench();
      bench.sees(aClaim(), ...reports.map((facts) => seen(facts)));
      expect(bench.verdictOn('1001').outcome).toBe('rejected');
      expect(bench.liveRewards('advocate')).toEqual([]);
    }
  });
});

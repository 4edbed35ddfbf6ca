import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFacts } from '../../../app/domain/judging/merge-facts.ts';
import type { OrderFacts } from '../../../app/domain/verdict/facts.ts';
import { paymentAt } from '../../../app/domain/verdict/payment.ts';
import { toFacts } from '../../../app/persistence/judging/rows.ts';
import { anOrder, later } from '../../support/builders.ts';
import { anyReport } from '../../support/builders-arbitrary.ts';

const RUNS = { numRuns: 500 };

describe('merging reports of one order', () => {
  it('gives the same whichever came first', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (a, b) => {
        expect(mergeFacts(a, b)).toEqual(mergeFacts(b, a));
      }),
      RUNS,
    );
  });

  it('gives the same in whatever groups they come', () => {
    fc.assert(
      fc.property(anyReport, anyReport, anyReport, (a, b, c) => {
        expect(mergeFacts(mergeFacts(a, b), c)).toEqual(mergeFacts(a, mergeFacts(b, c)));
      }),
      RUNS,
    );
  });

  it('gives nothing new when a report comes again', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (a, b) => {
        expect(mergeFacts(a, a)).toEqual(a);
        const merged = mergeFacts(a, b);
        expect(mergeFacts(merged, a)).toEqual(merged);
        expect(mergeFacts(merged, b)).toEqual(merged);
      }),
      RUNS,
    );
  });

  it('survives being stored as JSON in between', () => {
    fc.assert(
      fc.property(anyReport, anyReport, anyReport, (a, b, c) => {
        const merged = mergeFacts(a, b);
        const { linkedAt } = JSON.parse(JSON.stringify(merged));
        const stored = linkedAt ? { ...merged, linkedAt } : merged;
        expect(mergeFacts(stored, c)).toEqual(mergeFacts(merged, c));
      }),
      RUNS,
    );
  });
});

describe('when an order was paid', () => {
  const ordered = anOrder({ financialStatus: 'pending', paidAt: null });
  const days = (n: number) => n * 86_400;
  const paid = later(ordered, days(24), { financialStatus: 'paid', paidAt: ordered.processedAt });
  const refunded = later(paid, days(3), { financialStatus: 'partially_refunded' });

  it.each([
    ['as it happened', [ordered, paid, refunded]],
    ['backwards', [refunded, paid, ordered]],
    ['the payment last', [ordered, refunded, paid]],
  ])('is when it was told of as paid, of one that was unpaid before: %s', (_order, [first, ...others]) => {
    const merged = others.reduce<OrderFacts>(mergeFacts, first as OrderFacts);
    expect(paymentAt(toFacts(JSON.parse(JSON.stringify(merged))))).toEqual(paid.updatedAt);
  });

  it('is when it was made, of one that was paid at once', () => {
    expect(paymentAt(mergeFacts(paid, refunded))).toEqual(ordered.processedAt);
    const edited = later(paid, 60, { financialStatus: 'partially_paid' });
    expect(paymentAt(mergeFacts(mergeFacts(paid, edited), refunded))).toEqual(ordered.processedAt);
  });
});

describe('what the merged facts say', () => {
  const first = anOrder({ customerId: '1' as never, claimToken: 'token' });

  it('an older report never overwrites a newer', () => {
    const newer = later(first, 60, { subtotalMinor: 1_000 });
    expect(mergeFacts(newer, first).subtotalMinor).toBe(1_000);
  });

  it('a newer report that lacks the buyer or the cart keeps them', () => {
    const redacted = later(first, 60, { customerId: null, emailHash: null, claimToken: null });
    expect(mergeFacts(first, redacted)).toMatchObject({
      customerId: '1',
      emailHash: first.emailHash,
      claimToken: 'token',
      updatedAt: redacted.updatedAt,
    });
  });

  it('a newer e-mail replaces an older', () => {
    expect(mergeFacts(first, later(first, 60, { emailHash: 'other' })).emailHash).toBe('other');
  });

  it('of two reports of one second each fact that can’t be undone stands', () => {
    const pending = { ...first, financialStatus: 'pending' as const, paidAt: null };
    const cancelledThen = { ...first, cancelledAt: first.updatedAt, subtotalMinor: 0 };
    expect(mergeFacts(pending, cancelledThen)).toMatchObject({
      financialStatus: 'paid',
      cancelledAt: first.updatedAt,
      subtotalMinor: 0,
      paidAt: first.paidAt,
    });
  });
});

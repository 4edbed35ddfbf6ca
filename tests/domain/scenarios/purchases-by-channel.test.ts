import { describe, expect, it } from 'vitest';
import type { CustomerId } from '../../../app/domain/shared/ids.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOrder,
  at,
  aWorld,
  cancelled,
  daysAfter,
  later,
  person,
  seen,
} from '../../support/builders.ts';

/** S3: what was taken up and bought is summed by the way the link had been shared. */
const byWhatsapp = aClaim({ via: 'whatsapp' });
const order = anOrder();

const summed = ({ batches }: ReturnType<typeof aBench>): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { metric, amount } of batches.flatMap(({ counters }) => counters))
    if (metric.includes(':')) sums[metric] = (sums[metric] ?? 0) + amount;
  return sums;
};

describe('a purchase', () => {
  it('counts for the channel its friend took up the offer by, from its approval on', () => {
    const bench = aBench();
    bench.sees(byWhatsapp);
    expect(summed(bench)).toEqual({ 'claims:whatsapp': 1 });
    bench.sees(seen(order), seen(order), byWhatsapp);
    expect(summed(bench)).toEqual({ 'claims:whatsapp': 1, 'orders:whatsapp': 1 });
  });

  it('counts no longer once it is cancelled, and again where the next one takes its place', () => {
    const bench = aBench();
    bench.sees(byWhatsapp, seen(order));
    bench.sees(seen(cancelled(order)));
    expect(summed(bench)).toMatchObject({ 'orders:whatsapp': 0 });
    bench.sees(seen(anOrder({ orderId: '1002' as never, boughtAt: daysAfter(order.processedAt, 1) })));
    expect(summed(bench)).toMatchObject({ 'orders:whatsapp': 1 });
  });

  it('counts once, however much of it is refunded and whatever is bought after it', () => {
    const bench = aBench();
    bench.sees(byWhatsapp, seen(order), seen(later(order, 60, { subtotalMinor: 4_500 })));
    bench.sees(seen(anOrder({ orderId: '1002' as never, boughtAt: daysAfter(order.processedAt, 1) })));
    expect(summed(bench)).toMatchObject({ 'orders:whatsapp': 1 });
  });

  it('counts for no channel where the link carried no mark', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(order));
    expect(summed(bench)).toEqual({});
  });

  it('heard of before its claim counts as soon as that comes', () => {
    const bench = aBench();
    bench.sees(seen({ ...order, codes: ['ANA-7K2PX1'] }));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(summed(bench)).toEqual({});
    bench.sees(byWhatsapp);
    expect(summed(bench)).toEqual({ 'claims:whatsapp': 1, 'orders:whatsapp': 1 });
    bench.sees(seen(cancelled(order)));
    expect(summed(bench)).toMatchObject({ 'orders:whatsapp': 0 });
  });

  it('of two accounts that turn out to be one human counts by the one claim that stands', () => {
    const bench = aBench();
    const ben = person('ben').customerId as CustomerId;
    const leo = person('leo').customerId as CustomerId;
    bench.sees(byWhatsapp, seen({ ...order, customerId: ben }));
    bench.sees(aClaim({ by: 'leo', via: 'qr', claimedAt: at('2026-03-05T10:00Z') }));
    const leos = anOrder({ by: 'leo', orderId: '1002' as never, boughtAt: daysAfter(order.processedAt, 0.1) });
    bench.sees(seen({ ...leos, customerId: leo }));
    expect(summed(bench)).toMatchObject({ 'orders:whatsapp': 1, 'orders:qr': 1 });
    bench.sees({ kind: 'customers-merged', keptId: ben, goneId: leo });
    expect(summed(bench)).toMatchObject({ 'orders:whatsapp': 1, 'orders:qr': 0 });
  });

  it('that another advocate brought about counts for no channel of the claim before', () => {
    const bench = aBench(aWorld({ advocates: ['ana', 'zoe'] }));
    bench.sees(byWhatsapp);
    const late = anOrder({ boughtAt: daysAfter(order.processedAt, 60), codes: [anAdvocate('zoe').code] });
    const early = cancelled(order);
    bench.sees(seen(early), seen(late));
    expect([...bench.world.referrals.values()]).toMatchObject([{ advocateId: anAdvocate('zoe').advocateId }]);
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(summed(bench)).toEqual({ 'claims:whatsapp': 1 });
  });
});

import { describe, expect, it } from 'vitest';
import { riskLevel } from '../../app/domain/fraud/risk-level.ts';
import { type AboutOrder, type CustomerProfile, mergeAbout } from '../../app/domain/verdict/about-order.ts';
import { at } from '../support/builders.ts';

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

describe('what Shopify said about an order', () => {
  it('stands as it was told first, and gains what was asked later', () => {
    const first = { ordersBefore: 0, buyer: profile({ orders: 0, tags: { vip: false } }) };
    const later = { ordersBefore: 2, buyer: profile({ orders: 2, tags: { vip: true, pro: true } }) };
    expect(mergeAbout(first, later)).toEqual({
      ordersBefore: 0,
      buyer: profile({ orders: 0, tags: { vip: false, pro: true } }),
    });
  });

  it('keeps two advocates apart', () => {
    const merged = mergeAbout({ advocates: { ana: profile() } }, { advocates: { eve: null } });
    expect(merged.advocates).toEqual({ ana: profile(), eve: null });
  });

  it('keeps every look at its risk, in the order they were taken, whichever came first', () => {
    const looks = [
      { provider: 'shopify', level: 'high', at: at('2026-03-10T10:00Z') },
      { provider: 'shopify', level: 'low', at: at('2026-03-10T11:00Z') },
      { provider: '42', level: 'medium', at: at('2026-03-10T10:30Z') },
    ] as const;
    const inTime = [looks[0], looks[2], looks[1]];
    for (const order of [looks, looks.toReversed(), [looks[1], looks[2], looks[0]]])
      expect(
        [...order, ...order].reduce<AboutOrder | null>(
          (known, look) => mergeAbout(known, { assessments: [look] }),
          null,
        ),
      ).toEqual({ assessments: inTime });
  });

  it('is as risky as the gravest of what each provider thought last, by then', () => {
    const look = (provider: string, level: 'low' | 'medium' | 'high', hour: number) => ({
      ...{ provider, level },
      at: at(`2026-03-10T${hour}:00Z`),
    });
    const about = { assessments: [look('shopify', 'high', 10), look('42', 'medium', 11), look('shopify', 'low', 12)] };
    const levelAt = (hour: number) => riskLevel(about, at(`2026-03-10T${hour}:30Z`));
    expect([levelAt(10), levelAt(11), levelAt(12)]).toEqual(['high', 'high', 'medium']);
    expect(riskLevel(null, at('2026-03-10T12:00Z'))).toBeNull();
  });

  it('asked for its risk, a provider’s later look stands in the place of its answer', () => {
    const risk = { recommendation: 'cancel', level: 'high', byProvider: { shopify: 'high', '42': 'medium' } } as const;
    const later = { provider: 'shopify', level: 'low', at: at('2026-03-10T10:00Z') } as const;
    const until = at('2026-03-20T10:00Z');
    expect(riskLevel({ risk }, until)).toBe('high');
    expect(riskLevel({ risk, assessments: [later] }, until)).toBe('medium');
    expect(riskLevel({ risk: { recommendation: 'cancel', level: 'high' } }, until)).toBe('high');
  });

  it('has the lines of the order’s newest state, whichever came first', () => {
    const older = { lines: { asOf: at('2026-03-10T10:00Z'), lines: [] } };
    const newer = { lines: { asOf: at('2026-03-11T10:00Z'), lines: [] } };
    expect(mergeAbout(newer, older)).toEqual(newer);
    expect(mergeAbout(older, newer)).toEqual(newer);
  });
});

import { describe, expect, it } from 'vitest';
import { type CustomerProfile, mergeAbout } from '../../app/domain/verdict/about-order.ts';
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

  it('has the lines of the order’s newest state, whichever came first', () => {
    const older = { lines: { asOf: at('2026-03-10T10:00Z'), lines: [] } };
    const newer = { lines: { asOf: at('2026-03-11T10:00Z'), lines: [] } };
    expect(mergeAbout(newer, older)).toEqual(newer);
    expect(mergeAbout(older, newer)).toEqual(newer);
  });
});

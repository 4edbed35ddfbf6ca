import { describe, expect, test } from 'vitest';
import { programFileJsonSchema, withoutShopsOwn } from '../../../app/domain/program/program-file.ts';
import { percentOff, points, someTerms } from '../../support/builders.ts';

test('the format that stands in docs is the one we read', async () => {
  const schema = `${JSON.stringify(programFileJsonSchema(), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot('../../../docs/programme.schema.json');
});

describe('what only one shop has', () => {
  const bracelet = { id: '1', title: 'Bracelet' };
  const products = { code: 'products' as const, args: { of: 'only' as const, products: [bracelet] } };
  const online = { code: 'channel' as const, args: { channels: ['online' as const] } };
  const vip = { code: 'segment' as const, args: { has: 'any' as const, segments: [{ id: '7', name: 'VIP' }] } };
  const pouch = {
    ...{ type: 'free-product' as const, variantId: 'gid://shopify/ProductVariant/1', title: 'Pouch' },
    ...{ priceMinor: 900, minimumSubtotalMinor: 0, validDays: null },
  };

  test('terms without any of it stay as they are', () => {
    const terms = someTerms({ catalogue: [{ itemId: 'ten', points: 400, reward: percentOff(10) }] });
    expect(withoutShopsOwn(terms)).toEqual({ terms, leftOut: [] });
  });

  test('is left out and named, wherever it stands; the rest of a group stays', () => {
    const { terms, leftOut } = withoutShopsOwn(
      someTerms({
        welcome: pouch,
        firstPurchase: { advocate: points(500), friend: pouch },
        nthPurchases: [{ n: 2, advocate: pouch, friend: points(5) }],
        conditions: {
          purchase: { match: 'all', of: [products, online, { match: 'any', of: [products, online] }] },
        },
        eligibility: {
          advocate: { match: 'any', of: [vip] },
          friend: { match: 'all', of: [{ match: 'any', of: [vip] }] },
        },
        catalogue: [
          { itemId: 'pouch', points: 900, reward: pouch },
          { itemId: 'ten', points: 400, reward: percentOff(10) },
        ],
      }),
    );
    expect(terms.welcome).toBeNull();
    expect(terms.firstPurchase).toEqual({ advocate: points(500), friend: null });
    expect(terms.nthPurchases).toEqual([{ n: 2, advocate: null, friend: points(5) }]);
    expect(terms.conditions.purchase).toEqual({ match: 'all', of: [online, { match: 'any', of: [online] }] });
    expect(terms.eligibility).toEqual({ advocate: null, friend: null });
    expect(terms.catalogue.map(({ itemId }) => itemId)).toEqual(['ten']);
    expect(leftOut.map(({ path, kind, names }) => `${path} ${kind} ${names.join()}`)).toEqual([
      'welcome free-product Pouch',
      'firstPurchase.friend free-product Pouch',
      'nthPurchases.0.advocate free-product Pouch',
      'conditions.purchase products Bracelet',
      'conditions.purchase products Bracelet',
      'eligibility.advocate segments VIP',
      'eligibility.friend segments VIP',
      'catalogue.0.reward free-product Pouch',
    ]);
  });
});

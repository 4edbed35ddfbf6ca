import { expect, it, test } from 'vitest';
import { missingScopes, scopeProblems, scopesFor } from '../../app/shopify/issuers.server.ts';
import { scopesOf } from '../../app/ui/program/reward-fields.ts';
import { someTerms } from '../support/builders.ts';
import { everySpec } from '../ui/fixtures.ts';
import { aPercentage } from './discounts.ts';

const giftCard = { type: 'gift-card', amountMinor: 1000, validMonths: null } as const;
const storeCredit = { type: 'store-credit', amountMinor: 1000, validMonths: null } as const;
const tag = { type: 'customer-tag', tag: 'vip', label: 'VIP' } as const;
const points = { type: 'points', points: 10, validMonths: null } as const;

it('codes and points need nothing beyond what every shop grants', () => {
  expect([...scopesFor(aPercentage), ...scopesFor(points)]).toEqual([]);
});

it('what is missing is named once, whichever rewards need it', () => {
  expect(missingScopes([giftCard, tag, points], ['read_customers'])).toEqual(['write_gift_cards', 'write_customers']);
});

it('what is granted is not asked for again', () => {
  expect(missingScopes([giftCard, tag], ['write_gift_cards', 'write_customers'])).toEqual([]);
});

it('who may write may read', () => {
  expect(missingScopes([storeCredit], ['write_store_credit_accounts'])).toEqual([
    'write_store_credit_account_transactions',
  ]);
});

it('a reward that lacks a scope is refused by its name', () => {
  expect(scopeProblems(tag, [])).toEqual([
    { code: 'scope-missing', field: 'write_customers', message: 'the shop has not granted write_customers' },
  ]);
});

test.each(everySpec)('the editor lets Shopify ask for exactly what $type takes', (spec) => {
  const terms = someTerms({ welcome: null, firstPurchase: { advocate: spec } });
  expect(scopesOf(terms).toSorted()).toEqual(scopesFor(spec).toSorted());
});

import { describe, expect, it, test } from 'vitest';
import { personFinding } from '../../app/domain/eligibility/conditions/person.ts';
import { countedAmount, purchaseFinding } from '../../app/domain/eligibility/conditions/purchase.ts';
import {
  PERSON_CONDITIONS,
  type PersonLeaf,
  PURCHASE_CONDITIONS,
  type PurchaseLeaf,
  personConditionsSchema,
  purchaseConditionsSchema,
} from '../../app/domain/eligibility/conditions/registry.ts';
import type { PersonFacts } from '../../app/domain/eligibility/person-facts.ts';
import type { PurchaseFacts, PurchaseLine } from '../../app/domain/eligibility/purchase-facts.ts';
import { at, daysAfter } from '../support/builders.ts';

const NOW = at('2026-03-10T10:00Z');
const aPerson = (changes: Partial<PersonFacts> = {}): PersonFacts => ({
  isCustomer: true,
  orders: 3,
  spentMinor: 20_000,
  currency: 'EUR',
  acceptsMarketing: true,
  country: 'FR',
  lastOrderAt: daysAfter(NOW, -30),
  tags: {},
  segments: {},
  domains: {},
  at: NOW,
  ...changes,
});
/** Nothing was told yet. */
const aStranger = aPerson({
  isCustomer: null,
  orders: null,
  spentMinor: null,
  acceptsMarketing: null,
  country: null,
  lastOrderAt: null,
});
/** Shopify knows no such customer. */
const aNobody = aPerson({
  isCustomer: false,
  orders: 0,
  spentMinor: 0,
  acceptsMarketing: false,
  country: null,
  lastOrderAt: 'none',
});

const aLine = (changes: Partial<PurchaseLine> = {}): PurchaseLine => ({
  lineId: '1',
  productId: '10',
  quantity: 1,
  amountMinor: 4_000,
  collections: null,
  isComplete: false,
  ...changes,
});
const aPurchase = (changes: Partial<PurchaseFacts> = {}): PurchaseFacts => ({
  channel: 'online',
  paidIn: 'EUR',
  currency: 'EUR',
  deliveryCountry: 'FR',
  byCompany: false,
  lines: [aLine()],
  ...changes,
});

const ofPerson = (leaf: PersonLeaf, person: PersonFacts) =>
  personFinding({ match: 'all', of: [leaf] }, person, 'friend').parts?.[0]?.outcome;
const ofPurchase = (leaf: PurchaseLeaf, purchase: PurchaseFacts) =>
  purchaseFinding({ match: 'all', of: [leaf] }, purchase).outcome;

describe('each condition of a person, on both sides of its edge', () => {
  const orders = (atLeast: number | null, atMost: number | null): PersonLeaf => ({
    code: 'orders',
    args: { atLeast, atMost },
  });
  const spent = (atLeastMinor: number | null, atMostMinor: number | null): PersonLeaf => ({
    code: 'spent',
    args: { atLeastMinor, atMostMinor },
  });
  const lastOrder = (is: 'within' | 'before', days: number): PersonLeaf => ({ code: 'last-order', args: { is, days } });
  const tag = (has: 'any' | 'none'): PersonLeaf => ({ code: 'tag', args: { has, tags: ['VIP', 'Pro'] } });
  const segment = (has: 'any' | 'none'): PersonLeaf => ({
    code: 'segment',
    args: { has, segments: [{ id: '7', name: 'Fidèles' }] },
  });
  const employee = (is: 'no' | 'yes'): PersonLeaf => ({
    code: 'employee',
    args: { is, tags: ['Staff'], domains: ['rivage.example'] },
  });
  const country = (of: 'only' | 'except'): PersonLeaf => ({ code: 'country', args: { of, countries: ['FR', 'BE'] } });
  const consent: PersonLeaf = { code: 'consent', args: {} };
  const days = (ago: number) => aPerson({ lastOrderAt: daysAfter(NOW, -ago) });

  test.each<[string, PersonLeaf, PersonFacts, 'pass' | 'fail' | 'hold']>([
    ['3 orders of at least 3', orders(3, null), aPerson(), 'pass'],
    ['3 orders of at least 4', orders(4, null), aPerson(), 'fail'],
    ['3 orders of at most 3', orders(null, 3), aPerson(), 'pass'],
    ['3 orders of at most 2', orders(null, 2), aPerson(), 'fail'],
    ['orders not told', orders(1, null), aStranger, 'hold'],
    ['200.00 spent of at least 200.00', spent(20_000, null), aPerson(), 'pass'],
    ['200.00 spent of at least 200.01', spent(20_001, null), aPerson(), 'fail'],
    ['200.00 spent of at most 200.00', spent(null, 20_000), aPerson(), 'pass'],
    ['200.00 spent of at most 199.99', spent(null, 19_999), aPerson(), 'fail'],
    ['spending not told', spent(1, null), aStranger, 'hold'],
    ['30 days ago within 30', lastOrder('within', 30), days(30), 'pass'],
    ['31 days ago within 30', lastOrder('within', 30), days(31), 'fail'],
    ['30 days ago, none for 30', lastOrder('before', 30), days(30), 'fail'],
    ['31 days ago, none for 30', lastOrder('before', 30), days(31), 'pass'],
    ['never, none for 30', lastOrder('before', 30), aNobody, 'pass'],
    ['out of sight within 60', lastOrder('within', 60), aPerson({ lastOrderAt: 'hidden' }), 'fail'],
    ['out of sight within 61', lastOrder('within', 61), aPerson({ lastOrderAt: 'hidden' }), 'hold'],
    ['last order not told', lastOrder('within', 30), aStranger, 'hold'],
    ['one of the tags', tag('any'), aPerson({ tags: { vip: false, pro: true } }), 'pass'],
    ['none of the tags', tag('any'), aPerson({ tags: { vip: false, pro: false } }), 'fail'],
    ['one of the unwanted tags', tag('none'), aPerson({ tags: { vip: true, pro: false } }), 'fail'],
    ['none of the unwanted tags', tag('none'), aPerson({ tags: { vip: false, pro: false } }), 'pass'],
    ['one tag not told', tag('any'), aPerson({ tags: { vip: false } }), 'hold'],
    ['a nobody is tagged nothing', tag('any'), aNobody, 'fail'],
    ['in the segment', segment('any'), aPerson({ segments: { '7': true } }), 'pass'],
    ['not in the segment', segment('any'), aPerson({ segments: { '7': false } }), 'fail'],
    ['in the unwanted segment', segment('none'), aPerson({ segments: { '7': true } }), 'fail'],
    ['segment not told', segment('any'), aPerson(), 'hold'],
    ['an employee by tag', employee('no'), aPerson({ tags: { staff: true } }), 'fail'],
    [
      'an employee by address',
      employee('no'),
      aPerson({ tags: { staff: false }, domains: { 'rivage.example': true } }),
      'fail',
    ],
    ['no employee', employee('no'), aPerson({ tags: { staff: false }, domains: { 'rivage.example': false } }), 'pass'],
    ['employees only, and one is', employee('yes'), aPerson({ tags: { staff: true } }), 'pass'],
    ['employee not told', employee('no'), aStranger, 'hold'],
    ['France of France and Belgium', country('only'), aPerson(), 'pass'],
    ['Spain of France and Belgium', country('only'), aPerson({ country: 'ES' }), 'fail'],
    ['France of all but France', country('except'), aPerson(), 'fail'],
    ['country not known', country('only'), aPerson({ country: null }), 'hold'],
    ['accepts e-mails', consent, aPerson(), 'pass'],
    ['accepts no e-mails', consent, aPerson({ acceptsMarketing: false }), 'fail'],
    ['consent not told', consent, aStranger, 'hold'],
  ])('%s', (_label, leaf, person, outcome) => {
    expect(ofPerson(leaf, person)).toBe(outcome);
  });

  it('says how much is missing', () => {
    const whole = personFinding({ match: 'all', of: [orders(5, null), spent(20_050, null)] }, aPerson(), 'advocate');
    expect(whole.parts?.map(({ code, wouldQualify }) => [code, wouldQualify?.values])).toEqual([
      ['advocate-orders', { missing: 2 }],
      ['advocate-spent', { missing: { amountMinor: 50, currency: 'EUR' } }],
    ]);
  });

  it('refuses nobody’s claim for what only a purchase brings', () => {
    const claim = (leaf: PersonLeaf, person: PersonFacts) =>
      personFinding({ match: 'all', of: [leaf] }, person, 'friend', true).outcome;
    expect(claim(consent, aNobody)).toBe('pass');
    expect(claim(country('only'), aNobody)).toBe('pass');
    expect(claim(orders(1, null), aStranger)).toBe('pass');
    expect(claim(tag('any'), aNobody)).toBe('fail');
    expect(claim(consent, aPerson({ acceptsMarketing: false }))).toBe('fail');
  });
});

describe('each condition of a purchase, on both sides of its edge', () => {
  const products = (of: 'only' | 'except'): PurchaseLeaf => ({
    code: 'products',
    args: { of, products: [{ id: '10', title: 'Vase' }] },
  });
  const collections = (of: 'only' | 'except'): PurchaseLeaf => ({
    code: 'collections',
    args: { of, collections: [{ id: '500', title: 'Maison' }] },
  });
  const buyer = (who: 'company' | 'person'): PurchaseLeaf => ({ code: 'buyer', args: { buyer: who } });
  const channel: PurchaseLeaf = { code: 'channel', args: { channels: ['online'] } };
  const paidIn: PurchaseLeaf = { code: 'paid-in', args: { currencies: ['EUR'] } };
  const deliveredTo = (of: 'only' | 'except'): PurchaseLeaf => ({
    code: 'delivery-country',
    args: { of, countries: ['FR'] },
  });
  const inCollections = (ids: string[], isComplete = true) =>
    aPurchase({ lines: [aLine({ collections: ids, isComplete })] });
  const other = aPurchase({ lines: [aLine({ productId: '11' })] });

  test.each<[string, PurchaseLeaf, PurchaseFacts, 'pass' | 'fail' | 'hold']>([
    ['the product', products('only'), aPurchase(), 'pass'],
    ['another product', products('only'), other, 'fail'],
    ['the excluded product', products('except'), aPurchase(), 'fail'],
    ['another than the excluded', products('except'), other, 'pass'],
    ['the product, sent back', products('only'), aPurchase({ lines: [aLine({ quantity: 0 })] }), 'fail'],
    ['a line made by hand', products('only'), aPurchase({ lines: [aLine({ productId: null })] }), 'fail'],
    ['lines not told', products('only'), aPurchase({ lines: null }), 'hold'],
    ['in the collection', collections('only'), inCollections(['500']), 'pass'],
    ['in another collection', collections('only'), inCollections(['501']), 'fail'],
    ['in the excluded collection', collections('except'), inCollections(['500']), 'fail'],
    ['collections not told', collections('only'), aPurchase(), 'hold'],
    ['not all collections told', collections('only'), inCollections(['501'], false), 'hold'],
    ['online', channel, aPurchase(), 'pass'],
    ['at the till', channel, aPurchase({ channel: 'pos' }), 'fail'],
    ['paid in EUR', paidIn, aPurchase(), 'pass'],
    ['paid in USD', paidIn, aPurchase({ paidIn: 'USD' }), 'fail'],
    ['for a company, only companies', buyer('company'), aPurchase({ byCompany: true }), 'pass'],
    ['for oneself, only companies', buyer('company'), aPurchase(), 'fail'],
    ['for a company, only private persons', buyer('person'), aPurchase({ byCompany: true }), 'fail'],
    ['for oneself, only private persons', buyer('person'), aPurchase(), 'pass'],
    ['for whom isn’t told', buyer('company'), aPurchase({ byCompany: undefined }), 'hold'],
    ['delivered to France', deliveredTo('only'), aPurchase(), 'pass'],
    ['delivered to Belgium', deliveredTo('only'), aPurchase({ deliveryCountry: 'BE' }), 'fail'],
    ['delivered nowhere, only France', deliveredTo('only'), aPurchase({ deliveryCountry: null }), 'fail'],
    ['delivered nowhere, all but France', deliveredTo('except'), aPurchase({ deliveryCountry: null }), 'pass'],
    ['delivery not told', deliveredTo('only'), aPurchase({ deliveryCountry: undefined }), 'hold'],
  ])('%s', (_label, leaf, purchase, outcome) => {
    expect(ofPurchase(leaf, purchase)).toBe(outcome);
  });

  const basket = aPurchase({
    lines: [aLine(), aLine({ lineId: '2', productId: '11', amountMinor: 2_500 })],
  });
  const counted = (of: PurchaseLeaf[], match: 'all' | 'any', purchase = basket) =>
    countedAmount({ match, of }, purchase, 6_500).surelyMinor;

  it('what isn’t chosen counts for nothing, and the rest for what is left of it', () => {
    expect(counted([products('only')], 'all')).toBe(4_000);
    expect(counted([products('except')], 'all')).toBe(2_500);
  });

  it('any of two: at the till everything counts, online the chosen product', () => {
    const till: PurchaseLeaf = { code: 'channel', args: { channels: ['pos'] } };
    expect(counted([products('only'), till], 'any')).toBe(4_000);
    expect(counted([products('only'), till], 'any', { ...basket, channel: 'pos' })).toBe(6_500);
  });

  it('all of two that choose lines must hold for one and the same line', () => {
    const vaseElsewhere = aPurchase({
      lines: [
        aLine({ collections: ['501'], isComplete: true }),
        aLine({ lineId: '2', productId: '11', collections: ['500'], isComplete: true }),
      ],
    });
    const both = { match: 'all' as const, of: [products('only'), collections('only')] };
    const found = purchaseFinding(both, vaseElsewhere);
    expect(found.parts?.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
    expect(found.outcome).toBe('fail');
  });

  it('never counts more than is left of the order', () => {
    expect(countedAmount({ match: 'all', of: [products('only')] }, basket, 3_000).surelyMinor).toBe(3_000);
  });

  it('without conditions on products the whole order counts', () => {
    expect(countedAmount({ match: 'all', of: [channel] }, basket, 6_400).surelyMinor).toBe(6_400);
    expect(countedAmount(null, null, 6_400).surelyMinor).toBe(6_400);
  });
});

describe('groups', () => {
  const known = (code: 'pass' | 'fail' | 'hold'): PersonLeaf => ({
    code: 'country',
    args: { of: code === 'fail' ? 'except' : 'only', countries: ['FR'] },
  });
  const consentHolds: PersonLeaf = { code: 'consent', args: {} };
  const person = aPerson({ acceptsMarketing: null });
  const leaf = { pass: known('pass'), fail: known('fail'), hold: consentHolds };

  test.each([
    ['all', ['pass', 'pass'], 'pass'],
    ['all', ['pass', 'hold'], 'hold'],
    ['all', ['fail', 'hold'], 'fail'],
    ['any', ['fail', 'pass'], 'pass'],
    ['any', ['hold', 'pass'], 'pass'],
    ['any', ['fail', 'hold'], 'hold'],
    ['any', ['fail', 'fail'], 'fail'],
  ] as const)('%s of %o is %s', (match, parts, outcome) => {
    expect(personFinding({ match, of: parts.map((one) => leaf[one]) }, person, 'friend').outcome).toBe(outcome);
  });

  it('hold groups', () => {
    const found = personFinding(
      { match: 'any', of: [leaf.fail, { match: 'all', of: [leaf.pass, leaf.pass] }] },
      person,
      'advocate',
    );
    expect(found.outcome).toBe('pass');
    expect(found.parts?.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['advocate-country', 'fail'],
      ['all-of', 'pass'],
    ]);
  });

  it('of nothing, or of what no registry knows, are refused', () => {
    expect(personConditionsSchema.safeParse({ match: 'all', of: [] }).success).toBe(false);
    expect(purchaseConditionsSchema.safeParse({ match: 'all', of: [{ code: 'tag', args: {} }] }).success).toBe(false);
    expect(
      personConditionsSchema.safeParse({
        match: 'all',
        of: [{ code: 'orders', args: { atLeast: null, atMost: null } }],
      }).success,
    ).toBe(false);
  });

  it('know every condition of the registries', () => {
    for (const [code, condition] of Object.entries({ ...PURCHASE_CONDITIONS, ...PERSON_CONDITIONS }))
      expect(condition.code).toBe(code);
  });
});

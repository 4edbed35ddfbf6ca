import { describe, expect, it, test } from 'vitest';
import { UnavailableError } from '../../app/shopify/call-errors.ts';
import { discountTitle, issuerOf } from '../../app/shopify/issuers.server.ts';
import { aDiscountIntent, aFreeProduct, anAmount, type CodeIntent, foundDiscount, freeShipping } from './discounts.ts';
import { fakeAdminApi, json } from './fake-admin-api.ts';
import { CUSTOMER, shopifyIssuerOf } from './intents.ts';

type Answers = Parameters<typeof fakeAdminApi>[0];

const GID = 'gid://shopify/DiscountCodeNode/1';
const payload = (body: object) => ({ data: { discountCodeBasicCreate: body, discountCodeFreeShippingCreate: body } });
const created = () => payload({ codeDiscountNode: { id: GID }, userErrors: [] });
const refused = (code: string) =>
  payload({ codeDiscountNode: null, userErrors: [{ field: ['basicCodeDiscount', 'code'], code, message: 'No.' }] });
const found = (intent: CodeIntent, changes: Record<string, unknown> = {}) => ({
  data: { codeDiscountNodeByCode: { id: GID, codeDiscount: { ...foundDiscount(intent), ...changes } } },
});
const nothing = { data: { codeDiscountNodeByCode: null } };

const percentage = aDiscountIntent();
const fixed = aDiscountIntent({ spec: anAmount, customerGid: CUSTOMER });
const product = aDiscountIntent({ spec: aFreeProduct });
const shipping = aDiscountIntent({ spec: freeShipping });

function issuing(intent: CodeIntent, answers: Answers) {
  const api = fakeAdminApi(answers);
  const issue = async () => shopifyIssuerOf(intent.spec.type).issue({ client: api.client, intent: intent as never });
  return { issue, calls: api.calls };
}

describe('issuing a code', () => {
  it('creates exactly what was promised: a percentage for anybody', async () => {
    const { issue, calls } = issuing(percentage, { createDiscountCode: created });
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: 'WELCOME7K2PX' });
    expect(calls[0]?.variables['discount']).toEqual({
      code: 'WELCOME7K2PX',
      title: 'Ricochet · welcome · 7K2PX',
      startsAt: '2026-03-31T10:00:00.000Z',
      endsAt: '2026-04-30T10:00:00.000Z',
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: { all: 'ALL' },
      customerGets: { value: { percentage: 0.1 }, items: { all: true } },
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
    });
  });

  it('creates exactly what was promised: an amount for one customer, from a minimum on', async () => {
    const { issue, calls } = issuing({ ...fixed, endsAt: null }, { createDiscountCode: created });
    await issue();
    expect(calls[0]?.variables['discount']).toMatchObject({
      endsAt: null,
      context: { customers: { add: ['gid://shopify/Customer/7'] } },
      customerGets: { value: { discountAmount: { amount: '5.00', appliesOnEachItem: false } } },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '40.00' } },
    });
  });

  test.each([
    ['JPY', '500', '4000'],
    ['EUR', '5.00', '40.00'],
    ['KWD', '0.500', '4.000'],
  ])('writes amounts in the digits of the currency: %s', async (currency, amount, minimum) => {
    const { issue, calls } = issuing({ ...fixed, currency }, { createDiscountCode: created });
    await issue();
    expect(calls[0]?.variables['discount']).toMatchObject({
      customerGets: { value: { discountAmount: { amount } } },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: minimum } },
    });
  });

  it('creates exactly what was promised: the price of one piece off one product', async () => {
    const { issue, calls } = issuing(product, { createDiscountCode: created });
    await issue();
    expect(calls[0]?.variables['discount']).toMatchObject({
      customerGets: {
        value: { discountAmount: { amount: '8.90', appliesOnEachItem: false } },
        items: { products: { productVariantsToAdd: ['gid://shopify/ProductVariant/42'] } },
      },
    });
  });

  it('creates exactly what was promised: free shipping anywhere, with no other discount', async () => {
    const intent = aDiscountIntent({ spec: { ...freeShipping, minimumSubtotalMinor: 4000 } });
    const { issue, calls } = issuing(intent, { createFreeShippingCode: created });
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: 'WELCOME7K2PX' });
    expect(calls[0]?.variables['discount']).toEqual({
      code: 'WELCOME7K2PX',
      title: 'Ricochet · welcome · 7K2PX',
      startsAt: '2026-03-31T10:00:00.000Z',
      endsAt: '2026-04-30T10:00:00.000Z',
      usageLimit: 1,
      appliesOncePerCustomer: true,
      context: { all: 'ALL' },
      destination: { all: true },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '40.00' } },
      combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: false },
    });
  });

  it("hands Shopify's refusal on", async () => {
    const { issue } = issuing(percentage, { createDiscountCode: () => refused('INVALID') });
    await expect(issue()).resolves.toEqual({
      ok: false,
      problems: [{ code: 'INVALID', field: 'basicCodeDiscount.code', message: 'No.' }],
    });
  });

  it('never takes an empty answer for a success', async () => {
    const { issue } = issuing(percentage, { createDiscountCode: () => ({ data: { discountCodeBasicCreate: null } }) });
    await expect(issue()).resolves.toMatchObject({ ok: false, problems: [{ code: 'NO_ANSWER' }] });
  });
});

const foundProduct = (...variantIds: string[]) => ({
  value: { __typename: 'DiscountAmount', amount: { amount: '8.9', currencyCode: 'EUR' }, appliesOnEachItem: false },
  items: { __typename: 'DiscountProducts', productVariants: { nodes: variantIds.map((id) => ({ id })) } },
});

describe('when the code is taken', () => {
  test.each([
    ['a percentage', percentage],
    ['an amount', fixed],
    ['a percentage from a minimum on', aDiscountIntent({ spec: { ...percentage.spec, minimumSubtotalMinor: 4000 } })],
    ['an amount of yen', { ...fixed, currency: 'JPY' }],
    ['an amount of dinars', { ...fixed, currency: 'KWD' }],
    ['a free product', product],
  ])('%s we made before is adopted', async (_label, intent) => {
    const { issue, calls } = issuing(intent, {
      createDiscountCode: () => refused('TAKEN'),
      findDiscountByCode: () => found(intent),
    });
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: intent.code });
    expect(calls.map((call) => call.operation)).toEqual(['CreateDiscountCode', 'FindDiscountByCode']);
  });

  it('free shipping we made before is adopted', async () => {
    const { issue } = issuing(shipping, {
      createFreeShippingCode: () => refused('TAKEN'),
      findDiscountByCode: () => found(shipping),
    });
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: shipping.code });
  });

  test.each([
    ['variants', product, { customerGets: foundProduct('gid://shopify/ProductVariant/43') }],
    [
      'further variants',
      product,
      { customerGets: foundProduct(aFreeProduct.variantId, 'gid://shopify/ProductVariant/43') },
    ],
    ['the whole order', product, { customerGets: { ...foundProduct(), items: { __typename: 'AllDiscountItems' } } }],
    ['countries', shipping, { destinationSelection: { __typename: 'DiscountCountries' } }],
    ['a dearest rate', shipping, { maximumShippingPrice: { amount: '20.0', currencyCode: 'EUR' } }],
    ['kind', shipping, foundDiscount(percentage)],
  ])('one with other %s is not ours', async (_label, intent, difference) => {
    const { issue } = issuing(intent, {
      createDiscountCode: () => refused('TAKEN'),
      createFreeShippingCode: () => refused('TAKEN'),
      findDiscountByCode: () => found(intent, difference),
    });
    await expect(issue()).resolves.toMatchObject({ ok: false, problems: [{ code: 'taken-by-other' }] });
  });

  it('one that was revoked meanwhile is still ours', async () => {
    const { issue } = issuing(percentage, {
      createDiscountCode: () => refused('TAKEN'),
      findDiscountByCode: () => found(percentage, { status: 'EXPIRED' }),
    });
    await expect(issue()).resolves.toMatchObject({ ok: true });
  });

  test.each([
    ['title', { title: 'Summer sale' }],
    [
      'value',
      {
        customerGets: {
          value: { __typename: 'DiscountPercentage', percentage: 0.2 },
          items: { __typename: 'AllDiscountItems' },
        },
      },
    ],
    [
      'kind of value',
      { customerGets: { value: { __typename: 'DiscountOnQuantity' }, items: { __typename: 'AllDiscountItems' } } },
    ],
    [
      'products',
      {
        customerGets: {
          value: { __typename: 'DiscountPercentage', percentage: 0.1 },
          items: { __typename: 'DiscountProducts' },
        },
      },
    ],
    ['customer', { context: { __typename: 'DiscountCustomers', customers: [{ id: 'gid://shopify/Customer/8' }] } }],
    ['use limit', { usageLimit: null }],
    ['use per customer', { appliesOncePerCustomer: false }],
    [
      'minimum',
      {
        minimumRequirement: {
          __typename: 'DiscountMinimumSubtotal',
          greaterThanOrEqualToSubtotal: { amount: '40.0', currencyCode: 'EUR' },
        },
      },
    ],
    ['further codes', { codes: { nodes: [{ code: percentage.code }, { code: 'OTHER' }] } }],
    ['type', { __typename: 'DiscountCodeBxgy' }],
  ])('one with another %s is not ours', async (_label, difference) => {
    const { issue } = issuing(percentage, {
      createDiscountCode: () => refused('TAKEN'),
      findDiscountByCode: () => found(percentage, difference),
    });
    await expect(issue()).resolves.toMatchObject({ ok: false, problems: [{ code: 'taken-by-other', field: 'code' }] });
  });
});

describe('when the answer is lost', () => {
  const lost = () => new DOMException('timed out', 'TimeoutError');

  it('what Shopify made all the same is adopted', async () => {
    const { issue } = issuing(percentage, { createDiscountCode: lost, findDiscountByCode: () => found(percentage) });
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: percentage.code });
  });

  it('and nothing is found, the error goes on for another try', async () => {
    const { issue } = issuing(percentage, { createDiscountCode: lost, findDiscountByCode: () => nothing });
    await expect(issue()).rejects.toBeInstanceOf(UnavailableError);
  });

  it('another try after a late commit adopts, so there is one code', async () => {
    const { issue, calls } = issuing(percentage, {
      createDiscountCode: (_variables, time) => (time === 1 ? lost() : refused('TAKEN')),
      findDiscountByCode: (_variables, time) => (time === 1 ? nothing : found(percentage)),
    });
    await expect(issue()).rejects.toThrow();
    await expect(issue()).resolves.toMatchObject({ ok: true, gid: GID });
    expect(
      new Set(
        calls.filter((call) => call.operation === 'CreateDiscountCode').map((call) => JSON.stringify(call.variables)),
      ).size,
    ).toBe(1);
  });

  it('a call that was surely not carried out is not looked up', async () => {
    const { issue, calls } = issuing(percentage, { createDiscountCode: () => json({}, { status: 429 }) });
    await expect(issue()).rejects.toMatchObject({ kind: 'throttled' });
    expect(calls).toHaveLength(1);
  });
});

describe('revoking a code', () => {
  const revoke = (answers: Answers) =>
    shopifyIssuerOf('percentage-code').revoke({
      client: fakeAdminApi(answers).client,
      intent: percentage as never,
      gid: GID,
    });
  const deactivated = (uses: number, __typename = 'DiscountCodeBasic') => ({
    data: {
      discountCodeDeactivate: {
        codeDiscountNode: { id: GID, codeDiscount: { __typename, asyncUsageCount: uses } },
        userErrors: [],
      },
    },
  });
  const gone = {
    data: {
      discountCodeDeactivate: {
        codeDiscountNode: null,
        userErrors: [{ field: ['id'], code: 'INVALID', message: 'Discount does not exist.' }],
      },
    },
  };
  const status = (value: string, uses = 0, __typename = 'DiscountCodeBasic') => ({
    data: { discountNode: { id: GID, discount: { __typename, status: value, asyncUsageCount: uses } } },
  });

  it('deactivates it', async () => {
    await expect(revoke({ deactivateDiscount: () => deactivated(0) })).resolves.toEqual({ ok: true, spent: false });
  });

  test.each(['DiscountCodeBasic', 'DiscountCodeFreeShipping'])('says when it had been used: %s', async (kind) => {
    await expect(revoke({ deactivateDiscount: () => deactivated(1, kind) })).resolves.toEqual({
      ok: true,
      spent: true,
    });
  });

  it('is done when the merchant has deleted it', async () => {
    await expect(
      revoke({ deactivateDiscount: () => gone, discountStatus: () => ({ data: { discountNode: null } }) }),
    ).resolves.toEqual({ ok: true, spent: false });
  });

  it('is done when it has ended', async () => {
    await expect(
      revoke({ deactivateDiscount: () => gone, discountStatus: () => status('EXPIRED', 1) }),
    ).resolves.toEqual({ ok: true, spent: true });
  });

  test.each([
    ['ACTIVE', 'DiscountCodeBasic'],
    ['SCHEDULED', 'DiscountCodeBasic'],
    ['ACTIVE', 'DiscountCodeFreeShipping'],
  ])('fails while it can still be spent: %s %s', async (value, kind) => {
    await expect(
      revoke({ deactivateDiscount: () => gone, discountStatus: () => status(value, 0, kind) }),
    ).resolves.toEqual({
      ok: false,
      problems: [{ code: 'INVALID', field: 'id', message: 'Discount does not exist.' }],
    });
  });
});

test.each(['points', 'points-per-amount', 'commission', 'donation', 'manual-gift'] as const)(
  '%s are nothing of Shopify',
  (type) => {
    expect(issuerOf(type)).toEqual({ shopify: false });
  },
);

it('titles say what a discount is for', () => {
  expect(discountTitle('reward', '7K2PX')).toBe('Ricochet · reward · 7K2PX');
});

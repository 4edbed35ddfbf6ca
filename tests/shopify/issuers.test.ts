import { describe, expect, it, test } from 'vitest';
import { UnavailableError } from '../../app/shopify/call-errors.ts';
import type { RewardIntent } from '../../app/shopify/issuers/issuer.ts';
import { discountTitle, issuerOf } from '../../app/shopify/issuers.server.ts';
import type { FixedCode, PercentageCode } from './discounts.ts';
import { aDiscountIntent, foundDiscount } from './discounts.ts';
import { fakeAdminApi, json } from './fake-admin-api.ts';

const created = (code: string) => ({
  data: {
    discountCodeBasicCreate: {
      codeDiscountNode: { id: GID, codeDiscount: { codes: { nodes: [{ code }] } } },
      userErrors: [],
    },
  },
});
const refused = (code: string) => ({
  data: {
    discountCodeBasicCreate: {
      codeDiscountNode: null,
      userErrors: [{ field: ['basicCodeDiscount', 'code'], code, message: 'No.' }],
    },
  },
});
const found = (intent: RewardIntent<PercentageCode | FixedCode>, changes: Record<string, unknown> = {}) => ({
  data: { codeDiscountNodeByCode: { id: GID, codeDiscount: { ...foundDiscount(intent), ...changes } } },
});
const nothing = { data: { codeDiscountNodeByCode: null } };
const GID = 'gid://shopify/DiscountCodeNode/1';

const percentage = aDiscountIntent();
const fixed = aDiscountIntent({
  spec: { type: 'fixed-code', amountMinor: 500, minimumSubtotalMinor: 4000, validDays: 30 },
  customerGid: 'gid://shopify/Customer/7',
});

function issuing(intent: RewardIntent<PercentageCode | FixedCode>, answers: Parameters<typeof fakeAdminApi>[0]) {
  const api = fakeAdminApi(answers);
  const { spec } = intent;
  const issue = async () => {
    const issuer = issuerOf(spec.type);
    if (!issuer.shopify) throw new Error('not in Shopify');
    return issuer.issue({ client: api.client, intent: intent as never });
  };
  return { issue, calls: api.calls };
}

describe('issuing a code', () => {
  it('creates exactly what was promised: a percentage for anybody', async () => {
    const { issue, calls } = issuing(percentage, { createDiscountCode: () => created(percentage.code) });
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
    const { issue, calls } = issuing({ ...fixed, endsAt: null }, { createDiscountCode: () => created(fixed.code) });
    await issue();
    expect(calls[0]?.variables['discount']).toMatchObject({
      endsAt: null,
      context: { customers: { add: ['gid://shopify/Customer/7'] } },
      customerGets: { value: { discountAmount: { amount: '5.00', appliesOnEachItem: false } } },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: '40.00' } },
    });
  });

  it('writes amounts in the digits of the currency', async () => {
    const { issue, calls } = issuing({ ...fixed, currency: 'JPY' }, { createDiscountCode: () => created(fixed.code) });
    await issue();
    expect(calls[0]?.variables['discount']).toMatchObject({
      customerGets: { value: { discountAmount: { amount: '500' } } },
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

describe('when the code is taken', () => {
  test.each([
    ['a percentage', percentage],
    ['an amount', fixed],
    ['a percentage from a minimum on', aDiscountIntent({ spec: { ...percentage.spec, minimumSubtotalMinor: 4000 } })],
  ])('%s we made before is adopted', async (_label, intent) => {
    const { issue, calls } = issuing(intent, {
      createDiscountCode: () => refused('TAKEN'),
      findDiscountByCode: () => found(intent),
    });
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: intent.code });
    expect(calls.map((call) => call.operation)).toEqual(['CreateDiscountCode', 'FindDiscountByCode']);
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
  const revoke = async (answers: Parameters<typeof fakeAdminApi>[0]) => {
    const issuer = issuerOf('percentage-code');
    if (!issuer.shopify) throw new Error('not in Shopify');
    return issuer.revoke({ client: fakeAdminApi(answers).client, gid: GID });
  };
  const gone = {
    data: {
      discountCodeDeactivate: {
        codeDiscountNode: null,
        userErrors: [{ field: ['id'], code: 'INVALID', message: 'Discount does not exist.' }],
      },
    },
  };
  const status = (value: string) => ({
    data: { discountNode: { id: GID, discount: { __typename: 'DiscountCodeBasic', status: value } } },
  });

  it('deactivates it', async () => {
    await expect(
      revoke({
        deactivateDiscount: () => ({
          data: { discountCodeDeactivate: { codeDiscountNode: { id: GID }, userErrors: [] } },
        }),
      }),
    ).resolves.toEqual({ ok: true });
  });

  it('is done when the merchant has deleted it', async () => {
    await expect(
      revoke({ deactivateDiscount: () => gone, discountStatus: () => ({ data: { discountNode: null } }) }),
    ).resolves.toEqual({ ok: true });
  });

  it('is done when it has ended', async () => {
    await expect(revoke({ deactivateDiscount: () => gone, discountStatus: () => status('EXPIRED') })).resolves.toEqual({
      ok: true,
    });
  });

  it('fails while it can still be spent', async () => {
    await expect(revoke({ deactivateDiscount: () => gone, discountStatus: () => status('ACTIVE') })).resolves.toEqual({
      ok: false,
      problems: [{ code: 'INVALID', field: 'id', message: 'Discount does not exist.' }],
    });
  });
});

it('points are nothing of Shopify', () => {
  expect(issuerOf('points')).toEqual({ shopify: false });
});

it('titles say what a discount is for', () => {
  expect(discountTitle('reward', '7K2PX')).toBe('Ricochet · reward · 7K2PX');
});

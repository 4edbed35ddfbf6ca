import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseOrderPayload } from '../../app/shopify/payloads/order.ts';
import { isTopic, parsePayload, TOPICS } from '../../app/shopify/payloads/topics.ts';
import { UnreadablePayload } from '../../app/shopify/payloads/unreadable-payload.ts';
import { anOrderBody, anOrderPayload, bag, hash } from './builders.ts';

const refusal = (body: string) => {
  try {
    parseOrderPayload(body, hash);
  } catch (error) {
    if (error instanceof UnreadablePayload) return { code: error.code, field: error.field };
    throw error;
  }
  return null;
};

describe('a body that cannot be understood', () => {
  test.each([
    ['nothing', '', 'not-json', ''],
    ['truncated', anOrderBody().slice(0, -200), 'not-json', ''],
    ['raw NUL', anOrderBody().replace('#1042', '#10\0'), 'not-json', ''],
    ['a list', '[]', 'wrong-shape', ''],
    ['null', 'null', 'wrong-shape', ''],
    ['no id', anOrderBody({ admin_graphql_api_id: undefined }), 'wrong-shape', 'admin_graphql_api_id'],
    [
      'another kind of id',
      anOrderBody({ admin_graphql_api_id: '12; drop table' }),
      'wrong-shape',
      'admin_graphql_api_id',
    ],
    ['a customer that is a text', anOrderBody({ customer: 'Camille' }), 'wrong-shape', 'customer'],
    [
      'a customer without an id',
      anOrderBody({ customer: { email: 'a@b.fr' } }),
      'wrong-shape',
      'customer.admin_graphql_api_id',
    ],
    ['a date that is none', anOrderBody({ updated_at: 'yesterday' }), 'wrong-shape', 'updated_at'],
    ['money that is none', anOrderBody({ subtotal_price_set: bag('12,34') }), 'wrong-shape', 'subtotal'],
    [
      'more money than exact numbers can hold',
      anOrderBody({ current_subtotal_price_set: bag('9'.repeat(30)) }),
      'wrong-shape',
      'currentSubtotal',
    ],
    [
      'a currency that is none',
      anOrderBody({ current_subtotal_price_set: bag('1.00', 'EURO') }),
      'wrong-shape',
      'current_subtotal_price_set.shop_money.currency_code',
    ],
    ['codes that are a text', anOrderBody({ discount_codes: 'SUMMER' }), 'wrong-shape', 'discount_codes'],
  ])('%s is refused, naming the field', (_label, body, code, field) => {
    expect(refusal(body)).toEqual({ code, field });
  });

  it('never repeats a value of the body in its message', () => {
    expect(() => parseOrderPayload(anOrderBody({ updated_at: 'camille@orange.fr' }), hash)).toThrow(
      /^updated_at: not a date and time$/,
    );
  });

  it('whatever field has whatever type, the answer is facts or a typed refusal', () => {
    const fields = Object.keys(anOrderPayload());
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
        refusal(anOrderBody({ [field]: value }));
      }),
      { numRuns: 500 },
    );
  });

  it('holds for every topic', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TOPICS), fc.oneof(fc.json(), fc.string()), (topic, body) => {
        try {
          parsePayload(topic, body, hash);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadablePayload);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('texts that would hurt further on', () => {
  const megabyte = 'x'.repeat(1_000_000);

  it('are bounded', () => {
    const { facts, contact } = parseOrderPayload(
      anOrderBody({
        name: megabyte,
        email: `${megabyte}@orange.fr`,
        contact_email: null,
        customer_locale: megabyte,
        source_name: megabyte,
        discount_codes: Array(5000).fill({ code: megabyte.slice(0, 1000) }),
      }),
      hash,
    );
    expect(JSON.stringify({ facts, contact }).length).toBeLessThan(30_000);
    expect(facts.emailHash).toBeNull();
  });

  it('lose their NULs and half surrogates, which PostgreSQL refuses', () => {
    const { facts, contact } = parseOrderPayload(
      anOrderBody({
        name: '#10\0 42',
        customer: null,
        billing_address: { first_name: 'Cam\ud800ille\0' },
        discount_codes: [{ code: 'a\0b' }],
      }),
      hash,
    );
    expect(facts).toMatchObject({ name: '#10 42', codes: ['AB'] });
    expect(contact.firstName).toBe('Cam\ufffdille');
  });
});

describe('topics', () => {
  it('are recognised by name only', () => {
    expect(isTopic('orders/create')).toBe(true);
    expect(isTopic('products/update')).toBe(false);
    expect(isTopic('constructor')).toBe(false);
  });
});

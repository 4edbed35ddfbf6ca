import { expect, test } from 'vitest';
import { withoutIdentifiers } from '../../app/domain/verdict/without-identifiers.ts';

const standInFor = (identifier: string) => `instead of ${identifier}`;
const friend = { personId: 'ben', customerId: '55', emailHash: 'b@', phoneHash: 'tel' };
const advocate = { personId: 'ana', customerIds: ['7', '55'], emailHashes: ['a@'], phoneHashes: ['tel'] };
const facts = { orderId: '55', customerId: '56', emailHash: 'b@', phoneHash: null, namedAdvocate: { emailHash: 'a@' } };
const account = { customerId: '55' };
const recorded = { subject: 'order', friend, advocate, facts, account, timeZone: 'Europe/Paris' };
const forget = (personIds: string[], identifiers: string[] = []) =>
  withoutIdentifiers(
    recorded,
    { personIds: new Set(personIds), identifiers: new Set(identifiers) },
    standInFor,
  ) as typeof recorded;

test('a friend’s identifiers give way wherever they stand, equal where they were equal; what is no identifier stays', () => {
  expect(forget(['ben'])).toEqual({
    ...recorded,
    friend: { personId: 'ben', customerId: 'instead of 55', emailHash: 'instead of b@', phoneHash: 'instead of tel' },
    advocate: { ...advocate, customerIds: ['7', 'instead of 55'], phoneHashes: ['instead of tel'] },
    facts: { ...facts, customerId: 'instead of 56', emailHash: 'instead of b@' },
  });
});

test('an advocate’s do, and the friend’s own stay', () => {
  const { facts: order, ...rest } = forget(['ana']);
  expect(order).toEqual({ ...facts, namedAdvocate: { emailHash: 'instead of a@' } });
  expect(rest.friend.emailHash).toBe('b@');
  expect(rest.advocate.emailHashes).toEqual(['instead of a@']);
});

test('what is known of somebody gives way where no person is named', () => {
  expect(forget([], ['b@']).facts.emailHash).toBe('instead of b@');
  expect(forget([])).toEqual(recorded);
});

import { describe, expect, it, test } from 'vitest';
import { UnavailableError } from '../../app/shopify/call-errors.ts';
import { fakeAdminApi } from './fake-admin-api.ts';
import { anIntent, CUSTOMER, shopifyIssuerOf } from './intents.ts';

type Answers = Parameters<typeof fakeAdminApi>[0];

const GID = 'gid://shopify/GiftCard/1';
const issuer = shopifyIssuerOf('gift-card');
const aCard = (changes: Parameters<typeof anIntent<typeof TEN>>[1] = {}) => anIntent(TEN, changes);
const TEN = { type: 'gift-card', amountMinor: 1000, validMonths: 12 } as const;

const created = () => ({ data: { giftCardCreate: { giftCard: { id: GID }, userErrors: [] } } });
const refused = (code: string) => () => ({
  data: { giftCardCreate: { giftCard: null, userErrors: [{ field: ['input', 'code'], code, message: 'No.' }] } },
});
const lost = () => new DOMException('timed out', 'TimeoutError');
const ours = {
  id: GID,
  note: 'Ricochet · reward · 7K2PX · 019d0c5e-7a52-7b6a-9c1f-2f1d7a2b9c01',
  lastCharacters: '4m9q',
  initialValue: { amount: '10.0', currencyCode: 'EUR' },
  customer: { id: CUSTOMER },
};
const page = (nodes: object[], endCursor: string | null = null) => ({
  data: { giftCards: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } },
});

function issuing(answers: Answers, intent = aCard()) {
  const { client, calls } = fakeAdminApi(answers);
  return { issue: () => issuer.issue({ client, intent }), calls };
}

describe('issuing', () => {
  it('makes a card with our code, for the customer, to the end of the last day', async () => {
    const { issue, calls } = issuing({ createGiftCard: created });
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: 'RIC7K2PX4M9Q' });
    expect(calls[0]?.variables['input']).toEqual({
      code: 'RIC7K2PX4M9Q',
      initialAmount: { amount: '10.00', currencyCode: 'EUR' },
      customerId: CUSTOMER,
      // noon of 30 April is already 1 May on the other side of the earth
      expiresOn: '2026-05-01',
      note: ours.note,
    });
  });

  it('for anybody, for ever', async () => {
    const { issue, calls } = issuing({ createGiftCard: created }, aCard({ customerGid: null, endsAt: null }));
    await issue();
    expect(calls[0]?.variables['input']).toMatchObject({ customerId: null, expiresOn: null });
  });

  test.each([
    ['JPY', '1000'],
    ['KWD', '1.000'],
  ])('in the digits of the currency: %s', async (currency, amount) => {
    const { issue, calls } = issuing({ createGiftCard: created }, aCard({ currency }));
    await issue();
    expect(calls[0]?.variables['input']).toMatchObject({ initialAmount: { amount, currencyCode: currency } });
  });

  it("hands Shopify's refusal on", async () => {
    const { issue } = issuing({ createGiftCard: refused('GIFT_CARD_LIMIT_EXCEEDED') });
    await expect(issue()).resolves.toMatchObject({ ok: false, problems: [{ code: 'GIFT_CARD_LIMIT_EXCEEDED' }] });
  });
});

describe('a card that exists already', () => {
  test.each([
    ['EUR', '10.0'],
    ['JPY', '1000.0'],
    ['KWD', '1.0'],
  ])('is adopted when its code is taken: %s', async (currency, amount) => {
    const { issue, calls } = issuing(
      {
        createGiftCard: refused('TAKEN'),
        findGiftCards: () => page([{ ...ours, initialValue: { amount, currencyCode: currency } }]),
      },
      aCard({ currency }),
    );
    await expect(issue()).resolves.toEqual({ ok: true, gid: GID, code: 'RIC7K2PX4M9Q' });
    expect(calls[1]?.variables['query']).toMatch(/^initial_value:[\d.]+ customer_id:7$/);
  });

  it('is adopted when the answer was lost', async () => {
    const { issue } = issuing({ createGiftCard: lost, findGiftCards: () => page([ours]) });
    await expect(issue()).resolves.toMatchObject({ ok: true, gid: GID });
  });

  it('is found behind many others', async () => {
    const { issue } = issuing({
      createGiftCard: refused('TAKEN'),
      findGiftCards: ({ after }: { after: string | null }) =>
        after ? page([ours]) : page([{ ...ours, id: 'gid://shopify/GiftCard/2', note: null }], 'next'),
    });
    await expect(issue()).resolves.toMatchObject({ ok: true, gid: GID });
  });

  test.each([
    ['note', { note: 'Summer' }],
    ['amount', { initialValue: { amount: '10.5', currencyCode: 'EUR' } }],
    ['currency', { initialValue: { amount: '10.0', currencyCode: 'USD' } }],
    ['customer', { customer: { id: 'gid://shopify/Customer/8' } }],
    ['end of its code', { lastCharacters: '0000' }],
  ])('but has another %s is never adopted', async (_what, difference) => {
    const { issue } = issuing({
      createGiftCard: refused('TAKEN'),
      findGiftCards: () => page([{ ...ours, ...difference }]),
    });
    await expect(issue()).rejects.toBeInstanceOf(UnavailableError);
  });

  it('but is not in the search yet is looked for again later', async () => {
    const { issue } = issuing({
      createGiftCard: refused('TAKEN'),
      findGiftCards: (_variables, time) => page(time === 1 ? [] : [ours]),
    });
    await expect(issue()).rejects.toBeInstanceOf(UnavailableError);
    await expect(issue()).resolves.toMatchObject({ ok: true, gid: GID });
  });
});

it('a lost call that made nothing goes on as an error', async () => {
  const { issue } = issuing({ createGiftCard: lost, findGiftCards: () => page([]) });
  await expect(issue()).rejects.toBeInstanceOf(UnavailableError);
});

describe('taking back', () => {
  const card = (left: string, enabled = false) => ({
    id: GID,
    enabled,
    initialValue: { amount: '10.0', currencyCode: 'EUR' },
    balance: { amount: left, currencyCode: 'EUR' },
  });
  const deactivated = (left: string) => ({
    data: { giftCardDeactivate: { giftCard: card(left), userErrors: [] } },
  });
  const gone = () => ({
    data: {
      giftCardDeactivate: {
        giftCard: null,
        userErrors: [{ field: ['id'], code: 'GIFT_CARD_NOT_FOUND', message: 'The gift card could not be found.' }],
      },
    },
  });
  const revoke = (answers: Answers) =>
    issuer.revoke({ client: fakeAdminApi(answers).client, intent: aCard(), gid: GID });

  test.each([
    ['nothing', '10.0', false],
    ['a part', '4.0', true],
    ['all of it', '0.0', true],
  ])('a card of which %s was spent', async (_what, left, spent) => {
    await expect(revoke({ deactivateGiftCard: () => deactivated(left) })).resolves.toEqual({ ok: true, spent });
  });

  it('is done when there is no such card', async () => {
    await expect(
      revoke({ deactivateGiftCard: gone, giftCardStatus: () => ({ data: { giftCard: null } }) }),
    ).resolves.toEqual({ ok: true, spent: false });
  });

  it('is done when it was deactivated before', async () => {
    await expect(
      revoke({ deactivateGiftCard: gone, giftCardStatus: () => ({ data: { giftCard: card('4.0') } }) }),
    ).resolves.toEqual({ ok: true, spent: true });
  });

  it('fails while it can still be spent', async () => {
    await expect(
      revoke({ deactivateGiftCard: gone, giftCardStatus: () => ({ data: { giftCard: card('10.0', true) } }) }),
    ).resolves.toMatchObject({ ok: false, problems: [{ code: 'GIFT_CARD_NOT_FOUND' }] });
  });
});

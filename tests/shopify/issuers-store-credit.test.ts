import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { UnavailableError } from '../../app/shopify/call-errors.ts';
import { type Fate, fakeStoreCredit } from './fake-store-credit.ts';
import { anIntent, CUSTOMER, prepared, shopifyIssuerOf } from './intents.ts';

const issuer = shopifyIssuerOf('store-credit');
const TEN = { type: 'store-credit', amountMinor: 1000, validMonths: 12 } as const;
const aCredit = (changes: Parameters<typeof anIntent<typeof TEN>>[1] = {}) => anIntent(TEN, changes);
const ENDLESS = { endsAt: null };

type Shop = ReturnType<typeof fakeStoreCredit>;
type Story = { fates?: Fate[]; earlier?: (shop: Shop) => unknown; happen?: (shop: Shop) => unknown };
const nothing = () => undefined;

/** A reward on an account that saw this before, prepared as the saga does it. */
async function aReward(changes: Parameters<typeof aCredit>[0] = {}, { fates = [], earlier = nothing }: Story = {}) {
  const shop = fakeStoreCredit(changes?.currency, fates);
  earlier(shop);
  const intent = await prepared<'store-credit'>(shop.client, aCredit(changes));
  const issue = () => issuer.issue({ client: shop.client, intent });
  return { shop, intent, issue };
}

describe('crediting', () => {
  it('credits the customer, with an end no earlier than promised', async () => {
    const { shop, issue } = await aReward();
    const result = await issue();
    expect(result).toEqual({ ok: true, gid: shop.movements[0]?.id, code: null });
    const expiresAt = shop.movements[0]?.expiresAt ?? '';
    expect(shop.calls.at(-1)?.variables).toEqual({
      id: CUSTOMER,
      credit: { creditAmount: { amount: '10.00', currencyCode: 'EUR' }, expiresAt },
    });
    const later = Date.parse(expiresAt) - Date.parse('2026-04-30T10:00:00Z');
    expect(later).toBeGreaterThanOrEqual(0);
    expect(later).toBeLessThan(60 * 60 * 1000);
  });

  it('credits without an end what never expires', async () => {
    const { shop, issue } = await aReward(ENDLESS);
    await issue();
    expect(shop.movements[0]?.expiresAt).toBeNull();
  });

  test.each([
    ['JPY', '1000'],
    ['KWD', '1.000'],
  ])('in the digits of the currency: %s', async (currency, amount) => {
    const { shop, issue } = await aReward({ currency });
    await expect(issue()).resolves.toMatchObject({ ok: true });
    expect(shop.calls.at(-1)?.variables).toMatchObject({
      credit: { creditAmount: { amount, currencyCode: currency } },
    });
    expect(shop.balance()).toBe(1000);
  });

  it('is for customers only', async () => {
    const shop = fakeStoreCredit();
    await expect(
      issuer.issue({ client: shop.client, intent: aCredit({ customerGid: null, before: {} }) }),
    ).resolves.toMatchObject({ ok: false, problems: [{ code: 'no-customer' }] });
    expect(shop.calls).toEqual([]);
  });

  it('is not done unprepared', async () => {
    await expect(issuer.issue({ client: fakeStoreCredit().client, intent: aCredit() })).rejects.toThrow('prepared');
  });
});

describe.each([
  ['an expiring credit', {}],
  ['an endless credit', ENDLESS],
])('%s', (_label, changes) => {
  it('whose answer was lost is found', async () => {
    const { shop, issue } = await aReward(changes, { fates: ['answer lost'] });
    const result = await issue();
    expect(result).toEqual({ ok: true, gid: shop.movements[0]?.id, code: null });
    expect(shop.balance()).toBe(1000);
  });

  it('that was not carried out is tried again', async () => {
    const { shop, issue } = await aReward(changes, { fates: ['call lost'] });
    await expect(issue()).rejects.toBeInstanceOf(UnavailableError);
    await expect(issue()).resolves.toMatchObject({ ok: true });
    expect(shop.balance()).toBe(1000);
  });

  it('that was made before we died is found by the next try, before anything is credited', async () => {
    const { shop, issue } = await aReward(changes);
    const first = await issue();
    await expect(issue()).resolves.toEqual(first);
    expect(shop.balance()).toBe(1000);
    expect(shop.calls.filter(({ operation }) => operation === 'CreditStoreCredit')).toHaveLength(1);
  });

  it('is told from one like it made earlier', async () => {
    const { shop, issue } = await aReward(changes, {
      fates: ['call lost'],
      earlier: ({ credit }) => credit(1000, null),
    });
    await expect(issue()).rejects.toThrow();
    await issue();
    expect(shop.balance()).toBe(2000);
  });

  it('is found among many later movements', async () => {
    const { shop, issue } = await aReward(changes, { earlier: ({ credit }) => credit(5) });
    const first = await issue();
    for (let index = 0; index < 25; index += 1) shop.credit(3);
    await expect(issue()).resolves.toEqual(first);
  });

  it('is parked when there are two that may be it', async () => {
    const { shop, issue } = await aReward(changes);
    await issue();
    shop.credit(1000, shop.movements[0]?.expiresAt);
    await expect(issue()).resolves.toMatchObject({ ok: false, parked: true, problems: [{ code: 'unclear' }] });
    expect(shop.balance()).toBe(2000);
  });

  test.each([
    ['another amount', (shop: Shop) => shop.credit(999)],
    ['another end', (shop: Shop) => shop.credit(1000, '2027-01-01T00:00:00Z')],
    ['a refund', (shop: Shop) => Object.assign(shop.credit(1000), { event: 'ORDER_REFUND' })],
    ['a debit', (shop: Shop) => shop.debit(1000)],
  ])('is not mistaken for %s', async (_other, happen) => {
    const { shop, issue } = await aReward(changes);
    happen(shop);
    const result = await issue();
    expect(result).toMatchObject({ ok: true, gid: shop.movements.at(-1)?.id });
    expect(shop.movements).toHaveLength(2);
  });
});

it('two rewards of one amount and end have seconds of their own', async () => {
  const ends = await Promise.all(
    ['RIC7K2PX4M9Q', 'RIC7K2PX4M9R'].map(async (code) => {
      const { shop, issue } = await aReward({ code });
      await issue();
      return shop.movements[0]?.expiresAt;
    }),
  );
  expect(new Set(ends).size).toBe(2);
});

it('an expiration, which has no id, is no mark', async () => {
  const { intent, shop } = await aReward(ENDLESS, { earlier: ({ credit, expire }) => expire(credit(1000)) });
  expect(intent.before?.['newest']).toBe(shop.movements[0]?.id);
});

describe('taking back', () => {
  /** An issued reward; `happen` is what its holder or the merchant did before it is taken back. */
  async function anIssued({ fates = [], earlier = nothing, happen = nothing }: Story = {}, currency = 'EUR') {
    const { shop, intent, issue } = await aReward({ ...ENDLESS, currency }, { fates: ['answered', ...fates], earlier });
    const result = await issue();
    const gid = result.ok ? result.gid : '';
    happen(shop);
    const marked = await prepared<'store-credit'>(shop.client, intent);
    const revoke = (withMark = true) => issuer.revoke({ client: shop.client, intent: withMark ? marked : intent, gid });
    return { shop, revoke };
  }

  test.each(['EUR', 'JPY', 'KWD'])('debits what is left: %s', async (currency) => {
    const { shop, revoke } = await anIssued({}, currency);
    await expect(revoke()).resolves.toEqual({ ok: true, spent: false });
    expect(shop.balance()).toBe(0);
  });

  it('says what had been spent', async () => {
    const { shop, revoke } = await anIssued({ happen: ({ debit }) => debit(400, 'ORDER_PAYMENT') });
    await expect(revoke()).resolves.toEqual({ ok: true, spent: true });
    expect(shop.balance()).toBe(0);
  });

  it('takes no other money on the account', async () => {
    const { shop, revoke } = await anIssued({
      happen({ debit, credit }) {
        debit(1000, 'ORDER_PAYMENT');
        credit(3000);
      },
    });
    await expect(revoke()).resolves.toEqual({ ok: true, spent: true });
    expect(shop.balance()).toBe(3000);
  });

  it('finds nothing to take once it has expired, which is not spending', async () => {
    const { shop, revoke } = await anIssued({
      happen: ({ expire, movements, credit }) => {
        const [reward] = movements;
        if (reward) expire(reward);
        credit(3000);
      },
    });
    await expect(revoke()).resolves.toEqual({ ok: true, spent: false });
    expect(shop.balance()).toBe(3000);
  });

  it('is done when the customer is gone', async () => {
    const { shop, revoke } = await anIssued();
    shop.movements.length = 0;
    await expect(revoke()).resolves.toEqual({ ok: true, spent: false });
  });

  it('whose answer was lost is found', async () => {
    const { shop, revoke } = await anIssued({ fates: ['answer lost'] });
    await expect(revoke()).resolves.toEqual({ ok: true, spent: false });
    expect(shop.balance()).toBe(0);
  });

  it('that was not carried out is tried again', async () => {
    const { shop, revoke } = await anIssued({ fates: ['call lost'] });
    await expect(revoke()).rejects.toBeInstanceOf(UnavailableError);
    await expect(revoke()).resolves.toEqual({ ok: true, spent: false });
    expect(shop.balance()).toBe(0);
  });

  it('that was done before we died is not done twice', async () => {
    const { shop, revoke } = await anIssued({ happen: ({ credit }) => credit(5000) });
    await revoke();
    await expect(revoke()).resolves.toEqual({ ok: true, spent: false });
    expect(shop.balance()).toBe(5000);
  });

  it('goes on after another reward of that amount was taken back', async () => {
    const { shop, revoke } = await anIssued({
      earlier: ({ credit }) => credit(1000),
      happen: ({ debit }) => debit(1000),
    });
    await expect(revoke()).resolves.toEqual({ ok: true, spent: false });
    expect(shop.balance()).toBe(0);
  });

  it('without a mark of its own asks a person when the account was debited by hand', async () => {
    const { shop, revoke } = await anIssued({ happen: ({ credit }) => credit(1000) });
    await revoke(false);
    await expect(revoke(false)).resolves.toMatchObject({ ok: false, problems: [{ code: 'unclear' }] });
    expect(shop.balance()).toBe(1000);
  });

  it('without a mark debits once when nobody else has', async () => {
    const { shop, revoke } = await anIssued();
    await expect(revoke(false)).resolves.toEqual({ ok: true, spent: false });
    expect(shop.balance()).toBe(0);
  });
});

describe('whatever becomes of the calls, and whatever else moves on the account', () => {
  const fates = fc.array(fc.constantFrom<Fate>('answered', 'answer lost', 'call lost'), { maxLength: 6 });
  const others = fc.array(fc.constantFrom('a small credit', 'a purchase', 'nothing'), { maxLength: 12 });
  const story = fc.record({ fates, others, isEndless: fc.boolean() });

  /** Tries until Shopify answers, as the queue does; between two tries something else happens. */
  async function untilDone<Result>(shop: Shop, left: string[], attempt: () => Promise<Result>): Promise<Result> {
    for (;;) {
      const other = left.shift();
      if (other === 'a small credit') shop.credit(7);
      if (other === 'a purchase') shop.debit(3, 'ORDER_PAYMENT');
      const result = await attempt().catch(() => null);
      if (result) return result;
    }
  }
  const byHand = ({ movements }: Shop, kind: 'Credit' | 'Debit') =>
    movements.filter((one) => one.kind === kind && one.event === 'ADJUSTMENT' && one.minor !== 7);

  it('a reward is credited once and taken back once', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ fates: given, others: left, isEndless }) => {
        const { shop, intent, issue } = await aReward(isEndless ? ENDLESS : {}, {
          fates: given,
          earlier: ({ credit }) => credit(50),
        });
        const issued = await untilDone(shop, left, issue);
        expect(issued).toMatchObject({ ok: true });
        expect(byHand(shop, 'Credit').filter(({ minor }) => minor === 1000)).toHaveLength(1);

        const marked = await prepared<'store-credit'>(shop.client, intent);
        const gid = issued.ok ? issued.gid : '';
        const revoked = await untilDone(shop, left, () => issuer.revoke({ client: shop.client, intent: marked, gid }));
        expect(revoked).toMatchObject({ ok: true });
        expect(byHand(shop, 'Debit')).toHaveLength(1);
        expect(shop.balance()).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

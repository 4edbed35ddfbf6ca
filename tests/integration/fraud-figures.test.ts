import { beforeAll, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { aShop, cancellationOf, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** Fraud-attempt and fraud-reward rate of a shop counted by hand (docs/fraud-figures.md). */
const ricochet = useRicochet();
let shop: TestShop;

const figures = (days: 30 | 90 | 365 = 30, programId: string | null = null, of = shop) =>
  createWebContainer(ricochet.services).fraudFigures(of.shopId, { days, programId });

async function buys(id: string, email: string, changes: Record<string, unknown> = {}) {
  await shop.claims(email);
  const order = shop.order({ id, email, ...changes });
  await shop.put('orders/paid', order);
  await shop.judge();
  return order;
}

beforeAll(async () => {
  // a Wednesday in Paris
  await timeGoesTo(ricochet, new Date('2027-03-10T12:00:00Z'));
  shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 1_000));

  // honest and rewarded; the third sends the goods back, which is no fraud
  await buys('1', 'one@orange.fr');
  await buys('2', 'two@orange.fr');
  const returned = await buys('3', 'three@orange.fr');
  await shop.put('orders/cancelled', cancellationOf(returned));
  // rewarded, then rejected by a human
  await buys('4', 'four@orange.fr');
  await shop.decides('reject', '4');
  // rejected by a human, who took it back
  await buys('5', 'five@orange.fr');
  const rejected = await shop.decides('reject', '5');
  await shop.decides('undo', '5', { undoes: rejected });
  // blocked before the purchase
  await shop.lists('block', 'email', shop.emailHash('six@orange.fr'));
  await buys('6', 'six@orange.fr');
  // below the minimum: refused, but by no rule of trust
  await buys('7', 'seven@orange.fr', { amount: '1.00' });
  // the advocate themself
  await buys('8', 'ana+two@orange.fr');
  // a claim whose code two others spend: both held, a human lets the second pass
  await shop.claims('claimant@orange.fr');
  await shop.judge();
  await shop.rows(
    `UPDATE reward SET code = 'SPENT-CODE', status = 'issued' WHERE shop_id = $1 AND person_id = (SELECT person_id FROM person_identifier WHERE shop_id = $1 AND kind = 'email' AND value = $2)`,
    shop.emailHash('claimant@orange.fr'),
  );
  for (const [id, email] of [
    ['9', 'nine@orange.fr'],
    ['10', 'ten@orange.fr'],
  ] as const)
    await shop.put('orders/paid', shop.order({ id, email, discount_codes: [{ code: 'SPENT-CODE' }] }));
  await shop.judge();
  await shop.decides('approve', '10');
}, 60_000);

/** By hand: orders 1 to 10, and the claimant who didn't buy. */
const COUNTED = {
  judged: 11,
  // 4 rejected by a human, 6 blocked, 8 recommended themself, 9 held
  attempts: 4,
  // 1 to 5 and 10
  rewarded: 6,
  // 4
  fraudRewards: 1,
};
const NONE = { judged: 0, attempts: 0, rewarded: 0, fraudRewards: 0 };

describe('the figures of a period', () => {
  test('are what was counted by hand, in all, by week and by programme', async () => {
    expect(await figures()).toEqual({
      days: 30,
      programId: null,
      total: COUNTED,
      // the period begins on Tuesday, 9 February
      weeks: [
        ...['2027-02-08', '2027-02-15', '2027-02-22', '2027-03-01'].map((week) => ({ week, ...NONE })),
        { week: '2027-03-08', ...COUNTED },
      ],
      programs: [{ id: shop.program.id, name: 'Parrainage', ...COUNTED }],
    });
  });

  test('of another programme, or of another shop, are none', async () => {
    expect((await figures(30, '0192d3b0-0000-7000-8000-000000000001')).total).toEqual(NONE);
    expect((await figures(365, null, await aShop(ricochet))).total).toEqual(NONE);
  });

  test('begin and end with the shop’s own days', async () => {
    const born = async (email: string, at: string) => {
      await shop.rows(
        `UPDATE referral SET created_at = $3 WHERE shop_id = $1 AND friend_id = (SELECT person_id FROM person_identifier WHERE shop_id = $1 AND kind = 'email' AND value = $2)`,
        shop.emailHash(email),
        new Date(at),
      );
    };
    // midnight in Paris is 23:00 UTC: a second before the period, its first second, and a Monday's first second
    await born('one@orange.fr', '2027-02-08T22:59:59Z');
    await born('four@orange.fr', '2027-02-08T23:00:00Z');
    await born('six@orange.fr', '2027-02-28T23:00:00Z');
    const { total, weeks } = await figures();
    expect(total).toEqual({ ...COUNTED, judged: 10, rewarded: 5 });
    expect(weeks).toEqual([
      { week: '2027-02-08', judged: 1, attempts: 1, rewarded: 1, fraudRewards: 1 },
      ...['2027-02-15', '2027-02-22'].map((week) => ({ week, ...NONE })),
      { week: '2027-03-01', judged: 1, attempts: 1, rewarded: 0, fraudRewards: 0 },
      { week: '2027-03-08', judged: 8, attempts: 2, rewarded: 4, fraudRewards: 0 },
    ]);
    expect((await figures(90)).total).toEqual(COUNTED);
    expect((await figures(365)).weeks).toHaveLength(53);
  });
});

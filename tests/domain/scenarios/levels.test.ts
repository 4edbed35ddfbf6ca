import { describe, expect, it } from 'vitest';
import { offerTermsSchema } from '../../../app/domain/program/offer.ts';
import type { OrderFacts } from '../../../app/domain/verdict/facts.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aVisit,
  aWorld,
  cancelled,
  daysAfter,
  later,
  PROGRAM,
  percentOff,
  points,
  ruleOf,
  seen,
  someTerms,
  V2,
} from '../../support/builders.ts';

type Terms = NonNullable<Parameters<typeof anOffer>[0]>['terms'];
const THIRD = [{ n: 3, advocate: points(200), friend: null }];
const FIRST_DAY = at('2026-03-10T10:00+01:00');

const benchWith = (terms: Terms = {}) =>
  aBench(aWorld({ offers: [anOffer({ terms: { waitingDays: 0, nthPurchases: THIRD, ...terms } })] }));
/** Ben's nth order, ten days after the one before; far outside the window from the fourth on. */
const nth = (n: number, changes: Partial<OrderFacts> = {}): OrderFacts =>
  anOrder({
    orderId: String(1_000 + n) as never,
    name: `#${1_000 + n}`,
    boughtAt: daysAfter(FIRST_DAY, 10 * (n - 1)),
    ...changes,
  });
const refunded = (facts: OrderFacts) => later(facts, 7_200, { financialStatus: 'refunded', subtotalMinor: 0 });

function aFriendWhoBought(orders: readonly OrderFacts[], terms: Terms = {}) {
  const bench = benchWith(terms);
  bench.passTo(daysAfter(FIRST_DAY, 100));
  bench.sees(aClaim(), ...orders.map((order) => seen(order)));
  return bench;
}

describe('SC-17 the third purchase pays 200', () => {
  it('the first pays its own, the second nothing, the third once, the fourth nothing', () => {
    const bench = benchWith();
    bench.passTo(daysAfter(FIRST_DAY, 100));
    bench.sees(aClaim());
    const balances = [1, 2, 3, 4].map((n) => {
      bench.sees(seen(nth(n)));
      return bench.balance('ana').available;
    });
    expect(balances).toEqual([500, 500, 700, 700]);
    expect(bench.verdictOn('1002')).toMatchObject({ outcome: 'approved', reason: null, grants: [] });
    expect(bench.verdictOn('1004')).toMatchObject({ outcome: 'rejected', reason: 'purchase-number' });
    expect(
      bench.liveRewards('advocate').map(({ cause, rule }) => [cause.replace(/^referral:[^:]+:/, ''), rule]),
    ).toEqual([
      ['first-purchase:1', 'first-purchase.advocate'],
      ['purchase:3', 'purchase.advocate'],
    ]);
  });

  it('renewals of a subscription count, though nothing on them speaks of the invitation', () => {
    const visit = aVisit();
    const bench = benchWith();
    bench.passTo(daysAfter(FIRST_DAY, 100));
    const renewal = { isRenewal: true, channel: 'other' as const };
    bench.sees(seen(nth(1), visit), seen(nth(2, renewal)), seen(nth(3, renewal)));
    expect(bench.balance('ana').available).toBe(700);
    expect(ruleOf(bench.verdictOn('1003'), 'attributed').input.evidence).toBe('first-purchase');
    expect(ruleOf(bench.verdictOn('1003'), 'purchase-number')).toMatchObject({
      outcome: 'pass',
      input: { number: 3, renewal: true },
      limit: { lastLevel: 3 },
    });
  });

  it('without such a level a second purchase is what it always was', () => {
    const bench = aFriendWhoBought([nth(1), nth(2)], { nthPurchases: [] });
    expect(bench.verdictOn('1002')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(bench.balance('ana').available).toBe(500);
  });

  it.each([
    ['cancelled', cancelled],
    ['refunded', refunded],
  ])('one that is %s does not count: the fourth is the third', (_fate, undo) => {
    const bench = aFriendWhoBought([nth(1), nth(2), nth(3), nth(4)]);
    bench.sees(seen(undo(nth(2))));
    expect(bench.balance('ana').available).toBe(700);
    expect(bench.verdictOn('1003')).toMatchObject({ outcome: 'approved', grants: [] });
    expect(bench.verdictOn('1004').grants).toMatchObject([{ rule: 'purchase.advocate' }]);
    const only = aFriendWhoBought([nth(1), nth(2), nth(3)]);
    only.sees(seen(undo(nth(2))));
    expect(only.balance('ana').available).toBe(500);
  });

  it('the first is refunded: its own level is taken back, the others go on counting from the second', () => {
    const bench = aFriendWhoBought([nth(1), nth(2), nth(3), nth(4)]);
    bench.sees(seen(refunded(nth(1))));
    expect(bench.balance('ana').available).toBe(200);
    expect(bench.verdictOn('1004').grants).toMatchObject([{ rule: 'purchase.advocate' }]);
    expect(bench.verdictOn('1002').grants).toEqual([]);
  });

  it('an earlier order heard of late moves the others on: still one reward for each level', () => {
    const bench = aFriendWhoBought([nth(2), nth(3), nth(4)]);
    expect(bench.verdictOn('1004').grants).toMatchObject([{ rule: 'purchase.advocate' }]);
    bench.sees(seen(nth(1)));
    expect(bench.verdictOn('1003').grants).toMatchObject([{ rule: 'purchase.advocate' }]);
    expect(bench.verdictOn('1004')).toMatchObject({ outcome: 'rejected', reason: 'purchase-number' });
    expect(bench.balance('ana').available).toBe(700);
    expect(bench.liveRewards('advocate')).toHaveLength(2);
  });

  it.each([
    [4_000, 700],
    [3_999, 500],
  ])('a third of %i minor units, with 40.00 the minimum → %i points', (subtotalMinor, expected) => {
    expect(aFriendWhoBought([nth(1), nth(2), nth(3, { subtotalMinor })]).balance('ana').available).toBe(expected);
  });

  it('under the minimum is not counted: the next one is the third', () => {
    const bench = aFriendWhoBought([nth(1), nth(2), nth(3, { subtotalMinor: 1_000 }), nth(4)]);
    expect(bench.balance('ana').available).toBe(700);
    expect(bench.verdictOn('1003')).toMatchObject({ outcome: 'rejected', reason: 'minimum-subtotal' });
  });

  it('both sides can earn, at several levels, each of its own order', () => {
    const bench = aFriendWhoBought(
      [1, 2, 3, 4, 5].map((n) => nth(n, { subtotalMinor: 10_000 * n })),
      {
        nthPurchases: [
          { n: 2, advocate: { type: 'commission', basisPoints: 1_000 }, friend: points(50) },
          { n: 5, advocate: points(1_000), friend: null },
        ],
      },
    );
    expect(bench.balance('ana', 'EUR').available).toBe(2_000);
    expect(bench.balance('ana').available).toBe(1_500);
    expect(bench.liveRewards('friend').map(({ rule }) => rule)).toEqual(['welcome.friend', 'purchase.friend']);
  });

  it('a friend who was a customer before has no first purchase, and no third', () => {
    const bench = benchWith();
    bench.passTo(daysAfter(FIRST_DAY, 100));
    const code = { codes: ['ANA-7K2PX1'] };
    bench.sees(seen(nth(0)), seen(nth(1, code)), seen(nth(2, code)), seen(nth(3, code)));
    expect(bench.liveRewards('advocate')).toEqual([]);
    expect(bench.verdictOn('1003')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });
});

describe('levels beside the offer, the limits and debts', () => {
  it('the levels are those of the offer that was stamped, whatever was published since', () => {
    const offers = [
      anOffer({ terms: { waitingDays: 0, nthPurchases: THIRD } }),
      anOffer({ versionId: V2, versionNumber: 2, publishedAt: daysAfter(FIRST_DAY, 5), terms: { nthPurchases: [] } }),
    ];
    const bench = aBench(aWorld({ offers }));
    bench.passTo(daysAfter(FIRST_DAY, 100));
    const code = { codes: ['ANA-7K2PX1'] };
    bench.sees(seen(nth(1, code)), seen(nth(2, code)), seen(nth(3, code)));
    expect(bench.balance('ana').available).toBe(700);
  });

  it('a later level takes no place under a cap, and needs none', () => {
    const bench = aFriendWhoBought([nth(1)], { limits: { friendsPerMonth: 1 } });
    // another friend of the same month as Ben's third purchase takes April's place
    const cleo = anOrder({ by: 'cleo', orderId: '2001' as never, boughtAt: nth(3).processedAt });
    bench.sees(aClaim({ by: 'cleo' }), seen(cleo), seen(nth(2)), seen(nth(3)));
    expect(bench.world.capSlots.map(({ subjectId }) => subjectId).sort()).toEqual(['1001', '2001']);
    expect(bench.verdictOn('1003').grants).toMatchObject([{ rule: 'purchase.advocate', withheld: null }]);
  });

  it('with the budget used up, an order of a friend who claimed is honoured, one of a code is not', () => {
    const budget = { amountMinor: 500, typicalOrderMinor: 6_000 };
    const honoured = aFriendWhoBought([nth(1), nth(2), nth(3)], { limits: { budget }, welcome: null });
    expect(honoured.balance('ana').available).toBe(700);
    expect(honoured.world.committedMinor.get(PROGRAM)).toBe(700);
    const bare = benchWith({ limits: { budget }, welcome: null });
    bare.passTo(daysAfter(FIRST_DAY, 100));
    bare.sees(seen(nth(1, { codes: ['ANA-7K2PX1'] })));
    bare.sees(seen(nth(2)), seen(nth(3)));
    expect(bare.verdictOn('1003')).toMatchObject({ outcome: 'rejected', reason: 'budget' });
  });

  it('the next level is withheld for a reward that was spent before it was taken back (SC-19)', () => {
    const terms: Terms = { spentRewards: 'withhold-next', firstPurchase: { advocate: percentOff(5) } };
    const bench = aFriendWhoBought([nth(1), nth(2), nth(3)], terms);
    const { code } = bench.issues('first-purchase.advocate');
    const spending = anOrder({ by: 'ana', orderId: '3001' as never, codes: [code!] });
    bench.sees(seen(spending));
    bench.sees(seen(refunded(nth(1))), seen(nth(4)));
    expect(bench.verdictOn('1004').grants).toMatchObject([
      { rule: 'purchase.advocate', withheld: { reason: 'owes-reward' } },
    ]);
    const [debt] = bench.world.debts.values();
    expect(debt?.settledBy?.orderId).toBe('1004');
    expect(bench.balance('ana').available).toBe(0);
  });

  it('a chargeback on the first takes its own level back and leaves the later ones counting', () => {
    const bench = aFriendWhoBought([nth(1), nth(2), nth(3), nth(4)]);
    bench.sees({ kind: 'dispute-seen', orderId: nth(1).orderId, dispute: { status: 'lost', at: bench.now() } });
    expect(bench.balance('ana').available).toBe(200);
    expect(bench.verdictOn('1004').grants).toMatchObject([{ rule: 'purchase.advocate' }]);
  });

  it('the referral stays where its first purchase put it', () => {
    const bench = aFriendWhoBought([nth(1), nth(2), nth(3)]);
    const [referral] = bench.world.referrals.values();
    expect(referral).toMatchObject({ state: 'rewarded', orderId: '1001', revenueMinor: 6_000 });
  });

  it('an order far beyond the last level touches none of those before it', () => {
    const bench = aFriendWhoBought([1, 2, 3, 4, 5, 6].map((n) => nth(n)));
    const changes = bench.sees(seen(nth(7)));
    expect([...changes.verdicts.keys()]).toEqual(['order:1007']);
  });
});

describe('the terms', () => {
  const levels = (...ns: number[]) =>
    offerTermsSchema.safeParse({
      ...someTerms(),
      nthPurchases: ns.map((n) => ({ n, advocate: points(1), friend: null })),
    }).success;

  it.each([
    [[2], true],
    [[2, 3, 50], true],
    [[1], false],
    [[51], false],
    [[3, 3], false],
    [[3, 2], false],
    [[2, 3, 4, 5, 6], true],
    [[2, 3, 4, 5, 6, 7], false],
  ])('levels %j: %s', (ns, isValid) => {
    expect(levels(...ns)).toBe(isValid);
  });

  it('a version from before levels has none', () => {
    const { nthPurchases: _, ...before } = someTerms();
    expect(offerTermsSchema.parse(before).nthPurchases).toEqual([]);
  });
});

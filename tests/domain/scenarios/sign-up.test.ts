import { describe, expect, it } from 'vitest';
import type { JudgeEvent } from '../../../app/domain/judging/world.ts';
import { offerTermsSchema, type SignUpLevel } from '../../../app/domain/program/offer.ts';
import type { CustomerId } from '../../../app/domain/shared/ids.ts';
import type { Account } from '../../../app/domain/verdict/cases.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  daysAfter,
  mail,
  past,
  person,
  points,
  ruleOf,
  seen,
  someTerms,
} from '../../support/builders.ts';

const INVITED = at('2026-03-01T10:00+01:00');
const BEN = person('ben').customerId as CustomerId;
const LONG_AGO = at('2025-01-01T00:00Z');

const account = (openedAt: Date, customerId = BEN): Account => ({ customerId, openedAt });
const opens = (openedAt: Date, by = 'ben'): JudgeEvent => ({
  kind: 'signed-up',
  account: account(openedAt, person(by).customerId as CustomerId),
  emailHash: mail(`${by}@orange.fr`),
});
/** Ben accepts the invitation while logged in to an account as old as said. */
const loggedInClaim = (openedAt: Date) => aClaim({ customerId: BEN, account: account(openedAt) });

type Terms = NonNullable<Parameters<typeof anOffer>[0]>['terms'];
function benchWith(signUp: Partial<SignUpLevel> = {}, terms: Terms = {}) {
  const level = { advocate: points(100), friend: null, existingCustomersMayJoin: false, ...signUp };
  return aBench(aWorld({ offers: [anOffer({ terms: { waitingDays: 0, signUp: level, ...terms } })] }));
}
const verdictOf = (bench: ReturnType<typeof aBench>, customerId: string = BEN) =>
  bench.world.verdicts.get(`sign-up:${customerId}`);

describe('SC-16 an old customer joins where the programme lets them', () => {
  function anOldCustomerWho(joins: JudgeEvent, mayJoin = true) {
    const bench = benchWith({ existingCustomersMayJoin: mayJoin });
    bench.sees(past(anOrder({ orderId: '900' as never, boughtAt: LONG_AGO })));
    bench.sees(joins);
    return bench;
  }

  it('earns the sign-up level for the advocate, and no welcome for themselves', () => {
    const bench = anOldCustomerWho(loggedInClaim(LONG_AGO));
    expect(verdictOf(bench)).toMatchObject({ outcome: 'approved', reason: null });
    expect(bench.balance('ana')).toEqual({ available: 100, pending: 0 });
    expect(bench.liveRewards('friend')).toEqual([]);
    expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    const [referral] = bench.world.referrals.values();
    expect(referral).toMatchObject({ state: 'joined', reason: null });
  });

  it('a later purchase does not count as first', () => {
    const bench = anOldCustomerWho(loggedInClaim(LONG_AGO));
    bench.sees(seen(anOrder()));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(bench.balance('ana').available).toBe(100);
    expect([...bench.world.referrals.values()]).toMatchObject([{ state: 'joined', revenueMinor: null }]);
  });

  it('opening the account after the claim does as well', () => {
    const bench = anOldCustomerWho(aClaim());
    expect(bench.balance('ana').available).toBe(0);
    bench.sees(opens(daysAfter(INVITED, 1)));
    expect(bench.balance('ana').available).toBe(100);
  });

  it('where it does not let them, nobody earns anything', () => {
    const bench = anOldCustomerWho(loggedInClaim(LONG_AGO), false);
    bench.sees(opens(daysAfter(INVITED, 1)));
    expect(bench.balance('ana').available).toBe(0);
    expect(verdictOf(bench)?.outcome).toBe('not-referred');
  });
});

describe('a new friend joins', () => {
  it('by opening an account after the claim; both sides can be paid, once', () => {
    const bench = benchWith({ friend: points(30) });
    bench.sees(aClaim());
    bench.sees(opens(daysAfter(INVITED, 1)), opens(daysAfter(INVITED, 2)));
    expect(bench.balance('ana').available).toBe(100);
    expect(bench.liveRewards().filter(({ rule }) => rule.startsWith('sign-up'))).toHaveLength(2);
    expect(bench.liveRewards('advocate').map(({ cause }) => cause.replace(/:[^:]+:/, ':…:'))).toEqual([
      'referral:…:sign-up:1',
    ]);
  });

  it('and buys afterwards: the first purchase pays its own level', () => {
    const bench = benchWith();
    bench.passTo(daysAfter(INVITED, 20));
    bench.sees(aClaim(), opens(daysAfter(INVITED, 1)), seen(anOrder({ customerId: BEN })));
    expect(bench.balance('ana').available).toBe(600);
    expect([...bench.world.referrals.values()]).toMatchObject([{ state: 'rewarded' }]);
  });

  it.each([
    ['the account is heard of before the claim', [opens(daysAfter(INVITED, 1)), aClaim()]],
    ['the account is heard of after the claim', [aClaim(), opens(daysAfter(INVITED, 1))]],
    ['the claim itself tells of the account', [aClaim({ account: account(daysAfter(INVITED, 1)) })]],
  ] as const)('%s: the same', (_label, events) => {
    const bench = benchWith();
    bench.sees(...events);
    expect(verdictOf(bench)).toMatchObject({ outcome: 'approved' });
    expect(bench.balance('ana').available).toBe(100);
  });

  it('an account without any claim pays nobody, and one of a shop without the level leaves no trace', () => {
    const bench = benchWith();
    bench.sees(opens(daysAfter(INVITED, 1)));
    expect(verdictOf(bench)).toMatchObject({ outcome: 'not-referred', referralId: null });
    const without = aBench();
    const changes = without.sees(opens(daysAfter(INVITED, 1)));
    expect([changes.verdicts.size, changes.newPersons.length]).toEqual([0, 0]);
  });

  it('waits as long as a purchase does', () => {
    const bench = benchWith({}, { waitingDays: 14 });
    bench.passTo(INVITED);
    bench.sees(aClaim(), opens(INVITED));
    bench.passTo(daysAfter(INVITED, 13));
    expect(bench.balance('ana')).toEqual({ available: 0, pending: 100 });
    bench.passTo(daysAfter(INVITED, 15));
    expect(bench.balance('ana')).toEqual({ available: 100, pending: 0 });
  });

  it('takes no place under the cap, and counts against the budget', () => {
    const budget = { amountMinor: 10_000, typicalOrderMinor: 6_000 };
    const bench = benchWith({}, { welcome: null, limits: { friendsPerMonth: 1, budget } });
    bench.sees(aClaim(), opens(daysAfter(INVITED, 1)));
    expect(bench.world.capSlots).toEqual([]);
    expect([...bench.world.committedMinor.values()]).toEqual([100]);
  });
});

describe('the edges of who joins', () => {
  const secondsAfter = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1_000);

  it.each([
    ['opened as the invitation was made', INVITED, 'approved', null],
    ['opened a second before it', secondsAfter(INVITED, -1), 'rejected', 'existing-customer'],
    ['opened on the last day', at('2026-03-31T10:00+02:00'), 'approved', null],
    ['opened a second after it', at('2026-03-31T10:00:01+02:00'), 'rejected', 'window'],
  ])('an account %s', (_label, openedAt, outcome, reason) => {
    const bench = benchWith();
    bench.passTo(daysAfter(INVITED, 60));
    bench.sees(openedAt < INVITED ? loggedInClaim(openedAt) : aClaim(), opens(openedAt));
    expect(verdictOf(bench)).toMatchObject({ outcome, reason });
  });

  it.each([false, true])(
    'an account opened in the second of the invitation came after it, logged in or not: %s',
    (isIn) => {
      const bench = benchWith();
      const invitedAt = new Date(INVITED.getTime() + 400);
      bench.sees(aClaim({ invitedAt, ...(isIn && { customerId: BEN, account: account(INVITED) }) }), opens(INVITED));
      expect(verdictOf(bench)).toMatchObject({ outcome: 'approved', reason: null });
    },
  );

  it('who had an account and accepts from outside shows nothing of joining', () => {
    const bench = benchWith({ existingCustomersMayJoin: true });
    bench.sees(aClaim({ account: account(LONG_AGO) }));
    expect(verdictOf(bench)?.outcome).toBe('not-referred');
  });

  it('somebody logged in to another account than the address has shows nothing either', () => {
    const bench = benchWith({ existingCustomersMayJoin: true });
    bench.sees(aClaim({ customerId: person('cleo').customerId as CustomerId, account: account(LONG_AGO) }));
    expect(bench.balance('ana').available).toBe(0);
  });

  it.each([
    ['before the invitation', secondsAfter(INVITED, -1), 'rejected', 'not-yet-member'],
    ['since', secondsAfter(INVITED, 1), 'approved', null],
  ])('a friend who takes part as an advocate %s', (_label, since, outcome, reason) => {
    const bench = benchWith({ existingCustomersMayJoin: true });
    const { personId, customerId, emailHash } = person('ben');
    bench.world.identifiers.set(`customer:${customerId}`, personId).set(`email:${emailHash}`, personId);
    const [ana] = bench.world.advocates.values();
    bench.world.advocates.set('advocate-ben' as never, {
      ...ana!,
      advocateId: 'advocate-ben' as never,
      personId,
      since,
    });
    bench.sees(aClaim(), opens(daysAfter(INVITED, 1)));
    expect(verdictOf(bench)).toMatchObject({ outcome, reason });
  });

  it('the advocate’s own second account earns nothing', () => {
    const bench = benchWith({ existingCustomersMayJoin: true });
    bench.sees(aClaim({ emailHash: mail('ana+me@orange.fr') }), {
      ...(opens(daysAfter(INVITED, 1)) as Extract<JudgeEvent, { kind: 'signed-up' }>),
      emailHash: mail('ana+me@orange.fr'),
    });
    expect(bench.liveRewards()).toEqual([]);
  });

  it('belongs to the advocate whose claim it was: another’s later claim takes nothing over', () => {
    const offers = [
      anOffer({
        terms: { waitingDays: 0, signUp: { advocate: points(100), friend: null, existingCustomersMayJoin: true } },
      }),
    ];
    const bench = aBench(aWorld({ offers, advocates: ['ana', 'zoe'] }));
    bench.sees(aClaim(), opens(daysAfter(INVITED, 1)));
    bench.sees(aClaim({ of: 'zoe', claimedAt: daysAfter(INVITED, 2) }), seen(anOrder()));
    expect(bench.balance('ana').available).toBe(600);
    expect(bench.balance('zoe').available).toBe(0);
  });
});

describe('whatever happens later', () => {
  it('an order that shows two persons to be one lets the account find its claim', () => {
    const bench = benchWith();
    bench.passTo(daysAfter(INVITED, 20));
    bench.sees(aClaim(), {
      ...(opens(daysAfter(INVITED, 1)) as Extract<JudgeEvent, { kind: 'signed-up' }>),
      emailHash: mail('benjamin@work.fr'),
    });
    expect(verdictOf(bench)?.outcome).toBe('not-referred');
    bench.sees(seen(anOrder({ customerId: BEN })));
    expect(verdictOf(bench)?.outcome).toBe('approved');
    expect(bench.balance('ana').available).toBe(600);
  });

  it('every verdict replays from what was recorded with it', () => {
    const bench = benchWith({ existingCustomersMayJoin: true });
    bench.sees(opens(LONG_AGO, 'cleo'), loggedInClaim(LONG_AGO), seen(anOrder()));
    for (const { outcome, reason, rules, grants, advocateId, versionId, inputs } of bench.world.verdicts.values())
      expect(replay(JSON.parse(JSON.stringify(inputs)), rules, (id) => bench.world.offers.get(id)!)).toEqual({
        outcome,
        reason,
        rules,
        grants,
        advocateId,
        versionId,
      });
  });

  it('hearing of it again writes nothing', () => {
    const bench = benchWith();
    bench.sees(aClaim(), opens(daysAfter(INVITED, 1)));
    const changes = bench.sees(opens(daysAfter(INVITED, 1)));
    expect([changes.verdicts.size, changes.rewards.size, changes.movements.length]).toEqual([0, 0, 0]);
  });

  it('the receipt says since when the account is there', () => {
    const bench = benchWith();
    bench.sees(loggedInClaim(LONG_AGO));
    expect(ruleOf(verdictOf(bench)!, 'existing-customer')).toMatchObject({
      outcome: 'fail',
      input: { accountSince: LONG_AGO.toISOString(), earlierOrders: 0 },
      limit: { existingCustomersMayJoin: false },
    });
  });
});

it('a version from before the level has none', () => {
  const { signUp: _, ...before } = someTerms();
  expect(offerTermsSchema.parse(before).signUp).toBeNull();
});

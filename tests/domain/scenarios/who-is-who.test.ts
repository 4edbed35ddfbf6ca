import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { World } from '../../../app/domain/judging/world.ts';
import type { CustomerId, PersonId } from '../../../app/domain/shared/ids.ts';
import type { Addresses, VerifiedAddress } from '../../../app/domain/shared/own-address.ts';
import type { OrderFacts } from '../../../app/domain/verdict/facts.ts';
import { aBench, aClaim, anAdvocate, anOrder, aWorld, later, mail, person } from '../../support/builders.ts';

/** Docs/decisions/037: what looks alike counts, and opens nothing. Ana and Vic are advocates with accounts of their own. */
const THIEF = 'customer-thief' as CustomerId;
const BEN = 'customer-ben' as CustomerId;
const vic = person('vic');
const ben = mail('ben@orange.fr');

const verified = (emailHash: string, writtenHash = emailHash): VerifiedAddress => ({ emailHash, writtenHash });
const seen = (facts: OrderFacts, own: VerifiedAddress | null, writtenHash = facts.emailHash) => ({
  ...{ kind: 'order-seen' as const, facts, visit: null, isHistory: false },
  addresses: { writtenHash, verified: own },
});
const aBenchOf = (...advocates: string[]) => aBench(aWorld({ advocates }));
const mergesIn = ({ batches }: ReturnType<typeof aBench>) => batches.flatMap(({ merges }) => merges);
/** Whose things an account opens. */
const opens = ({ identifiers }: World, customerId: string): PersonId | undefined =>
  identifiers.get(`customer:${customerId}`);
const holder = ({ identifiers }: World, emailHash: string): PersonId | undefined =>
  identifiers.get(`email:${emailHash}`);

describe('an account that gives an advocate’s address', () => {
  const by = (changes: Partial<OrderFacts> = {}) => anOrder({ by: 'vic', customerId: THIEF, ...changes });

  test.each<[string, VerifiedAddress | null]>([
    ['of which nothing is known', null],
    ['whose own is another', verified('thief-mail')],
    ['whose own, verified, is the same but for a tag', verified(vic.emailHash, 'vic+1')],
    ['whose own, verified, is the very same', verified(vic.emailHash)],
  ])('%s, doesn’t open what is the advocate’s, whatever else it orders', (_label, own) => {
    const bench = aBenchOf('ana', 'vic');
    bench.sees(seen(by(), own));
    bench.sees(seen(by({ orderId: '1002' as never, emailHash: 'thief-mail' }), own));
    bench.sees(seen(by({ orderId: '1003' as never }), own));
    expect(opens(bench.world, THIEF)).not.toBe(vic.personId);
    expect(opens(bench.world, vic.customerId)).toBe(vic.personId);
    expect(mergesIn(bench)).toEqual([]);
  });

  it('refers itself where that advocate’s code brought the order', () => {
    const bench = aBenchOf('ana', 'vic');
    bench.sees(seen(by({ codes: [anAdvocate('vic').code] }), verified(vic.emailHash, 'vic+1')));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
    bench.sees(
      seen(anOrder({ orderId: '1002' as never, by: 'zoe', customerId: THIEF, codes: [anAdvocate('vic').code] }), null),
    );
    expect(bench.verdictOn('1002')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });

  it('whose space is its own invites nobody who has the advocate’s address', () => {
    const bench = aBenchOf('ana', 'vic', 'zoe');
    // as the door writes it: Zoe's account has an address that is Vic's but for a tag
    bench.world.identifiers.delete(`email:${person('zoe').emailHash}`);
    bench.world.identifiers.set(`buyer:${person('zoe').customerId}`, vic.personId);
    bench.sees(seen(anOrder({ by: 'vic', codes: [anAdvocate('zoe').code] }), null));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });

  it('whose space is its own invites nobody with an address that it gave', () => {
    const bench = aBenchOf('ana');
    bench.world.identifiers.set('contact:zoe-mail', person('ana').personId);
    bench.sees(seen(anOrder({ emailHash: 'zoe-mail', codes: [anAdvocate('ana').code] }), null));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });
});

describe('a friend who claimed without an account', () => {
  const claim = (addresses?: Addresses) => aClaim({ ...(addresses && { addresses }) });

  test('is whoever’s account has verified that very address', () => {
    const bench = aBenchOf('ana');
    bench.sees(claim());
    const friend = holder(bench.world, ben);
    bench.sees(seen(anOrder({ customerId: BEN }), verified(ben)));
    expect(opens(bench.world, BEN)).toBe(friend);
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'approved' });
  });

  test.each<[string, Addresses | undefined, VerifiedAddress | null]>([
    ['hasn’t verified it', undefined, null],
    ['has verified one that looks alike', undefined, verified(ben, 'ben+1')],
    [
      'has verified one that looks alike, the claim’s having the tag',
      { writtenHash: 'ben+1', verified: null },
      verified(ben),
    ],
    ['has verified another', undefined, verified('thief-mail')],
  ])('buys all the same, yet nothing opens, where the account %s', (_label, addresses, own) => {
    const bench = aBenchOf('ana');
    bench.sees(claim(addresses));
    const friend = holder(bench.world, ben);
    bench.sees(seen(anOrder({ customerId: BEN }), own));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'approved' });
    expect(holder(bench.world, ben)).toBe(friend);
    expect(opens(bench.world, BEN)).not.toBe(friend);
  });

  test('isn’t met by an account that gave their address before them', () => {
    const bench = aBenchOf('ana');
    bench.sees(seen(anOrder({ by: 'zoe', customerId: THIEF }), verified(mail('zoe@orange.fr'))));
    bench.sees(seen(anOrder({ orderId: '1002' as never, customerId: THIEF }), verified(mail('zoe@orange.fr'))));
    const thief = opens(bench.world, THIEF);
    expect(thief).toBeDefined();
    bench.sees(claim());
    expect(holder(bench.world, ben)).not.toBe(thief);
    expect(bench.world.claims.get(claim().claimId)?.personId).toBe(holder(bench.world, ben));
  });

  test('and another, both used by one account, are one human whom no address opens', () => {
    const bench = aBenchOf('ana');
    bench.sees(claim());
    bench.sees(seen(anOrder({ by: 'zoe', customerId: THIEF }), null));
    bench.sees(seen(anOrder({ orderId: '1002' as never, customerId: THIEF }), null));
    expect(mergesIn(bench)).toHaveLength(1);
    bench.sees(
      seen(anOrder({ by: 'zoe', orderId: '1003' as never, customerId: THIEF }), verified(mail('zoe@orange.fr'))),
    );
    expect(opens(bench.world, THIEF)).toBeUndefined();
  });
});

test('an account that verifies its address later meets what was done with it', () => {
  const bench = aBenchOf('ana');
  bench.sees(aClaim());
  bench.world.identifiers.set(`customer:${BEN}`, '0-space-of-ben' as PersonId);
  bench.sees(seen(anOrder({ customerId: BEN }), null));
  expect(opens(bench.world, BEN)).not.toBe(holder(bench.world, ben));
  bench.sees(seen(later(anOrder({ customerId: BEN }), 60, {}), verified(ben)));
  expect(opens(bench.world, BEN)).toBe(holder(bench.world, ben));
});

it('V4: who bought with their account under another address is no new customer', () => {
  const bench = aBenchOf('ana');
  bench.sees(seen(anOrder({ by: 'zoe', customerId: BEN }), verified(mail('zoe@orange.fr'))));
  bench.sees(aClaim());
  bench.sees(
    seen(
      anOrder({ orderId: '1002' as never, customerId: BEN, boughtAt: new Date('2026-03-11T09:00:00Z') }),
      verified(mail('zoe@orange.fr')),
    ),
  );
  expect(bench.verdictOn('1002')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
});

it('in whatever order a claim and its orders are heard of, one account opens one friend, and as much is paid', () => {
  const own = verified(ben);
  const heard = [
    aClaim(),
    seen(anOrder({ customerId: null, financialStatus: 'pending', paidAt: null }), null),
    seen(later(anOrder(), 30, { customerId: BEN }), own),
    seen(anOrder({ orderId: '1002' as never, customerId: BEN, boughtAt: new Date('2026-03-10T11:00:00Z') }), own),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(heard, { minLength: heard.length }), (events) => {
      const bench = aBenchOf('ana');
      for (const event of events) bench.sees(event);
      expect(opens(bench.world, BEN)).toBe(holder(bench.world, ben));
      expect(bench.world.referrals.size).toBe(1);
      expect(bench.liveRewards('advocate')).toHaveLength(1);
    }),
  );
});

describe('an account that Shopify merged into another', () => {
  test('opens nothing any more, and is known to be the same human', () => {
    const bench = aBenchOf('ana', 'vic');
    bench.sees({
      kind: 'customers-merged',
      keptId: person('ana').customerId as never,
      goneId: vic.customerId as never,
    });
    const one = opens(bench.world, person('ana').customerId);
    expect(opens(bench.world, vic.customerId)).toBeUndefined();
    expect(bench.batches.flatMap(({ closedAccounts }) => closedAccounts)).toEqual([vic.customerId]);
    bench.sees(seen(anOrder({ emailHash: null, customerId: vic.customerId as never }), null));
    expect(bench.world.orders.get('1001' as never)?.personId).toBe(one);
  });

  test('doesn’t bring what is an advocate’s along where it only used their address', () => {
    const bench = aBenchOf('ana', 'vic');
    bench.sees(seen(anOrder({ by: 'vic', customerId: THIEF }), null));
    bench.sees({ kind: 'customers-merged', keptId: person('ana').customerId as never, goneId: THIEF });
    expect(mergesIn(bench)).toEqual([]);
    expect(opens(bench.world, person('ana').customerId)).toBe(person('ana').personId);
  });
});

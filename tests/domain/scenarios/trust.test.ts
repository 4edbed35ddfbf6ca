import { describe, expect, it } from 'vitest';
import { aBench, aClaim, anAdvocate, anOrder, aVisit, mail, person, seen } from '../../support/builders.ts';

describe('SC-26 an advocate as their own friend', () => {
  it('own link with the own account is rejected', () => {
    const bench = aBench();
    bench.sees(seen(anOrder({ customerId: person('ana').customerId, emailHash: null }), aVisit()));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
    expect(bench.liveRewards()).toEqual([]);
  });

  it('another account with the same canonical e-mail is rejected', () => {
    const bench = aBench();
    bench.sees(
      seen(anOrder({ customerId: 'customer-second' as never, emailHash: mail('Ana+two@orange.fr') }), aVisit()),
    );
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });

  it('so is an account of theirs that already bought under its own name', () => {
    const bench = aBench();
    bench.sees(seen(anOrder({ orderId: '900' as never, customerId: 'customer-second' as never, by: 'second' })));
    bench.sees(seen(anOrder({ customerId: 'customer-second' as never, emailHash: mail('ana@orange.fr') }), aVisit()));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });

  it('a claim with the own address is rejected', () => {
    const bench = aBench();
    bench.sees(aClaim({ by: 'ana' }));
    expect(bench.verdictOnClaim('claim-ana-ana')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
    expect(bench.liveRewards()).toEqual([]);
  });

  it('the own code at the till with the own phone only is rejected', () => {
    const bench = aBench();
    bench.world.identifiers.set('phone:line', person('ana').personId);
    bench.sees(seen(anOrder({ emailHash: null, phoneHash: 'line', codes: [anAdvocate('ana').code] })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'self-referral' });
  });
});

describe('one referral per friend', () => {
  it('a second invitation of another advocate is refused and the first one stays', () => {
    const bench = aBench();
    const world = bench.world;
    const bob = anAdvocate('bob');
    world.advocates.set(bob.advocateId, bob);
    bench.sees(aClaim({ of: 'ana' }), aClaim({ of: 'bob' }));
    expect(bench.verdictOnClaim('claim-ben-bob')).toMatchObject({ outcome: 'rejected', reason: 'already-referred' });
    expect([...world.referrals.values()]).toMatchObject([{ advocateId: 'advocate-ana', state: 'joined' }]);
    expect(bench.liveRewards('friend')).toHaveLength(1);
  });
});

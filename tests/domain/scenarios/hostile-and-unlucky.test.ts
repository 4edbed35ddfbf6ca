import { describe, expect, it } from 'vitest';
import type { ProgramStatus } from '../../../app/domain/program/offer.ts';
import { canonicalJson } from '../../../app/domain/shared/canonical-json.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  aVisit,
  aWorld,
  cancelled,
  daysAfter,
  later,
  mail,
  past,
  percentOff,
  person,
  ruleOf,
  seen,
  told,
} from '../../support/builders.ts';

describe('a claim typed by somebody who is logged in', () => {
  it('binds no account to the address they typed', () => {
    const bench = aBench();
    const changes = bench.sees(aClaim({ by: 'ana', customerId: 'customer-thief' as never }));
    expect(bench.world.identifiers.get('customer:customer-thief')).toBeUndefined();
    expect(changes.merges).toEqual([]);
  });

  it('leaves name, address and language of whoever it belongs to, when it is refused', () => {
    const bench = aBench();
    expect(bench.sees(aClaim({ by: 'ana', firstNameSealed: 'evil.example' })).contacts).toEqual([]);
  });
});

describe('a claim that is repeated', () => {
  it('mails the code again instead of making another', () => {
    const bench = aBench();
    bench.sees(aClaim());
    for (const [id, reward] of bench.world.rewards)
      bench.world.rewards.set(id, { ...reward, status: 'issued', code: 'C0DE' });
    const changes = bench.sees(aClaim({ claimId: 'claim-again' as never, tokenHash: 'token-again' }));
    expect(bench.liveRewards('friend')).toHaveLength(1);
    expect(changes.messages).toMatchObject([{ kind: 'friend-welcome' }]);
  });

  it('mails it once a day of the shop, however often somebody types the address', () => {
    const bench = aBench();
    bench.sees(aClaim());
    for (const [id, reward] of bench.world.rewards)
      bench.world.rewards.set(id, { ...reward, status: 'issued', code: 'C0DE' });
    const mailsOf = (claimId: string, at: string) =>
      bench
        .sees(aClaim({ claimId: claimId as never, tokenHash: claimId, claimedAt: new Date(at) }))
        .messages.map(({ dedupeKey }) => dedupeKey);
    const morning = mailsOf('second', '2026-03-20T09:00:00+01:00');
    const night = mailsOf('third', '2026-03-20T23:59:00+01:00');
    const nextDay = mailsOf('fourth', '2026-03-21T00:01:00+01:00');
    expect(morning).toHaveLength(1);
    expect(night).toEqual(morning);
    expect(nextDay).not.toEqual(morning);
  });
});

describe('SC-27 a code used by someone else', () => {
  it('holds the advocate’s reward until a human has looked, and pays the friend’s own order once', () => {
    const bench = aBench();
    bench.sees(aClaim());
    for (const [id, reward] of bench.world.rewards)
      bench.world.rewards.set(id, { ...reward, status: 'issued', code: 'C0DE' });
    bench.sees(seen(anOrder({ by: 'stranger', codes: ['C0DE'] })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'claimed-by-other' });
    expect(bench.liveRewards('advocate')).toEqual([]);

    bench.sees(seen(anOrder({ orderId: '1002' as never, boughtAt: new Date('2026-03-10T10:30:00+01:00') })));
    expect(bench.verdictOn('1002').outcome).toBe('approved');
    expect(bench.liveRewards('advocate')).toHaveLength(1);
  });
});

describe('pausing the programme', () => {
  it('takes nothing back from an order that was judged while it was live', () => {
    const bench = aBench();
    const order = anOrder();
    bench.sees(seen(order, aVisit()));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    for (const programId of bench.world.programs.keys())
      (bench.world.programs as Map<typeof programId, ProgramStatus>).set(programId, 'paused');
    bench.sees(seen(later(order, 60, { name: '#1001 fulfilled' })));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(bench.liveRewards('advocate')).toHaveLength(1);
  });
});

describe('Shopify’s own count of earlier orders', () => {
  it('SC-14: a cancelled first try that it counts makes nobody a customer', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    const first = anOrder({ customerId: 'customer-ben' as never });
    const second = anOrder({
      orderId: '1002' as never,
      customerId: 'customer-ben' as never,
      boughtAt: daysAfter(first.processedAt, 0.01),
    });
    bench.sees(aClaim(), seen(cancelled(first)), seen(second));
    bench.sees(told('1002', { ordersBefore: 1 }));
    expect(bench.verdictOn('1002').outcome).toBe('approved');
  });

  it('a cancelled order of another account explains none of what it counts', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    const other = anOrder({ orderId: '900' as never, customerId: 'customer-other' as never, phoneHash: 'line' });
    const order = anOrder({
      customerId: 'customer-ben' as never,
      phoneHash: 'line',
      boughtAt: daysAfter(other.processedAt, 0.01),
    });
    bench.sees(aClaim(), seen(cancelled({ ...other, emailHash: mail('other@orange.fr') })), seen(order));
    bench.sees(told('1001', { ordersBefore: 1 }));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });

  it('refuses whoever it counts orders of that nobody here has seen', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    bench.sees(aClaim(), seen(anOrder({ customerId: 'customer-ben' as never })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'newness' });
    bench.sees(told('1001', { ordersBefore: 2 }));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(ruleOf(bench.verdictOn('1001'), 'newness').input).toMatchObject({ earlierOrders: 2 });
  });
});

describe('somebody who shares a phone', () => {
  it('is judged the same whether their earlier order is heard of before or after', () => {
    const earlier = anOrder({
      orderId: '900' as never,
      by: 'twin',
      phoneHash: 'line',
      boughtAt: new Date('2026-01-02T10:00:00Z'),
    });
    const order = anOrder({ phoneHash: 'line' });
    const outcomes = [
      [past(earlier), seen(order)],
      [seen(order), past(earlier)],
    ].map((events) => {
      const bench = aBench();
      bench.sees(aClaim());
      for (const event of events) bench.sees(event);
      return bench.verdictOn('1001').outcome;
    });
    expect(outcomes).toEqual(['rejected', 'rejected']);
  });
});

describe('order 1 cancelled while order 2 is about to carry the reward', () => {
  it('tells nobody that a reward was taken back', () => {
    const bench = aBench(
      aWorld({ offers: [anOffer({ terms: { waitingDays: 0, firstPurchase: { advocate: percentOff(10) } } })] }),
    );
    const first = anOrder();
    bench.sees(
      aClaim(),
      seen(first),
      seen(anOrder({ orderId: '1002' as never, boughtAt: daysAfter(first.processedAt, 0.01) })),
    );
    const changes = bench.sees(seen(cancelled(first)));
    expect(changes.messages).toEqual([]);
    expect(bench.verdictOn('1002').outcome).toBe('approved');
    expect(bench.liveRewards('advocate')).toHaveLength(1);
  });
});

describe('a verdict that comes back from the database with its keys in another order', () => {
  it('is not written again', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder()));
    const key = 'order:1001';
    const stood = bench.world.verdicts.get(key);
    if (!stood) throw new Error('no verdict');
    const shuffled = stood.rules.map((rule) => Object.fromEntries(Object.entries(rule).reverse()) as typeof rule);
    bench.world.verdicts.set(key, { ...stood, rules: shuffled });
    expect([...bench.sees(seen(anOrder())).verdicts.keys()]).toEqual([]);
  });

  it('canonical JSON sorts keys at every depth and keeps lists', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });
});

describe('a person who was erased', () => {
  it('is not linked again by a late report of their order', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(anOrder()));
    const order = bench.world.orders.get('1001' as never);
    if (!order) throw new Error('no order');
    (bench.world.erased as Set<typeof order.personId>).add(order.personId);
    bench.world.orders.set('1001' as never, { ...order, facts: { ...order.facts, emailHash: null } });
    for (const [identifier, owner] of bench.world.identifiers)
      if (owner === order.personId) bench.world.identifiers.delete(identifier);
    const changes = bench.sees(seen(later(anOrder(), 60, { customerId: person('ben').customerId })));
    expect(changes.newIdentifiers).toEqual([]);
    expect(bench.world.orders.get('1001' as never)?.facts).toMatchObject({ emailHash: null, customerId: null });
    expect(bench.world.identifiers.get(`email:${mail('ben@orange.fr')}`)).toBeUndefined();
  });
});

describe('orders at the till that say nothing of their buyer', () => {
  it('wait for a human instead of paying for anybody', () => {
    const bench = aBench();
    for (const id of ['1001', '1002', '1003']) {
      const nobody = {
        orderId: id as never,
        channel: 'pos' as const,
        emailHash: null,
        codes: [anAdvocate('ana').code],
      };
      bench.sees(seen(anOrder(nobody)));
    }
    expect(['1001', '1002', '1003'].map((id) => bench.verdictOn(id).outcome)).toEqual(['held', 'held', 'held']);
    expect(bench.liveRewards()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  aBench,
  aClaim,
  anOrder,
  at,
  aWorld,
  cancelled,
  mail,
  past,
  person,
  ruleOf,
  seen,
  told,
} from '../../support/builders.ts';

const lastYear = at('2025-06-01T10:00+02:00');

describe('SC-13 newness', () => {
  it('a guest order last year under another spelling of the mailbox is found', () => {
    const bench = aBench();
    bench.sees(
      past(
        anOrder({
          orderId: '900' as never,
          name: '#900',
          boughtAt: lastYear,
          emailHash: mail('j.doe+promo@gmail.com'),
        }),
      ),
      aClaim({ emailHash: mail('jdoe@gmail.com') }),
    );
    const claim = bench.verdictOnClaim('claim-ben-ana');
    expect(claim).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(ruleOf(claim, 'newness').input).toMatchObject({ earlierOrder: '#900', matchedBy: 'email' });
  });

  it('the order itself is judged so too, when only a bare code speaks for it', () => {
    const bench = aBench();
    bench.sees(
      past(anOrder({ orderId: '900' as never, boughtAt: lastYear, emailHash: mail('j.doe+promo@gmail.com') })),
      seen(anOrder({ emailHash: mail('jdoe@gmail.com'), codes: ['ANA-7K2PX1'] })),
    );
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });

  it('same phone is the same household’s line: it is found too', () => {
    const bench = aBench();
    bench.sees(
      past(anOrder({ orderId: '900' as never, by: 'other', boughtAt: lastYear, phoneHash: 'phone' })),
      seen(anOrder({ phoneHash: 'phone', codes: ['ANA-7K2PX1'] })),
    );
    expect(ruleOf(bench.verdictOn('1001'), 'newness').input).toMatchObject({ matchedBy: 'phone' });
  });

  describe('a phone that more than fifty people gave (the till’s, a marketplace’s)', () => {
    const FRIENDS = 52;
    const crowd = Array.from({ length: FRIENDS }, (_, n) =>
      anOrder({
        by: `friend-${n}`,
        orderId: String(2_000 + n) as never,
        boughtAt: new Date(at('2026-03-10T10:00+01:00').getTime() + n * 60_000),
        phoneHash: 'till',
        codes: ['ANA-7K2PX1'],
      }),
    );
    const judged = (orders: typeof crowd) => {
      const bench = aBench(aWorld({ trust: { mode: 'custom', holdAt: 1_000, rejectAt: 1_000 } }));
      for (const order of orders) bench.sees(seen(order));
      return crowd.map(({ orderId }) => bench.world.verdicts.get(`order:${orderId}`)?.outcome);
    };

    it('leads to nobody: each is new, those who came while few had it as well', () => {
      expect(judged(crowd.slice(0, 50)).filter((outcome) => outcome === 'approved')).toHaveLength(1);
      expect(new Set(judged(crowd))).toEqual(new Set(['approved']));
      expect(new Set(judged(crowd.toReversed()))).toEqual(new Set(['approved']));
    });

    it('makes nobody the advocate’s own friend', () => {
      const bench = aBench(aWorld({ trust: { mode: 'custom', holdAt: 1_000, rejectAt: 1_000 } }));
      bench.sees(seen(anOrder({ by: 'ana', orderId: '1999' as never, phoneHash: 'till' })));
      for (const order of crowd) bench.sees(seen(order));
      expect(bench.verdictOn('2000').outcome).toBe('approved');
    });

    it('says nothing of a buyer who left nothing else', () => {
      const bench = aBench();
      bench.world.crowdedPhones.add('till');
      bench.sees(seen(anOrder({ emailHash: null, phoneHash: 'till', codes: ['ANA-7K2PX1'] })));
      expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'newness' });
    });
  });

  it('who shares neither e-mail, phone nor account is new', () => {
    const bench = aBench();
    bench.sees(
      past(anOrder({ orderId: '900' as never, by: 'j.doe', boughtAt: lastYear, phoneHash: 'one' })),
      aClaim(),
      seen(anOrder({ phoneHash: 'two' })),
    );
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('a cancelled order made nobody a customer', () => {
    const bench = aBench();
    bench.sees(past(cancelled(anOrder({ orderId: '900' as never, boughtAt: lastYear }))), aClaim(), seen(anOrder()));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('a refunded order did', () => {
    const bench = aBench();
    const refunded = anOrder({
      orderId: '900' as never,
      boughtAt: lastYear,
      financialStatus: 'refunded',
      subtotalMinor: 0,
      originalSubtotalMinor: 5_000,
    });
    bench.sees(past(refunded), aClaim());
    expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });

  it('an order made after the claim does not make the claim late', () => {
    const bench = aBench();
    const claim = aClaim();
    bench.sees(seen(anOrder({ claimToken: claim.tokenHash })), claim);
    expect(bench.verdictOnClaim('claim-ben-ana').outcome).toBe('approved');
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });
});

describe('two who turn out to be one', () => {
  const old = anOrder({
    orderId: '900' as never,
    name: '#900',
    by: 'benoit',
    customerId: person('benoit').customerId,
    boughtAt: lastYear,
  });
  const first = anOrder({ customerId: person('ben').customerId });

  it('are judged again when Shopify merges their accounts: the friend is no longer new', () => {
    const bench = aBench();
    bench.sees(past(old), aClaim(), seen(first));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    bench.sees({ kind: 'customers-merged', keptId: person('ben').customerId, goneId: person('benoit').customerId });
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
    expect(ruleOf(bench.verdictOn('1001'), 'newness').input).toMatchObject({
      earlierOrder: '#900',
      certainty: 'all-orders',
    });
    expect(bench.liveRewards('advocate')).toEqual([]);
  });

  it('are judged once when Shopify merges their accounts: what is missing is asked once', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    const [kept, gone] = [first.customerId!, old.customerId!];
    bench.sees(aClaim({ by: 'benoit' }), aClaim(), seen(first));
    bench.sees(seen({ ...old, processedAt: new Date(first.processedAt.getTime() + 60_000) }));
    const { effects, merges } = bench.sees({ kind: 'customers-merged', keptId: kept, goneId: gone });
    expect(merges).toHaveLength(1);
    const asked = effects.flatMap((effect) => (effect.kind === 'ask-about-order' ? [effect.orderId] : []));
    expect(asked).toContain('1001');
    expect(asked).toHaveLength(new Set(asked).size);
  });

  it('are judged once when an order shows it: what is missing is asked once', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    bench.sees(aClaim({ by: 'benoit' }), aClaim(), seen(first));
    bench.sees(seen({ ...old, processedAt: new Date(first.processedAt.getTime() + 60_000) }));
    const shows = anOrder({
      ...{ orderId: '1003' as never, boughtAt: new Date(first.processedAt.getTime() + 120_000) },
      ...{ customerId: old.customerId, emailHash: first.emailHash },
    });
    const { effects, merges } = bench.sees(seen(shows));
    expect(merges).toHaveLength(1);
    const asked = effects.flatMap((effect) => (effect.kind === 'ask-about-order' ? [effect.orderId] : []));
    expect(asked).toContain('1001');
    expect(asked).toHaveLength(new Set(asked).size);
  });

  it('are judged again when an order shows one account with the other’s e-mail', () => {
    const bench = aBench();
    bench.sees(past(old), aClaim(), seen(first));
    const second = { orderId: '1002' as never, name: '#1002', by: 'benoit', boughtAt: at('2026-03-11T10:00+01:00') };
    bench.sees(seen(anOrder({ ...second, customerId: person('ben').customerId })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });

  it('the other order only comes in later: what was approved is taken back', () => {
    const bench = aBench();
    bench.sees(aClaim(), seen(first));
    bench.sees(past({ ...old, customerId: person('ben').customerId }));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });
});

describe('a history that is not complete', () => {
  const order = anOrder({ customerId: person('ben').customerId });
  const known = (ordersBefore: number) => told('1001', { ordersBefore });

  it('holds the order and asks Shopify once there is somebody to ask about', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    const changes = bench.sees(aClaim(), seen(order));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'newness' });
    expect(changes.effects).toContainEqual({
      kind: 'ask-about-order',
      orderId: '1001',
      question: { ordersBefore: true, buyer: null, advocate: null, lines: false },
    });
    expect(bench.liveRewards('advocate')).toEqual([]);
  });

  it('approves once Shopify counts no order before', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    bench.sees(aClaim(), seen(order), known(0));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(bench.balance('ana').pending).toBe(500);
  });

  it('rejects once Shopify counts one', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    bench.sees(aClaim(), seen(order), known(1));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'newness' });
  });

  it('judges a guest by what is in sight, and the receipt says so', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    bench.sees(aClaim(), seen(anOrder()));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(ruleOf(bench.verdictOn('1001'), 'newness').input.certainty).toBe('last-60-days');
  });
});

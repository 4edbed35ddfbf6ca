import { describe, expect, it, test } from 'vitest';
import type { CustomerId, ListEntryId, OrderId } from '../../../app/domain/shared/ids.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aWorld,
  daysAfter,
  later,
  percentOff,
  person,
  seen,
  V2,
} from '../../support/builders.ts';

/** What a partner gets for a friend whose claim passed the rules (P14), and when it is taken back. */
const INVITED = at('2026-03-01T10:00+01:00');
const agreement = anOffer({
  versionId: V2,
  versionNumber: 2,
  terms: { welcome: percentOff(10), waitingDays: 14 },
  partner: {
    ...{ partnerId: '0199bbbb-0000-7000-8000-000000000001', advocateId: anAdvocate('ana').advocateId },
    ...{ startsAt: at('2026-02-01T00:00Z'), endsAt: null, welcome: percentOff(10) },
    pay: {
      sale: null,
      sales: 1,
      signUp: null,
      lead: { type: 'fixed-commission', amountMinor: 100 },
      leadsPerMonth: null,
    },
  },
});
const ben = { household: '12 rue des Lilas, Roy', address: '12 rue des Lilas', name: 'Ben Roy' };
const bens = anOrder({ traces: ben });

function aLead() {
  const bench = aBench(aWorld({ offers: [anOffer(), agreement] }), INVITED);
  bench.sees(aClaim({ versionId: V2, traces: ben }));
  bench.issues('welcome.friend');
  return bench;
}
const owed = (bench: ReturnType<typeof aBench>) => {
  const { pending, available } = bench.balance('ana', 'EUR');
  return pending + available;
};

describe('a lead that was paid', () => {
  it('is taken back when the friend’s order proves that the partner is the friend', () => {
    const bench = aLead();
    bench.sees(seen({ ...bens, codes: ['CODE-welcome.friend'] }));
    expect(owed(bench)).toBe(100);
    bench.sees(seen(anOrder({ ...person('ana'), orderId: '900' as OrderId, boughtAt: bens.processedAt, traces: ben })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'fraud-score' });
    expect(bench.verdictOnClaim('claim-ben-ana').outcome).toBe('approved');
    expect(owed(bench)).toBe(0);
  });

  test.each([
    ['lost, is taken back', 'lost', 0],
    ['won, stays', 'won', 100],
  ] as const)('and a chargeback that was %s', (_what, status, left) => {
    const bench = aLead();
    bench.sees(seen(bens));
    const dispute = { status, at: at('2026-03-12T10:00Z') };
    bench.sees({ kind: 'dispute-seen', orderId: bens.orderId, dispute });
    expect(owed(bench)).toBe(left);
  });

  it('stays when the order is refused for what is no fraud', () => {
    const bench = aLead();
    bench.sees(seen({ ...bens, subtotalMinor: 1_000 }));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'minimum-subtotal' });
    expect(owed(bench)).toBe(100);
  });

  it('is paid again when the order is no fraud after all', () => {
    const bench = aLead();
    bench.sees(seen(bens), {
      kind: 'dispute-seen',
      orderId: bens.orderId,
      dispute: { status: 'lost', at: bens.updatedAt },
    });
    expect(owed(bench)).toBe(0);
    bench.sees({
      ...{ kind: 'dispute-seen', orderId: bens.orderId },
      dispute: { status: 'won', at: later(bens, 60, {}).updatedAt },
    });
    expect(owed(bench)).toBe(100);
  });
});

test('leads are paid out of the programme’s budget: when it is used up, another claim is none', () => {
  const budget = { amountMinor: 100, typicalOrderMinor: 5_000 };
  const bench = aBench(aWorld({ offers: [anOffer({ terms: { limits: { budget } } }), agreement] }), INVITED);
  bench.sees(aClaim({ by: 'ben', versionId: V2 }), aClaim({ by: 'zoe', versionId: V2 }));
  expect(bench.verdictOnClaim('claim-zoe-ana')).toMatchObject({ outcome: 'rejected', reason: 'budget' });
  expect(owed(bench)).toBe(100);
});

describe('one human who came as two friends', () => {
  const benoit = { customerId: person('benoit').customerId as CustomerId, openedAt: INVITED };
  const twice = () => {
    const bench = aLead();
    bench.sees(aClaim({ by: 'benoit', versionId: V2, customerId: benoit.customerId }));
    expect(owed(bench)).toBe(200);
    return bench;
  };

  it('is one lead once an order shows it', () => {
    const bench = twice();
    bench.sees(seen(anOrder({ by: 'benoit', customerId: benoit.customerId })));
    bench.sees(seen(anOrder({ by: 'ben', customerId: benoit.customerId, orderId: '1002' as OrderId })));
    expect(bench.world.referrals.size).toBe(2);
    expect([...bench.world.referrals.values()].map(({ reason }) => reason)).toContain('already-referred');
    expect(owed(bench)).toBe(100);
    bench.sees(seen(anOrder({ by: 'ben', orderId: '1003' as OrderId })));
    expect(owed(bench)).toBe(100);
  });

  it('stays one lead when an order of the second was refused besides', () => {
    const bench = twice();
    bench.sees(seen(anOrder({ by: 'benoit', customerId: benoit.customerId })));
    bench.sees(
      seen(anOrder({ by: 'benoit', customerId: benoit.customerId, orderId: '1003' as OrderId, subtotalMinor: 1_000 })),
    );
    bench.sees(seen(anOrder({ by: 'ben', customerId: benoit.customerId, orderId: '1002' as OrderId })));
    expect(owed(bench)).toBe(100);
    const again = anOrder({ by: 'ben', customerId: benoit.customerId, orderId: '1004' as OrderId });
    for (const minutes of [10, 20]) bench.sees(seen(later(again, minutes, {})));
    expect(owed(bench)).toBe(100);
  });

  it('is one lead once Shopify merges their accounts', () => {
    const bench = aLead();
    const { customerId } = person('ben');
    const order = anOrder({ customerId, boughtAt: INVITED });
    bench.sees(seen(order), aClaim({ by: 'benoit', versionId: V2 }));
    bench.sees(seen(anOrder({ by: 'benoit', customerId: benoit.customerId, orderId: '1002' as OrderId })));
    expect(owed(bench)).toBe(200);
    bench.sees({ kind: 'customers-merged', keptId: customerId, goneId: benoit.customerId });
    expect(owed(bench)).toBe(100);
  });
});

test('what a friend buys who was blocked pays nothing, though a lead was paid for them before', () => {
  const bench = aLead();
  bench.passTo(daysAfter(INVITED, 15));
  expect(bench.balance('ana', 'EUR').available).toBe(100);
  const at = bench.now();
  const entry = {
    entryId: 'entry' as ListEntryId,
    list: 'block' as const,
    by: 'email' as const,
    value: bens.emailHash!,
  };
  bench.sees({ kind: 'listed', entry: { ...entry, reason: 'x', actor: 'Léa', at, labelSealed: null } });
  bench.sees(seen({ ...bens, processedAt: daysAfter(at, 1), paidAt: daysAfter(at, 1) }));
  expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'listed' });
});

import { describe, expect, it } from 'vitest';
import type { DecisionId, OrderId, ReferralId, VersionId } from '../../../app/domain/shared/ids.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aWorld,
  cancelled,
  daysAfter,
  past,
  percentOff,
  person,
  ruleOf,
  seen,
  V2,
} from '../../support/builders.ts';

/** How many leads a partner is paid for in a month (P13, P14), and who gets a place that falls free. */
const INVITED = at('2026-03-01T10:00+01:00');
const agreed = (leadsPerMonth: number | null, more: Parameters<typeof anOffer>[0] = {}) =>
  anOffer({
    ...{ versionId: V2, versionNumber: 2, ...more },
    terms: { welcome: percentOff(10), waitingDays: 14, firstPurchase: { advocate: null } },
    partner: {
      ...{ partnerId: '0199bbbb-0000-7000-8000-000000000001', advocateId: anAdvocate('ana').advocateId },
      ...{ startsAt: at('2026-02-01T00:00Z'), endsAt: null, welcome: percentOff(10) },
      pay: { sale: null, sales: 1, signUp: null, lead: { type: 'fixed-commission', amountMinor: 100 }, leadsPerMonth },
    },
  });
const bench = (leadsPerMonth: number | null) => aBench(aWorld({ offers: [anOffer(), agreed(leadsPerMonth)] }), INVITED);
const claimBy = (by: string, claimedAt = INVITED, changes: Parameters<typeof aClaim>[0] = {}) =>
  aClaim({ by, versionId: V2, claimedAt, ...changes });
const owed = (of: ReturnType<typeof aBench>) => {
  const { pending, available } = of.balance('ana', 'EUR');
  return pending + available;
};
const leadOf = (of: ReturnType<typeof aBench>, claimId: string) =>
  of.verdictOnClaim(claimId).grants.find(({ rule }) => rule === 'lead.advocate');
/** Whoever invites turns out to be whoever was invited. */
const proveFraud = (of: ReturnType<typeof aBench>, by: string) => {
  const same = { household: '12 rue des Lilas, Roy', address: '12 rue des Lilas', name: 'Ben Roy' };
  of.sees(seen(anOrder({ by, orderId: '1001' as OrderId, traces: same })));
  of.sees(
    seen(anOrder({ ...person('ana'), orderId: '900' as OrderId, boughtAt: daysAfter(INVITED, 9), traces: same })),
  );
  expect(of.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'fraud-score' });
};

describe('a partner’s leads beyond the month’s number', () => {
  it('are kept back, while the friend keeps their welcome', () => {
    const of = bench(2);
    of.sees(claimBy('ben'), claimBy('leo'), claimBy('zoe'));
    expect(owed(of)).toBe(200);
    const verdict = of.verdictOnClaim('claim-zoe-ana');
    expect(verdict).toMatchObject({ outcome: 'approved', reason: null });
    expect(ruleOf(verdict, 'lead-cap')).toMatchObject({
      outcome: 'hold',
      input: { leadsThisMonth: 2, month: '2026-03' },
      limit: { leadsPerMonth: 2 },
      wouldQualify: { values: { from: '2026-03-31T22:00:00.000Z' } },
    });
    expect(leadOf(of, 'claim-zoe-ana')?.withheld).toMatchObject({ reason: 'monthly-cap', limit: 2 });
    expect(of.liveRewards('friend')).toHaveLength(3);
  });

  it('are paid without end where none is agreed on, and no places are kept then', () => {
    const of = bench(null);
    of.sees(claimBy('ben'), claimBy('leo'), claimBy('zoe'));
    expect(owed(of)).toBe(300);
    expect(of.world.capSlots).toEqual([]);
    expect(of.verdictOnClaim('claim-zoe-ana').rules.map(({ code }) => code)).not.toContain('lead-cap');
  });

  it('count anew in the next month of the shop’s zone', () => {
    const of = bench(1);
    of.sees(claimBy('ben', at('2026-03-31T23:30+02:00')), claimBy('leo', at('2026-03-31T23:45+02:00')));
    expect(owed(of)).toBe(100);
    of.sees(claimBy('zoe', at('2026-04-01T00:15+02:00')));
    expect(owed(of)).toBe(200);
  });

  it('get a place that falls free, whoever waits longest first, though their welcome is spent', () => {
    const of = bench(1);
    of.sees(claimBy('ben'), claimBy('leo', daysAfter(INVITED, 1)), claimBy('zoe', daysAfter(INVITED, 2)));
    for (const reward of of.world.rewards.values())
      of.world.rewards.set(reward.id, { ...reward, usedByOrder: '77' as OrderId });
    proveFraud(of, 'ben');
    expect(owed(of)).toBe(100);
    expect(leadOf(of, 'claim-leo-ana')?.withheld).toBeNull();
    expect(leadOf(of, 'claim-zoe-ana')?.withheld).toMatchObject({ reason: 'monthly-cap' });
  });

  it('are none the more when a friend claims again, in that month or the next', () => {
    const of = bench(1);
    of.sees(claimBy('ben'), claimBy('leo', daysAfter(INVITED, 1)));
    for (const [id, days] of [
      ['again', 2],
      ['in-april', 40],
    ] as const)
      of.sees(claimBy('leo', daysAfter(INVITED, days), { claimId: `claim-${id}` as never, tokenHash: `token-${id}` }));
    expect(owed(of)).toBe(100);
    of.sees(claimBy('zoe', daysAfter(INVITED, 41)));
    expect(owed(of)).toBe(200);
  });

  it('get a place that falls free, and nothing else, where the friend is known as another person by now', () => {
    const of = bench(1);
    of.sees(past(anOrder({ by: 'kim', customerId: person('kim').customerId, orderId: '700' as OrderId })));
    of.sees(claimBy('ben'), claimBy('leo', daysAfter(INVITED, 1)));
    of.issues('welcome.friend');
    const leos = [...of.world.rewards.values()].filter(({ cause }) => cause.includes('claim')).at(-1)!;
    of.world.rewards.set(leos.id, { ...leos, status: 'issued', code: 'LEO', usedByOrder: '77' as OrderId });
    of.sees(past(anOrder({ by: 'leo', customerId: person('leo').customerId, orderId: '701' as OrderId })));
    of.sees({ kind: 'customers-merged', keptId: person('kim').customerId, goneId: person('leo').customerId });
    proveFraud(of, 'ben');
    expect(leadOf(of, 'claim-leo-ana')?.withheld).toBeNull();
    expect([...of.world.rewards.values()].filter(({ referralId }) => referralId === leos.referralId)).toMatchObject([
      { id: leos.id, wanted: 'issued' },
      { rule: 'lead.advocate', wanted: 'issued' },
    ]);
  });

  it('get a place that falls free though the friend was erased meanwhile', () => {
    const of = bench(1);
    of.sees(claimBy('ben'), claimBy('leo', daysAfter(INVITED, 1)));
    of.world.sightings.bySubject.delete('claim:claim-leo-ana');
    proveFraud(of, 'ben');
    expect(leadOf(of, 'claim-leo-ana')?.withheld).toBeNull();
    expect(owed(of)).toBe(100);
  });

  it('take no place from the friends an advocate is rewarded for', () => {
    const terms = { limits: { friendsPerMonth: null, friendsInTotal: 1 } };
    const of = aBench(aWorld({ offers: [anOffer({ terms }), agreed(5)] }), INVITED);
    of.sees(claimBy('leo'), claimBy('zoe'));
    of.sees(aClaim({ by: 'ben' }), seen(anOrder({ by: 'ben' })));
    expect(of.verdictOn('1001').grants.find(({ side }) => side === 'advocate')?.withheld).toBeNull();
  });

  it('come out of their recorded case as they were', () => {
    const of = bench(1);
    of.sees(claimBy('ben'), claimBy('leo'));
    for (const claimId of ['claim-ben-ana', 'claim-leo-ana']) {
      const { inputs, rules, outcome, grants } = of.verdictOnClaim(claimId);
      const again = replay(JSON.parse(JSON.stringify(inputs)), rules, () => agreed(1));
      expect(again).toMatchObject({ outcome, rules, grants });
    }
  });

  it('promised before there was a number are decided as they were', () => {
    const of = bench(null);
    of.sees(claimBy('ben'));
    const { inputs, rules, grants } = of.verdictOnClaim('claim-ben-ana');
    expect(replay(JSON.parse(JSON.stringify(inputs)), rules, () => agreed(1))).toMatchObject({ rules, grants });
  });
});

describe('a friend who goes from one partner to another', () => {
  const V3 = 'version-3' as VersionId;
  const zoes = agreed(1, { versionId: V3, versionNumber: 3 });
  const ofZoe = { ...zoes, partner: zoes.partner && { ...zoes.partner, advocateId: anAdvocate('zoe').advocateId } };
  const order = anOrder({ by: 'ben' });
  /** Ben took up Ana's invitation, cancelled his order, takes up Zoe's, and buys when Ana's has run out. */
  const gone = (...before: Parameters<ReturnType<typeof aBench>['sees']>) => {
    const of = aBench(aWorld({ offers: [anOffer(), agreed(1), ofZoe], advocates: ['ana', 'zoe'] }), INVITED);
    of.sees(...before, seen(order), seen(cancelled(order)));
    const asked = daysAfter(INVITED, 12);
    of.sees(claimBy('ben', asked, { of: 'zoe', versionId: V3, invitedAt: asked }));
    of.sees(seen(anOrder({ by: 'ben', orderId: '1002' as OrderId, boughtAt: daysAfter(INVITED, 32) })));
    const { referralId } = of.verdictOnClaim('claim-ben-zoe');
    expect(of.world.referrals.get(referralId as ReferralId)?.advocateId).toBe(anAdvocate('zoe').advocateId);
    return of;
  };
  const takenBy = (of: ReturnType<typeof aBench>, name: string) =>
    of.world.capSlots.filter((slot) => slot.isTaken && slot.advocateId === anAdvocate(name).advocateId);

  it('holds the place of each who was paid for them', () => {
    const of = gone(claimBy('ben'), claimBy('leo', daysAfter(INVITED, 1)));
    expect(takenBy(of, 'ana')).toMatchObject([{ subjectId: 'claim-ben-ana', since: INVITED }]);
    expect(takenBy(of, 'zoe')).toMatchObject([{ subjectId: 'claim-ben-zoe', since: daysAfter(INVITED, 12) }]);
    expect(leadOf(of, 'claim-leo-ana')?.withheld).toMatchObject({ reason: 'monthly-cap' });
    expect(owed(of)).toBe(100);
  });

  it('waits no more for a place with the first', () => {
    const of = gone(claimBy('kim'), claimBy('ben', daysAfter(INVITED, 1)), claimBy('leo', daysAfter(INVITED, 2)));
    of.sees({
      kind: 'decided',
      decision: {
        ...{ decisionId: 'decision' as DecisionId, subject: 'claim', subjectId: 'claim-kim-ana', kind: 'reject' },
        ...{ undoes: null, reason: 'known', actor: 'Léa', at: of.now() },
      },
    });
    expect(of.verdictOnClaim('claim-kim-ana').outcome).toBe('rejected');
    expect(takenBy(of, 'ana')).toMatchObject([{ subjectId: 'claim-leo-ana' }]);
  });
});

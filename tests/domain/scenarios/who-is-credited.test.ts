import { describe, expect, it } from 'vitest';
import { chooseEvidence } from '../../../app/domain/attribution/choose-evidence.ts';
import type { ProgramStatus } from '../../../app/domain/program/offer.ts';
import { type AdvocateId, asId, type ProgramId } from '../../../app/domain/shared/ids.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aVisit,
  aWorld,
  mail,
  PROGRAM,
  person,
  ruleOf,
  seen,
  V1,
  V2,
} from '../../support/builders.ts';

const march = (day: number) => at(`2026-03-${String(day).padStart(2, '0')}T10:00+01:00`);

describe('SC-09 visit and claim', () => {
  it('a claim outranks an earlier visit of another advocate', () => {
    const bench = aBench(aWorld({ advocates: ['ana', 'bob'] }));
    bench.sees(aClaim({ of: 'bob', invitedAt: march(3) }), seen(anOrder(), aVisit({ of: 'ana', issuedAt: march(1) })));
    expect(bench.verdictOn('1001').advocateId).toBe(anAdvocate('bob').advocateId);
    expect(bench.balance('bob').pending).toBe(500);
    expect(bench.balance('ana').pending).toBe(0);
  });

  it('of two visits without a claim the earlier counts', () => {
    const visit = (of: string, day: number) => ({
      kind: 'visit-token' as const,
      advocateId: anAdvocate(of).advocateId,
      claimId: null,
      invitedAt: march(day),
    });
    expect(chooseEvidence([visit('bob', 2), visit('ana', 1)])?.advocateId).toBe(anAdvocate('ana').advocateId);
  });

  it('a visit after the purchase is no evidence', () => {
    const bench = aBench();
    bench.sees(seen(anOrder({ boughtAt: march(4) }), aVisit({ issuedAt: march(5) })));
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
  });

  it.each([
    [-0.9, 'approved'],
    [0.1, 'approved'],
    [0.999, 'approved'],
    [1, 'not-referred'],
  ])('Shopify tells whole seconds: of a visit %f s after what it told, the order is %s', (seconds, outcome) => {
    const bench = aBench();
    const boughtAt = march(4);
    bench.sees(seen(anOrder({ boughtAt }), aVisit({ issuedAt: new Date(boughtAt.getTime() + seconds * 1_000) })));
    expect(bench.verdictOn('1001').outcome).toBe(outcome);
  });

  it('a claim within the same second is there before the order, and the order doesn’t make its buyer a customer', () => {
    const bench = aBench();
    const boughtAt = march(4);
    bench.sees(
      aClaim({ invitedAt: march(3), claimedAt: new Date(boughtAt.getTime() + 700) }),
      seen(anOrder({ boughtAt })),
    );
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });
});

describe('SC-10 a code and a cart attribute', () => {
  it('the claimed code outranks the token of another claim, and both are in the evidence', () => {
    const bench = aBench(aWorld({ advocates: ['ana', 'bob'] }));
    bench.sees(aClaim({ by: 'ben', of: 'ana' }), aClaim({ by: 'zoe', of: 'bob' }));
    const welcome = bench.liveRewards('friend').find((reward) => reward.cause.includes('claim'));
    bench.world.rewards.set(welcome!.id, { ...welcome!, status: 'issued', code: 'WELCOME7K2P' });
    bench.sees(seen(anOrder({ codes: ['WELCOME7K2P'], claimToken: 'token-zoe-bob' })));
    const verdict = bench.verdictOn('1001');
    expect(verdict.advocateId).toBe(anAdvocate('ana').advocateId);
    expect(ruleOf(verdict, 'attributed').input).toEqual({
      evidence: 'claimed-code',
      found: ['claimed-code', 'claim-email', 'claim-token'],
    });
  });
});

describe('SC-11 nothing but an e-mail', () => {
  it('a guest without cookie or attribute is credited by the canonical e-mail of the claim', () => {
    const bench = aBench();
    bench.sees(
      aClaim({ emailHash: mail('j.doe+ricochet@gmail.com') }),
      seen(anOrder({ emailHash: mail('JDoe@gmail.com') })),
    );
    const verdict = bench.verdictOn('1001');
    expect(verdict.outcome).toBe('approved');
    expect(ruleOf(verdict, 'attributed').input.evidence).toBe('claim-email');
  });

  it('an order that nothing speaks for is not referred and costs no question', () => {
    const bench = aBench(aWorld({ historyComplete: false }));
    const changes = bench.sees(seen(anOrder({ by: 'stranger', customerId: person('stranger').customerId })));
    expect(bench.verdictOn('1001').outcome).toBe('not-referred');
    expect(changes.effects).toEqual([]);
  });
});

describe('an invitation that ran out, and one that still holds', () => {
  const may = (day: number) => at(`2026-05-${String(day).padStart(2, '0')}T10:00+02:00`);
  const NEXT = asId<ProgramId>('program-next');
  const again = { ...anAdvocate('ana'), advocateId: asId<AdvocateId>('advocate-ana-again'), programId: NEXT };
  const visited = aVisit({ advocateId: again.advocateId, versionId: V2, issuedAt: may(5) });
  /** Ben took up an offer in March, of a programme that another has replaced since. */
  function archived() {
    const offers = [anOffer(), anOffer({ programId: NEXT, versionId: V2, versionNumber: 2, publishedAt: may(1) })];
    const programs = new Map<ProgramId, ProgramStatus>([
      [PROGRAM, 'live'],
      [NEXT, 'live'],
    ]);
    const world = { ...aWorld({ offers }), programs };
    world.advocates.set(again.advocateId, again);
    const bench = aBench(world);
    bench.sees(aClaim());
    programs.set(PROGRAM, 'archived');
    return bench;
  }

  it('the one that holds counts, the other stays in the evidence', () => {
    const bench = archived();
    bench.sees(seen(anOrder({ boughtAt: may(10) }), visited));
    const verdict = bench.verdictOn('1001');
    expect(verdict).toMatchObject({ outcome: 'approved', versionId: V2, advocateId: again.advocateId });
    expect(ruleOf(verdict, 'attributed').input).toEqual({
      evidence: 'visit-token',
      found: ['claim-email', 'visit-token'],
    });
  });

  it('while both hold the claim does', () => {
    const bench = archived();
    bench.sees(seen(anOrder({ boughtAt: march(28) }), { ...visited, issuedAt: march(27) }));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'approved', versionId: V1 });
  });

  it('alone it is what the order is refused for', () => {
    const bench = archived();
    bench.sees(seen(anOrder({ boughtAt: may(10) })));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'window', versionId: V1 });
  });
});

describe('SC-12 chains stop at one level', () => {
  it('C’s purchase pays B and C; A, who referred B, gets nothing', () => {
    const bench = aBench(aWorld({ advocates: ['ana', 'ben'] }));
    bench.sees(aClaim({ by: 'ben', of: 'ana' }), seen(anOrder({ by: 'ben' })));
    const [anaBefore, rewardsBefore] = [bench.balance('ana'), bench.liveRewards().length];
    bench.sees(aClaim({ by: 'cleo', of: 'ben' }), seen(anOrder({ by: 'cleo', orderId: '1002' as never })));
    expect(bench.balance('ana')).toEqual(anaBefore);
    expect(bench.balance('ben').pending).toBe(500);
    expect(bench.liveRewards().length - rewardsBefore).toBe(2);
  });
});

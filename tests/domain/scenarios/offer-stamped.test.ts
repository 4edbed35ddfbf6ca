import { describe, expect, it } from 'vitest';
import type { ProgramStatus } from '../../../app/domain/program/offer.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aVisit,
  aWorld,
  PROGRAM,
  percentOff,
  points,
  seen,
  V1,
  V2,
} from '../../support/builders.ts';

const twoVersions = [
  anOffer(),
  anOffer({
    versionId: V2,
    versionNumber: 2,
    publishedAt: at('2026-03-05T00:00Z'),
    terms: { firstPurchase: { advocate: points(300) } },
  }),
];

describe('SC-07 the offer stamped on the invitation', () => {
  it('an invitation under version 1 pays version 1 after version 2 was published', () => {
    const bench = aBench(aWorld({ offers: twoVersions }));
    bench.sees(aClaim({ versionId: V1 }), seen(anOrder()));
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(500), versionId: V1 }]);
  });

  it('a bare code without visit or claim pays the version in force when the order was created', () => {
    const bench = aBench(aWorld({ offers: twoVersions }));
    bench.sees(seen(anOrder({ codes: [anAdvocate('ana').code] })));
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(300), versionId: V2 }]);
  });

  it('a bare code on an order from before version 2 pays version 1', () => {
    const bench = aBench(aWorld({ offers: twoVersions }));
    bench.sees(seen(anOrder({ boughtAt: at('2026-03-04T10:00Z'), codes: [anAdvocate('ana').code] })));
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(500), versionId: V1 }]);
  });

  it('a visit pays the version it was stamped with', () => {
    const bench = aBench(aWorld({ offers: twoVersions }));
    bench.sees(seen(anOrder(), aVisit({ versionId: V1 })));
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(500) }]);
  });

  it('the welcome reward is the one of the claimed version', () => {
    const bench = aBench(
      aWorld({
        offers: [
          anOffer(),
          anOffer({ versionId: V2, publishedAt: at('2026-03-05T00:00Z'), terms: { welcome: percentOff(5) } }),
        ],
      }),
    );
    bench.sees(aClaim({ versionId: V1 }));
    expect(bench.liveRewards('friend')).toMatchObject([{ spec: percentOff(10) }]);
  });
});

describe('SC-08 a paused programme', () => {
  it('honours a claim that was made before', () => {
    const world = aWorld();
    const bench = aBench(world);
    bench.sees(aClaim());
    (world.programs as Map<typeof PROGRAM, ProgramStatus>).set(PROGRAM, 'paused');
    bench.sees(seen(anOrder()));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    expect(bench.liveRewards('advocate')).toHaveLength(1);
  });

  it('takes no new claim', () => {
    const bench = aBench(aWorld({ programStatus: 'paused' }));
    bench.sees(aClaim());
    expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'rejected', reason: 'program-open' });
    expect(bench.liveRewards()).toEqual([]);
  });

  it('pays nothing for an order that only a visit speaks for', () => {
    const bench = aBench(aWorld({ programStatus: 'paused' }));
    bench.sees(seen(anOrder(), aVisit()));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'program-open' });
  });
});

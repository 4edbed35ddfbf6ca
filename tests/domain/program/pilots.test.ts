import { describe, expect, it, test } from 'vitest';
import { shopKeys } from '../../../app/config/shop-keys.server.ts';
import { offerInForce } from '../../../app/domain/program/offer-in-force.ts';
import { isDrawn, type Pilot, type PilotPlaces, pilotProblems } from '../../../app/domain/program/pilot.ts';
import { asId, type VersionId } from '../../../app/domain/shared/ids.ts';
import { aBench, anAdvocate, anOffer, anOrder, at, aWorld, points, seen, someTerms } from '../../support/builders.ts';

const START = '2026-03-01T00:00Z';
const pilot: Pilot = {
  pilotId: '0199bbbb-0000-7000-8000-000000000001',
  name: 'Points',
  startsAt: at(START),
  endsAt: null,
  audience: { kind: 'share', percent: 20 },
};
const PILOT = asId<VersionId>('version-pilot');
const piloted = (changes: Partial<Pilot> = {}, publishedAt = START, versionId = PILOT) =>
  anOffer({
    versionId,
    versionNumber: 2,
    publishedAt: at(publishedAt),
    pilot: { ...pilot, ...changes },
    terms: { firstPurchase: { advocate: points(900) } },
  });
const placed = (isIn: boolean, since = START): PilotPlaces => ({
  [pilot.pilotId]: { isIn, since: at(since), visitsBefore: 0 },
});
const IN = placed(true);

describe('the lot of a customer', () => {
  const keys = shopKeys(Buffer.alloc(32, 3));
  const again = shopKeys(Buffer.alloc(32, 3));
  const otherShop = shopKeys(Buffer.alloc(32, 4));
  const ids = Array.from({ length: 10_000 }, (_, n) => String(7_000_000 + n));

  test.each([1, 10, 50, 99])('puts close to %i % of 10,000 in', (percent) => {
    const inside = ids.filter((id) => isDrawn(percent, keys.lotOf(pilot.pilotId, id))).length;
    // four standard deviations
    expect(Math.abs(inside - percent * 100)).toBeLessThan(4 * Math.sqrt((10_000 * percent * (100 - percent)) / 10_000));
  });

  it('never changes, and a larger share keeps whoever was in the smaller', () => {
    for (const id of ids.slice(0, 500)) {
      const lot = keys.lotOf(pilot.pilotId, id);
      expect(again.lotOf(pilot.pilotId, id)).toBe(lot);
      if (isDrawn(10, lot)) expect(isDrawn(30, lot)).toBe(true);
    }
  });

  it('is another in another pilot and in another shop', () => {
    const drawn = (lotOf: (id: string) => number) => ids.filter((id) => isDrawn(50, lotOf(id)));
    const here = new Set(drawn((id) => keys.lotOf(pilot.pilotId, id)));
    for (const elsewhere of [
      drawn((id) => keys.lotOf('another', id)),
      drawn((id) => otherShop.lotOf(pilot.pilotId, id)),
    ])
      expect(elsewhere.filter((id) => here.has(id)).length / elsewhere.length).toBeCloseTo(0.5, 1);
  });
});

describe('what is in force', () => {
  const versionAt = (moment: string, places: PilotPlaces, ...offers: ReturnType<typeof anOffer>[]) =>
    offerInForce(offers, at(moment), { pilots: places })?.versionId;
  const base = anOffer();

  test.each([
    ['in it', IN, PILOT],
    ['outside', placed(false), base.versionId],
    ['not met yet', {}, base.versionId],
    ['met later', placed(true, '2026-03-20T00:00Z'), base.versionId],
  ])('for who is %s', (_who, places, expected) => {
    expect(versionAt('2026-03-10T00:00Z', places, base, piloted())).toBe(expected);
  });

  test('before anything is live, only for who is in it', () => {
    expect(versionAt('2026-03-10T00:00Z', IN, piloted())).toBe(PILOT);
    expect(versionAt('2026-03-10T00:00Z', placed(false), piloted())).toBeUndefined();
    expect(versionAt('2026-02-28T23:59Z', IN, piloted())).toBeUndefined();
  });

  test('ends with its last moment, or when it was stopped, as it stood then', () => {
    const dated = piloted({ endsAt: at('2026-03-15T00:00Z') });
    expect(versionAt('2026-03-14T23:59:59.999Z', IN, base, dated)).toBe(PILOT);
    expect(versionAt('2026-03-15T00:00Z', IN, base, dated)).toBe(base.versionId);
    const end = '2026-03-12T00:00Z';
    const stopped = { ...piloted({ endsAt: at(end) }, end, asId<VersionId>('stopped')), versionNumber: 3 };
    expect(versionAt('2026-03-11T23:59Z', IN, base, piloted(), stopped)).toBe(PILOT);
    expect(versionAt(end, IN, base, piloted(), stopped)).toBe(base.versionId);
  });

  test('comes before a campaign, which reaches the rest', () => {
    const campaign = {
      ...{ campaignId: 'c', name: 'March', priority: 9, rewards: someTerms() },
      ...{ startsAt: at(START), endsAt: at('2026-04-01T00:00Z') },
    };
    const boost = anOffer({ versionId: asId<VersionId>('boost'), versionNumber: 3, publishedAt: at(START), campaign });
    expect(versionAt('2026-03-10T00:00Z', IN, base, boost, piloted())).toBe(PILOT);
    expect(versionAt('2026-03-10T00:00Z', placed(false), base, boost, piloted())).toBe(boost.versionId);
  });
});

test.each([
  ['in it', IN, '2026-03-10T10:00Z', 900],
  ['in it, bought before it began', IN, '2026-02-27T10:00Z', 500],
  ['met only after the order', placed(true, '2026-03-11T00:00Z'), '2026-03-10T10:00Z', 500],
  ['outside', placed(false), '2026-03-10T10:00Z', 500],
])('a bare code of somebody %s pays what was in force for them', (_who, pilots, bought, amount) => {
  const boughtAt = at(bought);
  const world = aWorld({ offers: [anOffer(), piloted()] });
  const ana = anAdvocate('ana');
  world.advocates.set(ana.advocateId, { ...ana, pilots });
  const bench = aBench(world, at('2026-03-20T00:00Z'));
  bench.sees(seen(anOrder({ boughtAt, codes: [ana.code] })));
  expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(amount) }]);
});

test('the budget of a pilot that runs before anything is live holds', () => {
  const budget = { amountMinor: 100, typicalOrderMinor: 5_000 };
  const offer = { ...piloted(), terms: someTerms({ ...piloted().terms, limits: { budget } }) };
  const world = aWorld({ offers: [offer] });
  const ana = anAdvocate('ana');
  world.advocates.set(ana.advocateId, { ...ana, pilots: IN });
  world.committedMinor.set(offer.programId, budget.amountMinor);
  const bench = aBench(world, at('2026-03-20T00:00Z'));
  bench.sees(seen(anOrder({ boughtAt: at('2026-03-10T10:00Z'), codes: [ana.code] })));
  expect(bench.liveRewards('advocate')).toEqual([]);
});

test('what keeps a pilot from being started', () => {
  const about = { terms: someTerms(), base: null, now: at(START) };
  expect(pilotProblems({ endsAt: null }, about)).toEqual([]);
  expect(pilotProblems({ endsAt: at(START) }, about)).toEqual([{ field: 'endsAt', code: 'day-past' }]);
  expect(pilotProblems({ endsAt: null }, { ...about, base: someTerms() })).toEqual([
    { field: 'terms', code: 'same-terms' },
  ]);
});

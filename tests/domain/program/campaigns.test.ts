import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  boosted,
  type Campaign,
  campaignDays,
  campaignPeriod,
  campaignState,
  stopped,
} from '../../../app/domain/program/campaign.ts';
import { campaignProblems } from '../../../app/domain/program/campaign-problems.ts';
import { boostedUntil, campaignsAt, offerInForce, offersAhead } from '../../../app/domain/program/offer-in-force.ts';
import type { PilotPlace } from '../../../app/domain/program/pilot.ts';
import { asId, type VersionId } from '../../../app/domain/shared/ids.ts';
import { dayInZone, daysInZone } from '../../../app/domain/shared/time.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aVisit,
  aWorld,
  PARIS,
  percentOff,
  points,
  seen,
  someTerms,
  V1,
} from '../../support/builders.ts';

const MARCH = asId<VersionId>('version-march');
const march: Campaign = {
  campaignId: '0199aaaa-0000-7000-8000-000000000001',
  name: 'March',
  ...daysInZone('2026-03-01', '2026-03-15', PARIS),
  priority: 5,
  rewards: { welcome: someTerms().welcome, firstPurchase: { advocate: points(1_000), friend: null } },
};
const boost = (changes: Partial<Campaign> = {}, versionNumber = 2, publishedAt = at('2026-02-01T00:00Z')) => {
  const campaign = { ...march, ...changes };
  const terms = boosted(someTerms(), campaign);
  return anOffer({
    versionId: asId<VersionId>(`version-${versionNumber}`),
    versionNumber,
    publishedAt,
    campaign,
    terms,
  });
};
const inForce = (moment: string, ...boosts: ReturnType<typeof boost>[]) =>
  offerInForce([anOffer(), ...boosts], at(moment));

describe('SC-06 a boost from 1 to 15 March in Paris', () => {
  const offers = [anOffer(), { ...boost(), versionId: MARCH }];
  const stampedAt = (moment: string) => offerInForce(offers, at(moment))?.versionId;
  const paidFor = (visitedAt: string, boughtAt: string) => {
    const bench = aBench(aWorld({ offers }), at(boughtAt));
    const visit = aVisit({ issuedAt: at(visitedAt), versionId: stampedAt(visitedAt) ?? V1 });
    bench.sees(seen(anOrder({ boughtAt: at(boughtAt) }), visit));
    return bench.liveRewards('advocate').map(({ spec }) => spec);
  };

  it('a link first visited 15 March 23:59:59 pays 1,000 on 2 April', () => {
    expect(paidFor('2026-03-15T23:59:59+01:00', '2026-04-02T10:00+02:00')).toEqual([points(1_000)]);
  });

  it('first visited 16 March 00:00:00 it pays 500', () => {
    expect(paidFor('2026-03-16T00:00:00+01:00', '2026-04-02T10:00+02:00')).toEqual([points(500)]);
  });

  it('invited 28 February and bought 5 March it pays 500', () => {
    expect(paidFor('2026-02-28T20:00+01:00', '2026-03-05T10:00+01:00')).toEqual([points(500)]);
  });

  it('a bare code pays by when the order was created', () => {
    for (const [boughtAt, amount] of [
      ['2026-03-15T23:59+01:00', 1_000],
      ['2026-03-16T00:00+01:00', 500],
    ] as const) {
      const bench = aBench(aWorld({ offers }), at(boughtAt));
      bench.sees(seen(anOrder({ boughtAt: at(boughtAt), codes: [anAdvocate('ana').code] })));
      expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(amount) }]);
    }
  });

  it('a claim pays by when its link was visited', () => {
    const bench = aBench(aWorld({ offers }), at('2026-03-20T10:00+01:00'));
    bench.sees(aClaim({ versionId: MARCH }), seen(anOrder({ boughtAt: at('2026-03-20T10:00+01:00') })));
    expect(bench.liveRewards('advocate')).toMatchObject([{ spec: points(1_000), versionId: MARCH }]);
  });
});

describe('days of the shop’s calendar', () => {
  test.each([
    ['in which an hour is left out', '2026-03-29', 23],
    ['in which an hour comes twice', '2026-10-25', 25],
    ['like any other', '2026-03-01', 24],
  ])('one %s', (_what, day, hours) => {
    const { startsAt, endsAt } = daysInZone(day, day, PARIS);
    expect((endsAt.getTime() - startsAt.getTime()) / 3_600_000).toBe(hours);
    const edge = boost({ startsAt, endsAt });
    const isOn = (moment: Date) => offerInForce([anOffer(), edge], moment) === edge;
    expect([-1, 0].map((ms) => isOn(new Date(startsAt.getTime() + ms)))).toEqual([false, true]);
    expect([-1, 0].map((ms) => isOn(new Date(endsAt.getTime() + ms)))).toEqual([true, false]);
    expect([startsAt, new Date(endsAt.getTime() - 1)].map((moment) => dayInZone(moment, PARIS))).toEqual([day, day]);
  });
});

describe('what is in force', () => {
  it('of two campaigns that meet is the one with the higher priority, whichever was made first', () => {
    const other = { campaignId: '0199aaaa-0000-7000-8000-000000000002', priority: 7 };
    const [low, high] = [boost({}, 3), boost(other, 2)];
    expect(inForce('2026-03-05T12:00Z', low, high)).toBe(high);
    expect(inForce('2026-03-05T12:00Z', high, low)).toBe(high);
  });

  it('is the campaign as it stood then, not as it was changed later', () => {
    const shortened = boost({ endsAt: at('2026-03-04T00:00Z') }, 3, at('2026-03-04T00:00Z'));
    expect(inForce('2026-03-03T12:00Z', boost(), shortened)?.versionNumber).toBe(2);
    expect(inForce('2026-03-05T12:00Z', boost(), shortened)?.versionNumber).toBe(1);
  });

  it('is nothing before anything was published', () => {
    expect(inForce('2025-12-31T23:59Z', boost())).toBeUndefined();
  });

  it('a campaign that is called off never was', () => {
    expect(inForce('2026-03-05T12:00Z', boost(), boost({ endsAt: march.startsAt }, 3))?.versionNumber).toBe(1);
    expect(campaignState({ ...march, endsAt: march.startsAt }, at('2026-03-05T12:00Z'))).toBe('called-off');
  });

  it('of each campaign the newest version stands', () => {
    const list = campaignsAt([anOffer(), boost({ name: 'new' }, 3), boost()], at('2026-02-02T00:00Z'));
    expect(list.map(({ campaign }) => campaign.name)).toEqual(['new']);
  });

  test.each([
    ['planned', '2026-02-28T22:59:59Z'],
    ['running', '2026-02-28T23:00:00Z'],
    ['running', '2026-03-15T22:59:59Z'],
    ['over', '2026-03-15T23:00:00Z'],
  ] as const)('a campaign is %s at %s', (state, moment) => {
    expect(campaignState(march, at(moment))).toBe(state);
  });
});

describe('what keeps a campaign from being published', () => {
  const now = at('2026-02-10T12:00Z');
  const other = { ...march, campaignId: '0199aaaa-0000-7000-8000-000000000002', name: 'Spring' };
  const problemsOf = (
    changes: Partial<Campaign>,
    { known = null as Campaign | null, others = [] as Campaign[], moment = now, base = someTerms() } = {},
  ) =>
    campaignProblems({ ...march, ...changes }, { base, others, known, now: moment }).map(
      ({ field, code }) => `${field} ${code}`,
    );

  test.each<[string, string[], string[]]>([
    ['nothing', problemsOf({}), []],
    [
      'rewards an ethical programme can’t give',
      problemsOf({}, { base: someTerms({ ethical: true }) }),
      ['rewards ethical-charity'],
    ],
    [
      'a welcome that leaves nothing of an order that has to reach a minimum',
      problemsOf({ rewards: { ...march.rewards, welcome: percentOff(100) } }),
      ['rewards leaves-nothing'],
    ],
    ['an end before the start', problemsOf({ endsAt: at('2026-02-28T00:00Z') }), ['endsAt ends-before-it-starts']],
    ['a start in the past', problemsOf({ startsAt: at('2026-02-10T11:59Z') }), ['startsAt starts-in-the-past']],
    ['a start right now', problemsOf({ startsAt: now }), []],
    ['more than a year', problemsOf({ endsAt: at('2027-03-03T00:00Z') }), ['endsAt too-long']],
    ['another of the same priority', problemsOf({}, { others: [other] }), ['priority meets-another']],
    ['another that comes first', problemsOf({}, { others: [{ ...other, priority: 6 }] }), []],
    [
      'another right after it',
      problemsOf({}, { others: [{ ...other, startsAt: march.endsAt, endsAt: at('2026-04-01T00:00Z') }] }),
      [],
    ],
    [
      'another of the same priority that was called off',
      problemsOf({}, { others: [{ ...other, startsAt: at('2026-03-05T00:00Z'), endsAt: at('2026-03-05T00:00Z') }] }),
      [],
    ],
    ['rewards as they are anyway', problemsOf({ rewards: someTerms() }), ['rewards changes-nothing']],
    [
      'a start that was',
      problemsOf({ startsAt: at('2026-03-02T00:00Z') }, { known: march, moment: at('2026-03-03T00:00Z') }),
      ['startsAt started-already'],
    ],
    [
      'an end that was',
      problemsOf({ endsAt: at('2026-03-02T00:00Z') }, { known: march, moment: at('2026-03-03T00:00Z') }),
      ['endsAt over-already'],
    ],
    [
      'a later end while it runs',
      problemsOf({ endsAt: at('2026-03-20T00:00Z') }, { known: march, moment: at('2026-03-03T00:00Z') }),
      [],
    ],
  ])('%s', (_what, problems, expected) => {
    expect(problems).toEqual(expected);
  });
});

describe('days a merchant names', () => {
  const now = at('2026-03-05T12:00+01:00');
  const named = (first: string, known: Campaign | null = null) =>
    campaignPeriod({ first, last: '2026-03-15' }, { known, now, timeZone: PARIS }).startsAt;

  it('begin at midnight, today at once; what has begun keeps its moment', () => {
    expect(named('2026-03-06')).toEqual(at('2026-03-06T00:00+01:00'));
    expect(named('2026-03-05')).toEqual(now);
    expect(named('2026-03-01', march)).toEqual(march.startsAt);
    const begunAtNoon = { ...march, startsAt: at('2026-03-05T11:00+01:00') };
    expect(named('2026-03-05', begunAtNoon)).toEqual(begunAtNoon.startsAt);
  });

  it('are read back as they were named', () => {
    expect(campaignDays(march, PARIS)).toEqual({ first: '2026-03-01', last: '2026-03-15' });
  });
});

describe('stopping', () => {
  it('calls off what is planned, ends what is on, and leaves the rest alone', () => {
    expect(stopped(march, at('2026-02-20T00:00Z'))).toMatchObject({ endsAt: march.startsAt });
    const now = at('2026-03-05T12:00Z');
    expect(stopped(march, now)).toMatchObject({ endsAt: now });
    expect(stopped(march, at('2026-04-01T00:00Z'))).toBeNull();
    expect(stopped({ ...march, endsAt: march.startsAt }, at('2026-02-20T00:00Z'))).toBeNull();
  });
});

describe('what will be in force', () => {
  const ahead = (from: string, to: string, ...boosts: ReturnType<typeof boost>[]) =>
    offersAhead([anOffer(), ...boosts], at(from), at(to)).map(({ from, to, version }) => [
      from.toISOString().slice(0, 10),
      to.toISOString().slice(0, 10),
      version.campaign?.name ?? 'programme',
    ]);
  const days = (first: string, last: string) => ({ startsAt: at(`${first}T00:00Z`), endsAt: at(`${last}T00:00Z`) });

  it('is told stretch by stretch, the higher priority over the lower', () => {
    const low = boost(days('2026-03-01', '2026-03-15'), 2);
    const high = boost({ ...days('2026-03-05', '2026-03-08'), campaignId: 'other', name: 'Flash', priority: 9 }, 3);
    expect(ahead('2026-02-20T00:00Z', '2026-04-01T00:00Z', low, high)).toEqual([
      ['2026-02-20', '2026-03-01', 'programme'],
      ['2026-03-01', '2026-03-05', 'March'],
      ['2026-03-05', '2026-03-08', 'Flash'],
      ['2026-03-08', '2026-03-15', 'March'],
      ['2026-03-15', '2026-04-01', 'programme'],
    ]);
    const until = (moment: string) => boostedUntil([anOffer(), low, high], at(moment))?.toISOString().slice(0, 10);
    expect([until('2026-02-20T00:00Z'), until('2026-03-02T00:00Z'), until('2026-03-09T00:00Z')]).toEqual([
      undefined,
      '2026-03-05',
      '2026-03-15',
    ]);
  });

  it('is one stretch where nothing changes, as by what was called off', () => {
    const off = boost(days('2026-03-05', '2026-03-05'));
    expect(ahead('2026-02-20T00:00Z', '2026-04-01T00:00Z', off)).toEqual([['2026-02-20', '2026-04-01', 'programme']]);
    expect(boostedUntil([anOffer(), off], at('2026-03-05T00:00Z'))).toBeNull();
    expect(offersAhead([], at('2026-02-20T00:00Z'), at('2026-04-01T00:00Z'))).toEqual([]);
  });
});

test('whatever is published, boosted, piloted, agreed on, changed and called off: an order is paid by the offer on its invitation, a bare code by the one in force for its advocate', () => {
  const hour = 3_600_000;
  const start = at('2026-02-01T00:00Z').getTime();
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('publish' as const), amount: fc.integer({ min: 1, max: 400 }) }),
      fc.record({
        kind: fc.constant('boost' as const),
        which: fc.integer({ min: 0, max: 2 }),
        amount: fc.integer({ min: 401, max: 900 }),
        from: fc.integer({ min: 0, max: 48 }),
        hours: fc.integer({ min: 0, max: 72 }),
      }),
      fc.record({
        kind: fc.constant('pilot' as const),
        amount: fc.integer({ min: 901, max: 1_400 }),
        isIn: fc.boolean(),
        days: fc.option(fc.integer({ min: 0, max: 9 })),
      }),
      fc.record({ kind: fc.constant('end-pilot' as const) }),
      fc.record({
        kind: fc.constant('agree' as const),
        with: fc.constantFrom('ana', 'mia'),
        amount: fc.integer({ min: 1_401, max: 1_900 }),
        days: fc.option(fc.integer({ min: 0, max: 9 })),
      }),
      fc.record({ kind: fc.constant('end-agreement' as const) }),
      fc.record({ kind: fc.constant('visit' as const), waits: fc.integer({ min: 0, max: 400 }) }),
      fc.record({ kind: fc.constant('bare-code' as const), saidLate: fc.integer({ min: 0, max: 400 }) }),
    ),
    { minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      const offers = [anOffer()];
      // what the merchant would write down beside it, by hand
      let baseAmount = 500;
      const campaigns = new Map<number, { amount: number; from: number; to: number }>();
      let pilot: { id: string; amount: number; isIn: boolean; from: number; to: number } | null = null;
      const places: Record<string, PilotPlace> = {};
      const isPiloted = (moment: number) => pilot !== null && pilot.from <= moment && moment < pilot.to;
      let agreement: { amount: number; from: number; to: number } | null = null;
      const promisedAt = (moment: number) =>
        (agreement && agreement.from <= moment && moment < agreement.to ? agreement.amount : undefined) ??
        (isPiloted(moment) && pilot?.isIn ? pilot.amount : undefined) ??
        [...campaigns].filter(([, { from, to }]) => from <= moment && moment < to).sort(([a], [b]) => b - a)[0]?.[1]
          .amount ??
        baseAmount;
      for (const [number, step] of all.entries()) {
        const now = start + number * 24 * hour;
        const versionNumber = offers.length + 1;
        const stamp = { versionId: asId<VersionId>(`v${versionNumber}`), versionNumber, publishedAt: new Date(now) };
        if (step.kind === 'publish') {
          baseAmount = step.amount;
          offers.push(anOffer({ ...stamp, terms: { firstPurchase: { advocate: points(step.amount) } } }));
        } else if (step.kind === 'boost') {
          const [from, to] = [now + step.from * hour, now + (step.from + step.hours) * hour];
          campaigns.set(step.which, { amount: step.amount, from, to });
          offers.push({
            ...boost({
              campaignId: `c${step.which}`,
              priority: step.which + 1,
              startsAt: new Date(from),
              endsAt: new Date(to),
              rewards: { welcome: null, firstPurchase: { advocate: points(step.amount), friend: null } },
            }),
            ...stamp,
          });
        } else if (step.kind === 'agree' || step.kind === 'end-agreement') {
          const who = step.kind === 'agree' ? step.with : 'ana';
          const isOn: boolean = agreement !== null && agreement.from <= now && now < agreement.to;
          if (step.kind === 'end-agreement' && !isOn) continue;
          const amount: number = step.kind === 'agree' ? step.amount : (agreement?.amount ?? 0);
          const to: number =
            step.kind === 'end-agreement'
              ? now
              : step.days === null
                ? Number.POSITIVE_INFINITY
                : now + step.days * 24 * hour;
          // another's agreement is nothing of ana's
          if (who === 'ana') agreement = { amount, from: now, to };
          const partner = {
            ...{
              partnerId: `of ${who}`,
              advocateId: anAdvocate(who).advocateId,
              startsAt: new Date(now),
              welcome: null,
            },
            endsAt: to === Number.POSITIVE_INFINITY ? null : new Date(to),
            pay: { sale: null, sales: 1, signUp: null, lead: null, leadsPerMonth: null },
          };
          offers.push(anOffer({ ...stamp, partner, terms: { firstPurchase: { advocate: points(amount) } } }));
        } else if (step.kind === 'pilot' || step.kind === 'end-pilot') {
          if (isPiloted(now) !== (step.kind === 'end-pilot')) continue;
          if (step.kind === 'pilot') {
            const to = step.days === null ? Number.POSITIVE_INFINITY : now + step.days * 24 * hour;
            pilot = { id: `p${number}`, amount: step.amount, isIn: step.isIn, from: now, to };
            places[pilot.id] = { isIn: step.isIn, since: new Date(now), visitsBefore: 0 };
          } else if (pilot) pilot.to = now;
          if (!pilot) continue;
          const endsAt = pilot.to === Number.POSITIVE_INFINITY ? null : new Date(pilot.to);
          const audience = { kind: 'share' as const, percent: 50 };
          const terms = { firstPurchase: { advocate: points(pilot.amount) } };
          const stands = { pilotId: pilot.id, name: 'Pilot', startsAt: new Date(pilot.from), endsAt, audience };
          offers.push(anOffer({ ...stamp, pilot: stands, terms }));
        } else {
          const boughtAt = new Date(now + (step.kind === 'visit' ? step.waits * hour : 0));
          // an order heard of late is judged when more has been published
          const bench = aBench(
            aWorld({ offers }),
            new Date(boughtAt.getTime() + (step.kind === 'visit' ? 0 : step.saidLate * hour)),
          );
          const ana = anAdvocate('ana');
          bench.world.advocates.set(ana.advocateId, { ...ana, pilots: places });
          const versionId = offerInForce(offers, new Date(now), { ...ana, pilots: places })?.versionId ?? V1;
          bench.sees(
            step.kind === 'visit'
              ? seen(anOrder({ boughtAt }), aVisit({ issuedAt: new Date(now), versionId }))
              : seen(anOrder({ boughtAt, codes: [anAdvocate('ana').code] })),
          );
          const [reward] = bench.liveRewards('advocate');
          expect(reward?.spec).toMatchObject({ points: promisedAt(now) });
        }
      }
    }),
    { numRuns: 200 },
  );
});

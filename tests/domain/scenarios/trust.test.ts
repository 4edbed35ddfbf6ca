import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PRESETS } from '../../../app/domain/fraud/thresholds.ts';
import type { Traces } from '../../../app/domain/fraud/traces.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anAdvocate,
  anOffer,
  anOrder,
  at,
  aVisit,
  aWorld,
  later,
  mail,
  PROGRAM,
  person,
  ruleOf,
  seen,
} from '../../support/builders.ts';

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

describe('SC-26 the same surname and address', () => {
  const home = { household: '12 rue des Lilas, Roy', address: '12 rue des Lilas' };
  const anasOwn = () =>
    seen(anOrder({ ...ana, orderId: '900' as never, boughtAt: at('2026-01-05T10:00Z'), traces: home }));
  const ana = { customerId: person('ana').customerId, emailHash: person('ana').emailHash };
  const bens = (traces: Traces = home) => seen(anOrder({ traces }), aVisit());

  test.each([
    ['balanced', 'held'],
    ['relaxed', 'approved'],
    ['strict', 'held'],
  ] as const)('of another person is, where the programme is %s: %s', (mode, outcome) => {
    const bench = aBench(aWorld({ trust: PRESETS[mode] }));
    bench.sees(anasOwn(), bens());
    expect(bench.verdictOn('1001')).toMatchObject({ outcome, reason: outcome === 'held' ? 'fraud-score' : null });
    expect(ruleOf(bench.verdictOn('1001'), 'same-household')).toMatchObject({ outcome: 'noted', weight: 55 });
    expect(bench.liveRewards('advocate')).toHaveLength(outcome === 'held' ? 0 : 1);
  });

  it('never rejects by itself, whatever else such people share at home', () => {
    for (const mode of ['relaxed', 'balanced', 'strict'] as const) {
      const bench = aBench(aWorld({ trust: PRESETS[mode] }));
      const together = { ...home, ip: 'line' };
      bench.sees(
        seen(anOrder({ ...ana, orderId: '900' as never, boughtAt: at('2026-01-05T10:00Z'), traces: together })),
      );
      bench.sees(bens(together));
      expect(bench.verdictOn('1001').outcome).not.toBe('rejected');
    }
  });

  it('of one and the same name is rejected', () => {
    const bench = aBench();
    bench.sees(
      seen(
        anOrder({
          ...ana,
          orderId: '900' as never,
          boughtAt: at('2026-01-05T10:00Z'),
          traces: { ...home, name: 'Ana Roy' },
        }),
      ),
    );
    bench.sees(bens({ ...home, name: 'Ana Roy' }));
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'rejected', reason: 'fraud-score' });
  });

  it('comes out the same when the advocate’s own order is heard of last', () => {
    const bench = aBench();
    bench.sees(bens());
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    bench.sees(anasOwn());
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
    expect(bench.liveRewards('advocate')).toEqual([]);
  });

  it('does not undo a reward that was final before it came to light', () => {
    const bench = aBench();
    bench.sees(bens());
    bench.passTo(at('2026-04-10T10:00Z'));
    bench.sees(seen(anOrder({ ...ana, orderId: '1900' as never, boughtAt: at('2026-04-09T10:00Z'), traces: home })));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
  });

  it('an order keeps the limits it was first judged under', () => {
    const world = aWorld({ trust: PRESETS.relaxed });
    const bench = aBench(world);
    bench.sees(anasOwn(), bens());
    (world.thresholds as Map<never, unknown>).set(PROGRAM as never, PRESETS.strict);
    bench.sees(seen(later(anOrder({ traces: home }), 60, {}), aVisit()));
    expect(bench.verdictOn('1001').outcome).toBe('approved');
    bench.sees(seen(anOrder({ by: 'zoe', orderId: '1002' as never, traces: home }), aVisit()));
    expect(bench.verdictOn('1002').outcome).toBe('held');
  });

  it('replays with the same explanation from what was recorded, which holds no traces', () => {
    const bench = aBench();
    bench.sees(anasOwn(), bens());
    const { inputs, rules, outcome, reason } = bench.verdictOn('1001');
    expect(JSON.stringify(inputs)).not.toContain('Lilas');
    expect(replay(JSON.parse(JSON.stringify(inputs)), rules, () => anOffer())).toMatchObject({
      outcome,
      reason,
      rules,
    });
  });
});

describe('friends of one advocate who share a device', () => {
  const NAMES = ['f1', 'f2', 'f3', 'f4'];
  const orders = NAMES.map((by, n) =>
    anOrder({
      by,
      orderId: String(2_001 + n) as never,
      boughtAt: at(`2026-03-1${n + 1}T10:00+01:00`),
      codes: [anAdvocate('ana').code],
      traces: { device: 'one browser', ip: 'one line' },
    }),
  );

  it('are judged alike in whatever order they are heard of', () => {
    const outcomes = (arrival: readonly number[]) => {
      const bench = aBench();
      for (const n of arrival) bench.sees(seen(orders[n]!));
      return NAMES.map((_, n) => {
        const { outcome, rules } = bench.verdictOn(String(2_001 + n));
        return [outcome, rules.map(({ code, weight }) => [code, weight])];
      });
    };
    const first = outcomes([0, 1, 2, 3]);
    expect(first.map(([outcome]) => outcome)).toEqual(['held', 'held', 'held', 'held']);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 0, 1, 2, 3], { minLength: 8 }), (arrival) => {
        expect(outcomes(arrival)).toEqual(first);
      }),
      { numRuns: 30 },
    );
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

it('an advocate who comes back under the next programme joined when they first did', () => {
  const world = aWorld();
  const ana = anAdvocate('ana');
  const before = { ...ana, advocateId: 'advocate-ana-before' as never, programId: 'program-before' as never };
  world.advocates.set(ana.advocateId, { ...ana, since: at('2026-03-01T09:30+01:00') });
  const seconds = () => {
    const bench = aBench({ ...world, orders: new Map(), verdicts: new Map(), referrals: new Map() });
    bench.sees(seen(anOrder(), aVisit()));
    return (bench.verdictOn('1001').inputs as { trust: { secondsFromJoining: number } }).trust.secondsFromJoining;
  };
  expect(seconds()).toBe(1_800);
  world.advocates.set(before.advocateId, { ...before, since: at('2025-03-01T10:00+01:00') });
  expect(seconds()).toBe(365 * 86_400);
});

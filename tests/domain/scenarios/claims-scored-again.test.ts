import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { JudgeEvent } from '../../../app/domain/judging/world.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import {
  aBench,
  aClaim,
  anOffer,
  anOrder,
  at,
  aWorld,
  later,
  percentOff,
  person,
  ruleOf,
  seen,
} from '../../support/builders.ts';

/** V5: what comes to light about a friend whose welcome code is unused, and who hasn't ordered. */
const home = { household: '12 rue des Lilas, Roy', address: '12 rue des Lilas' };
const ben = { ...home, name: 'Ben Roy' };
const CODE = 'CODE-welcome.friend';
const ana = { customerId: person('ana').customerId, emailHash: person('ana').emailHash };

const claim = aClaim({ traces: ben });
const CLAIM = 'claim-ben-ana';
const anasOwn = (traces: object, boughtAt = at('2026-03-05T10:00Z'), orderId = '900') =>
  seen(anOrder({ ...ana, orderId: orderId as never, boughtAt, traces }));
/** the advocate turns out to be the friend */
const herself = anasOwn(ben);
/** or to live with them */
const together = anasOwn(home);
const bens = anOrder({ traces: ben });
const order = seen(bens);
const withCode = seen({ ...bens, codes: [CODE] });

function aClaimGiven(offer = anOffer()) {
  const bench = aBench(aWorld({ offers: [offer] }));
  bench.sees(claim);
  bench.issues('welcome.friend');
  return bench;
}
const welcome = (bench: ReturnType<typeof aBench>) =>
  [...bench.world.rewards.values()].filter(({ rule }) => rule === 'welcome.friend').at(-1);

describe('a claim whose code is unused', () => {
  it('is refused for what comes to light, and its code is taken back', () => {
    const bench = aClaimGiven();
    expect(bench.verdictOnClaim(CLAIM).outcome).toBe('approved');
    bench.sees(herself);
    expect(bench.verdictOnClaim(CLAIM)).toMatchObject({ outcome: 'rejected', reason: 'fraud-score' });
    expect(welcome(bench)).toMatchObject({ wanted: 'reversed', usedByOrder: null });
    expect([...bench.world.referrals.values()]).toMatchObject([{ state: 'not-eligible' }]);
  });

  it('keeps it where what comes to light would only make it wait', () => {
    const bench = aClaimGiven();
    bench.sees(together);
    const verdict = bench.verdictOnClaim(CLAIM);
    expect(verdict.outcome).toBe('approved');
    expect(ruleOf(verdict, 'same-household')).toMatchObject({ outcome: 'noted' });
    expect(ruleOf(verdict, 'fraud-score')).toMatchObject({ outcome: 'pass' });
    expect(welcome(bench)).toMatchObject({ wanted: 'issued', status: 'issued' });
  });

  it('waits, or not, by what was known when it was made, whenever that is heard of', () => {
    const before = anasOwn(home, at('2026-01-05T10:00Z'));
    const heardFirst = aBench();
    heardFirst.sees(before, claim);
    const heardLast = aClaimGiven();
    heardLast.sees(before);
    for (const bench of [heardFirst, heardLast])
      expect(bench.verdictOnClaim(CLAIM)).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  });

  it('is approved all the same where a human says so, and stays so', () => {
    const bench = aClaimGiven();
    bench.sees(herself);
    bench.sees({
      kind: 'decided',
      decision: {
        ...{ decisionId: 'decision' as never, subject: 'claim', subjectId: CLAIM, kind: 'approve', undoes: null },
        ...{ reason: 'cousins of one name', actor: 'Léa', at: bench.now() },
      },
    });
    bench.sees(seen(later(anOrder({ ...ana, orderId: '901' as never, traces: ben }), 60, {})));
    expect(bench.verdictOnClaim(CLAIM).outcome).toBe('approved');
    expect(welcome(bench)).toMatchObject({ wanted: 'issued' });
  });

  it('is refused when its friend is blocked, and given again when that is lifted', () => {
    const bench = aClaimGiven();
    const entry = { entryId: 'entry' as never, by: 'email' as const, value: person('ben').emailHash, at: bench.now() };
    const asked = { kind: 'due', subject: 'claim', subjectId: CLAIM } as const;
    bench.sees({
      kind: 'listed',
      entry: { ...entry, list: 'block', labelSealed: null, reason: 'known', actor: 'Léa' },
    });
    bench.sees(asked);
    expect(bench.verdictOnClaim(CLAIM)).toMatchObject({ outcome: 'rejected', reason: 'listed' });
    expect(welcome(bench)).toMatchObject({ wanted: 'reversed' });
    bench.sees({ kind: 'unlisted', ...entry, reason: 'a mistake', actor: 'Léa' });
    bench.sees(asked);
    expect(bench.verdictOnClaim(CLAIM).outcome).toBe('approved');
    expect(welcome(bench)).toMatchObject({ wanted: 'issued' });
  });
});

describe('a claim that waits from the first', () => {
  const heldAtFirst = () => {
    const bench = aBench();
    bench.sees(anasOwn(home, at('2026-01-05T10:00Z'), '899'), claim);
    expect(bench.verdictOnClaim(CLAIM).outcome).toBe('held');
    return bench;
  };
  const asked = { kind: 'due', subject: 'claim', subjectId: CLAIM } as const;
  const entryOf = (list: 'allow' | 'block', now: Date) => ({
    ...{ entryId: 'entry' as never, by: 'email' as const, value: person('ben').emailHash, at: now },
    ...{ list, labelSealed: null, reason: 'known', actor: 'Léa' },
  });

  it('keeps the code that somebody let it have, once that is used, whatever comes to light', () => {
    const bench = heldAtFirst();
    bench.sees({ kind: 'listed', entry: entryOf('allow', bench.now()) });
    bench.sees(asked);
    expect(bench.verdictOnClaim(CLAIM).outcome).toBe('approved');
    bench.issues('welcome.friend');
    bench.sees(withCode);
    bench.sees(herself);
    bench.sees(asked);
    expect(bench.verdictOnClaim(CLAIM).outcome).toBe('approved');
    expect(welcome(bench)).toMatchObject({ wanted: 'issued' });
  });

  it('waits again when a block is lifted', () => {
    const bench = heldAtFirst();
    const entry = entryOf('block', bench.now());
    bench.sees({ kind: 'listed', entry });
    bench.sees(asked);
    expect(bench.verdictOnClaim(CLAIM)).toMatchObject({ outcome: 'rejected', reason: 'listed' });
    bench.sees({ kind: 'unlisted', ...entry, at: bench.now() });
    bench.sees(asked);
    expect(bench.verdictOnClaim(CLAIM)).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  });
});

test.each([
  ['used its code', withCode, 'rejected'],
  ['came without it', order, 'rejected'],
] as const)(
  'what comes to light after an order that %s changes nothing of the claim; the order is judged',
  (_, bought, of) => {
    const bench = aClaimGiven();
    bench.sees(bought);
    bench.sees(anasOwn(ben, at('2026-03-12T10:00Z')));
    expect(bench.verdictOnClaim(CLAIM).outcome).toBe('approved');
    expect(welcome(bench)).toMatchObject({ wanted: 'issued' });
    expect(bench.verdictOn('1001')).toMatchObject({ outcome: of, reason: 'fraud-score' });
  },
);

it('changes nothing either after an order of the second in which the claim was made, which Shopify tells without its fraction', () => {
  const claimedAt = at('2026-03-01T09:00:00.400Z');
  const bench = aBench();
  bench.sees({ ...claim, claimedAt }, seen(anOrder({ boughtAt: at('2026-03-01T09:00:00Z'), traces: ben })));
  bench.sees(herself);
  bench.sees({ kind: 'due', subject: 'claim', subjectId: CLAIM });
  expect(bench.verdictOnClaim(CLAIM).outcome).toBe('approved');
});

describe('in whatever order things are heard of', () => {
  const ends: [string, JudgeEvent[], { claim: string; order: string; wanted: string }][] = [
    ['nothing else', [together, herself], { claim: 'rejected', order: 'none', wanted: 'reversed' }],
    ['an order without the code', [herself, order], { claim: 'rejected', order: 'not-referred', wanted: 'reversed' }],
    ['an order with it', [herself, withCode], { claim: 'approved', order: 'rejected', wanted: 'issued' }],
    [
      'one with it and one without',
      [herself, withCode, seen(anOrder({ orderId: '1002' as never, boughtAt: at('2026-03-11T10:00Z'), traces: ben }))],
      { claim: 'approved', order: 'rejected', wanted: 'issued' },
    ],
  ];
  test.each(ends)('%s: the end is the same', (_, events, end) => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }), (arrival) => {
        const bench = aClaimGiven();
        for (const event of arrival) bench.sees(event);
        expect({
          claim: bench.verdictOnClaim(CLAIM).outcome,
          order: bench.world.verdicts.get('order:1001')?.outcome ?? 'none',
          wanted: welcome(bench)?.wanted,
        }).toEqual(end);
      }),
      { numRuns: 40 },
    );
  });
});

it('replays from what was recorded', () => {
  for (const events of [[together], [herself], [herself, withCode]]) {
    const bench = aClaimGiven(anOffer({ terms: { welcome: percentOff(10) } }));
    for (const event of events) bench.sees(event);
    const { inputs, rules, outcome, reason, grants } = bench.verdictOnClaim(CLAIM);
    expect(replay(JSON.parse(JSON.stringify(inputs)), rules, () => anOffer())).toMatchObject({
      ...{ outcome, reason, rules },
      grants: grants.map(({ cause }) => ({ cause })),
    });
  }
});

import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { JudgeEvent } from '../../../app/domain/judging/world.ts';
import { replay } from '../../../app/domain/verdict/replay.ts';
import { aBench, aClaim, anOffer, anOrder, at, aVisit, mail, person, ruleOf, seen } from '../../support/builders.ts';

const bought = at('2026-03-10T10:00+01:00');
const traces = { device: 'a browser', ip: 'a line' };
const order = seen(anOrder({ boughtAt: bought, traces }), aVisit());
const brought = (when: string, ...keys: string[]): JudgeEvent => ({ kind: 'canary-brought', keys, at: at(when) });
const plain = {
  ...{ disposable: false, plusTag: false, digitsTail: 0, mailboxRandomness: 0 },
  ...{ referrer: null, shipsToOther: false },
};

const outcomeOf = (...events: JudgeEvent[]) => {
  const bench = aBench();
  for (const event of events) bench.sees(event);
  const { outcome, reason, rules } = bench.verdictOn('1001');
  return { outcome, reason, codes: rules.map(({ code }) => code) };
};

test.each([
  ['from the buyer’s browser an hour before', brought('2026-03-10T09:00+01:00', 'device:a browser'), 'held'],
  ['from the buyer’s browser an hour after', brought('2026-03-10T11:00+01:00', 'device:a browser'), 'held'],
  ['from the buyer’s browser two days before', brought('2026-03-08T09:00+01:00', 'device:a browser'), 'approved'],
  ['with the buyer’s address a month before', brought('2026-02-10T09:00Z', `email:${mail('ben@orange.fr')}`), 'held'],
  ['by somebody else', brought('2026-03-10T09:00+01:00', 'device:another', 'email:other'), 'approved'],
  ['after the reward became final', brought('2026-03-24T11:00+01:00', `email:${mail('ben@orange.fr')}`), 'approved'],
] as const)('a decoy code that was brought %s', (_, event, outcome) => {
  expect(outcomeOf(event, order).outcome).toBe(outcome);
  expect(outcomeOf(order, event)).toEqual(outcomeOf(event, order));
});

it('is a line of the receipt, and replays', () => {
  const bench = aBench();
  bench.sees(seen(anOrder({ traits: { ...plain, canary: true } }), aVisit()));
  const { inputs, rules, outcome, reason } = bench.verdictOn('1001');
  expect(bench.verdictOn('1001')).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  expect(ruleOf({ rules }, 'canary-code')).toMatchObject({ outcome: 'noted', input: { canary: true } });
  expect(replay(JSON.parse(JSON.stringify(inputs)), rules, () => anOffer())).toMatchObject({ outcome, reason, rules });
});

it('holds a claim of the same browser, and its order', () => {
  const bench = aBench();
  bench.sees(brought('2026-03-01T09:00+01:00', 'device:a browser'));
  bench.sees(aClaim({ traces }));
  expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  expect(bench.liveRewards('friend')).toEqual([]);
});

it('a claim that waits for a decoy brought with its address goes on waiting when it is looked at alone', () => {
  const bench = aBench();
  bench.sees(brought('2026-02-10T09:00Z', `email:${mail('ben@orange.fr')}`));
  bench.sees(aClaim({ traces }));
  expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  bench.sees({ kind: 'due', subject: 'claim', subjectId: 'claim-ben-ana' });
  expect(bench.verdictOnClaim('claim-ben-ana')).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  expect(bench.liveRewards('friend')).toEqual([]);
});

it('ends the same in whatever order things are heard of', () => {
  const events = [
    aClaim({ traces }),
    order,
    brought('2026-03-10T09:00+01:00', 'device:a browser'),
    brought('2026-03-09T09:30+01:00', 'device:a browser', `email:${person('ben').emailHash}`),
  ];
  const expected = outcomeOf(...events.toReversed());
  expect(expected.codes).toContain('canary-code');
  fc.assert(
    fc.property(fc.shuffledSubarray([...events, ...events], { minLength: 8 }), (arrival) => {
      expect(outcomeOf(...arrival).codes).toContain('canary-code');
    }),
    { numRuns: 40 },
  );
});

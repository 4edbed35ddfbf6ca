import { describe, expect, test } from 'vitest';
import { FRAUD_SCORE, weighSignals } from '../../../app/domain/fraud/fraud-score.ts';
import { signals } from '../../../app/domain/fraud/registry.ts';
import { GROUP_CAPS } from '../../../app/domain/fraud/signal.ts';
import { PRESETS } from '../../../app/domain/fraud/thresholds.ts';
import type { Traits } from '../../../app/domain/fraud/traces.ts';
import type { Trust } from '../../../app/domain/fraud/trust.ts';
import type { OrderCase } from '../../../app/domain/verdict/cases.ts';
import { anOffer, anOrder } from '../../support/builders.ts';

const plain: Traits = {
  disposable: false,
  plusTag: false,
  digitsTail: 0,
  mailboxRandomness: 0,
  referrer: null,
  shipsToOther: false,
};
const unsuspicious: Trust = {
  thresholds: PRESETS.balanced,
  traits: plain,
  shared: [],
  siblings: {},
  others: {},
  pace: { hour: 0, day: 0, week: 0 },
  conduct: { bought: 0, undone: 0 },
  isReturned: false,
  secondsToOrder: 3_600,
  risk: 'none',
};
type Changes = { trust?: Partial<Trust>; traits?: Partial<Traits>; subtotalMinor?: number; kind?: string };

function anOrderOf({ trust, traits, subtotalMinor = 6_000, kind = 'claim-token' }: Changes): OrderCase {
  const facts = anOrder({ subtotalMinor });
  const budget = { amountMinor: 1_000_000, typicalOrderMinor: 5_000 };
  return {
    subject: 'order',
    facts,
    chosen: { kind },
    offer: anOffer({ terms: { limits: { budget } } }),
    trust: { ...unsuspicious, ...trust, traits: { ...plain, ...traits } },
  } as unknown as OrderCase;
}
const signal = (code: string) => {
  const found = signals.find((one) => one.code === code);
  if (!found) throw new Error(`no signal ${code}`);
  return found;
};
const weightOf = (code: string, changes: Changes): number =>
  signal(code).check(anOrderOf(changes) as never)?.weight ?? 0;

test('nothing fires on an unsuspicious order', () => {
  expect(weighSignals(anOrderOf({}), signals)).toMatchObject([
    { code: FRAUD_SCORE, outcome: 'pass', input: { score: 0 }, limit: { holdAt: 50, rejectAt: 120 } },
  ]);
});

test('a case from before there were signals has no line of theirs', () => {
  const { trust: _, ...before } = anOrderOf({});
  expect(weighSignals(before as OrderCase, signals)).toEqual([]);
});

describe('each signal fires on one side of its edge and not on the other', () => {
  test.each<[string, Changes, Changes]>([
    ['same-person', { trust: { shared: ['name', 'address'] } }, { trust: { shared: ['household'] } }],
    ['same-person', { trust: { shared: ['mailbox', 'device'] } }, { trust: { shared: ['mailbox', 'ip'] } }],
    ['same-household', { trust: { shared: ['address'] } }, { trust: { shared: ['ip'] } }],
    ['same-device', { trust: { shared: ['ip'] } }, { trust: { shared: ['address'] } }],
    ['alike-mailbox', { trust: { siblings: { mailbox: 1 } } }, { trust: { others: { mailbox: 1 } } }],
    ['disposable-mailbox', { traits: { disposable: true } }, { traits: { disposable: false } }],
    ['made-up-mailbox', { traits: { mailboxRandomness: 2 } }, { traits: { mailboxRandomness: 1 } }],
    ['tagged-mailbox', { traits: { digitsTail: 5 } }, { traits: { digitsTail: 4 } }],
    ['tagged-mailbox', { traits: { plusTag: true } }, { traits: { plusTag: false } }],
    [
      'friends-alike',
      { trust: { siblings: { device: 1 } } },
      { trust: { siblings: { device: 1 }, others: { device: 2 } } },
    ],
    ['friends-alike', { trust: { siblings: { address: 1 } } }, { trust: { others: { address: 1 } } }],
    ['ring', { trust: { isReturned: true } }, { trust: { isReturned: false } }],
    [
      'ring',
      { trust: { shared: ['address'], others: { address: 6 } } },
      { trust: { shared: ['address'], others: { address: 7 } } },
    ],
    ['velocity', { trust: { pace: { hour: 3, day: 3, week: 3 } } }, { trust: { pace: { hour: 2, day: 5, week: 9 } } }],
    ['velocity', { trust: { pace: { hour: 0, day: 6, week: 6 } } }, { trust: { pace: { hour: 0, day: 5, week: 9 } } }],
    [
      'leaked-code',
      { kind: 'advocate-code', trust: { spread: { typedDay: 3, typedWeek: 3, collectors: 0 } } },
      { kind: 'advocate-code', trust: { spread: { typedDay: 2, typedWeek: 4, collectors: 0 } } },
    ],
    [
      'leaked-code',
      { kind: 'advocate-code', trust: { spread: { typedDay: 0, typedWeek: 5, collectors: 0 } } },
      { kind: 'claim-token', trust: { spread: { typedDay: 0, typedWeek: 5, collectors: 0 } } },
    ],
    ['canary-code', { trust: { canary: true } }, { trust: {} }],
    [
      'leaked-code',
      { trust: { spread: { typedDay: 0, typedWeek: 0, collectors: 2 }, conduct: { bought: 12, undone: 0 } } },
      { trust: { spread: { typedDay: 0, typedWeek: 0, collectors: 2 }, conduct: { bought: 13, undone: 0 } } },
    ],
    [
      'leaked-code',
      { trust: { spread: { typedDay: 0, typedWeek: 0, collectors: 4, friends: 24 } } },
      { trust: { spread: { typedDay: 0, typedWeek: 0, collectors: 4, friends: 25 } } },
    ],
    ['at-once', { trust: { secondsFromJoining: 6 * 3_600 - 1 } }, { trust: { secondsFromJoining: 6 * 3_600 } }],
    ['coupon-site', { traits: { referrer: 'coupon-site' } }, { traits: { referrer: 'other' } }],
    ['refund-loop', { trust: { conduct: { bought: 4, undone: 2 } } }, { trust: { conduct: { bought: 5, undone: 2 } } }],
    ['refund-loop', { trust: { conduct: { bought: 2, undone: 2 } } }, { trust: { conduct: { bought: 1, undone: 1 } } }],
    ['order-risk', { trust: { risk: 'medium' } }, { trust: { risk: 'low' } }],
    ['too-fast', { trust: { secondsToOrder: 44 } }, { trust: { secondsToOrder: 45 } }],
    ['unusual-value', { subtotalMinor: 4_800 }, { subtotalMinor: 4_801 }],
    ['unusual-value', { subtotalMinor: 50_001 }, { subtotalMinor: 50_000 }],
    ['unusual-value', { subtotalMinor: 4_000 }, { subtotalMinor: 3_999 }],
  ])('%s %#', (code, fires, silent) => {
    expect(weightOf(code, fires)).toBeGreaterThan(0);
    expect(weightOf(code, silent)).toBe(0);
  });

  test('every signal is in the table above, and its weight never exceeds its group', () => {
    for (const { code, group } of signals) expect([code, GROUP_CAPS[group]]).toEqual([code, expect.any(Number)]);
    expect(new Set(signals.map(({ code }) => code)).size).toBe(signals.length);
  });
});

test('a decoy from a crowded line alone makes nobody wait', () => {
  const scoreWith = (device: number) =>
    weighSignals(anOrderOf({ trust: { canary: true, others: { device } } }), signals).at(-1)?.outcome;
  expect([scoreWith(4), scoreWith(5)]).toEqual(['hold', 'pass']);
});

describe('the score', () => {
  const scoreOf = (changes: Changes, looksFor = signals) => weighSignals(anOrderOf(changes), looksFor).at(-1);

  test.each([
    ['relaxed', 'pass'],
    ['balanced', 'hold'],
    ['strict', 'hold'],
  ] as const)('what people who live together share is never enough for a refusal: %s, %s', (mode, outcome) => {
    const shared = ['household', 'address', 'device', 'ip', 'lastName'] as const;
    expect(scoreOf({ trust: { shared, thresholds: PRESETS[mode] } })?.outcome).toBe(outcome);
  });

  test('hints alone make nobody wait', () => {
    const hints: Changes = {
      subtotalMinor: 4_000,
      traits: { plusTag: true, digitsTail: 6 },
      trust: { secondsToOrder: 1 },
    };
    expect(scoreOf(hints)).toMatchObject({ outcome: 'pass', input: { score: 15 } });
  });

  test.each([
    [49, 'pass'],
    [50, 'hold'],
    [119, 'hold'],
    [120, 'fail'],
  ])('a weight of %i is: %s', (weight, outcome) => {
    const one = {
      code: 'one',
      edition: 1,
      group: 'identity' as const,
      check: () => ({ weight, input: {}, limit: {} }),
    };
    expect(scoreOf({}, [one])).toMatchObject({ outcome, input: { score: weight } });
  });

  test('a signal can be left out', () => {
    const household: Changes = { trust: { shared: ['household'] } };
    expect(scoreOf(household)?.outcome).toBe('hold');
    expect(
      scoreOf(
        household,
        signals.filter(({ code }) => code !== 'same-household'),
      )?.outcome,
    ).toBe('pass');
  });
});

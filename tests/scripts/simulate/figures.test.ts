import { describe, expect, test } from 'vitest';
import { figuresOf, type Outcome, weightsFor } from '../../../scripts/simulate/metrics.ts';
import { parseOptions } from '../../../scripts/simulate/options.ts';
import { poolOf, type Run } from '../../../scripts/simulate/pool.ts';
import { fateOf, type Judged, type Result } from '../../../scripts/simulate/results.ts';
import type { Referral } from '../../../scripts/simulate/world.ts';

const verdict = (given: Partial<Judged>): Judged => ({
  outcome: 'approved',
  failed: [],
  held: [],
  isWithheld: false,
  ...given,
});
const approved = verdict({});
const rejected = (...failed: string[]) => verdict({ outcome: 'rejected', failed });
const held = (...codes: string[]) => verdict({ outcome: 'held', held: codes });
const notReferred = verdict({ outcome: 'not-referred' });

describe('what became of a referral', () => {
  test.each<[string, { claim?: Judged; orders?: Judged[]; isRefusedAtForm?: boolean }, Result]>([
    ['an approved order is paid', { orders: [approved] }, 'paid'],
    ['a later order may be the one that is paid', { orders: [rejected('order-standing'), approved] }, 'paid'],
    ['a limit keeps its reward back', { orders: [verdict({ isWithheld: true })] }, 'not-eligible'],
    ['a rule of trust rejects it', { orders: [rejected('fraud-score')] }, 'rejected'],
    ['…also where another rule is named first', { orders: [rejected('minimum-subtotal', 'fraud-score')] }, 'rejected'],
    ['it is too small', { orders: [rejected('minimum-subtotal')] }, 'not-eligible'],
    ['a human is to look at it', { orders: [held('fraud-score')] }, 'held'],
    ['its chargeback is open', { orders: [held('chargeback')] }, 'not-eligible'],
    ['its claim was approved and nothing bought', { claim: approved }, 'joined'],
    [
      'its claim was rejected and its order nobody’s',
      { claim: rejected('self-referral'), orders: [notReferred] },
      'rejected',
    ],
    ['its order counts, not its claim', { claim: held('fraud-score'), orders: [approved] }, 'paid'],
    ['the form refused its mailbox', { isRefusedAtForm: true }, 'rejected'],
    ['there was a visit only', {}, 'nothing'],
  ])('%s', (_what, { claim, orders = [], isRefusedAtForm = false }, result) => {
    const traces = { claimId: claim ? 'c' : null, isRefusedAtForm, orderIds: orders.map((_, at) => String(at)) };
    const fate = fateOf(traces, (subject, id) => (subject === 'claim' ? claim : orders[Number(id)]));
    expect(fate.result).toBe(result);
    expect(fate.by !== null).toBe(result === 'rejected' || result === 'held');
  });

  test('nothing, of whom the product never heard', () => {
    expect(fateOf(undefined, () => undefined)).toEqual({ result: 'nothing', by: null });
  });
});

describe('figures', () => {
  const some = (count: number, label: Referral['label'], result: Result, kind?: string): Outcome[] =>
    Array.from({ length: count }, (_, at) => ({
      referral: { type: 'referral', id: `${label}${result}${at}`, advocate: 'a', friend: 'f', label, kind },
      result,
      by: result === 'rejected' || result === 'held' ? 'fraud-score' : null,
    }));
  const outcomes = [
    ...some(90, 'honest', 'paid'),
    ...some(4, 'honest', 'held', 'same-household'),
    ...some(1, 'honest', 'rejected', 'same-ip'),
    ...some(5, 'honest', 'not-eligible'),
    ...some(7, 'self-referral', 'rejected'),
    ...some(1, 'self-referral', 'held'),
    ...some(2, 'self-referral', 'paid'),
    ...some(4, 'disposable-accounts', 'joined'),
    ...some(6, 'disposable-accounts', 'not-eligible'),
    ...some(50, 'honest', 'nothing'),
  ];

  test('are shares of those that came to anything', () => {
    const figures = figuresOf(outcomes);
    expect(figures).toMatchObject({ precision: 7 / 8, recall: 14 / 20, honestRejected: 0.01, honestHeld: 0.04 });
    expect(figures.byClass['self-referral']).toEqual({
      referrals: 10,
      rejected: 0.7,
      held: 0.1,
      notEligible: 0,
      paid: 0.2,
      joined: 0,
      recall: 0.8,
    });
    expect(figures.byClass['disposable-accounts'].recall).toBe(0.6);
    expect(figures.byClass['code-leak']).toMatchObject({ referrals: 0, recall: null });
    expect(figures.byRule).toEqual({
      'fraud-score': { honestRejected: 1, honestHeld: 4, fraudRejected: 7, fraudHeld: 1 },
    });
    expect(figures.byHonestKind['same-household']).toMatchObject({ referrals: 4, held: 1 });
  });

  test('of nothing are unknown rather than perfect', () => {
    expect(figuresOf([])).toMatchObject({ precision: null, recall: null, honestRejected: null, honestHeld: null });
  });

  test.each([
    ['1 %', 0.01],
    ['10 %', 0.1],
    ['half', 0.5],
  ])('are reckoned anew as if %s were fraud', (_what, rate) => {
    const figures = figuresOf(outcomes, weightsFor(outcomes, rate));
    // of 100 honest ones 1 is rejected, of 20 fraudulent ones 7
    const fraudulent = (100 * rate) / (1 - rate);
    expect(figures.precision).toBeCloseTo((fraudulent * 7) / 20 / ((fraudulent * 7) / 20 + 1), 10);
    expect(figures.recall).toBeCloseTo(0.7, 10);
    expect(figures.honestRejected).toBe(0.01);
  });

  test('of several worlds are those of all their referrals together', () => {
    const run = (name: string, some: Outcome[], without: Run['without'] = []): Run => ({
      name,
      outcomes: some,
      baseline: some,
      replayed: { verdicts: 10, different: 1 },
      without,
    });
    const caught = some(3, 'code-leak', 'rejected');
    const missed = some(3, 'code-leak', 'paid');
    const report = poolOf(
      [run('one', caught, [{ signals: 'leaked-code', outcomes: missed }]), run('two', some(1, 'code-leak', 'held'))],
      [],
    );
    expect(report).toMatchObject({ names: ['one', 'two'], referrals: 4, fraudShare: 1, figures: { recall: 1 } });
    expect(report.replayed).toEqual({ verdicts: 20, different: 2 });
    // where a signal never fired, its absence changes nothing
    expect(report.without).toMatchObject([{ signals: 'leaked-code', figures: { recall: 0.25 } }]);
  });
});

describe('arguments', () => {
  test.each([
    ['one seed', ['--seed', '3'], { seeds: [3] }],
    ['a range of them', ['--seed', '6-10'], { seeds: [6, 7, 8, 9, 10] }],
    ['shares', ['--fraud', '0.1', '--rates', '0,0.5'], { fraud: 0.1, rates: [0, 0.5] }],
    ['signals', ['--without', 'ring,velocity'], { without: ['ring', 'velocity'] }],
    ['a mode', ['--mode', 'strict'], { mode: 'strict' }],
    [
      'nothing',
      [],
      { mode: 'balanced', referrals: 10_000, fraud: 0.05, seeds: [1], generator: 'first', file: null, json: false },
    ],
  ])('understands %s', (_what, args, wanted) => {
    expect(parseOptions(args)).toMatchObject(wanted);
  });

  test.each([
    ['--seed', '5-1'],
    ['--seed', 'one'],
    ['--seed', '1-2-3'],
    ['--referrals', '0'],
    ['--fraud', '1'],
    ['--fraud', ''],
    ['--rates', '0.1,x'],
    ['--generator', 'third'],
    ['--mode', 'lenient'],
  ])('refuses %s %s, naming it', (name, value) => {
    expect(() => parseOptions([name, value])).toThrow(name);
  });
});

import { describe, expect, test } from 'vitest';
import { deal, referredOf } from '../../scripts/bench/deck.ts';
import {
  figureOf,
  median,
  percentile,
  ratioAtLeast,
  ratioAtMost,
  shown,
  tableOf,
  valueAtMost,
} from '../../scripts/bench/report.ts';

describe('the median', () => {
  test.each([
    ['of an odd number is the one in the middle', [9, 1, 5], 5],
    ['of an even number lies between the two in the middle', [4, 1, 3, 2], 2.5],
    ['of one is that one', [7], 7],
  ])('%s', (_label, values, wanted) => {
    expect(median(values)).toBe(wanted);
  });

  test('of nothing is no number', () => {
    expect(median([])).toBeNaN();
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  test.each([
    [50, 50],
    [99, 99],
    [100, 100],
    [0, 1],
  ])('%d of 1 to 100 is %d', (percent, wanted) => {
    expect(percentile(hundred, percent)).toBe(wanted);
  });
});

describe('a figure', () => {
  const rounds = [
    { value: 100, baseline: 50 },
    { value: 90, baseline: 90 },
    { value: 300, baseline: 100 },
  ];

  test('takes the median of each side, and of the ratios of the rounds', () => {
    expect(figureOf('speed', rounds, ratioAtLeast(2))).toEqual({
      figure: 'speed',
      value: 100,
      baseline: 90,
      ratio: 2,
      goal: '× ≥ 2',
      met: true,
    });
  });

  test('falls short of a goal it misses', () => {
    expect(figureOf('speed', rounds, ratioAtLeast(2.1)).met).toBe(false);
    expect(figureOf('cost', rounds, ratioAtMost(1.9)).met).toBe(false);
  });

  test('without a baseline is held against its goal alone', () => {
    const figure = figureOf('wait', [{ value: 40 }, { value: 60 }], valueAtMost(50, 'ms'));
    expect(figure).toMatchObject({ value: 50, baseline: null, ratio: null, goal: '≤ 50 ms', met: true });
  });

  test('that was not measured is not met', () => {
    expect(figureOf('wait', [], valueAtMost(50)).met).toBe(false);
  });
});

describe('the table', () => {
  test('has a line a figure, and says plainly what falls short', () => {
    const table = tableOf([
      figureOf('orders a second', [{ value: 12_345.6, baseline: 1_000 }], ratioAtLeast(2)),
      figureOf('wait, ms', [{ value: 260 }], valueAtMost(250, 'ms')),
    ]);
    expect(table.split('\n')).toEqual([
      '| figure          | measured | baseline | ratio | goal     |           |',
      '|-----------------|----------|----------|-------|----------|-----------|',
      '| orders a second | 12,346   | 1,000    | 12.35 | × ≥ 2    | met       |',
      '| wait, ms        | 260      | —        | —     | ≤ 250 ms | **short** |',
    ]);
  });

  test.each([
    [0, '0'],
    [0.123456, '0.123'],
    [10, '10'],
    [Number.NaN, 'not measured'],
  ])('shows %d as %s', (value, wanted) => {
    expect(shown(value)).toBe(wanted);
  });
});

describe('what is sent', () => {
  const cards = (use: 'again' | 'once', referredPercent = 0) =>
    deal(
      {
        secret: 's',
        run: 'run',
        use,
        streams: [{ domains: ['a.myshopify.com'], count: 3, from: 0, visitTokens: ['a-visit'], referredPercent }],
      },
      '/webhooks',
    );

  test('is a new event each time, with the length it says', () => {
    const deck = cards('again');
    const seen = new Set<string>();
    for (let at = 0; at < 9; at += 1) {
      const card = deck.next();
      if (!card) throw new Error('the deck is empty');
      const [head = '', body = ''] = card.request.toString('latin1').split('\r\n\r\n');
      expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(body.length);
      seen.add(/X-Shopify-Event-Id: (\S+)/.exec(head)?.[1] ?? '');
      deck.giveBack(card);
    }
    expect(seen.size).toBe(9);
  });

  test('once is sent once', () => {
    const deck = cards('once');
    for (let at = 0; at < 3; at += 1) expect(deck.next()).toBeDefined();
    expect(deck.isEmpty()).toBe(true);
    expect(deck.next()).toBeUndefined();
  });

  test('is referred as often as asked, spread evenly', () => {
    expect([referredOf(300, 5), referredOf(75, 100), referredOf(10, 0)]).toEqual([15, 75, 0]);
    const deck = cards('once', 34);
    const withVisit = [deck.next(), deck.next(), deck.next()].filter((card) => card?.request.includes('a-visit'));
    expect(withVisit).toHaveLength(1);
  });
});

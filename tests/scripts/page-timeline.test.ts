import { describe, expect, test } from 'vitest';
import { type Spent, spentBetween, type TraceEvent } from '../../scripts/bench/pages/timeline.ts';

const [PAGE, THREAD, OTHER_THREAD] = [7, 1, 2];
const mark = (name: string, ms: number): TraceEvent => ({ ph: 'I', name, pid: PAGE, tid: THREAD, ts: ms * 1_000 });
const task = (name: string, fromMs: number, ms: number, tid = THREAD): TraceEvent => ({
  ph: 'X',
  name,
  pid: PAGE,
  tid,
  ts: fromMs * 1_000,
  dur: ms * 1_000,
});
const between = (...events: TraceEvent[]): Spent => {
  const spent = spentBetween([mark('from', 100), mark('until', 200), ...events], ['from', 'until']);
  if (!spent) throw new Error('the marks were not found');
  return spent;
};
const someOf = ({ byKind }: Spent) => Object.fromEntries(Object.entries(byKind).filter(([, ms]) => ms !== 0));

describe('what a page’s main thread did between two marks', () => {
  test('is unknown when one of them is missing', () => {
    expect(spentBetween([mark('from', 100)], ['from', 'until'])).toBeNull();
  });

  test('is nothing while it waits', () => {
    expect(between()).toMatchObject({ wholeMs: 100, idleMs: 100 });
  });

  test('counts each piece of work once, without what happens within it', () => {
    const spent = between(task('RunTask', 110, 50), task('FunctionCall', 115, 40), task('Layout', 120, 10));
    expect(spent.idleMs).toBe(50);
    expect(someOf(spent)).toEqual({ other: 10, script: 30, 'style and layout': 10 });
    expect(Object.fromEntries(spent.byEvent)).toEqual({ RunTask: 10, FunctionCall: 30, Layout: 10 });
  });

  test('takes work whose name says nothing for a part of what it happens in', () => {
    expect(someOf(between(task('RunTask', 110, 20), task('v8.compile', 110, 20), task('Unheard::Of', 112, 5)))).toEqual(
      {
        compiling: 20,
      },
    );
  });

  test('counts of what began before or ends after only what lies between', () => {
    expect(someOf(between(task('Paint', 80, 30), task('MinorGC', 190, 30)))).toEqual({ painting: 10, garbage: 10 });
  });

  test('leaves out other threads', () => {
    expect(between(task('FunctionCall', 110, 50, OTHER_THREAD)).idleMs).toBe(100);
  });
});

describe('functions', () => {
  const frame = (functionName: string, columnNumber: number, url = 'https://app.example/assets/a.js') => ({
    functionName,
    url,
    lineNumber: 0,
    columnNumber,
  });
  const profile: TraceEvent[] = [
    { ph: 'P', name: 'Profile', pid: PAGE, tid: THREAD, ts: 90_000, id: '0x1', args: { data: { startTime: 90_000 } } },
    {
      ph: 'P',
      name: 'ProfileChunk',
      pid: PAGE,
      // the sampler's own thread brings them
      tid: OTHER_THREAD,
      ts: 150_000,
      id: '0x1',
      args: {
        data: {
          cpuProfile: {
            nodes: [
              { id: 1, callFrame: frame('(root)', 0, '') },
              { id: 2, parent: 1, callFrame: frame('', 0) },
              { id: 3, parent: 2, callFrame: frame('parse', 40) },
              { id: 4, parent: 1, callFrame: frame('render', 90) },
              { id: 5, parent: 1, callFrame: frame('(idle)', 0, '') },
            ],
            samples: [4, 2, 3, 4, 5, 4],
          },
          // the first lies before the first mark, the last after the second
          timeDeltas: [5_000, 10_000, 20_000, 30_000, 10_000, 40_000],
        },
      },
    },
  ];

  test('are told by the samples between the marks, the longest first, without idling', () => {
    const { functions } = between(...profile);
    expect(functions.map(({ place, ms }) => [place.functionName, ms])).toEqual([
      ['render', 30],
      ['parse', 20],
      ['', 10],
    ]);
  });

  test('that run while a script loads count as its loading', () => {
    expect(Object.fromEntries(between(...profile).evaluatedMs)).toEqual({ 'https://app.example/assets/a.js': 30 });
  });
});

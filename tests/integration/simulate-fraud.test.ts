import { describe, expect, test } from 'vitest';
import { baselineOf } from '../../scripts/simulate/baseline.ts';
import { GENERATORS } from '../../scripts/simulate/generate/index.ts';
import { figuresOf, type Outcome } from '../../scripts/simulate/metrics.ts';
import { poolOf } from '../../scripts/simulate/pool.ts';
import { worldOf } from '../../scripts/simulate/read-world.ts';
import { reportOf } from '../../scripts/simulate/report.ts';
import { runWorld } from '../../scripts/simulate/run.ts';
import type { WrittenLine } from '../../scripts/simulate/world.ts';
import { useDatabase } from '../support/postgres.ts';

const read = (lines: readonly WrittenLine[]) => worldOf(lines.map((value, at) => ({ line: at + 1, value })));
const resultsOf = (outcomes: readonly Outcome[]) =>
  Object.fromEntries(outcomes.map(({ referral, result }) => [referral.id, result]));
const quiet = () => {};

const person = (id: string, of: object = {}) => ({
  type: 'person' as const,
  id,
  firstName: id,
  lastName: `name of ${id}`,
  email: `${id}@example.com`,
  device: { ip: '198.51.100.7', userAgent: 'Firefox' },
  ...of,
});

describe('a world written by hand', () => {
  const database = useDatabase();

  test('happens to the product hour by hour: claims, codes, waiting periods, refunds', async () => {
    const friends = ['bought', 'claimed', 'small', 'returned', 'kept', 'typed', 'known', 'lost', 'thrown-away'];
    const at = (day: number, minute = 0) => new Date(Date.UTC(2026, 2, 1 + day, 10, minute)).toISOString();
    const order = (id: string, day: number, more: object = {}) => ({
      type: 'order' as const,
      id: `o-${id}`,
      at: at(day, 30),
      person: id,
      subtotal: '64.90',
      referral: id,
      ...more,
    });
    const visit = (id: string) => ({ type: 'visit' as const, at: at(2), referral: id });
    const claim = (id: string) => ({ type: 'claim' as const, at: at(2, 1), referral: id });
    const world = read([
      { type: 'world', format: 1, name: 'by hand', opensAt: at(0) },
      person('ada'),
      // each on a line of their own
      ...friends.map((id, n) =>
        person(id, {
          device: { ip: `203.0.113.${n + 10}`, userAgent: 'Firefox' },
          ...(id === 'thrown-away' && { email: 'a@yopmail.com' }),
        }),
      ),
      ...friends.map((id) => ({
        type: 'referral' as const,
        id,
        advocate: 'ada',
        friend: id,
        label: 'honest' as const,
      })),
      { ...order('known', -20), id: 'o-earlier', referral: null },
      { type: 'join', at: at(1), person: 'ada' },
      ...friends.filter((id) => id !== 'typed').map(visit),
      ...['bought', 'claimed', 'known', 'thrown-away'].map(claim),
      // within the hour of the claim that gives the code
      order('bought', 2, { brings: ['welcome-code'] }),
      order('small', 2, { subtotal: '12.00' }),
      order('returned', 2),
      order('kept', 2),
      order('known', 2),
      order('lost', 2),
      { type: 'refund', at: at(5), order: 'o-returned' },
      { type: 'chargeback', at: at(6), order: 'o-lost', status: 'open' },
      { type: 'chargeback', at: at(9), order: 'o-lost', status: 'lost' },
      // long after the others, so that the code doesn't look leaked
      order('typed', 12, { brings: ['advocate-code'] }),
      { type: 'refund', at: at(27), order: 'o-kept' },
    ]);
    const { outcomes } = await runWorld(world, database, quiet, { mode: 'balanced', without: [] });
    expect(resultsOf(outcomes)).toEqual({
      bought: 'paid',
      claimed: 'joined',
      small: 'not-eligible',
      returned: 'not-eligible',
      // the reward was final by then
      kept: 'paid',
      typed: 'paid',
      known: 'not-eligible',
      lost: 'not-eligible',
      'thrown-away': 'rejected',
    });
  });
});

describe('a world that was drawn', () => {
  const database = useDatabase();

  test('is judged to the last referral, and reported beside the baseline', { timeout: 300_000 }, async () => {
    const world = read(GENERATORS['first']!({ referrals: 150, fraud: 0.2, seed: 1 }));
    const ran = await runWorld(world, database, quiet, { mode: 'balanced', without: [] });
    const { outcomes, replayed } = ran;
    // invariant 7
    expect(replayed.verdicts).toBeGreaterThan(150);
    expect(replayed.different).toBe(0);
    const figures = figuresOf(outcomes);
    expect(outcomes).toHaveLength(150);
    // no referral is lost on the way: only a visit leaves nothing
    const heardOf = new Set(
      world.events.flatMap((event) =>
        (event.type === 'claim' || event.type === 'order') && event.referral ? [event.referral] : [],
      ),
    );
    expect(
      outcomes
        .filter(({ result }) => result !== 'nothing')
        .map(({ referral }) => referral.id)
        .toSorted(),
    ).toEqual([...heardOf].toSorted());
    expect(figures.byHonestKind['plain']?.paid).toBeGreaterThan(0.4);
    const report = poolOf([{ ...ran, name: 'drawn', baseline: baselineOf(world, outcomes) }], [0.01]);
    expect(report.baseline.honestRejected).toBeGreaterThan(0);
    expect(reportOf(report)).toContain('| disposable-accounts |');
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { groupCommit } from '../../app/persistence/group-commit.server.ts';

const OUTAGE = new Error('the database is away');

/** A store that takes as long as the test says, and refuses groups that hold the row "bad". */
function aStore({ atOnce = 1, isAway = () => false }: { atOnce?: number; isAway?: () => boolean } = {}) {
  const groups: string[][] = [];
  let running = 0;
  let mostRunning = 0;
  const { put } = groupCommit<string>({
    async write(rows) {
      groups.push([...rows]);
      mostRunning = Math.max(mostRunning, ++running);
      await sleep(5);
      running -= 1;
      if (isAway()) throw OUTAGE;
      if (rows.includes('bad')) throw new Error('a bad row');
    },
    bytesOf: (row) => Number(/^(\d+) MB$/.exec(row)?.[1] ?? 0) * 1024 * 1024,
    isOutage: (error) => error === OUTAGE,
    atOnce,
  });
  const statuses = async (rows: readonly string[]) =>
    (await Promise.allSettled(rows.map((row) => put([row])))).map((result) => result.status);
  return { put, statuses, groups, mostRunning: () => mostRunning };
}

describe('a group commit', () => {
  test('writes a lone row at once', async () => {
    const { put, groups } = aStore();
    await put(['a']);
    expect(groups).toEqual([['a']]);
  });

  test('writes what came during a commit in the next one', async () => {
    const { put, groups } = aStore();
    const first = put(['a']);
    await sleep(1);
    await Promise.all([first, put(['b']), put(['c', 'd']), put(['e'])]);
    expect(groups).toEqual([['a'], ['b', 'c', 'd', 'e']]);
  });

  test('answers nobody before the commit that holds their row', async () => {
    const { put, groups } = aStore();
    const answered: string[] = [];
    const first = put(['a']).then(() => answered.push(`a after ${groups.length}`));
    await sleep(1);
    await Promise.all([first, put(['b']).then(() => answered.push(`b after ${groups.length}`))]);
    expect(answered).toEqual(['a after 1', 'b after 2']);
  });

  test('runs no more commits at one time than it may', async () => {
    const { put, mostRunning } = aStore({ atOnce: 2 });
    await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        await sleep(at);
        await put([String(at)]);
      }),
    );
    expect(mostRunning()).toBe(2);
  });

  test('keeps a group within its rows and bytes, and lets a larger parcel go alone', async () => {
    const { put, statuses, groups } = aStore();
    await statuses(Array.from({ length: 300 }, (_, at) => String(at)));
    await Promise.all([put(['5 MB']), put(['4 MB']), put(['1 MB', '9 MB']), put(['x'])]);
    expect(groups.map((group) => group.length)).toEqual([256, 44, 1, 1, 2, 1]);
  });

  test('lets one bad row fail alone', async () => {
    const { statuses } = aStore();
    expect(await statuses(['a', 'bad', 'b', 'c'])).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  test('tries nothing one by one while the database is away', async () => {
    const { statuses, groups } = aStore({ isAway: () => true });
    expect(await statuses(['a', 'b', 'c'])).toEqual(['rejected', 'rejected', 'rejected']);
    expect(groups).toHaveLength(1);
  });

  test('goes on once the database is back', async () => {
    let isAway = true;
    const { statuses } = aStore({ isAway: () => isAway });
    await statuses(['a']);
    isAway = false;
    expect(await statuses(['a'])).toEqual(['fulfilled']);
  });

  test('refuses what would make too much wait', async () => {
    const { statuses } = aStore();
    const results = await statuses(Array.from({ length: 20 }, () => '5 MB'));
    expect(results.filter((status) => status === 'rejected')).toHaveLength(8);
  });

  test('has nothing to do for no rows', async () => {
    const { put, groups } = aStore();
    await put([]);
    expect(groups).toEqual([]);
  });
});

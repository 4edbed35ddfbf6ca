import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { ShopId } from '../../app/domain/shared/ids.ts';
import { startJudgeLoop } from '../../app/jobs/judge-loop.ts';

const SHOP = 'shop' as ShopId;
const log = () => ({ error: vi.fn() });

/** Shops wait with so many rows each; the judge does one at a time. */
function aWork(rows: Record<string, number>) {
  const waiting = new Map(Object.entries(rows));
  return {
    waiting,
    shopsWithWork: vi.fn(async () => [...waiting].filter(([, left]) => left > 0).map(([shop]) => shop as ShopId)),
    judge: vi.fn(async (shop: ShopId) => {
      await sleep(1);
      waiting.set(shop, (waiting.get(shop) ?? 0) - 1);
      return 1;
    }),
  };
}

test('goes on at once while there is something to do', async () => {
  const work = aWork({ one: 20, two: 20 });
  const loop = startJudgeLoop(work, log());
  await vi.waitFor(() => expect([...work.waiting.values()]).toEqual([0, 0]));
  await loop.stop();
  expect(work.judge).toHaveBeenCalledTimes(40);
});

test('leaves a shop alone for a moment that nothing could be done for', async () => {
  const work = { shopsWithWork: vi.fn(async () => [SHOP]), judge: vi.fn(async () => 0) };
  const loop = startJudgeLoop(work, log());
  await sleep(300);
  await loop.stop();
  expect(work.judge.mock.calls.length).toBeLessThan(4);
});

test('leaves a shop alone for a moment whose judging failed, and says so', async () => {
  const { error } = log();
  const work = { shopsWithWork: vi.fn(async () => [SHOP]), judge: vi.fn(() => Promise.reject(new Error('away'))) };
  const loop = startJudgeLoop(work, { error });
  await sleep(300);
  await loop.stop();
  expect(work.judge.mock.calls.length).toBeLessThan(4);
  expect(error).toHaveBeenCalled();
});

test('hears a hint at once', async () => {
  const work = aWork({});
  const loop = startJudgeLoop(work, log());
  await sleep(50);
  work.waiting.set('one', 1);
  loop.wake();
  await vi.waitFor(() => expect(work.judge).toHaveBeenCalledOnce(), { timeout: 500 });
  await loop.stop();
});

test('a shop that gets row after row is judged in groups, each row soon', async () => {
  const [arrivals, waits]: [number[], number[]] = [[], []];
  const work = {
    shopsWithWork: vi.fn(async () => (arrivals.length ? [SHOP] : [])),
    judge: vi.fn(async () => {
      await sleep(1);
      const rows = arrivals.splice(0);
      waits.push(...rows.map((at) => performance.now() - at));
      return rows.length;
    }),
  };
  const loop = startJudgeLoop(work, log());
  for (let row = 0; row < 100; row += 1) {
    arrivals.push(performance.now());
    loop.wake();
    await sleep(2);
  }
  await vi.waitFor(() => expect(waits).toHaveLength(100));
  await loop.stop();
  expect(work.judge.mock.calls.length).toBeLessThan(50);
  expect(Math.max(...waits)).toBeLessThan(500);
});

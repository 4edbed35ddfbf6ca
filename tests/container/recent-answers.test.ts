import { expect, test, vi } from 'vitest';
import { recentAnswers } from '../../app/container/recent-answers.ts';

function aMemory(most = 2) {
  let now = 0;
  const ask = vi.fn(async () => `asked ${ask.mock.calls.length}`);
  const recent = recentAnswers<string>({ most, forMs: 1_000 }, { now: () => new Date(now) });
  return { ask, of: (question: string) => recent(question, ask), timePasses: (ms: number) => (now += ms) };
}

test('a question is asked once within its time, and anew after it', async () => {
  const { of, timePasses } = aMemory();
  expect([await of('ana'), await of('ana'), await of('ben')]).toEqual(['asked 1', 'asked 1', 'asked 2']);
  timePasses(1_000);
  expect(await of('ana')).toBe('asked 3');
});

test('the oldest answer goes when there are too many', async () => {
  const { of } = aMemory(2);
  for (const question of ['ana', 'ben', 'zoe']) await of(question);
  expect([await of('zoe'), await of('ben')]).toEqual(['asked 3', 'asked 2']);
  expect(await of('ana')).toBe('asked 4');
});

test('what failed is asked again at once', async () => {
  const { of, ask } = aMemory();
  ask.mockRejectedValueOnce(new Error('out'));
  await expect(of('ana')).rejects.toThrow('out');
  expect(await of('ana')).toBe('asked 2');
});

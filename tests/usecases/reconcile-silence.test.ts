import { describe, expect, test } from 'vitest';
import { decideSilence } from '../../app/usecases/reconcile-silence.ts';

const none = { changed: 0, missed: 0 };

describe('webhooks are called silent', () => {
  test('when three orders were missed and none was heard, in one window or over several', () => {
    expect(decideSilence(none, { changed: 3, missed: 3 }).isSilent).toBe(true);
    const first = decideSilence(none, { changed: 1, missed: 1 });
    expect(first.isSilent).toBeNull();
    const second = decideSilence(first.tally, { changed: 1, missed: 1 });
    expect(decideSilence(second.tally, { changed: 1, missed: 1 }).isSilent).toBe(true);
  });

  test('not for one that was lost', () => {
    expect(decideSilence(none, { changed: 1, missed: 1 }).isSilent).toBeNull();
  });

  test('not when most of a window was heard', () => {
    expect(decideSilence({ changed: 2, missed: 2 }, { changed: 20, missed: 3 })).toEqual({
      isSilent: false,
      tally: none,
    });
  });

  test('neither more nor less by a window in which nothing changed', () => {
    const before = { changed: 5, missed: 5 };
    expect(decideSilence(before, none)).toEqual({ isSilent: null, tally: before });
  });
});

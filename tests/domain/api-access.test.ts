import { describe, expect, test } from 'vitest';
import { type ApiAccess, changedAccess, goodGenerations } from '../../app/domain/shared/api-access.ts';

const NOW = new Date('2026-03-10T10:00:00Z');
const TOMORROW = new Date('2026-03-11T10:00:00Z');
const off: ApiAccess = { apiIsOn: false, apiGeneration: 3, apiSecretMadeAt: null, apiPreviousUntil: null };
const on: ApiAccess = { ...off, apiIsOn: true, apiSecretMadeAt: new Date('2026-01-01T00:00:00Z') };

describe('access of a shop’s own storefront', () => {
  test('turned on, it has a new secret, so what was good before it was off isn’t', () => {
    const changed = changedAccess(off, 'turn-on', NOW)!;
    expect(changed).toMatchObject({ next: { apiIsOn: true, apiGeneration: 4, apiSecretMadeAt: NOW } });
    expect(goodGenerations(changed.next, NOW)).toEqual([4]);
  });

  test('with a new secret, the one before is good for a day, and none before that', () => {
    const once = changedAccess(on, 'make-secret', NOW)!.next;
    expect(goodGenerations(once, NOW)).toEqual([4, 3]);
    expect(goodGenerations(once, TOMORROW)).toEqual([4]);
    expect(goodGenerations(changedAccess(once, 'make-secret', NOW)!.next, NOW)).toEqual([5, 4]);
  });

  test('the one before may be ended at once, and ends with everything else', () => {
    const overlapping = changedAccess(on, 'make-secret', NOW)!.next;
    for (const to of ['end-previous', 'turn-off'] as const)
      expect(goodGenerations(changedAccess(overlapping, to, NOW)!.next, NOW)).toEqual([4]);
  });

  test('what is so already changes nothing', () => {
    expect(changedAccess(on, 'turn-on', NOW)).toBeNull();
    expect(changedAccess(on, 'end-previous', NOW)).toBeNull();
    for (const to of ['turn-off', 'make-secret', 'end-previous'] as const)
      expect(changedAccess(off, to, NOW)).toBeNull();
  });
});

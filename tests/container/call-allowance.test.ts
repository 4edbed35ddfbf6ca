import { describe, expect, test } from 'vitest';
import { callAllowance } from '../../app/container/call-allowance.ts';

const budget = (availablePoints: number) => ({
  availablePoints,
  maximumPoints: 2_000,
  restorePointsPerSecond: 100,
  requestedPoints: 10,
});

function anAllowance() {
  let nowMs = 0;
  const allowance = callAllowance(() => nowMs);
  return {
    ...allowance,
    timePasses: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('a shop’s budget', () => {
  test('unknown, allows few calls', () => {
    expect(anAllowance().room()).toBe(10);
  });

  test('is never spent below a tenth', () => {
    const allowance = anAllowance();
    allowance.answered(budget(300));
    let begun = 0;
    while (allowance.begin()) begun += 1;
    expect(begun).toBe(10);
  });

  test('comes back as fast as Shopify says, up to its maximum', () => {
    const allowance = anAllowance();
    allowance.answered(budget(200));
    expect(allowance.room()).toBe(0);
    allowance.timePasses(1_000);
    expect(allowance.room()).toBe(10);
    allowance.timePasses(3_600_000);
    expect(allowance.room()).toBe(180);
  });

  test('that is used up says when it is worth beginning again', () => {
    const allowance = anAllowance();
    allowance.answered(budget(200));
    expect(allowance.waitMs()).toBe(1_000);
    allowance.timePasses(allowance.waitMs());
    expect(allowance.room()).toBe(10);
  });

  test('over it, the shop is left alone as long as Shopify says', () => {
    const allowance = anAllowance();
    allowance.throttled(5_000, budget(2_000));
    expect(allowance.begin()).toBe(false);
    expect(allowance.waitMs()).toBe(5_000);
    allowance.timePasses(5_000);
    expect(allowance.begin()).toBe(true);
  });
});

describe('a shop that doesn’t answer', () => {
  test('is left alone after three calls, longer each time', () => {
    const allowance = anAllowance();
    for (let calls = 0; calls < 16; calls++) allowance.unanswered();
    expect(allowance.waitMs()).toBe(2_000);
    allowance.timePasses(2_000);
    allowance.unanswered();
    expect(allowance.waitMs()).toBe(4_000);
  });

  test('is worth telling after the second time', () => {
    const allowance = anAllowance();
    for (let calls = 0; calls < 16; calls++) expect(allowance.unanswered()).toBe(false);
    allowance.timePasses(2_000);
    expect(allowance.unanswered()).toBe(true);
    allowance.answered(budget(2_000));
    expect(allowance.unanswered()).toBe(false);
  });
});

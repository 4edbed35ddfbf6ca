import { describe, expect, test } from 'vitest';
import { GENERATORS } from '../../../scripts/simulate/generate/index.ts';
import { worldOf } from '../../../scripts/simulate/read-world.ts';
import { CLASSES } from '../../../scripts/simulate/world.ts';

const knobs = { referrals: 400, fraud: 0.2, seed: 7 };

describe.each(Object.entries(GENERATORS))('the generator "%s"', (_name, generate) => {
  const lines = generate(knobs);

  test('draws the same world from the same seed, and another from another', () => {
    expect(generate(knobs)).toEqual(lines);
    expect(generate({ ...knobs, seed: 8 })).not.toEqual(lines);
  });

  test('keeps to the format, and gives as many referrals and as much fraud as asked for', () => {
    const world = worldOf(lines.map((value, at) => ({ line: at + 1, value })));
    const labels = [...world.referrals.values()].map(({ label }) => label);
    expect(labels).toHaveLength(400);
    expect(labels.filter((label) => label !== 'honest')).toHaveLength(80);
    for (const label of CLASSES) expect(labels).toContain(label);
  });

  test('gives as few referrals as one', () => {
    const world = worldOf(generate({ referrals: 1, fraud: 0, seed: 1 }).map((value, at) => ({ line: at + 1, value })));
    expect(world.referrals.size).toBe(1);
  });
});

import { describe, expect, test } from 'vitest';
import { planKills } from '../../scripts/faults/kills.ts';
import { planLives } from '../../scripts/faults/lives.ts';
import { parseOptions } from '../../scripts/faults/options.ts';

describe('the plan of a fault run', () => {
  test('is the same for the same seed, another for another', () => {
    const wanted = { orders: 300, shops: 2 };
    expect(planLives({ ...wanted, seed: 7 })).toEqual(planLives({ ...wanted, seed: 7 }));
    expect(planLives({ ...wanted, seed: 7 })).not.toEqual(planLives({ ...wanted, seed: 8 }));
    expect(planKills({ kills: 60, seed: 7, only: '' })).toEqual(planKills({ kills: 60, seed: 7, only: '' }));
  });

  test('has exactly as many orders as asked for', () => {
    const { lives } = planLives({ orders: 501, seed: 3, shops: 2 });
    expect(lives.reduce((sum, { orders }) => sum + orders.length, 0)).toBe(501);
  });

  test('kills at every named step once before any step twice', () => {
    const names = planKills({ kills: 28, seed: 5, only: '' }).map(({ name }) => name);
    expect(new Set(names).size).toBe(28);
    expect(names).not.toContain('at random');
  });

  test('can be narrowed to one step', () => {
    const names = planKills({ kills: 4, seed: 5, only: 'lease committed' }).map(({ name }) => name);
    expect(names).toEqual(Array(4).fill('lease committed'));
  });
});

test('an argument that is no number is named', () => {
  expect(() => parseOptions(['--orders', 'many'])).toThrow('--orders');
  expect(parseOptions(['--orders', '20', '--json'])).toMatchObject({ orders: 20, json: true, kills: 50 });
});

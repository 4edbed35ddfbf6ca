import { afterAll, beforeAll } from 'vitest';
import { createTestDatabase } from '../../support/postgres.ts';
import { startWorld, type World } from './world.ts';

const START_MS = 120_000;

/** A whole running product of its own for one test file. Its members are there once the file's tests run. */
export function useWorld(): World {
  const world = {} as World;
  const undo: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const { database, drop } = await createTestDatabase();
    undo.push(drop);
    const started = await startWorld(database);
    undo.push(started.close);
    Object.assign(world, started.world);
  }, START_MS);
  afterAll(async () => {
    for (const step of undo.reverse()) await step();
  }, START_MS);
  return world;
}

import { firstGenerator, type Generator } from './first.ts';
import { secondWorld } from './second.ts';

/** Each draws worlds its own way; one line a generator. */
export const GENERATORS: Readonly<Record<string, Generator>> = {
  first: firstGenerator,
  second: (knobs) => [...secondWorld(knobs)],
};

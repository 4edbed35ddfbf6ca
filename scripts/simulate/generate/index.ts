import { secondWorld } from '../second-generator.ts';
import { firstGenerator, type Generator } from './first.ts';

/** Each draws worlds its own way; one line a generator. */
export const GENERATORS: Readonly<Record<string, Generator>> = {
  first: firstGenerator,
  second: (knobs) => [...secondWorld(knobs)],
};

import { createHash } from 'node:crypto';

/**
 * Decides which faults fall. Under a seed a throw depends only on what it is about (the topic and its order, the
 * operation and its variables) and how often that was thrown for, not on what else happened meanwhile: so a run with
 * several processes can be replayed.
 */
export type Dice = {
  /** true in `share` of the cases */
  falls(kind: string, about: string, share: number): boolean;
  setSeed(seed: number | null): void;
};

const THROWS = 2 ** 32;

export function createDice(random: () => number, firstSeed: number | null): Dice {
  let seed = firstSeed;
  const thrown = new Map<string, number>();

  const next = (kind: string, about: string): number => {
    if (seed === null) return random();
    const subject = `${kind} ${about}`;
    const nth = thrown.get(subject) ?? 0;
    thrown.set(subject, nth + 1);
    return createHash('sha256').update(`${seed} ${subject} ${nth}`).digest().readUInt32BE() / THROWS;
  };

  return {
    falls: (kind, about, share) => share > 0 && next(kind, about) < share,
    setSeed(given) {
      seed = given;
      thrown.clear();
    },
  };
}

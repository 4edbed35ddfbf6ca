import { isGameOfChance, type RewardSpec } from '../rewards/reward-spec.ts';
import type { OfferTerms } from './offer.ts';
import { exchangedIn, promisedIn } from './promised.ts';

/** What ethical terms can't hold, at the field it stands in (P15). */
export type EthicalProblem = {
  /** a path in OfferTerms */
  readonly field: string;
  readonly problem: 'ethical-chance' | 'ethical-debt' | 'ethical-charity';
};

/**
 * The ethical mode (P15): nothing depends on chance, nobody comes to owe anything, and something goes, or can go, to a
 * charity. Terms that don't say they are ethical have no problem.
 */
export function ethicalProblems(
  terms: OfferTerms,
  isChance: (spec: RewardSpec) => boolean = isGameOfChance,
): EthicalProblem[] {
  if (!terms.ethical) return [];
  const promised = promisedIn(terms);
  const exchanged = exchangedIn(terms);
  const problems: EthicalProblem[] = [...promised, ...exchanged]
    .filter(([, spec]) => isChance(spec))
    .map(([field]) => ({ field, problem: 'ethical-chance' }));
  if (terms.spentRewards === 'negative-balance') problems.push({ field: 'spentRewards', problem: 'ethical-debt' });
  // what the catalogue offers is within reach of those only who earn points
  const reachable = promised.some(([, { type }]) => POINTS.includes(type)) ? [...promised, ...exchanged] : promised;
  if (!reachable.some(([, { type }]) => type === 'donation'))
    problems.push({ field: 'ethical', problem: 'ethical-charity' });
  return problems;
}

const POINTS: readonly RewardSpec['type'][] = ['points', 'points-per-amount'];

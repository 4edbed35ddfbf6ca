import type { ClaimCase, OrderCase, SignUpCase } from '../verdict/cases.ts';
import type { RuleResult } from '../verdict/verdict.ts';
import { GROUP_CAPS, noted, type Signal } from './signal.ts';

export const FRAUD_SCORE = 'fraud-score';

/**
 * Looks for every signal and weighs those that fired (V5): their lines, then the line of the sum against the merchant's
 * thresholds. Each group counts up to its cap, so that nobody is refused for one thing seen from three sides. Nothing for a
 * case from before there were signals.
 */
export function weighSignals(of: OrderCase | ClaimCase | SignUpCase, signals: readonly Signal[]): RuleResult[] {
  const { trust } = of;
  if (!trust) return [];
  const fired = signals.flatMap((signal) => {
    const found = signal.check({ ...of, trust });
    return found ? [{ signal, found }] : [];
  });
  const weightOf = (group: keyof typeof GROUP_CAPS) =>
    fired.reduce((sum, { signal, found }) => sum + (signal.group === group ? found.weight : 0), 0);
  const score = (Object.keys(GROUP_CAPS) as (keyof typeof GROUP_CAPS)[]).reduce(
    (sum, group) => sum + Math.min(weightOf(group), GROUP_CAPS[group]),
    0,
  );
  const { holdAt, rejectAt } = trust.thresholds;
  return [
    ...fired.map(({ signal, found }) => noted(signal, found)),
    {
      code: FRAUD_SCORE,
      edition: 1,
      outcome: score >= rejectAt ? 'fail' : score >= holdAt ? 'hold' : 'pass',
      input: { score },
      limit: { holdAt, rejectAt },
    },
  ];
}

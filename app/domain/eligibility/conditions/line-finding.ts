import type { RuleFinding, RuleValue } from '../../verdict/verdict.ts';
import type { PurchaseFacts, PurchaseLine } from '../purchase-facts.ts';
import { anyKnown, type Known, outcomeOfKnown } from './condition.ts';

/** What a condition that chooses lines says of the whole order: met when at least one line counts. */
export function lineFinding(
  { lines, currency }: PurchaseFacts,
  counts: (line: PurchaseLine) => Known,
  limit: Readonly<Record<string, RuleValue>>,
): RuleFinding {
  if (lines === null) return { outcome: 'hold', input: { certainty: 'asking-shopify' }, limit };
  const bought = lines.filter(({ quantity }) => quantity > 0);
  const outcome = outcomeOfKnown(anyKnown(bought.map(counts)));
  const counted = bought.filter((line) => counts(line) === true);
  const amountMinor = counted.reduce((sum, line) => sum + line.amountMinor, 0);
  return {
    outcome,
    input: {
      countedLines: counted.length,
      counted: { amountMinor, currency },
      ...(outcome === 'hold' && { certainty: 'asking-shopify' }),
    },
    limit,
  };
}

import type { RuleFinding, RuleResult } from '../../verdict/verdict.ts';
import type { PurchaseFacts, PurchaseLine } from '../purchase-facts.ts';
import { anyKnown, type Known, outcomeOfKnown, type PurchaseCondition } from './condition.ts';
import { groupHolds, groupResult } from './group.ts';
import { PURCHASE_CONDITIONS, type PurchaseConditions, type PurchaseLeaf } from './registry.ts';

/**
 * Conditions of a purchase are asked of each of its lines: what chooses products looks at the line, everything else at the
 * order. A line counts when the whole group holds for it; the order qualifies when at least one line counts, and what
 * doesn't count is left out of minimum and reward (decision 014).
 */

const conditionOf = ({ code }: PurchaseLeaf) => PURCHASE_CONDITIONS[code] as PurchaseCondition<string, unknown>;

/** Whether it looks at products: webhooks tell most of it, Shopify the rest, with read_products. */
const choosesLines = (conditions: PurchaseConditions): boolean =>
  JSON.stringify(conditions).match(/"code":"(products|collections)"/) !== null;

function lineCounts(conditions: PurchaseConditions, purchase: PurchaseFacts, line: PurchaseLine): Known {
  return groupHolds<PurchaseLeaf>(conditions, (leaf) => {
    const { counts, check } = conditionOf(leaf);
    if (counts) return counts(line, leaf.args);
    const { outcome } = check(purchase, leaf.args);
    return outcome === 'hold' ? null : outcome === 'pass';
  });
}

/** The receipt's line for the purchase's conditions, with one for each. */
export function purchaseFinding(conditions: PurchaseConditions, purchase: PurchaseFacts): RuleFinding {
  const {
    code: _code,
    edition: _edition,
    ...whole
  } = groupResult<PurchaseLeaf>('', conditions, (leaf): RuleResult => {
    const { code, edition, check } = conditionOf(leaf);
    return { code, edition, ...check(purchase, leaf.args) };
  });
  if (!choosesLines(conditions)) return whole;
  const bought = purchase.lines?.filter(({ quantity }) => quantity > 0);
  const known = bought ? anyKnown(bought.map((line) => lineCounts(conditions, purchase, line))) : null;
  return { ...whole, outcome: outcomeOfKnown(whole.outcome === 'fail' ? false : known) };
}

/** What counts of an order, in minor units: surely, and at most while Shopify is still being asked. */
export function countedAmount(
  conditions: PurchaseConditions | null | undefined,
  purchase: PurchaseFacts | null | undefined,
  subtotalMinor: number,
): { surelyMinor: number; atMostMinor: number } {
  if (!conditions || !purchase || !choosesLines(conditions))
    return { surelyMinor: subtotalMinor, atMostMinor: subtotalMinor };
  if (!purchase.lines) return { surelyMinor: 0, atMostMinor: subtotalMinor };
  const judged = purchase.lines.map((line) => ({ line, known: lineCounts(conditions, purchase, line) }));
  // all of it counts: what was given back without lines is in the subtotal only, and rounding stays out
  if (judged.every(({ known }) => known === true)) return { surelyMinor: subtotalMinor, atMostMinor: subtotalMinor };
  const sum = (counts: (known: Known) => boolean) =>
    Math.min(
      judged.reduce((total, { line, known }) => total + (counts(known) ? line.amountMinor : 0), 0),
      subtotalMinor,
    );
  return { surelyMinor: sum((known) => known === true), atMostMinor: sum((known) => known !== false) };
}

export const needsLines = (conditions: PurchaseConditions): { products: boolean; collections: boolean } => ({
  products: choosesLines(conditions),
  collections: JSON.stringify(conditions).includes('"code":"collections"'),
});

import type { ClaimCase, DeclarationCase, OrderCase, Rule } from '../verdict/cases.ts';
import type { RuleFinding } from '../verdict/verdict.ts';

/** SC-25: once the budget is committed, no new claims; who claimed before is honoured. */
export const claimBudget: Rule<ClaimCase> = {
  code: 'budget',
  edition: 1,
  check: ({ budget, offer }) => check(budget, offer),
};
/** An order with a claim behind it carries no budget in its case: claims already made are honoured. */
export const orderBudget: Rule<OrderCase> = {
  code: 'budget',
  edition: 1,
  check: ({ budget, offer }) => check(budget, offer),
};

function check(budget: ClaimCase['budget'], { terms: { currency } }: ClaimCase['offer']): RuleFinding {
  if (budget === null) return { outcome: 'pass', input: { committed: null }, limit: { budget: null } };
  return {
    outcome: budget.committedMinor < budget.amountMinor ? 'pass' : 'fail',
    input: { committed: { amountMinor: budget.committedMinor, currency } },
    limit: { budget: { amountMinor: budget.amountMinor, currency } },
  };
}

/** What could no longer be claimed isn't announced to anybody. */
export const declarationBudget: Rule<DeclarationCase> = {
  code: 'budget',
  edition: 1,
  check: ({ budget, offer }) => check(budget, offer),
};

import type { OrderCase, Rule } from '../verdict/cases.ts';
import { countedAmount, purchaseFinding } from './conditions/purchase.ts';

/** P3: the further conditions of a purchase. Says nothing where the programme sets none. */
export const purchaseConditions: Rule<OrderCase> = {
  code: 'purchase-conditions',
  edition: 1,
  check({ offer, purchase }) {
    const conditions = offer.terms.conditions.purchase;
    return conditions && purchase ? purchaseFinding(conditions, purchase) : null;
  },
};

/** What counts of an order for minimum and reward: all of it where the conditions choose no products. */
export const countedSubtotal = ({ offer, purchase, facts }: OrderCase) =>
  countedAmount(offer.terms.conditions.purchase, purchase, facts.subtotalMinor);

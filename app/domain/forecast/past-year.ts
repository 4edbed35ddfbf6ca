import { countedAmount, purchaseFinding } from '../eligibility/conditions/purchase.ts';
import { orderStanding } from '../eligibility/order-standing.ts';
import { purchaseFacts } from '../judging/condition-facts.ts';
import type { OfferTerms } from '../program/offer.ts';
import { shareOf } from '../shared/money.ts';
import type { AboutOrder } from '../verdict/about-order.ts';
import type { OrderFacts } from '../verdict/facts.ts';
import { rewardCosts } from './reward-costs.ts';

/** The shop's own first purchases of a year, as the programme's conditions would have seen them (A4). */
export type PastYear = {
  readonly firstPurchases: number;
  /** met the conditions */
  readonly qualifying: number;
  /** didn't: too small, given back, or not what the programme asks for */
  readonly outside: number;
  /** nobody told enough to say */
  readonly unclear: number;
  /** of those that qualify */
  readonly revenueMinor: number;
  /** rewards, had every one of those been referred */
  readonly advocateMinor: number;
  readonly friendMinor: number;
};

export const NO_PURCHASES: PastYear = {
  firstPurchases: 0,
  qualifying: 0,
  outside: 0,
  unclear: 0,
  revenueMinor: 0,
  advocateMinor: 0,
  friendMinor: 0,
};

type Purchase = { facts: OrderFacts; about: AboutOrder | null };

/** Adds one first purchase. Limits and conditions of people are left out: nobody asked about those people then. */
export function withPurchase(sum: PastYear, terms: OfferTerms, purchase: Purchase): PastYear {
  const firstPurchases = sum.firstPurchases + 1;
  const fit = fitOf(terms, purchase);
  if (fit !== 'qualifying') return { ...sum, firstPurchases, [fit]: sum[fit] + 1 };
  const amountMinor = countedOf(terms, purchase).surelyMinor;
  const costs = rewardCosts(terms, amountMinor);
  return {
    ...sum,
    firstPurchases,
    qualifying: sum.qualifying + 1,
    revenueMinor: sum.revenueMinor + purchase.facts.subtotalMinor,
    advocateMinor: sum.advocateMinor + costs.advocateMinor,
    friendMinor: sum.friendMinor + costs.friendMinor,
  };
}

/** What a share of those, in basis points, would have been and cost. */
export type HadItRun = {
  readonly orders: number;
  readonly revenueMinor: number;
  readonly advocateMinor: number;
  readonly friendMinor: number;
};

export function hadItRun(year: PastYear, shareBp: number): HadItRun {
  return {
    orders: shareOf(year.qualifying, shareBp),
    revenueMinor: shareOf(year.revenueMinor, shareBp),
    advocateMinor: shareOf(year.advocateMinor, shareBp),
    friendMinor: shareOf(year.friendMinor, shareBp),
  };
}

function fitOf(terms: OfferTerms, purchase: Purchase): 'qualifying' | 'outside' | 'unclear' {
  const { conditions, currency } = terms;
  const { facts, about } = purchase;
  const { outcome } = orderStanding.check({ facts });
  if (outcome !== 'pass') return outcome === 'hold' ? 'unclear' : 'outside';
  if (facts.currency !== currency) return 'outside';
  const { surelyMinor, atMostMinor } = countedOf(terms, purchase);
  const found = conditions.purchase && purchaseFinding(conditions.purchase, purchaseFacts(facts, about)).outcome;
  if (found === 'fail' || atMostMinor < conditions.minimumSubtotalMinor) return 'outside';
  return found === 'hold' || surelyMinor < conditions.minimumSubtotalMinor ? 'unclear' : 'qualifying';
}

const countedOf = ({ conditions }: OfferTerms, { facts, about }: Purchase) =>
  countedAmount(conditions.purchase, conditions.purchase && purchaseFacts(facts, about), facts.subtotalMinor);

import type { ClaimCase, DeclarationCase, OrderCase, Rule } from '../verdict/cases.ts';
import type { RuleFinding } from '../verdict/verdict.ts';

/**
 * V4: no earlier order under the same customer, canonical e-mail or phone, orders from before the install and guest
 * orders included (SC-13). Where local history is incomplete, Shopify's own count of earlier orders decides; an order
 * whose count isn't known yet is held until it is.
 */
function findEarlier({ history }: Pick<OrderCase | ClaimCase | DeclarationCase, 'history'>): RuleFinding {
  const [earliest] = history.earlierOrders;
  const certainty = history.complete
    ? 'all-orders'
    : history.shopifyOrdersBefore === null
      ? 'last-60-days'
      : 'shopify-count';
  const limit = { earlierOrders: 0 };
  if (earliest) {
    return {
      outcome: 'fail',
      limit,
      input: {
        earlierOrders: history.earlierOrders.length,
        earlierOrder: earliest.name,
        earlierOrderAt: earliest.processedAt.toISOString(),
        matchedBy: earliest.matchedBy,
        certainty,
      },
    };
  }
  // what Shopify counts and we know was looked at above: a cancelled first try makes nobody a customer (SC-14)
  const unseen = Math.max((history.shopifyOrdersBefore ?? 0) - history.knownOrdersBefore, 0);
  if (unseen > 0) return { outcome: 'fail', limit, input: { earlierOrders: unseen, matchedBy: 'customer', certainty } };
  const mustAsk = !history.complete && history.shopifyOrdersBefore === null && history.canAsk;
  return {
    outcome: mustAsk ? 'hold' : 'pass',
    limit,
    input: { earlierOrders: 0, certainty: mustAsk ? 'asking-shopify' : certainty },
  };
}

/** Without account, address, phone or claim nobody can tell whose order it is: paying for it would pay for anybody's. */
function checkOrder(of: OrderCase): RuleFinding {
  const { customerId, emailHash, phoneHash } = of.friend;
  const isAnybody = !customerId && !emailHash && !phoneHash && of.chosen.claimId === null;
  const found = findEarlier(of);
  if (!isAnybody || found.outcome === 'fail') return found;
  return { ...found, outcome: 'hold', input: { ...found.input, certainty: 'buyer-unknown' } };
}

export const orderNewness: Rule<OrderCase> = { code: 'newness', edition: 1, check: checkOrder };
export const claimNewness: Rule<ClaimCase> = { code: 'newness', edition: 1, check: findEarlier };
export const declarationNewness: Rule<DeclarationCase> = { code: 'newness', edition: 1, check: findEarlier };

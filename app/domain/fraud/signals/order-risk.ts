import type { Signal } from '../signal.ts';

/** Shopify's own assessment of the order. */
export const orderRisk: Signal = {
  code: 'order-risk',
  edition: 1,
  group: 'risk',
  check({ trust: { risk } }) {
    const weight = risk === 'high' ? 60 : risk === 'medium' ? 20 : 0;
    return weight ? { weight, input: { risk }, limit: { risk: 'low' } } : null;
  },
};

import type { Signal } from '../signal.ts';

/** The buyer comes from a site that collects codes: no friend sent them. */
export const couponSite: Signal = {
  code: 'coupon-site',
  edition: 1,
  group: 'source',
  check: ({ trust: { traits } }) =>
    traits?.referrer === 'coupon-site'
      ? { weight: 35, input: { referrer: 'coupon-site' }, limit: { referrer: 'other' } }
      : null,
};

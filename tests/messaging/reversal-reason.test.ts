import { expect, it } from 'vitest';
import { reversalReasonOf } from '../../app/messaging/kinds/reward-reversed.ts';

it.each([
  ['order-standing', { standing: 'cancelled' }, 'cancelled'],
  ['order-standing', { standing: 'void' }, 'cancelled'],
  ['order-standing', { standing: 'refunded' }, 'refunded'],
  ['order-standing', { standing: 'awaiting-payment' }, 'other'],
  ['minimum-subtotal', {}, 'below-minimum'],
  ['newness', {}, 'not-first'],
  ['self-referral', {}, 'other'],
] as const)('rule %s saw %j: %s', (code, input, reason) => {
  expect(reversalReasonOf({ code, input })).toBe(reason);
});

it('without a rule the reason stays general', () => {
  expect(reversalReasonOf(null)).toBe('other');
});

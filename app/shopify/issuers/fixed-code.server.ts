import type { SpecOf } from '../../domain/rewards/reward-spec.ts';
import { amountOffIssuer } from './amount-off.server.ts';
import { fixedAmount, isFixedAmount } from './fixed-amount.ts';

export const fixedCodeIssuer = amountOffIssuer<SpecOf<'fixed-code'>>({
  value: ({ spec, currency }) => fixedAmount(spec.amountMinor, currency),
  isSameValue: (found, { spec, currency }) => isFixedAmount(found, spec.amountMinor, currency),
});

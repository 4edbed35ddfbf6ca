import type { OrderCase, Rule } from '../verdict/cases.ts';

/** SC-27: an order that carries somebody else's claim keeps its discount, but pays nobody until a human has looked. */
export const claimedByOther: Rule<OrderCase> = {
  code: 'claimed-by-other',
  edition: 1,
  suspects: true,
  check({ claimantId, friend }) {
    const isOther = claimantId !== null && claimantId !== friend.personId;
    return { outcome: isOther ? 'hold' : 'pass', input: { claimedByOther: isOther }, limit: { claimedByOther: false } };
  },
};

import type { GrantLimit } from '../verdict/cases.ts';

/** SC-19, policy "next reward withheld": who spent a reward that had to be taken back gets the next one withheld for it. */
export const spentReward: GrantLimit = ({ offer, owesReward }) => {
  if (!owesReward && (offer.terms.spentRewards ?? 'keep') === 'keep') return null;
  return {
    result: {
      code: 'spent-reward',
      edition: 1,
      outcome: owesReward ? 'hold' : 'pass',
      input: { owesReward },
      limit: { owesReward: false },
    },
    withheld: owesReward ? { reason: 'owes-reward' } : null,
  };
};

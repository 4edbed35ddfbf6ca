import type { Signal } from '../signal.ts';

/** One mailbox name at two providers, or with another number: the friend's is like the advocate's, or like other friends'. */
export const alikeMailbox: Signal = {
  code: 'alike-mailbox',
  edition: 1,
  group: 'mailbox',
  check({ trust: { shared, siblings } }) {
    const isLikeAdvocate = shared.includes('mailbox');
    const alike = siblings.mailbox ?? 0;
    const weight = (isLikeAdvocate ? 40 : 0) + (alike >= 2 ? 50 : alike === 1 ? 30 : 0);
    return weight
      ? {
          weight,
          input: { likeAdvocate: isLikeAdvocate, friendsAlike: alike },
          limit: { likeAdvocate: false, friendsAlike: 0 },
        }
      : null;
  },
};

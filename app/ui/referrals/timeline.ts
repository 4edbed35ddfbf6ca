import { formatDateTime } from '../../i18n/format.ts';
import { grantedWords } from '../../i18n/offer-words.ts';
import type { Words } from '../../i18n/react.tsx';
import type { ReferralView } from '../../queries/views.ts';
import { actorWords } from '../actor-words.ts';
import { wordOr } from '../receipt-words.ts';

export type TimelineEvent = { key: string; at: string; text: string };

const JUDGED = {
  order: 'judgedOrder',
  claim: 'judgedClaim',
  'sign-up': 'judgedSignUp',
  declaration: 'judgedDeclaration',
} as const;

/** What happened, newest first, from everything the referral knows. */
export function timelineOf(referral: ReferralView, words: Words): TimelineEvent[] {
  const { t, locale } = words;
  const { claimedAt, verdicts, rewards, messages, shop } = referral;
  const events: TimelineEvent[] = [
    ...(claimedAt ? [{ key: 'claimed', at: claimedAt, text: t('referral.timelineEvents.claimed') }] : []),
    ...verdicts.map(({ subject, orderName, outcome, judgedAt }, index) => ({
      key: `verdict-${index}`,
      at: judgedAt,
      text: t(`referral.timelineEvents.${JUDGED[subject]}`, {
        order: orderName,
        outcome: t(`outcomes.${outcome}`),
      }),
    })),
    ...verdicts.flatMap(({ decisions }) =>
      decisions.map(({ id, kind, actor, at, reason }) => ({
        key: `decision-${id}`,
        at,
        text: t('referral.timelineEvents.decided', {
          what: t(`review.said.${kind}`, {
            actor: actorWords(actor, words),
            date: formatDateTime(at, locale, shop.timeZone),
          }),
          reason,
        }),
      })),
    ),
    ...rewards.flatMap(({ id, issuedAt, spec, side, amount }) =>
      issuedAt
        ? [
            {
              key: `reward-${id}`,
              at: issuedAt,
              text: t('referral.timelineEvents.issued', {
                reward: grantedWords(spec, amount, shop.currency, locale),
                side: t(`referral.sideShort.${side}`),
              }),
            },
          ]
        : [],
    ),
    ...messages.map(({ kind, to, at }, index) => ({
      key: `message-${index}`,
      at,
      text: t('referral.timelineEvents.message', { kind: wordOr(words, `messages.${kind}`, kind), to }),
    })),
  ];
  return events.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

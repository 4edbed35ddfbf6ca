import type { Side } from '../domain/rewards/reward-spec.ts';
import { type DecidedSubject, HUMAN_DECISION } from '../domain/verdict/decision.ts';
import { nearestLocale, voiceIn } from '../i18n/translator.ts';
import { renderMessage } from '../messaging/render-message.ts';
import type { QueuedMessage } from '../persistence/messages.server.ts';
import type { MailShop } from './mail-shop.ts';

type Queued = Pick<QueuedMessage, 'message' | 'reader' | 'friend'> & { appeal: NonNullable<QueuedMessage['appeal']> };

const RESULTS: Readonly<Record<string, 'yes' | 'waiting'>> = { approved: 'yes', held: 'waiting' };

/** What a human answered to somebody who asked; null when there is no address (any more). */
export async function composeReviewAnswer(
  { message, reader, friend, appeal }: Queued,
  shop: MailShop,
  open: (sealed: string) => string,
) {
  const sealed = appeal.emailSealed ?? reader?.emailSealed;
  if (!sealed || reader?.redactedAt) return null;
  const { verdict, order } = appeal;
  const result = RESULTS[verdict?.outcome ?? ''] ?? 'no';
  const mail = await renderMessage(
    'review-answer',
    {
      side: appeal.side as Side,
      firstName: reader?.firstNameSealed ? open(reader.firstNameSealed) : null,
      friendFirstName: friend?.firstNameSealed ? open(friend.firstNameSealed) : null,
      subject: appeal.subjectKind as DecidedSubject,
      orderName: order ? (order.facts as { name: string }).name : null,
      result,
      rule: result === 'no' && verdict?.reason !== HUMAN_DECISION ? (verdict?.reason ?? null) : null,
      words: appeal.answerSealed && open(appeal.answerSealed),
      spaceUrl: `${shop.storefrontUrl}/apps/ricochet/space`,
    },
    { locale: voiceIn(nearestLocale(message.locale), shop), shop },
  );
  return { ...mail, to: open(sealed), messageId: message.id };
}

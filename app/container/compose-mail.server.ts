import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import type { OrderFacts } from '../domain/verdict/facts.ts';
import { nearestLocale } from '../i18n/translator.ts';
import { reversalReasonOf } from '../messaging/kinds/reward-reversed.ts';
import type { MessageKind } from '../messaging/message.ts';
import { renderMessage } from '../messaging/render-message.ts';
import type { QueuedMessage } from '../persistence/messages.server.ts';

type Shop = { name: string; domain: string; storefrontUrl: string; timeZone: string; currency: string };

/** A queued message as a mail; null when its reader has no address (any more) or what it was about is gone. */
export async function composeMail(
  { message, reward, reader, friend, advocate, order }: QueuedMessage,
  shop: Shop,
  open: (sealed: string) => string,
) {
  if (!reader?.emailSealed || !reward) return null;
  const nameOf = (person: { firstNameSealed: string | null } | null) =>
    person?.firstNameSealed ? open(person.firstNameSealed) : null;
  const shared = {
    side: reward.side as Side,
    firstName: nameOf(reader),
    friendFirstName: nameOf(friend),
    spec: reward.spec as RewardSpec,
    spaceUrl: `${shop.storefrontUrl}/apps/ricochet/space`,
  };
  const expiresAt = reward.expiresAt?.toISOString() ?? null;
  const options = { locale: nearestLocale(message.locale), shop };

  const render = {
    'friend-welcome': () =>
      renderMessage(
        'friend-welcome',
        {
          friendFirstName: nameOf(reader),
          advocateFirstName: nameOf(advocate),
          spec: shared.spec,
          code: reward.code,
          expiresAt,
        },
        options,
      ),
    'reward-earned': () =>
      renderMessage(
        'reward-earned',
        { ...shared, code: reward.code, expiresAt, waited: reward.finalAt > reward.createdAt },
        options,
      ),
    'reward-pending': () =>
      renderMessage('reward-pending', { ...shared, finalAt: reward.finalAt.toISOString() }, options),
    'reward-reversed': () =>
      renderMessage(
        'reward-reversed',
        { ...shared, was: reward.issuedAt ? 'issued' : 'pending', reason: reversalReasonOf(standingRule(order)) },
        options,
      ),
  } satisfies Record<MessageKind, () => unknown>;

  const mail = await render[message.kind as MessageKind]();
  return { ...mail, to: open(reader.emailSealed), messageId: message.id };
}

/** What became of the order, in the terms the words are chosen by. */
function standingRule(order: QueuedMessage['order']): Parameters<typeof reversalReasonOf>[0] {
  const facts = order?.facts as Pick<OrderFacts, 'financialStatus' | 'subtotalMinor'> & { cancelledAt: string | null };
  if (!facts) return null;
  if (facts.cancelledAt) return { code: 'order-standing', input: { standing: 'cancelled' } };
  if (facts.financialStatus === 'refunded' || facts.subtotalMinor === 0)
    return { code: 'order-standing', input: { standing: 'refunded' } };
  return { code: 'minimum-subtotal', input: {} };
}

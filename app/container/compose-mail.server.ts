import type { ShopKeys } from '../config/shop-keys.server.ts';
import { advocateLink } from '../domain/attribution/advocate-code.ts';
import type { RewardSpec, Side } from '../domain/rewards/reward-spec.ts';
import { HUMAN_DECISION } from '../domain/verdict/decision.ts';
import type { OrderFacts } from '../domain/verdict/facts.ts';
import { levelOf } from '../domain/verdict/outcome.ts';
import { nearestLocale, voiceIn } from '../i18n/translator.ts';
import { type ReversalReason, reversalReasonOf } from '../messaging/kinds/reward-reversed.ts';
import type { MessageKind } from '../messaging/message.ts';
import { renderMessage } from '../messaging/render-message.ts';
import type { QueuedMessage } from '../persistence/messages.server.ts';
import { composeDeclarationMail } from './declaration-mail.server.ts';
import type { MailShop } from './mail-shop.ts';
import { composeReviewAnswer } from './review-answer-mail.server.ts';
import { composeSpaceLink } from './space-link-mail.server.ts';

const WELCOME = 'welcome.friend';

/** Those of a declaration have files of their own. */
type DeclarationMessage = Extract<MessageKind, `declaration-${string}` | 'friend-invitation'>;

/** A queued message as a mail; null when its reader has no address (any more) or what it was about is gone. */
export async function composeMail(
  queued: QueuedMessage,
  shop: MailShop,
  open: (sealed: string) => string,
  keys: Pick<ShopKeys, 'signDeclaration' | 'signSpace'>,
) {
  if (queued.appeal) return composeReviewAnswer({ ...queued, appeal: queued.appeal }, shop, open);
  if (queued.message.kind === 'space-link') return composeSpaceLink(queued, shop, open, keys.signSpace);
  return queued.declaration
    ? composeDeclarationMail({ ...queued, declaration: queued.declaration }, shop, open, keys.signDeclaration)
    : composeRewardMail(queued, shop, open);
}

async function composeRewardMail(
  { message, reward, reader, friend, advocate, order, verdict, lot, wallet, invites }: QueuedMessage,
  shop: MailShop,
  open: (sealed: string) => string,
) {
  if (!reader?.emailSealed) return null;
  const nameOf = (person: { firstNameSealed: string | null } | null) =>
    person?.firstNameSealed ? open(person.firstNameSealed) : null;
  const spaceUrl = `${shop.storefrontUrl}/apps/ricochet/space`;
  const options = { locale: voiceIn(nearestLocale(message.locale), shop), shop };
  const finish = (mail: Awaited<ReturnType<typeof renderMessage>>) => ({
    ...mail,
    to: open(reader.emailSealed ?? ''),
    messageId: message.id,
  });
  if (message.kind === 'points-expiring') {
    // spent meanwhile: there is nothing to warn of
    if (!lot?.expiresAt || lot.remaining <= 0) return null;
    return finish(
      await renderMessage(
        'points-expiring',
        {
          firstName: nameOf(reader),
          points: Number(lot.remaining),
          balance: Number(wallet?.available ?? lot.remaining),
          expiresAt: lot.expiresAt.toISOString(),
          spaceUrl,
        },
        options,
      ),
    );
  }
  if (message.kind === 'advocate-link') {
    if (!invites) return null;
    const { code } = invites;
    const link = advocateLink(shop.storefrontUrl, code);
    return finish(await renderMessage('advocate-link', { firstName: nameOf(reader), code, link, spaceUrl }, options));
  }
  if (!reward) return null;
  const shared = {
    side: reward.side as Side,
    firstName: nameOf(reader),
    friendFirstName: nameOf(friend),
    spec: reward.spec as RewardSpec,
    amount: reward.amount === null ? null : Number(reward.amount),
    level: messageLevel(reward.cause),
    spaceUrl,
  };
  const expiresAt = reward.expiresAt?.toISOString() ?? null;

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
        {
          ...shared,
          code: reward.code,
          expiresAt,
          waited: reward.finalAt > reward.createdAt,
          redeemed: !reward.referralId,
        },
        options,
      ),
    'reward-pending': () =>
      renderMessage('reward-pending', { ...shared, finalAt: reward.finalAt.toISOString() }, options),
    'reward-reversed': () =>
      renderMessage(
        'reward-reversed',
        {
          ...shared,
          was: reward.issuedAt ? 'issued' : 'pending',
          reason: reversalOf(reward, verdict, order),
        },
        options,
      ),
  } satisfies Record<
    Exclude<
      MessageKind,
      'advocate-link' | 'points-expiring' | 'review-answer' | 'space-link' | 'unusual-week' | DeclarationMessage
    >,
    () => unknown
  >;

  // what needs no call to Shopify is announced as any reward is; to a friend it is their welcome
  const isWelcome = message.kind === 'reward-earned' && reward.rule === WELCOME;
  return finish(await render[isWelcome ? 'friend-welcome' : (message.kind as keyof typeof render)]());
}

/** What a reward is for, as far as mails tell it apart; a welcome has a mail of its own. */
function messageLevel(cause: string): 'first-purchase' | 'purchase' | 'sign-up' {
  const kind = levelOf(cause)?.kind;
  // a lead is a friend who joined
  if (kind === 'lead') return 'sign-up';
  return kind === 'purchase' || kind === 'sign-up' ? kind : 'first-purchase';
}

function reversalOf(
  { referralId, cause }: NonNullable<QueuedMessage['reward']>,
  verdict: QueuedMessage['verdict'],
  order: QueuedMessage['order'],
): ReversalReason {
  if (!referralId) return 'undone';
  const level = messageLevel(cause);
  // the order we have is the first purchase's: another one may have made the level fall
  if (level !== 'first-purchase') return level === 'sign-up' ? 'sign-up' : 'fewer-purchases';
  return reversalReasonOf(isByHuman(verdict) ? null : standingRule(order));
}

/** Somebody of the shop's team took it back: nothing became of the order itself. */
const isByHuman = (verdict: QueuedMessage['verdict']): boolean => verdict?.reason === HUMAN_DECISION;

/** What became of the order, in the terms the words are chosen by. */
function standingRule(order: QueuedMessage['order']): Parameters<typeof reversalReasonOf>[0] {
  const facts = order?.facts as Pick<OrderFacts, 'financialStatus' | 'subtotalMinor'> & { cancelledAt: string | null };
  if (!facts) return null;
  if (facts.cancelledAt) return { code: 'order-standing', input: { standing: 'cancelled' } };
  if (facts.financialStatus === 'refunded' || facts.subtotalMinor === 0)
    return { code: 'order-standing', input: { standing: 'refunded' } };
  return { code: 'minimum-subtotal', input: {} };
}

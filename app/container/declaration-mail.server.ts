import type { ShopKeys } from '../config/shop-keys.server.ts';
import type { OfferTerms } from '../domain/program/offer.ts';
import { maskEmail } from '../domain/shared/contact.ts';
import { addDaysInZone } from '../domain/shared/time.ts';
import { nearestLocale, voiceIn } from '../i18n/translator.ts';
import { unsubscribeHeaders } from '../messaging/mailer.server.ts';
import type { MessageKind } from '../messaging/message.ts';
import { type RenderedMessage, renderMessage } from '../messaging/render-message.ts';
import type { QueuedMessage } from '../persistence/messages.server.ts';
import { disclosed } from './disclosing.server.ts';
import type { MailShop } from './mail-shop.ts';

type Queued = Pick<QueuedMessage, 'message' | 'reader' | 'advocate'> & {
  declaration: NonNullable<QueuedMessage['declaration']>;
};

/** A message about a declaration; null when the address is forgotten, wants no mail, or the friend answered meanwhile. */
export async function composeDeclarationMail(
  { message, reader, advocate, declaration }: Queued,
  shop: MailShop,
  open: (sealed: string) => string,
  sign: ShopKeys['signDeclaration'],
) {
  const opened = (sealed: string | null | undefined) => (sealed ? open(sealed) : null);
  const page = (name: string, side: 'friend' | 'advocate') =>
    `${shop.storefrontUrl}/apps/ricochet/${name}/${sign(declaration.id, side)}?locale=${message.locale}`;
  const kind = message.kind as MessageKind;
  const terms = declaration.version?.terms as OfferTerms | undefined;
  const toFriend = kind !== 'declaration-confirm';
  const to = opened(toFriend ? declaration.emailSealed : reader?.emailSealed);
  if (!to || !terms || (toFriend && declaration.notice?.stoppedAt)) return null;

  const stopUrl = page('stop', 'friend');
  const options = { locale: voiceIn(nearestLocale(message.locale), shop), shop, unsubscribeUrl: stopUrl };
  const friendFirstName = opened(declaration.firstNameSealed);
  const advocateFirstName = opened(advocate?.firstNameSealed);
  const finish = (mail: RenderedMessage) => ({ ...mail, to, messageId: message.id });
  const noticed = (mail: RenderedMessage) => ({ ...finish(mail), headers: unsubscribeHeaders(stopUrl) });
  switch (kind) {
    case 'friend-invitation':
      if (declaration.state === 'declined') return null;
      return noticed(
        await renderMessage(
          kind,
          {
            friendFirstName,
            advocateFirstName,
            spec: terms.welcome ?? terms.firstPurchase.friend,
            disclosure: declaration.partner && disclosed(declaration.partner, open),
            mustConfirm: terms.declarations.friendConfirms,
            until: addDaysInZone(declaration.declaredAt, terms.conditions.windowDays, shop.timeZone).toISOString(),
            forgetDays: terms.declarations.forgetDays,
            invitationUrl: page('invitation', 'friend'),
            answerUrl: page('answer', 'friend'),
          },
          options,
        ),
      );
    case 'declaration-confirm': {
      const address = opened(declaration.emailSealed);
      return finish(
        await renderMessage(
          kind,
          {
            firstName: opened(reader?.firstNameSealed),
            friendFirstName,
            friendMasked: address && maskEmail(address),
            spec: terms.firstPurchase.advocate,
            until: declaration.forgetAt.toISOString(),
            answerUrl: page('answer', 'advocate'),
          },
          options,
        ),
      );
    }
    case 'declaration-confirmed':
      return noticed(
        await renderMessage(
          kind,
          {
            firstName: friendFirstName,
            advocateFirstName,
            invitationUrl: declaration.hasBought ? null : page('invitation', 'friend'),
          },
          options,
        ),
      );
    case 'declaration-declined':
      return finish(await renderMessage(kind, { firstName: friendFirstName }, options));
    default:
      throw new Error(`${kind} is not about a declaration`);
  }
}

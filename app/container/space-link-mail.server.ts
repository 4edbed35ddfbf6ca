import type { ShopKeys } from '../config/shop-keys.server.ts';
import { nearestLocale, voiceIn } from '../i18n/translator.ts';
import { renderMessage } from '../messaging/render-message.ts';
import type { QueuedMessage } from '../persistence/messages.server.ts';
import type { MailShop } from './mail-shop.ts';

/** How long the link of a mail leads to its reader's page. */
const VALID_MS = 7 * 24 * 3_600_000;

/** The link to the reader's own page; null when they have no address any more. Signed as it is sent: no row holds it. */
export async function composeSpaceLink(
  { message, reader }: Pick<QueuedMessage, 'message' | 'reader'>,
  shop: MailShop,
  open: (sealed: string) => string,
  sign: ShopKeys['signSpace'],
) {
  const to = message.addressSealed ?? reader?.emailSealed;
  if (!reader || !to) return null;
  const expiresAt = new Date(message.createdAt.getTime() + VALID_MS);
  const token = sign({ personId: reader.id, expiresAt });
  const mail = await renderMessage(
    'space-link',
    {
      firstName: reader.firstNameSealed ? open(reader.firstNameSealed) : null,
      spaceUrl: `${shop.storefrontUrl}/apps/ricochet/space/${token}?locale=${message.locale}${message.from ? `&from=${message.from}` : ''}`,
      expiresAt: expiresAt.toISOString(),
    },
    { locale: voiceIn(nearestLocale(message.locale), shop), shop },
  );
  return { ...mail, to: open(to), messageId: message.id };
}

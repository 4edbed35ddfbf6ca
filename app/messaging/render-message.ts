import { formatMoney } from '../domain/shared/money.ts';
import { formatInstant } from '../domain/shared/time.ts';
import { grantedWords, pointsWords, rewardThing } from '../i18n/offer-words.ts';
import { translatorFor, type Voice } from '../i18n/translator.ts';
import { footerFor } from './footer.ts';
import { type MessageData, messageKinds } from './kinds/index.ts';
import { layoutHtml } from './layout-html.ts';
import { layoutText } from './layout-text.ts';
import type { MessageKind, MessageShop, Pen } from './message.ts';
import { oneLine, webAddressOrNull } from './safe-text.ts';

export type RenderedMessage = { subject: string; html: string; text: string };

/**
 * Writes a message in the reader's language and the shop's looks. `unsubscribeUrl` is needed by promotional kinds and invitations.
 * @throws ZodError when the data is not what the kind needs.
 */
export async function renderMessage<Kind extends MessageKind>(
  kind: Kind,
  data: MessageData<Kind>,
  { locale, shop: givenShop, unsubscribeUrl }: { locale: Voice; shop: MessageShop; unsubscribeUrl?: string | null },
): Promise<RenderedMessage> {
  const { purpose, write } = messageKinds[kind];
  const shop = printable(givenShop);
  const pen = penFor(kind, locale, shop);
  const content = write(data, pen);
  const footer = footerFor(purpose, shop, webAddressOrNull(unsubscribeUrl), wordsBelow('footer', locale));
  return {
    subject: oneLine(content.subject),
    html: await layoutHtml(content, footer, { locale, shop }),
    text: layoutText(content, footer, (label) => pen.shared('labelled', { label })),
  };
}

/** A shop's name is typed by people too. */
function printable(shop: MessageShop): MessageShop {
  return {
    ...shop,
    name: oneLine(shop.name) || shop.domain,
    storefrontUrl: webAddressOrNull(shop.storefrontUrl) ?? `https://${shop.domain}/`,
    logoUrl: webAddressOrNull(shop.logoUrl),
  };
}

function penFor(kind: MessageKind, locale: Voice, shop: MessageShop): Pen {
  return {
    locale,
    shop,
    words: wordsBelow(kind, locale),
    shared: wordsBelow('shared', locale),
    reward: (spec, amount = null) => grantedWords(spec, amount, shop.currency, locale),
    thing: (spec, amount = null) => rewardThing(spec, shop.currency, locale, amount),
    points: (count) => pointsWords(count, locale),
    money: (amountMinor) => formatMoney({ amountMinor, currency: shop.currency }, locale),
    day: (instant) => formatInstant(new Date(instant), locale, shop.timeZone),
    dayAndTime: (instant) => formatInstant(new Date(instant), locale, shop.timeZone, 'date-time'),
  };
}

function wordsBelow(key: string, locale: Voice): Pen['words'] {
  const translate = translatorFor(locale);
  return (path, values = {}) => translate(`messages:${key}.${path}`, values);
}

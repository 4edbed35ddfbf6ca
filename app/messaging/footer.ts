import type { MessageShop, Pen, Purpose } from './message.ts';

/** How to stop: the sentence, then the link that ends it. */
export type Footer = { shopName: string; sentence: string; link: { label: string; url: string } };

/** @throws Error for a promotional message without a way out of it. */
export function footerFor(
  purpose: Purpose,
  shop: MessageShop,
  unsubscribeUrl: string | null,
  words: Pen['words'],
): Footer {
  switch (purpose) {
    case 'transactional':
      return {
        shopName: shop.name,
        sentence: words('transactional'),
        link: { label: shop.name, url: shop.storefrontUrl },
      };
    case 'promotional':
      if (!unsubscribeUrl) throw new Error('a promotional message needs an unsubscribe address');
      return {
        shopName: shop.name,
        sentence: words('promotional'),
        link: { label: words('unsubscribe'), url: unsubscribeUrl },
      };
    default:
      return purpose satisfies never;
  }
}

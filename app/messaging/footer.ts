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
    case 'team':
      return {
        shopName: shop.name,
        sentence: words(purpose),
        link: { label: shop.name, url: shop.storefrontUrl },
      };
    case 'promotional':
    case 'invitation':
      if (!unsubscribeUrl) throw new Error(`a message that is ${purpose} needs an unsubscribe address`);
      return {
        shopName: shop.name,
        sentence: words(purpose),
        link: { label: words(purpose === 'invitation' ? 'stop' : 'unsubscribe'), url: unsubscribeUrl },
      };
    default:
      return purpose satisfies never;
  }
}

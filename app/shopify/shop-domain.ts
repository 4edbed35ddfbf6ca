const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/;

/** A shop's permanent domain; whatever calls itself a shop is held against this before it goes into an address or a key. */
export function isShopDomain(text: string): boolean {
  return SHOP_DOMAIN.test(text);
}

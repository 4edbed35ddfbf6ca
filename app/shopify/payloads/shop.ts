import { z } from 'zod';
import { currencyCode, looseText, numericId, parseBody } from './shapes.ts';

/** What a shop says of itself; null where Shopify leaves it out, so that nothing known is overwritten by nothing. */
export type ShopUpdated = {
  readonly kind: 'shop-updated';
  readonly shopifyShopId: string;
  readonly domain: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly currency: string;
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly countryCode: string | null;
};
export type AppUninstalled = { readonly kind: 'app-uninstalled'; readonly shopifyShopId: string };
export type ScopesUpdated = {
  readonly kind: 'scopes-updated';
  readonly previous: readonly string[];
  readonly current: readonly string[];
};
export type ShopRedact = {
  readonly kind: 'shop-redact';
  readonly shopifyShopId: string;
  readonly domain: string | null;
};

const shopShape = z.object({
  id: numericId,
  myshopify_domain: looseText,
  name: looseText,
  email: looseText,
  currency: currencyCode,
  iana_timezone: looseText,
  primary_locale: looseText,
  country_code: looseText,
});

/** shop/update. @throws UnreadablePayload */
export function parseShopUpdate(raw: string): ShopUpdated {
  const shop = parseBody(raw, shopShape);
  return {
    kind: 'shop-updated',
    shopifyShopId: shop.id,
    domain: shop.myshopify_domain,
    name: shop.name,
    email: shop.email,
    currency: shop.currency,
    timeZone: shop.iana_timezone,
    locale: shop.primary_locale,
    countryCode: shop.country_code,
  };
}

const uninstalledShape = z.object({ id: numericId });

/** app/uninstalled: the body is the shop, of which only the id matters now. @throws UnreadablePayload */
export function parseAppUninstalled(raw: string): AppUninstalled {
  return { kind: 'app-uninstalled', shopifyShopId: parseBody(raw, uninstalledShape).id };
}

const scopesShape = z.object({ previous: z.array(z.string()), current: z.array(z.string()) });

/** app/scopes_update. @throws UnreadablePayload */
export function parseScopesUpdate(raw: string): ScopesUpdated {
  return { kind: 'scopes-updated', ...parseBody(raw, scopesShape) };
}

const redactShape = z.object({ shop_id: numericId, shop_domain: looseText });

/** shop/redact. @throws UnreadablePayload */
export function parseShopRedact(raw: string): ShopRedact {
  const redact = parseBody(raw, redactShape);
  return { kind: 'shop-redact', shopifyShopId: redact.shop_id, domain: redact.shop_domain };
}

import type { Engine } from '../../engine/engine.ts';
import { gid } from '../../engine/ids.ts';
import { toShopTime } from '../../engine/time.ts';
import { sampleOf } from '../sample.ts';
import { countryName, SHOP_ID, shopCountry } from './values.ts';

/** shop/update and app/uninstalled carry the same shop; what the dev store doesn't model stays as in Shopify's sample. */
export function shopPayload(engine: Engine, topic: 'shop/update' | 'app/uninstalled') {
  const { config, state } = engine;
  const time = (iso: string) => toShopTime(iso, config.ianaTimezone);
  const country = shopCountry(engine);
  return {
    ...sampleOf(topic),
    id: BigInt(SHOP_ID),
    name: state.shop.name,
    email: state.shop.email,
    customer_email: state.shop.email,
    domain: config.shop,
    myshopify_domain: config.shop,
    province: null,
    province_code: null,
    country,
    country_code: country,
    country_name: countryName(country),
    address1: '12 quai des Chartrons',
    zip: '33000',
    city: 'Bordeaux',
    phone: null,
    primary_locale: config.locale,
    currency: config.currencyCode,
    timezone: config.ianaTimezone,
    iana_timezone: config.ianaTimezone,
    shop_owner: 'Élise Garnier',
    money_format: `{{amount}} ${config.currencyCode}`,
    money_with_currency_format: `{{amount}} ${config.currencyCode}`,
    money_in_emails_format: `{{amount}} ${config.currencyCode}`,
    money_with_currency_in_emails_format: `{{amount}} ${config.currencyCode}`,
    taxes_included: true,
    plan_display_name: 'Basic',
    plan_name: 'basic',
    password_enabled: false,
    enabled_presentment_currencies: [config.currencyCode],
    created_at: time(state.shop.createdAt),
    updated_at: time(state.shop.updatedAt),
  };
}

export function scopesUpdatePayload(engine: Engine, previous: string[], current: string[]) {
  return { id: 1, shop_id: gid('Shop', SHOP_ID), previous, current, updated_at: new Date(engine.now()).toISOString() };
}

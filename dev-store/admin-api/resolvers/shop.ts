import { gid } from '../../engine/ids.ts';
import { toGraphqlTime } from '../../engine/time.ts';
import { SHOP_ID, shopCountry } from '../../webhooks/payloads/values.ts';
import type { Field } from '../context.ts';

export const shop: Field = (_args, { engine }) => {
  const { config, state } = engine;
  const countryCode = shopCountry(engine);
  const address = { countryCodeV2: countryCode, city: 'Bordeaux', zip: '33000' };
  const url = `https://${config.shop}`;
  return {
    id: gid('Shop', SHOP_ID),
    name: state.shop.name,
    email: state.shop.email,
    contactEmail: state.shop.email,
    myshopifyDomain: config.shop,
    primaryDomain: {
      id: gid('Domain', '1036094567'),
      host: new URL(config.storefrontUrl).host,
      url: config.storefrontUrl,
      sslEnabled: config.storefrontUrl.startsWith('https:'),
    },
    url,
    currencyCode: config.currencyCode,
    ianaTimezone: config.ianaTimezone,
    billingAddress: address,
    shopAddress: address,
    shopOwnerName: 'Élise Garnier',
    taxesIncluded: true,
    plan: { publicDisplayName: 'Development', partnerDevelopment: true, shopifyPlus: false },
    createdAt: toGraphqlTime(state.shop.createdAt),
    updatedAt: toGraphqlTime(state.shop.updatedAt),
  };
};

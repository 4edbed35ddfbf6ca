/** The one version of Shopify's APIs we speak: the schema, the webhooks (shopify.app.toml) and the extensions agree in it. */
export const API_VERSION = '2026-07';

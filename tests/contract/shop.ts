import { adminClient } from '../../app/shopify/admin-client.server.ts';
import { aDevStore, anApp, exchangeToken } from '../dev-store/support.ts';

/** Our client of the stand-in's Admin API, with an app that writes down its webhooks. */
export async function aShop(options: Parameters<typeof aDevStore>[0] = {}) {
  const app = await anApp();
  const running = await aDevStore({ appUrl: app.url, ...options });
  const { json } = await exchangeToken(running);
  const shopDomain = running.store.config.shop;
  const client = adminClient({
    shopDomain,
    accessToken: json.access_token,
    fetch: (url, init) => fetch(String(url).replace(`https://${shopDomain}/`, running.urls.storefront), init),
  });
  return { ...running, app, client };
}

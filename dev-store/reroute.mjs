/**
 * Preload with `node --import ./dev-store/reroute.mjs`: requests for any Shopify shop go to the dev store instead.
 * shopify-api takes `globalThis.fetch` when it is imported, so this must be loaded before the app.
 */
const devStoreUrl = process.env.DEV_STORE_URL;
if (!devStoreUrl)
  throw new Error('reroute.mjs needs DEV_STORE_URL, the address of the dev store (for example http://127.0.0.1:4500)');

/** where several shops have a dev store each: host → address; the others' is the one above */
const devStoreUrls = JSON.parse(process.env.DEV_STORE_URLS ?? '{}');
const realFetch = globalThis.fetch;

globalThis.fetch = function fetchThroughDevStore(input, init) {
  const original = new URL(input instanceof Request ? input.url : String(input));
  if (!original.hostname.endsWith('.myshopify.com')) return realFetch(input, init);
  const target = new URL(original.pathname + original.search, devStoreUrls[original.hostname] ?? devStoreUrl);
  const request = input instanceof Request ? new Request(target, input) : new Request(target, init);
  const rerouted = input instanceof Request && init ? new Request(request, init) : request;
  rerouted.headers.set('x-forwarded-host', original.host);
  rerouted.headers.set('x-forwarded-proto', 'https');
  return realFetch(rerouted);
};

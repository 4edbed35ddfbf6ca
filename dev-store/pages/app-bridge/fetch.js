import { idToken, isEmbedded } from './channel.js';
import { adminPath, isInApp, openAtTop } from './links.js';
import { settings } from './settings.js';

// As App Bridge does: requests to the app's own address carry a fresh session token.
const nativeFetch = window.fetch.bind(window);

window.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (!isEmbedded || new URL(request.url).origin !== location.origin || request.headers.has('Authorization'))
    return nativeFetch(request);
  const again = request.clone();
  const response = await nativeFetch(await withToken(request));
  if (response.status === 401 && response.headers.has('X-Shopify-Retry-Invalid-Session-Request'))
    return nativeFetch(await withToken(again));
  const reauthorize = response.headers.get('X-Shopify-API-Request-Failure-Reauthorize-Url');
  if (reauthorize) openAtTop(reauthorize);
  return response;
};

async function withToken(request) {
  const headers = new Headers(request.headers);
  headers.set('Authorization', `Bearer ${await idToken()}`);
  headers.set('X-Requested-With', 'XMLHttpRequest');
  return new Request(request, { headers });
}

export const query = new URLSearchParams(location.search);
const reload = query.get('shopify-reload');
if (reload && isEmbedded) {
  // The app asked to be opened again with a token.
  const wanted = new URL(reload, location.href);
  idToken().then((token) => {
    wanted.searchParams.set('id_token', token);
    location.replace(wanted.pathname + wanted.search);
  });
} else if (!isEmbedded && isInApp(location)) {
  // Opened on its own: the app belongs into the admin.
  location.replace(settings.adminOrigin + adminPath(location));
}

import { notify } from './channel.js';
import { settings } from './settings.js';

// Where a link leads: Shopify's own addresses mean pages of the demo store.
function demoAddress(href) {
  const shopHandle = settings.shop.replace('.myshopify.com', '');
  const text = String(href);
  const admin =
    /^shopify:(?:\/\/)?admin\/?(.*)$/.exec(text) ??
    new RegExp(`^https://admin\\.shopify\\.com/store/${shopHandle}/?(.*)$`).exec(text) ??
    new RegExp(`^https://${settings.shop}/admin/?(.*)$`).exec(text);
  if (admin) return `${settings.adminOrigin}/admin/${admin[1]}`.replace(/\/$/, '');
  const shop = new RegExp(`^https://${settings.shop}(/.*)?$`).exec(text);
  return shop ? settings.adminOrigin + (shop[1] ?? '/') : null;
}

export function openAtTop(address) {
  const url = new URL(address, location.href);
  const isApp = url.origin === location.origin && isInApp(url);
  notify('open', { url: isApp ? settings.adminOrigin + adminPath(url) : url.href });
}

export const isInApp = ({ pathname }) => `${pathname}/`.startsWith(`${settings.appPrefix}/`);

/** /app/programs?x=1 → /admin/apps/ricochet/programs?x=1, without what only the frame needs. */
export function adminPath(url) {
  const query = new URLSearchParams(url.search);
  for (const name of ['embedded', 'shop', 'host', 'id_token', 'locale', 'hmac', 'session', 'timestamp'])
    query.delete(name);
  const search = query.toString();
  return settings.adminPrefix + url.pathname.slice(settings.appPrefix.length) + (search && `?${search}`) + url.hash;
}

const nativeOpen = window.open.bind(window);
window.open = (url, target, features) => {
  const address = demoAddress(url) ?? String(url ?? '');
  const isAdmin = String(url).startsWith('shopify:') && target !== '_blank';
  if (target !== '_top' && target !== '_parent' && !isAdmin) return nativeOpen(address, target, features);
  openAtTop(address);
  return null;
};

window.addEventListener('click', (event) => {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
  if (!link || event.defaultPrevented) return;
  const address = demoAddress(link.getAttribute('href'));
  const goesToTop = link.target === '_top' || link.target === '_parent';
  if (!address && !goesToTop) return;
  event.preventDefault();
  if (link.target === '_blank') nativeOpen(address, '_blank', 'noopener');
  else openAtTop(address ?? link.href);
});

// The admin's address follows the app's.
function tellWhere() {
  if (isInApp(location)) notify('navigated', { path: adminPath(location), inner: location.pathname });
}
for (const method of ['pushState', 'replaceState']) {
  const native = history[method].bind(history);
  history[method] = (...rest) => {
    native(...rest);
    tellWhere();
  };
}
window.addEventListener('popstate', tellWhere);
window.addEventListener('load', tellWhere);

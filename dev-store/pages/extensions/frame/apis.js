// The `shopify` global of each surface, as far as our extensions use it. What isn't here throws.
import { posApi } from './pos-api.js';

const flatten = (words, prefix = '') =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );

/** Shopify's: a missing key is shown as it is, placeholders are `{{name}}`, plurals are `one` and `other` below the key. */
function translator({ words, locale }) {
  const known = new Map(flatten(words));
  return (key, values = {}) => {
    const form = values.count === undefined ? '' : `.${new Intl.PluralRules(locale).select(Number(values.count))}`;
    const text = known.get(key) ?? known.get(key + form) ?? known.get(`${key}.other`);
    if (text === undefined) throw new Error(`no words for "${key}" in ${locale}`);
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => String(values[name]));
  };
}

async function token({ target }) {
  const response = await fetch(`/__extensions/token?target=${target}`);
  if (!response.ok) throw new Error(`token: ${response.status}`);
  return (await response.json()).token;
}

/** A value that can be read and listened to, as Shopify's signals are. */
const signal = (value) => ({ value, subscribe: () => () => {} });

const SURFACES = {
  pos: (settings) => posApi(settings, () => token(settings)),
  admin: (settings) => ({
    auth: { idToken: () => token(settings) },
    data: {
      selected: settings.customer
        ? [{ id: `gid://shopify/Customer/${settings.customer.id}` }]
        : [{ id: `gid://shopify/Order/${settings.order}` }],
    },
  }),
  buyer: (settings) => ({
    sessionToken: { get: () => token(settings) },
    authenticatedAccount: {
      customer: signal(settings.customer ? { id: `gid://shopify/Customer/${settings.customer.id}` } : undefined),
    },
    localization: { language: signal({ isoCode: settings.locale }) },
  }),
};

export function apiOf(settings) {
  const surface = /^(admin|pos)\./.exec(settings.target)?.[1] ?? 'buyer';
  const api = {
    extension: { target: settings.target },
    i18n: { translate: translator(settings) },
    ...SURFACES[surface](settings),
  };
  return new Proxy(api, {
    get(known, name) {
      if (name in known || typeof name === 'symbol') return known[name];
      throw new Error(`shopify.${name} is not available to ${settings.target}`);
    },
  });
}

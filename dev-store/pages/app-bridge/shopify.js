import { ask, idToken, isEmbedded, notify, onPress } from './channel.js';
import { query } from './fetch.js';
import { settings } from './settings.js';

// window.shopify, as far as an embedded app uses it.
const config = {
  apiKey: settings.apiKey,
  shop: query.get('shop') ?? settings.shop,
  host: query.get('host') ?? settings.host,
  locale: query.get('locale') ?? remembered('locale') ?? 'fr',
};
remember('locale', config.locale);

function remember(name, value) {
  try {
    sessionStorage.setItem(`app-bridge-${name}`, value);
  } catch {
    // Storage may be blocked in a frame; the address carries the value anyway.
  }
}
function remembered(name) {
  try {
    return sessionStorage.getItem(`app-bridge-${name}`);
  } catch {
    return null;
  }
}

function byId(id, what) {
  const element = document.getElementById(id);
  if (!element || typeof element[what] !== 'function') throw new Error(`App Bridge: no element "${id}" to ${what}`);
  return element[what]();
}

const toasts = new Map();
let lastToast = 0;
onPress('toast', (id) => toasts.get(id)?.());

window.shopify = {
  config,
  origin: settings.adminOrigin,
  ready: Promise.resolve(),
  environment: { embedded: isEmbedded, mobile: false, pos: false, intent: false },
  idToken,
  loading: (isLoading = true) => notify('loading', { isLoading: Boolean(isLoading) }),
  toast: {
    show(message, options = {}) {
      const id = `toast-${++lastToast}`;
      if (options.onAction) toasts.set(id, options.onAction);
      notify('toast', {
        id,
        message: String(message),
        isError: Boolean(options.isError),
        duration: options.duration ?? 5_000,
        action: options.action ?? '',
      });
      return id;
    },
    hide: (id) => notify('hideToast', { id }),
  },
  saveBar: {
    show: async (id) => byId(id, 'show'),
    hide: async (id) => byId(id, 'hide'),
    toggle: async (id) => byId(id, 'toggle'),
    leaveConfirmation: () => ask('leaveConfirmation'),
  },
  modal: {
    show: async (id) => byId(id, 'show'),
    hide: async (id) => byId(id, 'hide'),
    toggle: async (id) => byId(id, 'toggle'),
  },
  async resourcePicker({ type = 'product', multiple = false, selectionIds = [] } = {}) {
    const picked = await ask('resourcePicker', {
      type,
      multiple: Boolean(multiple),
      selected: selectionIds.map(({ id }) => id),
    });
    if (!picked) return undefined;
    return Object.assign(picked, { selection: picked });
  },
  user: async () => ({ id: 902541635, name: 'Maison Rivage', accountAccess: 'account owner' }),
  scopes: {
    query: () => ask('scopesQuery'),
    request: (scopes) => ask('scopesRequest', { scopes: [...scopes] }),
    revoke: async (scopes) => ({ detail: await ask('scopesRevoke', { scopes: [...scopes] }) }),
  },
  reviews: { request: async () => ({ success: false, code: 'cancelled', message: 'No reviews in the demo store' }) },
  webVitals: { onReport: async () => {} },
  support: { registerHandler: async () => {} },
  app: { extensions: async () => [] },
  intents: { request: { value: null, subscribe: () => () => {} }, register: () => () => {} },
  setSignals() {},
};

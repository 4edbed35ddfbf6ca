// The till's `shopify`: the sale in progress, what may be done to it, and what only the page around can show.

/** A value that is read and listened to. */
function signal(value) {
  const listeners = new Set();
  return {
    get value() {
      return value;
    },
    set(next) {
      value = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same for whoever may only look. */
const readOnly = (of) => ({
  get value() {
    return of.value;
  },
  subscribe: of.subscribe,
});

export function posApi(settings, token) {
  const cart = signal(settings.cart);
  const scanned = signal({ data: undefined, source: undefined });
  const tell = (message) => parent.postMessage({ till: message.kind, ...message }, location.origin);

  /** Changes the sale where the till keeps it; what the till refuses is thrown, as Shopify's does. */
  async function change(body) {
    const response = await fetch('/pos/sale', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    cart.set(answer);
    tell({ kind: 'changed' });
  }

  addEventListener('message', ({ origin, source, data }) => {
    if (origin === location.origin && source === parent && typeof data?.scanned === 'string')
      scanned.set({ data: data.scanned, source: 'camera' });
  });

  const everywhere = {
    // pinned in on a device that somebody else is logged in to
    session: { getSessionToken: token, staffMember: readOnly(signal({ id: 902541636 })) },
    locale: { current: readOnly(signal(settings.locale)) },
    toast: { show: (content) => tell({ kind: 'toast', content }) },
  };
  const action = { action: { presentModal: () => tell({ kind: 'present-modal' }) } };
  const sale = {
    cart: {
      current: readOnly(cart),
      addCartProperties: (properties) => change({ addProperties: properties }),
      removeCartProperties: (keys) => change({ removeProperties: keys }),
      addCartCodeDiscount: (code) => change({ code }),
    },
  };
  const scanner = {
    scanner: {
      scannerData: { current: readOnly(scanned) },
      sources: { current: readOnly(signal(['camera'])) },
      showCameraScanner: () => tell({ kind: 'scan', isOpen: true }),
      hideCameraScanner: () => tell({ kind: 'scan', isOpen: false }),
    },
  };
  // ids are numbers in Shopify; ours are larger than a number can be exact, so they stay text
  const surfaces = {
    'pos.home.tile.render': { ...sale, ...action },
    'pos.home.modal.render': { ...sale, ...scanner },
    'pos.customer-details.block.render': { ...sale, ...action, customer: { id: settings.customer?.id } },
    'pos.purchase.post.block.render': { ...action, order: settings.order },
  };
  return { ...everywhere, ...surfaces[settings.target] };
}

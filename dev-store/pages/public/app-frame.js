// The admin page around the embedded app: what the app asks for through App Bridge is shown here.
const settings = JSON.parse(document.getElementById('frame-settings').textContent);
const frame = document.getElementById('app-iframe');
const parts = Object.fromEntries(
  ['saveBar', 'titleBar', 'loading', 'toasts', 'picker', 'appNav'].map((name) => [
    name,
    document.querySelector(`[data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}]`),
  ]),
);
let isDirty = false;
let currentPath = location.pathname;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Only the app's own address, from our frame or a frame inside it, is heard. */
function isFromApp(event) {
  return (
    event.origin === settings.appOrigin &&
    (event.source === frame.contentWindow || event.source?.parent === frame.contentWindow) &&
    event.data?.bridge === 'app'
  );
}

const pressInApp = (key, target = 'button') =>
  frame.contentWindow.postMessage({ bridge: 'admin', press: target, key }, settings.appOrigin);

const answers = {
  async idToken() {
    const response = await fetch('/admin/session-token');
    if (!response.ok) throw new Error(`session token: ${response.status}`);
    return (await response.json()).token;
  },
  async leaveConfirmation() {
    if (isDirty && !confirm(settings.words.leave)) throw new Error('The user stayed');
  },
  scopesQuery: () => scopesCall(),
  async scopesRequest({ scopes }) {
    const before = await scopesCall();
    const missing = scopes.filter((scope) => !before.granted.includes(scope));
    if (missing.length === 0) return { result: 'granted-all', detail: before };
    if (!confirm(`${settings.words.scopes}\n${missing.join('\n')}`)) return { result: 'declined-all', detail: before };
    return { result: 'granted-all', detail: await scopesCall({ grant: missing }) };
  },
  scopesRevoke: ({ scopes }) => scopesCall({ revoke: scopes }),
  resourcePicker: (payload) => pickProducts(payload),
};

async function scopesCall(change) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(
    '/admin/app-scopes',
    change ? { method: 'POST', headers, body: JSON.stringify(change) } : undefined,
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

const shows = {
  navigated({ path }) {
    if (!path.startsWith(settings.adminPrefix)) return;
    history.replaceState(history.state, '', path);
    currentPath = location.pathname;
    markCurrent();
    parts.loading.hidden = true;
  },
  open({ url }) {
    const wanted = new URL(url, location.href);
    if (wanted.protocol === 'http:' || wanted.protocol === 'https:') location.assign(wanted);
  },
  loading({ isLoading }) {
    parts.loading.hidden = !isLoading;
  },
  titleBar: showTitleBar,
  navMenu: showNav,
  saveBar: showSaveBar,
  toast: showToast,
  hideToast({ id }) {
    document.getElementById(id)?.remove();
  },
};

window.addEventListener('message', async (event) => {
  if (!isFromApp(event)) return;
  const { name, id, payload } = event.data;
  if (id === undefined) return Object.hasOwn(shows, name) ? shows[name](payload) : undefined;
  const answer = (content) => event.source.postMessage({ bridge: 'admin', id, ...content }, settings.appOrigin);
  try {
    if (!Object.hasOwn(answers, name)) throw new Error(`unknown request ${name}`);
    answer({ value: await answers[name](payload) });
  } catch (error) {
    answer({ error: String(error.message ?? error) });
  }
});

function actionButton({ key, label, variant, tone, disabled, loading }) {
  const kind = tone === 'critical' ? 'danger' : variant === 'primary' ? 'primary' : '';
  const button = element(
    'button',
    { type: 'button', className: `button ${kind}`, disabled: disabled || loading },
    label,
  );
  if (loading) button.setAttribute('aria-busy', 'true');
  button.addEventListener('click', () => pressInApp(key));
  return button;
}

function showTitleBar({ title, buttons }) {
  const back = buttons.find(({ variant }) => variant === 'breadcrumb');
  const grouped = buttons.filter(({ group }) => group !== '');
  const plain = buttons.filter((button) => button !== back && button.group === '');
  const heading = element('h1', {}, title || 'Ricochet');
  const actions = element(
    'div',
    { className: 'title-actions' },
    ...plain.filter(({ variant }) => variant !== 'primary').map(actionButton),
  );
  if (grouped.length > 0)
    actions.append(
      element(
        'details',
        { className: 'more' },
        element('summary', { className: 'button' }, grouped[0].group || settings.words.more),
        element('div', {}, ...grouped.map(actionButton)),
      ),
    );
  actions.append(...plain.filter(({ variant }) => variant === 'primary').map(actionButton));
  if (back) {
    const link = element('button', { type: 'button', className: 'back-button' }, '←');
    link.setAttribute('aria-label', back.label);
    link.addEventListener('click', () => pressInApp(back.key));
    parts.titleBar.replaceChildren(link, heading, actions);
  } else parts.titleBar.replaceChildren(heading, actions);
}

function showNav({ links }) {
  const items = links
    .filter(({ isHome }) => !isHome)
    .map(({ key, label, path }) => {
      const link = element('a', { href: path }, element('span', {}, label));
      link.addEventListener('click', (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        parts.loading.hidden = false;
        pressInApp(key);
      });
      return element('li', {}, link);
    });
  parts.appNav.replaceChildren(...items);
  parts.appNav.hidden = items.length === 0;
  markCurrent();
}

function markCurrent() {
  const links = [...parts.appNav.querySelectorAll('a')];
  const best = links
    .filter((link) => currentPath === link.pathname || currentPath.startsWith(`${link.pathname}/`))
    .sort((a, b) => b.pathname.length - a.pathname.length)[0];
  for (const link of links) {
    if (link === best) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function showSaveBar({ showing, save, discard, confirmDiscard }) {
  isDirty = showing;
  parts.saveBar.hidden = !showing;
  if (!showing) return;
  const buttons = [];
  if (discard) {
    const button = actionButton({ ...discard, label: discard.label || settings.words.discard });
    if (confirmDiscard)
      button.addEventListener(
        'click',
        (event) => confirm(settings.words.leave) || event.stopImmediatePropagation(),
        true,
      );
    buttons.push(button);
  }
  if (save) buttons.push(actionButton({ ...save, variant: 'primary', label: save.label || settings.words.save }));
  parts.saveBar.replaceChildren(
    element('span', {}, settings.words.unsaved),
    element('div', { className: 'title-actions' }, ...buttons),
  );
}

function showToast({ id, message, isError, duration, action }) {
  const toast = element('div', { id, className: `toast ${isError ? 'is-error' : ''}` }, element('span', {}, message));
  if (action) {
    const button = element('button', { type: 'button' }, action);
    button.addEventListener('click', () => pressInApp(id, 'toast'));
    toast.append(button);
  }
  const close = element('button', { type: 'button' }, '×');
  close.setAttribute('aria-label', settings.words.close);
  close.addEventListener('click', () => toast.remove());
  toast.append(close);
  parts.toasts.append(toast);
  setTimeout(() => toast.remove(), duration);
}

async function pickProducts({ type, multiple, selected }) {
  const isCollection = type === 'collection';
  const products = await (await fetch(isCollection ? '/admin/collections.json' : '/admin/products.json')).json();
  const idOf = (product) => (type === 'variant' ? product.variantId : product.id);
  const options = products.map((product) => {
    const input = element('input', {
      type: multiple ? 'checkbox' : 'radio',
      name: 'pick',
      value: idOf(product),
      checked: selected.includes(idOf(product)),
    });
    return element(
      'li',
      {},
      element(
        'label',
        {},
        input,
        element('img', { src: product.image, alt: '', width: 36, height: 36 }),
        element('span', {}, product.title),
      ),
    );
  });
  const cancel = element(
    'button',
    { className: 'button', value: 'cancel', formNoValidate: true },
    settings.words.cancel,
  );
  const done = element('button', { className: 'button primary', value: 'pick' }, settings.words.pick);
  const form = element(
    'form',
    { method: 'dialog' },
    element('h2', { id: 'picker-title' }, isCollection ? settings.words.collections : settings.words.products),
    element('ul', {}, ...options),
    element('div', { className: 'title-actions' }, cancel, done),
  );
  parts.picker.replaceChildren(form);
  parts.picker.returnValue = '';
  parts.picker.showModal();
  await new Promise((resolve) => parts.picker.addEventListener('close', resolve, { once: true }));
  if (parts.picker.returnValue !== 'pick') return null;
  const picked = new Set(new FormData(form).getAll('pick'));
  return products
    .filter((product) => picked.has(idOf(product)))
    .map((product) => ({
      id: idOf(product),
      title: product.title,
      handle: product.handle,
      images: [{ id: product.image, originalSrc: product.image }],
      variants: [{ id: product.variantId, title: 'Default Title', price: product.price }],
    }));
}

window.addEventListener('beforeunload', (event) => {
  if (isDirty) event.preventDefault();
});

// Only now: a message that the app sends while nobody listens would be lost.
frame.src = frame.dataset.src;

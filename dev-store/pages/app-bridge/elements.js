import { notify, onPress } from './channel.js';
import { adminPath } from './links.js';

// ui-nav-menu, ui-title-bar, ui-save-bar: hidden here, shown by the admin around the frame.
// Adopted rather than inserted: an extra element in <head> would break React's hydration of the page.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none !important; }
.dev-modal { width: min(100% - 2rem, 38rem); max-height: min(90vh, 46rem); padding: 0; border: 0; border-radius: 12px; box-shadow: 0 12px 40px rgb(0 0 0 / 0.25); font-family: inherit; }
.dev-modal::backdrop { background: rgb(0 0 0 / 0.45); }
.dev-modal[data-variant="large"], .dev-modal[data-variant="max"] { width: min(100% - 2rem, 62rem); }
.dev-modal[data-variant="small"] { width: min(100% - 2rem, 24rem); }
.dev-modal header, .dev-modal footer { display: flex; gap: 8px; align-items: center; justify-content: space-between; padding: 12px 16px; background: #f3f3f3; }
.dev-modal footer { justify-content: flex-end; background: #fff; }
.dev-modal h2 { margin: 0; font: 600 14px/1.4 Inter, system-ui, sans-serif; }
.dev-modal header button, .dev-modal footer button { min-height: 32px; padding: 4px 12px; border: 1px solid #8a8a8a; border-radius: 8px; background: #fff; color: #303030; font: 500 13px Inter, system-ui, sans-serif; cursor: pointer; }
.dev-modal footer button.primary { background: #303030; border-color: #303030; color: #fff; }
.dev-modal footer button.critical { background: #a3122a; border-color: #a3122a; color: #fff; }
.dev-modal footer button:disabled { opacity: 0.55; }
.dev-modal iframe { display: block; width: 100%; height: 60vh; border: 0; }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Presses something in the app as a user would; a plain link is first offered to the app's router. */
export function press(element) {
  if (!(element instanceof HTMLAnchorElement) && element.localName !== 's-link') return element.click();
  const takeOver = (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const before = location.href;
    element.dispatchEvent(new CustomEvent('shopify:navigate', { bubbles: true }));
    setTimeout(() => {
      const wanted = new URL(element.getAttribute('href'), location.href);
      if (location.href === before && wanted.href !== before) location.assign(wanted);
    }, 1_500);
  };
  window.addEventListener('click', takeOver, { once: true });
  element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
  window.removeEventListener('click', takeOver);
}

const keys = new WeakMap();
let lastKey = 0;
function keyOf(element) {
  if (!keys.has(element)) keys.set(element, String(++lastKey));
  return keys.get(element);
}

function buttonOf(element) {
  const { disabled } = element;
  return {
    key: keyOf(element),
    label: element.textContent.trim(),
    variant: element.getAttribute('variant') ?? '',
    tone: element.getAttribute('tone') ?? '',
    disabled: Boolean(disabled) || element.hasAttribute('disabled'),
    loading: element.hasAttribute('loading') && element.getAttribute('loading') !== 'false',
    group: element.closest('section')?.getAttribute('label') ?? '',
    href: element.getAttribute('href') ?? '',
  };
}

/** An element whose content the admin shows: told on every change, pressed back by key. */
function mirrored(describe, topic) {
  let queued = false;
  const tell = () => {
    if (queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      notify(topic, describe());
    });
  };
  return class extends HTMLElement {
    connectedCallback() {
      this.observer = new MutationObserver(tell);
      this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
      tell();
    }
    disconnectedCallback() {
      this.observer.disconnect();
      tell();
    }
  };
}

const outsideModal = (selector) =>
  [...document.querySelectorAll(selector)].filter((element) => !element.closest('ui-modal'));

customElements.define(
  'ui-title-bar',
  mirrored(() => {
    const bar = outsideModal('ui-title-bar').at(-1);
    return {
      title: bar?.getAttribute('title') ?? '',
      buttons: bar ? [...bar.querySelectorAll('button, a')].map(buttonOf) : [],
    };
  }, 'titleBar'),
);

const describeNav = () => ({
  links: [...document.querySelectorAll('ui-nav-menu a, s-app-nav a, s-app-nav s-link')].map((link) => ({
    key: keyOf(link),
    label: link.textContent.trim(),
    isHome: link.getAttribute('rel') === 'home',
    path: adminPath(new URL(link.getAttribute('href') ?? '', location.href)),
    inner: new URL(link.getAttribute('href') ?? '', location.href).pathname,
  })),
});
customElements.define('ui-nav-menu', mirrored(describeNav, 'navMenu'));
customElements.define('s-app-nav', mirrored(describeNav, 'navMenu'));

const describeSaveBar = () => {
  const bar = outsideModal('ui-save-bar').find((element) => element.showing);
  if (!bar) return { showing: false };
  const buttons = [...bar.querySelectorAll('button')].map(buttonOf);
  return {
    showing: true,
    save: buttons.find(({ variant }) => variant === 'primary') ?? null,
    discard: buttons.find(({ variant }) => variant !== 'primary') ?? null,
    confirmDiscard: bar.hasAttribute('discardConfirmation') || bar.discardConfirmation === true,
  };
};

customElements.define(
  'ui-save-bar',
  class extends mirrored(describeSaveBar, 'saveBar') {
    showing = false;
    discardConfirmation = this.hasAttribute('discardconfirmation');
    async show() {
      this.change(true);
    }
    async hide() {
      this.change(false);
    }
    async toggle() {
      this.change(!this.showing);
    }
    change(showing) {
      if (this.showing === showing) return;
      this.showing = showing;
      notify('saveBar', describeSaveBar());
      this.dispatchEvent(new CustomEvent(showing ? 'show' : 'hide'));
    }
  },
);

onPress('button', (key) => {
  const element = [
    ...document.querySelectorAll(
      'ui-title-bar button, ui-title-bar a, ui-save-bar button, ui-nav-menu a, s-app-nav a, s-app-nav s-link',
    ),
  ].find((one) => keys.get(one) === key);
  if (element) press(element);
});

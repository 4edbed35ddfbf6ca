// The `s-*` elements our extensions use, drawn plainly. Their light children show through a slot.

const STYLE = `
:host{display:block;overflow-wrap:anywhere;font:14px/1.45 system-ui,sans-serif;color:#1f2321}
:host([hidden]){display:none}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:var(--align,stretch)}
.column{display:flex;flex-direction:column;gap:var(--gap,12px)}
.inline{display:inline}
.card{background:#fff;border:1px solid #dfe3e0;border-radius:12px;padding:16px}
h1,h2,h3,h4,p{margin:0}
h1{font-size:22px}h2{font-size:16px}h3{font-size:14px}h4{font-size:22px;letter-spacing:.03em}
a{color:#0b5c4a}
a.button{display:inline-flex;align-items:center;box-sizing:border-box;text-decoration:none}
button,a.button{font:inherit;font-weight:600;padding:9px 16px;border-radius:8px;border:1px solid #8a918d;background:#fff;color:inherit;cursor:pointer;min-height:40px}
button.tile{display:flex;flex-direction:column;gap:4px;width:100%;min-height:84px;text-align:start;font-weight:400}
button.accent,button.primary,a.button.primary{background:#12352c;border-color:#12352c;color:#fff}
button:disabled{opacity:.55;cursor:default}
:focus-visible{outline:3px solid #1b7f68;outline-offset:2px}
label{display:flex;flex-direction:column;gap:4px;font-weight:600}
input{font:inherit;padding:9px 10px;border:1px solid #8a918d;border-radius:8px;min-height:40px;box-sizing:border-box;width:100%}
.error{color:#a3211b;font-weight:400}
.badge{display:inline-block;padding:1px 9px;border-radius:999px;background:#e6e9e7;font-size:13px}
.success{background:#cfeedd}.info{background:#d8e9f8}.caution,.warning{background:#fdeec4}.critical{background:#fbdad7}
.banner{border-radius:10px;padding:12px 14px}
.subdued{color:#5a625e}.strong{font-weight:600}
ul{margin:0;padding-left:20px}
hr{border:0;border-top:1px solid #dfe3e0;margin:4px 0}
`;

const GAPS = {
  none: 0,
  'small-500': 2,
  'small-400': 4,
  'small-300': 6,
  'small-200': 8,
  'small-100': 10,
  small: 10,
  base: 16,
  large: 20,
};

/** Each element: the attributes it knows, and how it is drawn from them. */
export const ELEMENTS = {
  's-admin-block': {
    knows: ['heading', 'collapsed-summary'],
    draw: ({ heading }) => `<section class="card column"><h2>${text(heading)}</h2><slot></slot></section>`,
  },
  's-section': {
    knows: ['heading'],
    draw: ({ heading }) =>
      `<section class="column">${heading ? `<h2>${text(heading)}</h2>` : ''}<slot></slot></section>`,
  },
  's-page': {
    knows: ['heading', 'subheading', 'inlinesize'],
    draw: ({ heading }) =>
      `<div class="column" style="--gap:20px">${heading ? `<h1>${text(heading)}</h1>` : ''}<slot></slot></div>`,
  },
  's-qr-code': {
    knows: ['content', 'size', 'border', 'accessibilitylabel'],
    draw: ({ content, accessibilitylabel }) =>
      `<img width="160" height="160" alt="${text(accessibilitylabel ?? content)}" src="/__extensions/qr.svg?content=${encodeURIComponent(content)}">`,
  },
  's-clipboard-item': { knows: ['text'], draw: () => '' },
  's-skeleton-paragraph': { knows: ['content'], draw: () => '<p aria-hidden="true">…</p>' },
  's-stack': {
    knows: ['direction', 'gap', 'alignitems', 'justifycontent'],
    draw: ({ direction, gap, alignitems }) =>
      `<div class="${direction === 'inline' ? 'row' : 'column'}" style="--gap:${GAPS[gap] ?? 0}px;--align:${alignitems === 'center' ? 'center' : 'stretch'}"><slot></slot></div>`,
  },
  's-heading': { knows: [], draw: () => '<h3><slot></slot></h3>' },
  's-text': {
    knows: ['type', 'color', 'tone'],
    isInline: true,
    draw: ({ type, color }) =>
      `<span class="${type === 'strong' ? 'strong' : ''} ${color === 'subdued' ? 'subdued' : ''}"><slot></slot></span>`,
  },
  's-paragraph': {
    knows: ['color', 'tone', 'type'],
    draw: ({ color }) => `<p class="${color === 'subdued' ? 'subdued' : ''}"><slot></slot></p>`,
  },
  's-link': {
    knows: ['href', 'target', 'tone', 'accessibilitylabel'],
    isInline: true,
    draw: (given) => `<a ${linked(given)}><slot></slot></a>`,
  },
  's-button': {
    knows: [
      ...[
        'variant',
        'tone',
        'disabled',
        'loading',
        'type',
        'href',
        'target',
        'command',
        'commandfor',
        'accessibilitylabel',
      ],
    ],
    isInline: true,
    draw: ({ variant, disabled, loading, accessibilitylabel, ...rest }) =>
      rest.href
        ? `<a class="button ${text(variant ?? '')}" ${linked(rest)}><slot></slot></a>`
        : `<button class="${text(variant ?? '')}" ${disabled !== undefined || loading !== undefined ? 'disabled' : ''} ${accessibilitylabel ? `aria-label="${text(accessibilitylabel)}"` : ''}><slot></slot></button>`,
  },
  's-badge': {
    knows: ['tone', 'color', 'size'],
    isInline: true,
    draw: ({ tone }) => `<span class="badge ${text(tone ?? '')}"><slot></slot></span>`,
  },
  's-banner': {
    knows: ['tone', 'heading'],
    draw: ({ tone, heading }) =>
      `<div class="banner column ${text(tone ?? 'info')}" role="${tone === 'critical' ? 'alert' : 'status'}">${heading ? `<h3>${text(heading)}</h3>` : ''}<slot></slot></div>`,
  },
  's-spinner': {
    knows: ['accessibilitylabel', 'size'],
    draw: ({ accessibilitylabel }) => `<p role="status">${text(accessibilitylabel ?? '…')}</p>`,
  },
};

/** Shopify's own ways to address a page: of the app in the admin, of an extension in the account. */
const PROTOCOLS = { 'app:/app': '/admin/apps/ricochet', 'extension:ricochet-account-page/': '/account/pages/invite' };

function linked({ href = '', target }) {
  const [way, place] = Object.entries(PROTOCOLS).find(([one]) => href.startsWith(one)) ?? [];
  const address = way ? href.replace(way, place) : href;
  if (/^(app|extension):/.test(address)) throw new Error(`no page is at ${href}`);
  return `href="${text(address)}" target="${way ? '_top' : text(target ?? '_top')}" rel="noopener"`;
}

/** `command="--copy"` on a button copies what the clipboard item it is for holds, and tells the item. */
async function copyFor(button) {
  const item = document.getElementById(button.getAttribute('commandfor'));
  if (!item) throw new Error(`no element has the id "${button.getAttribute('commandfor')}"`);
  await navigator.clipboard.writeText(item.getAttribute('text'));
  item.dispatchEvent(new Event('copy'));
}

const ALWAYS = ['id', 'slot', 'hidden', 'class', 'style', 'data-test'];
export const text = (value) =>
  String(value).replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character],
  );

export const strangers = (root) => [
  ...new Set(
    [...root.querySelectorAll('*')]
      .map(({ localName }) => localName)
      .filter((name) => name.startsWith('s-') && !customElements.get(name)),
  ),
];

export function defineElements(elements) {
  for (const [name, { knows, draw, isInline, isField }] of Object.entries(elements)) {
    class Drawn extends HTMLElement {
      connectedCallback() {
        if (!this.shadowRoot) {
          this.attachShadow({ mode: 'open', delegatesFocus: true });
          this.observer = new MutationObserver(() => this.draw());
          this.observer.observe(this, { attributes: true });
          if (name === 's-button')
            this.addEventListener('click', () => this.getAttribute('command') === '--copy' && copyFor(this));
        }
        this.draw();
      }

      draw() {
        const given = Object.fromEntries([...this.attributes].map((one) => [one.name.toLowerCase(), one.value]));
        const stranger = Object.keys(given).find((one) => !knows.includes(one) && !ALWAYS.includes(one));
        if (stranger) throw new Error(`<${name}> doesn't know "${stranger}"`);
        this.shadowRoot.innerHTML = `<style>${STYLE}${isInline ? ':host{display:inline-block}' : ''}</style>${draw(given)}`;
      }
    }
    customElements.define(name, isField ? asField(Drawn) : Drawn);
  }
}

/** A field is drawn once: whoever types in it keeps their place. */
const asField = (Drawn) =>
  class extends Drawn {
    get value() {
      return this.typed ?? '';
    }

    set value(typed) {
      this.typed = typed;
      this.fill();
    }

    draw() {
      if (!this.input) {
        super.draw();
        this.input = this.shadowRoot.querySelector('input');
        this.input.addEventListener('input', () => {
          this.typed = this.input.value;
        });
      }
      this.fill();
    }

    fill() {
      if (!this.input) return;
      if (this.input.value !== this.value) this.input.value = this.value;
      this.input.disabled = this.hasAttribute('disabled');
    }
  };

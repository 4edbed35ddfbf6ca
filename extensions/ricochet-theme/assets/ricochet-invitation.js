/** A friend's invitation or a reminder, above the content so that nothing moves; fetched where the embed found one due (031). */
if (!customElements.get('ricochet-invitation')) {
  const KEY = 'ricochet-code';
  const SHOWN = 'ricochet-shown';
  const read = (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return undefined;
    }
  };
  const keep = (key, value) => {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // a browser that keeps nothing shows the invitation on this page only
    }
  };

  customElements.define(
    'ricochet-invitation',
    class extends HTMLElement {
      connectedCallback() {
        this.listening = new AbortController();
        const { path, locale, style, preview } = this.dataset;
        const dialog = this.querySelector('[data-invitation]');
        if (preview === '') return this.open(dialog, false);
        const here = location.pathname;
        // by a link to any page, the invitation's own link, or the form a code is typed into
        const asked = new URLSearchParams(location.search);
        const given = asked.get('ricochet') ?? (here.endsWith(path) ? asked.get('code') : here.split(`${path}/`)[1]);
        const fresh = given && /^[\p{L}\d_ -]{1,64}$/u.test(given) && given.trim();
        if (fresh) keep(KEY, fresh);
        // from the claim on there is nothing left to invite to
        if (here.includes('/apps/ricochet/')) return here.includes('/claim') && keep(KEY, '');
        const code = read(KEY) || fresh;
        if (code) {
          dialog.querySelector('[data-open]').href =
            `${path}/${encodeURIComponent(code)}?locale=${encodeURIComponent(locale)}`;
          this.open(dialog, style === 'popup' && read(SHOWN) === null, () => keep(KEY, ''));
          return keep(SHOWN, '1');
        }
        const nudge = this.querySelector('[data-nudge]');
        // nowhere to remember that it was shown: not shown
        if (!nudge || read('ricochet-nudged') !== null || document.querySelector('ricochet-advocate')) return;
        keep('ricochet-nudged', '1');
        this.open(nudge, false);
      }

      disconnectedCallback() {
        this.listening.abort();
      }

      open(dialog, asPopup, forget) {
        const { signal } = this.listening;
        const close = () => dialog.close();
        dialog.querySelector('[data-close]').addEventListener('click', close, { signal });
        dialog.addEventListener('close', () => forget?.(), { signal });
        dialog.addEventListener('keydown', (event) => event.key === 'Escape' && close(), { signal });
        if (asPopup) dialog.showModal();
        else dialog.setAttribute('open', '');
      }
    },
  );
}

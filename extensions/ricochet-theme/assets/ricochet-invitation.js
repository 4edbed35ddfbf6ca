/**
 * A friend's invitation (`?ricochet=CODE`) on any page, and a reminder for customers who are logged in. Both stand above the
 * content, so that nothing moves. Kept in this tab only, until it is closed or taken up (docs/decisions/031).
 */
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
        const { path, locale } = this.dataset;
        const here = location.pathname;
        // followed to any page, or to the invitation itself by its link or by the form a code is typed into
        const asked = new URLSearchParams(location.search);
        const given = asked.get('ricochet') ?? (here.endsWith(path) ? asked.get('code') : here.split(`${path}/`)[1]);
        const fresh = given && /^[\p{L}\d_ -]{1,64}$/u.test(given) && given.trim();
        if (fresh) keep(KEY, fresh);
        // from the claim on there is nothing left to invite to
        if (here.includes('/apps/ricochet/')) return here.includes('/claim') && keep(KEY, '');
        const code = read(KEY) || fresh;
        if (code) {
          const dialog = this.querySelector('[data-invitation]');
          dialog.querySelector('[data-open]').href =
            `${path}/${encodeURIComponent(code)}?locale=${encodeURIComponent(locale)}`;
          this.open(dialog, this.dataset.style === 'popup' && read(SHOWN) === null, () => keep(KEY, ''));
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

      /** A banner takes no focus; a popup holds it and the browser gives it back. */
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

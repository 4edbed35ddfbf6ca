/** Shows the invitation of `?ricochet=CODE` on any page, above the content so that nothing moves. Keeps nothing. */
if (!customElements.get('ricochet-invitation')) {
  customElements.define(
    'ricochet-invitation',
    class extends HTMLElement {
      connectedCallback() {
        const code = new URLSearchParams(location.search).get('ricochet')?.trim();
        if (!code || code.length > 64) return;
        const { path, locale } = this.dataset;
        this.querySelector('[data-open]').href =
          `${path}/${encodeURIComponent(code)}?locale=${encodeURIComponent(locale)}`;
        this.listening = new AbortController();
        const { signal } = this.listening;
        this.querySelector('[data-close]').addEventListener('click', () => this.close(), { signal });
        this.addEventListener('keydown', (event) => event.key === 'Escape' && this.close(), { signal });
        this.hidden = false;
      }

      disconnectedCallback() {
        this.listening?.abort();
      }

      close() {
        this.hidden = true;
      }
    },
  );
}

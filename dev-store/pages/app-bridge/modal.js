import { press } from './elements.js';

// ui-modal: a dialog inside the frame. React puts the content in through a portal (`content`).
customElements.define(
  'ui-modal',
  class extends HTMLElement {
    dialog = document.createElement('dialog');
    body = document.createElement('div');

    get content() {
      return this.getAttribute('src') ? undefined : this.body;
    }
    set content(element) {
      this.body.replaceChildren(element);
    }
    get src() {
      return this.getAttribute('src') ?? undefined;
    }
    set src(value) {
      this.setAttribute('src', value);
    }
    get variant() {
      return this.getAttribute('variant') ?? 'base';
    }
    set variant(value) {
      this.setAttribute('variant', value);
      this.dialog.dataset.variant = value;
    }
    get contentWindow() {
      return this.dialog.querySelector('iframe')?.contentWindow ?? null;
    }

    connectedCallback() {
      this.dialog.className = 'dev-modal';
      this.dialog.addEventListener('close', () => this.dispatchEvent(new CustomEvent('hide')));
      this.observer = new MutationObserver(() => this.dialog.open && this.draw());
      this.observer.observe(this, { childList: true, subtree: true, attributes: true, characterData: true });
    }
    disconnectedCallback() {
      this.observer.disconnect();
      this.dialog.remove();
    }

    async show() {
      if (this.dialog.open) return;
      // Not before it is needed: until hydrated, the page must be as the server sent it.
      document.body.append(this.dialog);
      this.draw();
      this.dialog.showModal();
      this.dispatchEvent(new CustomEvent('show'));
    }
    async hide() {
      if (this.dialog.open) this.dialog.close();
    }
    async toggle() {
      return this.dialog.open ? this.hide() : this.show();
    }

    draw() {
      this.dialog.dataset.variant = this.variant;
      const bar = this.querySelector('ui-title-bar');
      const header = document.createElement('header');
      const title = document.createElement('h2');
      title.textContent = bar?.getAttribute('title') ?? document.title;
      const close = document.createElement('button');
      close.type = 'button';
      close.textContent = '×';
      close.setAttribute('aria-label', document.documentElement.lang === 'en' ? 'Close' : 'Fermer');
      close.addEventListener('click', () => this.hide());
      header.append(title, close);
      const footer = document.createElement('footer');
      for (const source of bar?.querySelectorAll('button, a') ?? []) footer.append(this.mirror(source));
      this.dialog.setAttribute('aria-label', title.textContent);
      this.dialog.replaceChildren(header, this.main(), ...(footer.childElementCount > 0 ? [footer] : []));
    }

    main() {
      if (!this.getAttribute('src')) {
        const own = [...this.children].filter(
          (child) => !/^ui-/.test(child.localName) && child.childElementCount + child.textContent.length > 0,
        );
        if (this.body.childElementCount === 0 && own.length > 0)
          this.body.replaceChildren(...own.map((child) => child.cloneNode(true)));
        return this.body;
      }
      const current = this.dialog.querySelector('iframe');
      if (current) return current;
      const frame = document.createElement('iframe');
      frame.src = this.getAttribute('src');
      return frame;
    }

    mirror(source) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = source.textContent;
      button.disabled =
        source.hasAttribute('disabled') ||
        (source.hasAttribute('loading') && source.getAttribute('loading') !== 'false');
      button.className =
        source.getAttribute('tone') === 'critical'
          ? 'critical'
          : source.getAttribute('variant') === 'primary'
            ? 'primary'
            : '';
      button.addEventListener('click', () => press(source));
      return button;
    }
  },
);

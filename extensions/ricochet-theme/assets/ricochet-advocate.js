/** Fills the advocate block, which the theme has rendered at its final size, with the customer's own data. */
if (!customElements.get('ricochet-advocate')) {
  customElements.define(
    'ricochet-advocate',
    class extends HTMLElement {
      connectedCallback() {
        this.leaving = new AbortController();
        const { signal } = this.leaving;
        this.live = this.querySelector('[data-live]');
        this.querySelector('.ricochet__native').classList.toggle('is-possible', Boolean(navigator.share));
        this.addEventListener('click', (event) => this.onClick(event), { signal });
        this.load(signal);
      }

      disconnectedCallback() {
        this.leaving.abort();
        clearTimeout(this.quiet);
      }

      async load(signal) {
        try {
          const response = await fetch(this.dataset.url, { headers: { Accept: 'application/json' }, signal });
          if (!response.ok) throw new Error(`status ${response.status}`);
          this.show(await response.json());
        } catch {
          if (!signal.aborted) this.say(this.dataset.failed);
        } finally {
          this.removeAttribute('aria-busy');
        }
      }

      show(space) {
        if (space.state !== 'ready') return this.say(space.message ?? this.dataset.failed);
        this.space = space;
        const fields = { link: space.link, code: space.code, points: space.points ?? '', next: space.next.join(' ') };
        for (const place of this.querySelectorAll('[data-field]')) place.textContent = fields[place.dataset.field];
        for (const button of this.querySelectorAll('[data-copy]')) button.disabled = false;
        for (const channel of ['email', 'whatsapp', 'sms'])
          this.querySelector(`[data-channel=${channel}]`).href = space.share[channel];
        this.list(
          'friends',
          space.friendsEmpty,
          space.friends.map((friend) => ({ ...friend, title: friend.label, more: friend.asked ?? friend.reason })),
        );
        this.list(
          'rewards',
          space.rewardsEmpty,
          space.rewards.map((reward) => ({ ...reward, more: reward.code, isCode: true })),
        );
        this.celebrate(space.rewards.filter((reward) => reward.state === 'issued').length);
      }

      list(name, empty, entries) {
        const list = this.querySelector(`[data-list=${name}]`);
        if (!list) return;
        if (entries.length === 0) return list.replaceChildren(emptyLine(empty));
        const rows = document.createElement('ul');
        rows.append(...entries.map((entry) => this.row(entry)));
        list.replaceChildren(rows);
      }

      row(entry) {
        const row = this.querySelector('[data-row]').content.cloneNode(true).firstElementChild;
        row.dataset.state = entry.state;
        row.querySelector('[data-title]').textContent = entry.title;
        row.querySelector('[data-when]').textContent = entry.when ?? '';
        row.querySelector('[data-status]').textContent = entry.status;
        const more = row.querySelector('[data-more]');
        more.textContent = entry.more ?? '';
        if (entry.isCode && entry.more) more.className = 'ricochet__code';
        if (entry.ask) row.append(askLine(entry.ask, entry.title));
        return row;
      }

      async onClick(event) {
        const target = event.target.closest('[data-copy], [data-channel]');
        if (!target || !this.space) return;
        const { copy, channel } = target.dataset;
        if (copy) return this.copy(copy);
        if (channel === 'native' && !(await shareNatively(this.space.share))) return;
        this.count(channel);
      }

      async copy(what) {
        try {
          await navigator.clipboard.writeText(this.space[what]);
        } catch {
          return getSelection().selectAllChildren(this.querySelector(`[data-field=${what}]`));
        }
        this.say(this.dataset.copied);
        this.count('copy');
      }

      count(channel) {
        navigator.sendBeacon(this.dataset.shareUrl, new URLSearchParams({ channel }));
      }

      say(text) {
        this.live.textContent = text;
        clearTimeout(this.quiet);
        if (this.space) this.quiet = setTimeout(() => (this.live.textContent = ''), 4000);
      }

      /** Once per new reward, and quietly; a browser that keeps nothing simply doesn't celebrate. */
      celebrate(issued) {
        try {
          const seen = Number(localStorage.getItem('ricochet-rewards') ?? 0);
          localStorage.setItem('ricochet-rewards', String(issued));
          this.classList.toggle('has-new-reward', issued > seen);
        } catch {
          return;
        }
      }
    },
  );

  /** Where a human is asked to look at what was decided automatically. */
  const askLine = ({ path, label }, about) => {
    const line = document.createElement('p');
    const link = Object.assign(document.createElement('a'), { href: path, textContent: label });
    link.setAttribute('aria-label', `${label} (${about})`);
    line.append(link);
    return line;
  };

  const emptyLine = (text) =>
    Object.assign(document.createElement('p'), { className: 'ricochet__empty', textContent: text });

  const shareNatively = async ({ subject, text }) => {
    try {
      await navigator.share({ title: subject, text });
      return true;
    } catch {
      return false;
    }
  };
}

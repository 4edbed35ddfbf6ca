/** Fills a block, which the theme has rendered at its final size, with the customer's own data. One request a page. */
if (!customElements.get('ricochet-advocate')) {
  const asked = {};
  const ask = (url) => {
    asked[url] ??= fetch(url, { headers: { Accept: 'application/json' } }).then((response) => {
      if (!response.ok) throw new Error(`status ${response.status}`);
      return response.json();
    });
    asked[url].catch(() => delete asked[url]);
    return asked[url];
  };

  customElements.define(
    'ricochet-advocate',
    class extends HTMLElement {
      connectedCallback() {
        this.leaving = new AbortController();
        const { signal } = this.leaving;
        this.live = this.querySelector('[data-live]');
        this.querySelector('.ricochet__native')?.classList.toggle('is-possible', Boolean(navigator.share));
        this.addEventListener('click', (event) => this.onClick(event), { signal });
        this.load();
      }

      disconnectedCallback() {
        this.leaving.abort();
        clearTimeout(this.quiet);
      }

      async load() {
        try {
          this.show(await ask(this.dataset.url));
        } catch {
          this.say(this.dataset.failed);
        } finally {
          this.removeAttribute('aria-busy');
        }
      }

      show(space) {
        if (space.state !== 'ready') return this.say(space.message ?? this.dataset.failed);
        this.space = space;
        this.promise(space);
        this.closest('.ricochet-wallet')?.classList.toggle('has-no-points', !space.points);
        const { link, code, points, visits, pointsPending: pending, progress } = space;
        const fields = { link, code, points, pending, visits, next: space.next.join(' '), progress: progress?.words };
        for (const place of this.querySelectorAll('[data-field]'))
          place.textContent = fields[place.dataset.field] || '\u00a0';
        for (const button of this.querySelectorAll('[data-copy]')) button.disabled = false;
        for (const link of this.querySelectorAll('a[data-channel]')) link.href = space.share[link.dataset.channel];
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
        this.list('items', space.itemsEmpty, space.items);
        const bar = progress && this.querySelector('[data-progress]');
        if (bar) {
          Object.assign(bar.firstElementChild, { value: progress.value, max: progress.max });
          bar.dataset.shown = '';
        }
        this.celebrate(space.rewards.filter((reward) => reward.state === 'issued').length);
      }

      /** The theme has rendered what all are promised; people of a pilot and partners are promised something else. */
      promise(space) {
        for (const place of this.closest('.ricochet').querySelectorAll('[data-own]')) {
          const own = space[place.dataset.own] ?? '';
          if (place.href) place.href = own;
          else if (place.textContent.trim() !== own) place.textContent = own;
        }
      }

      list(name, empty, entries) {
        const list = this.querySelector(`[data-list=${name}]`);
        if (!list) return;
        if (entries.length === 0) return list.replaceChildren(emptyLine(empty));
        const rows = document.createElement('ul');
        rows.append(...entries.map((entry) => this.row(entry)));
        list.replaceChildren(rows);
        const hint = () =>
          list.toggleAttribute('data-goes-on', list.scrollHeight - list.scrollTop - list.clientHeight > 4);
        list.onscroll = hint;
        // asked at once, each list would lay the page out anew
        requestAnimationFrame(hint);
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

      /** A reward that came since this tab looked last (031). */
      celebrate(issued) {
        try {
          const seen = sessionStorage.getItem('ricochet-rewards') ?? issued;
          sessionStorage.setItem('ricochet-rewards', issued);
          this.classList.toggle('has-new-reward', issued > Number(seen));
        } catch {
          return;
        }
      }
    },
  );

  /** Where a human is asked to look. */
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

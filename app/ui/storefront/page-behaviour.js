/** What a script adds to the pages; all of them work without it. Kept small: it stands inline in each page. */
(() => {
  const page = document.querySelector('[data-ricochet-page]');
  if (!page || page.dataset.ricochetPage === 'ready') return;
  page.dataset.ricochetPage = 'ready';
  if (navigator.clipboard) page.classList.add('can-copy');
  const live = page.querySelector('[data-ricochet-live]');
  const JSON_HEADERS = { Accept: 'application/json' };

  const putInCart = (attributes) =>
    fetch('/cart/update.js', {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ attributes }),
    }).catch(() => {});
  const token = page.querySelector('[data-ricochet=share]')?.dataset.token ?? '';
  // whoever has the address of a mail's link has the page: it is not left to be copied, kept or sent as a referrer
  if (token)
    history.replaceState(null, '', location.pathname.replace(/\/[^/]+\/?$/, '') + '?locale=' + page.dataset.locale);
  const countShare = (channel) => navigator.sendBeacon('/apps/ricochet/share', new URLSearchParams({ channel, token }));

  const cart = JSON.parse(page.dataset.cart);
  // the first visit stands for the days of the offer: a later look at a link, or at somebody else's, takes no place of its
  const visitedAt = (visit) => {
    try {
      return JSON.parse(atob(visit.split('.')[0].replaceAll('-', '+').replaceAll('_', '/')))[3];
    } catch {
      return -Infinity;
    }
  };
  const stands = (visit) => Date.now() - visitedAt(visit) < Number(page.dataset.windowDays || Infinity) * 86400000;
  const putVisit = async () => {
    const held = await fetch('/cart.js', { headers: JSON_HEADERS })
      .then((answer) => answer.json())
      .catch(() => ({}));
    if (!stands(held.attributes?._ricochet_visit ?? '')) putInCart(cart);
  };
  if (cart._ricochet_visit) putVisit();
  else if (Object.keys(cart).length > 0) putInCart(cart);

  // straight from the claim the code is applied, whichever way the friend goes to the shop; whoever looks in later keeps their cart
  const use = page.querySelector('[data-ricochet=use-code]');
  if (use && document.referrer.includes('/apps/ricochet/'))
    fetch(use.href, { redirect: 'manual', keepalive: true }).catch(() => {});

  for (const button of page.querySelectorAll('[data-ricochet-copy]')) {
    const label = button.textContent;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.ricochetCopy);
      } catch {
        return getSelection().selectAllChildren(button.previousElementSibling);
      }
      button.textContent = button.dataset.copied;
      live.textContent = button.dataset.copied;
      if (page.querySelector('[data-ricochet=share]')) countShare('copy');
      setTimeout(() => {
        button.textContent = label;
        live.textContent = '';
      }, 2500);
    });
  }

  for (const link of page.querySelectorAll('[data-ricochet-share]'))
    link.addEventListener('click', () => countShare(link.dataset.ricochetShare));

  // what is sent is what stands there, with the link in it or after it
  const ownWords = page.querySelector('[data-ricochet-own-words]');
  if (ownWords) {
    ownWords.hidden = false;
    const typed = ownWords.querySelector('textarea');
    const address = page.querySelector('[data-ricochet=link]').textContent.trim();
    typed.addEventListener('input', () => {
      const text = typed.value.includes(address) ? typed.value : (typed.value.trim() + ' ' + address).trim();
      for (const link of page.querySelectorAll('[data-before]'))
        link.href =
          link.dataset.before +
          encodeURIComponent(text.replaceAll(address, () => address + '?via=' + link.dataset.ricochetShare));
      page.querySelector('[data-ricochet-native]').dataset.text = text;
    });
  }

  const print = page.querySelector('[data-ricochet-print]');
  if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }

  const native = page.querySelector('[data-ricochet-native]');
  if (native && navigator.share) {
    native.parentElement.hidden = false;
    native.addEventListener('click', async () => {
      try {
        await navigator.share({ title: native.dataset.title, text: native.dataset.text });
        countShare('native');
      } catch (error) {
        if (error.name !== 'AbortError') throw error;
      }
    });
  }

  const form = page.querySelector('[data-ricochet-claim]');
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const submit = form.querySelector('[type=submit]');
    if (submit.getAttribute('aria-disabled') === 'true') return;
    submit.setAttribute('aria-disabled', 'true');
    clearProblems(form);
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: JSON_HEADERS,
        body: new URLSearchParams(new FormData(form)),
      });
      await show(await answer.json());
    } catch {
      showProblem('email', form.dataset.failed);
    }
    submit.removeAttribute('aria-disabled');
  });

  const show = async (answer) => {
    const { words } = answer;
    if (answer.state === 'invalid') return showProblem(answer.field, words.text);
    if (!words.statusPath) return showEnd(answer.state, words);
    await putInCart({ _ricochet_claim: answer.claimToken });
    location.assign(words.statusPath);
  };

  /** The form has had its answer: the answer takes its place. */
  const showEnd = (state, words) => {
    const heading = form.parentElement.querySelector('h1, h2');
    const text = document.createElement('p');
    text.dataset.ricochet = state;
    text.textContent = [words.text, words.next].filter(Boolean).join(' ');
    const shop = Object.assign(document.createElement('a'), {
      className: 'ricochet-button',
      href: '/',
      textContent: form.dataset.shop,
    });
    heading.textContent = words.title;
    heading.tabIndex = -1;
    const ask = Object.assign(document.createElement('a'), {
      className: 'ricochet-button ricochet-button--quiet',
      href: words.ask?.path,
      textContent: words.ask?.label,
    });
    form.replaceWith(text, ...(words.ask ? [shop, ask] : [shop]).map(inLine));
    heading.focus();
  };

  const inLine = (link) => {
    const line = document.createElement('p');
    line.append(link);
    return line;
  };

  const clearProblems = (within) => {
    for (const problem of within.querySelectorAll('[data-ricochet-problem]')) problem.textContent = '';
    for (const input of within.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid');
  };

  const showProblem = (field, text) => {
    const input = form.elements[field];
    form.querySelector('[data-ricochet-problem=' + field + ']').textContent = text;
    input.setAttribute('aria-invalid', 'true');
    input.focus();
  };

  const waiting = page.querySelector('[data-ricochet-poll]');
  const poll = async (left) => {
    if (left === 0) {
      live.textContent = waiting.dataset.late;
      return;
    }
    const answer = await fetch(waiting.dataset.ricochetPoll, { headers: JSON_HEADERS })
      .then((response) => response.json())
      .catch(() => ({ state: 'pending' }));
    if (answer.state === 'pending') setTimeout(poll, 2000, left - 1);
    else location.replace(waiting.dataset.ricochetPoll);
  };
  if (waiting) setTimeout(poll, 1500, 30);
})();

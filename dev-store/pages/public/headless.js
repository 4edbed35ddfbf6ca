// A storefront of one's own: what anybody may ask goes with the publishable key, the rest with a token of the shop's server.
const root = document.querySelector('[data-headless]');
if (root) start(root);

function start(root) {
  const { url, key, locale } = root.dataset;
  const words = JSON.parse(root.dataset.words);
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const TRIES = 30;

  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Texts of an answer only ever become text. */
  function el(name, text = '', attributes = {}) {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
  }
  const list = (items) => {
    const ul = el('ul');
    ul.append(...items.map((item) => el('li', item)));
    return ul;
  };

  let token = null;
  async function tokenOfServer() {
    if (token && token.until > Date.now()) return token.text;
    const answer = await fetch('/headless/token', { method: 'POST' });
    if (!answer.ok) return null;
    token = { text: (await answer.json()).token, until: Date.now() + 240_000 };
    return token.text;
  }

  async function ask(path, { body, isOwn = false } = {}) {
    const text = isOwn ? await tokenOfServer() : null;
    const answer = await fetch(`${url}${path}${path.includes('?') ? '&' : '?'}locale=${locale}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(text ? { Authorization: `Bearer ${text}` } : { 'X-Ricochet-Key': key }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.status === 204 ? {} : answer.json();
  }

  /** Whatever goes wrong is said where it was asked. */
  async function into(target, work) {
    try {
      await work(target);
    } catch {
      target.replaceChildren(el('p', words.failed, { class: 'problem', role: 'alert' }));
    }
  }
  const refusal = ({ error, message, words: said }) =>
    el('p', error?.message ?? message ?? `${said.title}. ${said.text}`, { class: 'problem' });

  const putInCart = (change) =>
    fetch('/cart/update.js', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
    });

  into(part('offer'), async (target) => {
    const offer = await ask('/offer');
    if (offer.status !== 'live') return target.replaceChildren(offer.error ? refusal(offer) : el('p', '–'));
    const { promise, conditions, terms } = offer[locale];
    const details = el('details');
    details.append(el('summary', conditions), list(terms));
    target.replaceChildren(el('p', promise, { 'data-headless-promise': '' }), details);
  });

  root.querySelector('[data-form=visit]').addEventListener('submit', (event) => {
    event.preventDefault();
    const { code } = event.currentTarget.elements;
    into(part('invitation'), async (target) => {
      const typed = code.value.trim();
      const via = /[?&]via=(\w+)/.exec(typed)?.[1];
      const invitation = await ask('/visit', { body: { code: typed, ...(via && { via }) } });
      if (invitation.state !== 'open') return target.replaceChildren(refusal(invitation));
      await putInCart({ attributes: invitation.cartAttributes });
      target.replaceChildren(
        el('p', invitation.promise, { 'data-headless-invitation': '' }),
        ...[invitation.disclosure, invitation.conditions, invitation.until]
          .filter(Boolean)
          .map((text) => el('p', text)),
        claimForm(invitation.visitToken, via),
      );
    });
  });

  function claimForm(visitToken, via) {
    const form = el('form', '', { 'data-form': 'claim' });
    const answer = el('div', '', { 'aria-live': 'polite' });
    const field = (name, type, required) => {
      const input = el('input', '', { id: `headless-${name}`, name, type, ...(required && { required: '' }) });
      return [el('label', words[name], { for: `headless-${name}` }), input];
    };
    const button = el('button', words.claim, { class: 'button', type: 'submit' });
    form.append(...field('email', 'email', true), ...field('firstName', 'text', false), button, answer);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const { email, firstName } = form.elements;
      const body = { visitToken, email: email.value, firstName: firstName.value, ...(via && { via }) };
      button.disabled = true;
      into(answer, async (target) => {
        target.replaceChildren(el('p', words.waiting));
        let claim = await ask('/claim', { body });
        for (let tries = 0; claim.state === 'pending' && !claim.isHeld && tries < TRIES; tries += 1) {
          await wait(2_000);
          claim = await ask(`/claim/${claim.claimToken}`);
        }
        await showClaim(target, claim);
      }).finally(() => {
        button.disabled = false;
      });
    });
    return form;
  }

  async function showClaim(target, claim) {
    if (claim.error || claim.state !== 'approved') return target.replaceChildren(refusal(claim));
    const { title, text, next } = claim.words;
    await putInCart({ attributes: claim.cartAttributes, ...(claim.code && { discount: claim.code }) });
    target.replaceChildren(
      el('h3', title),
      el('p', text),
      ...(claim.code ? [el('p', claim.code, { class: 'code', 'data-headless-code': '' })] : []),
      ...(next ? [el('p', next)] : []),
      el('a', words.cart, { href: '/', class: 'button' }),
    );
  }

  const space = part('space');
  if (space) showSpace();

  function showSpace(said = null) {
    return into(space, async (target) => {
      const own = await ask('/me', { isOwn: true });
      if (own.state !== 'ready') return target.replaceChildren(refusal(own));
      target.replaceChildren(
        ...(said ? [el('p', said, { role: 'status', 'data-headless-said': '' })] : []),
        el('p', own.promise),
        el('p', own.code, { class: 'code', 'data-headless-own-code': '' }),
        el('p', own.link, { 'data-headless-link': '' }),
        ...shareButton(own.link),
        ...(own.closedFor ? [el('p', own.closedFor)] : []),
        ...section(
          words.friends,
          own.friends,
          ({ label, status, reason }) => [label, status, reason],
          own.friendsEmpty,
        ),
        ...section(words.rewards, own.rewards, ({ title, status, code }) => [title, status, code], own.rewardsEmpty),
        ...(own.wallet ? wallet(own) : []),
        smallForm('code', words.newCode, (value) => ['/me/code', { pageToken: own.pageToken, code: value }]),
        el('p', own.consent, { class: 'hint' }),
        smallForm('friend', words.declare, (value) => [
          '/me/declarations',
          { pageToken: own.pageToken, friends: [{ email: value }], consent: true },
        ]),
      );
    });
  }

  const section = (title, items, told, empty) => [
    el('h3', title),
    items.length > 0 ? list(items.map((item) => told(item).filter(Boolean).join(' · '))) : el('p', empty),
  ];

  function shareButton(link) {
    const button = el('button', words.copy, { type: 'button', class: 'button', 'data-headless-copy': '' });
    const said = el('p', '', { class: 'problem', role: 'alert' });
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(link);
      } catch {
        // the link stands there to be copied by hand
        said.textContent = words.notCopied;
        return;
      }
      said.textContent = '';
      button.textContent = words.copied;
      await ask('/me/share', { isOwn: true, body: { channel: 'copy' } });
    });
    return [button, said];
  }

  function wallet({ wallet: { balance, items }, pageToken }) {
    const buttons = items.map(({ itemId, button: label, missing }) => {
      const button = el('button', missing ? `${label} (${missing})` : label, { type: 'button', class: 'button' });
      button.disabled = missing !== null;
      button.addEventListener('click', () => change('/me/redeem', { pageToken, itemId }, button));
      return button;
    });
    return [el('h3', words.points), el('p', balance), ...buttons];
  }

  function smallForm(name, label, sent) {
    const form = el('form', '', { 'data-form': name });
    const input = el('input', '', { id: `headless-own-${name}`, name, required: '', autocomplete: 'off' });
    const button = el('button', label, { class: 'button', type: 'submit' });
    const row = el('div', '', { class: 'row' });
    row.append(input, button);
    const title = name === 'code' ? words.newCode : words.friendEmail;
    form.append(el('label', title, { for: input.id }), row);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      change(...sent(input.value), button);
    });
    return form;
  }

  /** Does it, then shows the space as it is now and what was answered. */
  async function change(path, body, button) {
    button.disabled = true;
    const answer = await ask(path, { isOwn: true, body }).catch(() => null);
    const said = answer?.error?.message ?? (answer ? `${answer.words.title}. ${answer.words.text}` : words.failed);
    await showSpace(answer?.code ? `${said} ${answer.code}` : said);
  }
}

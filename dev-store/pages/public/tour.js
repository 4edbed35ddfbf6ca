// The tour follows what happens in the store, live.
const isFrench = document.documentElement.lang === 'fr';
const SHOWN = 4;
const seenVerdicts = new Set();
const FRENCH_OUTCOMES = {
  approved: 'approuvé',
  held: 'en attente',
  rejected: 'refusé',
  'not-referred': 'sans parrain',
};

const events = new EventSource('/tour/events');
const on = (name, show) => events.addEventListener(name, (event) => show(JSON.parse(event.data)));

on('snapshot', ({ done, link }) => {
  for (const item of document.querySelectorAll('[data-step]'))
    item.classList.toggle('is-done', done.includes(item.dataset.step));
  if (link) showLink(link);
});
on('step', ({ step }) => {
  const item = document.querySelector(`[data-step="${step}"]`);
  item.classList.add('is-done');
  item.querySelector('[data-done-word]').textContent = isFrench ? 'fait' : 'done';
});
on('link', ({ link }) => showLink(link));
on('strip', ({ item }) => addToLane(item));
on('reset', () => location.reload());
on('books', (books) => {
  for (const cell of document.querySelectorAll('[data-book]')) {
    const value = books?.[cell.dataset.book] ?? null;
    cell.className = value === null ? 'is-unknown' : value === 0 ? 'is-right' : 'is-wrong';
    const shown = cell.querySelector('dd');
    const text = value === null ? '—' : String(value);
    if (shown.textContent !== text) shown.textContent = text;
  }
  for (const verdict of [...(books?.verdicts ?? [])].sort((a, b) => a.at.localeCompare(b.at))) {
    const key = [verdict.at, verdict.subject, verdict.outcome].join(' ');
    if (seenVerdicts.has(key)) continue;
    seenVerdicts.add(key);
    addToLane({
      lane: 'verdict',
      label: `${subjectWords(verdict.subject)} · ${outcomeWord(verdict.outcome)}`,
      href: '/admin/apps/ricochet',
    });
  }
});

function showLink({ path, firstName }) {
  for (const button of document.querySelectorAll('[data-needs-link]')) button.disabled = false;
  const link = Object.assign(document.createElement('a'), { href: path });
  link.textContent = isFrench ? `Le lien de ${firstName}` : `${firstName}’s link`;
  const advice = isFrench ? ', au mieux dans une fenêtre privée.' : ', best in a private window.';
  document.querySelector('[data-link-hint]').replaceChildren(link, advice);
}

const subjectWords = (subject) =>
  isFrench ? subject.replace(/^order /, 'commande ').replace(/^claim$/, 'invitation') : subject;
const outcomeWord = (outcome) => (isFrench ? (FRENCH_OUTCOMES[outcome] ?? outcome) : outcome.replace('-', ' '));

function addToLane({ lane, label, href }) {
  const list = document.querySelector(`[data-lane="${lane}"]`);
  const item = document.createElement('li');
  const text = href ? Object.assign(document.createElement('a'), { href }) : document.createElement('span');
  text.textContent = label;
  item.append(text);
  item.className = 'is-new';
  list.prepend(item);
  while (list.childElementCount > SHOWN) list.lastElementChild.remove();
}

for (const form of document.querySelectorAll('[data-action]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      const response = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' } });
      if (!response.ok) throw new Error(`status ${response.status}`);
      document.querySelector('[data-said]').textContent = (await response.json()).message;
    } catch {
      document.querySelector('[data-said]').textContent = isFrench
        ? 'Cela n’a pas marché. Réessayez.'
        : 'That didn’t work. Try again.';
    } finally {
      button.disabled = false;
    }
  });
}

// Runs one extension: its surface's API, its elements, its bundle.
import { apiOf } from './apis.js';
import { defineElements, ELEMENTS, strangers } from './elements.js';
import { posElements } from './pos-elements.js';

const settings = JSON.parse(document.getElementById('settings').textContent);
const targets = new Map();

const fail = (error) => {
  console.error(error);
  const line = document.createElement('p');
  line.className = 'broken';
  line.dataset.broken = '';
  line.textContent = `${settings.target}: ${error.message ?? error}`;
  document.body.replaceChildren(line);
};
addEventListener('error', (event) => fail(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => fail(event.reason));

/** The address an extension was built for is the app's, wherever it runs today. */
const fetchThere = globalThis.fetch.bind(globalThis);
globalThis.fetch = (input, init) =>
  fetchThere(typeof input === 'string' ? input.replace(settings.configuredUrl, settings.appUrl) : input, init);

/** The page around gives the frame the height it needs. */
new ResizeObserver(() =>
  parent.postMessage({ extension: settings.target, height: document.documentElement.scrollHeight }, location.origin),
).observe(document.body);
new MutationObserver(() => {
  const [stranger] = strangers(document.body);
  if (stranger) fail(new Error(`<${stranger}> is no element this store knows`));
}).observe(document.body, { childList: true, subtree: true });

defineElements(settings.target.startsWith('pos.') ? posElements(ELEMENTS, settings.target) : ELEMENTS);
globalThis.shopify = Object.assign(apiOf(settings), { extend: (target, run) => targets.set(target, run) });
const bundle = document.createElement('script');
bundle.src = `/__extensions/bundle/${settings.target}.js`;
bundle.onload = async () => {
  const run = targets.get(settings.target);
  if (!run) return fail(new Error('the bundle has no such target'));
  await run();
};
bundle.onerror = () => fail(new Error('the bundle is missing: run `npm run build`'));
document.head.append(bundle);

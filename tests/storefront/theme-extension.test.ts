import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { themeCheckRun } from '@shopify/theme-check-node';
// @ts-expect-error jsdom has no types of its own
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { type BlockName, themeExtension } from '../../dev-store/pages/storefront/theme-extension.ts';
import { THEME_LIMITS, weighTheme } from '../../scripts/theme-weight.ts';

const ROOT = join(import.meta.dirname, '../../extensions/ricochet-theme');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const keysOf = (words: object, prefix = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value as object, `${prefix}${key}.`) : [prefix + key],
  );

describe('the theme extension', () => {
  test('passes Shopify’s own theme check without a warning', async () => {
    const { offenses } = await themeCheckRun(ROOT, 'theme-check:theme-app-extension');
    expect(offenses.map(({ check, uri, message }) => `${check} ${uri}: ${message}`)).toEqual([]);
  }, 30_000);

  test('stays within Shopify’s limits, and a first load within ours', () => {
    const { scriptBytes, firstLoads } = weighTheme(ROOT);
    expect(scriptBytes).toBeLessThanOrEqual(THEME_LIMITS.scriptBytes);
    expect(readdirSync(join(ROOT, 'blocks')).length).toBeLessThanOrEqual(30);
    for (const { name, scriptGzipBytes, styleGzipBytes } of firstLoads) {
      expect(scriptGzipBytes, name).toBeLessThanOrEqual(THEME_LIMITS.firstLoadGzipBytes);
      expect(styleGzipBytes, name).toBeLessThanOrEqual(THEME_LIMITS.styleGzipBytes);
    }
    const [embed, ...others] = firstLoads.map(({ scriptGzipBytes }) => scriptGzipBytes);
    const advocate = firstLoads.find(({ name }) => name === 'advocate')?.scriptGzipBytes;
    // blocks that share a script bring it once
    expect([embed, advocate]).toEqual([expect.toSatisfy((bytes) => bytes > 0), Math.max(...others)]);
  });

  test.each(['', '.schema'])('says everything in both languages (%s)', (kind) => {
    expect(keysOf(JSON.parse(read(`locales/fr${kind}.json`))).sort()).toEqual(
      keysOf(JSON.parse(read(`locales/en.default${kind}.json`))).sort(),
    );
  });

  test('scripts define an element once, leave nothing behind and write no markup', () => {
    for (const file of ['ricochet-advocate.js', 'ricochet-invitation.js']) {
      const script = read(`assets/${file}`);
      expect(script).toContain('if (!customElements.get(');
      expect(script).toContain('disconnectedCallback');
      expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
    }
  });
});

/** What a browser makes of a block's markup once `advocate.json` has answered this. */
async function filled(block: string, answer: object, kept: Record<string, string> = {}): Promise<Document> {
  const { window } = new JSDOM(`<body>${block}</body>`, {
    url: 'https://shop.example/',
    runScripts: 'outside-only',
    pretendToBeVisual: true,
  });
  for (const [key, value] of Object.entries(kept)) window.sessionStorage.setItem(key, value);
  window.fetch = async () => ({ ok: true, json: async () => answer });
  window.eval(read('assets/ricochet-advocate.js'));
  await vi.waitFor(() => expect(window.document.querySelector('[aria-busy]')).toBeNull());
  return window.document;
}
/** A page of the shop with the embed on it, at this address; `kept` = what the tab holds already, null = it holds nothing. */
function embedded(
  markup: string,
  url: string,
  kept: Record<string, string> | null = {},
): { window: Window & typeof globalThis; fetched: string[] } {
  const { window } = new JSDOM(`<body>${markup}</body>`, {
    url,
    runScripts: 'dangerously',
    beforeParse(page: Window) {
      for (const [key, value] of Object.entries(kept ?? {})) page.sessionStorage.setItem(key, value);
      if (kept === null) Object.defineProperty(page, 'sessionStorage', { get: refused });
    },
  });
  const fetched: string[] = [];
  const style = window.document.head.querySelector('link');
  if (style) {
    fetched.push(style.getAttribute('href'));
    style.dispatchEvent(new window.Event('load'));
    fetched.push(window.document.head.querySelector('script').getAttribute('src'));
    window.eval(read('assets/ricochet-invitation.js'));
  }
  return { window, fetched };
}
const refused = () => {
  throw new Error('this browser keeps nothing');
};

/** As little as the element needs. */
const anAnswer = {
  ...{ state: 'ready', promise: 'Give €10 & get €10', conditions: 'From €40', until: null },
  ...{ termsPath: '/apps/ricochet/terms?locale=en', link: 'https://shop.example/i/ANA', code: 'ANA', share: {} },
  ...{ friends: [], rewards: [], items: [], next: ['Soon'], progress: null },
};

describe('a block', () => {
  const words = {
    promise: 'Give €10 & get €10',
    conditions: 'From €40',
    friend: 'A friend gives you €10',
    until: '',
    terms: ['New customers only', 'Not for <yourself>'],
  };
  const render = (name: BlockName, { offer = {}, customer = null, ...globals }: Record<string, unknown> = {}) =>
    themeExtension('en', 'EUR', ROOT).renderBlock(
      name,
      {
        app: { metafields: { ricochet: { offer: { value: { status: 'live', en: words, ...(offer as object) } } } } },
        request: { locale: { iso_code: 'en' }, path: '/pages/us' },
        routes: { account_login_url: '/account/login' },
        customer,
        ...globals,
      },
      { headTags: new Set() },
      name === 'capture' ? { nudge: true } : {},
    );

  test('says what the shop says otherwise, and its own words where there are none', async () => {
    const offer = { en: { ...words, say: { 'friend.text': 'Ton <code>', 'advocate.link': 'Ton lien' } } };
    expect(await render('friend', { offer })).toContain('Ton &lt;code&gt;');
    expect(await render('friend')).toContain('Enter it to see what is waiting for you.');
    expect(await render('space', { offer, customer: { id: 1 } })).toContain('Ton lien');
  });

  test.each(['space', 'advocate'] as const)('%s promises whoever is in a pilot what the pilot does', async (name) => {
    const markup = await render(name, { customer: { id: 1 }, offer: { en: { ...words, until: 'Until Sunday' } } });
    const own = { promise: 'Give €15 & get €20', conditions: 'From €30', termsPath: '/apps/ricochet/terms?version=7' };
    const page = await filled(markup, { ...anAnswer, ...own });
    const text = page.body.textContent ?? '';
    expect(text).toContain('Give €15 & get €20');
    for (const not of [words.promise, words.conditions, 'Until Sunday']) expect(text, not).not.toContain(not);
    const terms = page.querySelector('a[href*="/terms"]');
    if (name === 'space') expect(terms?.getAttribute('href')).toBe(own.termsPath);
    else expect(text).toContain('From €30');
    // a heading of the merchant's own words stays
    expect(page.querySelector('h2')?.textContent).not.toBe('');
    const all = await filled(markup, { ...anAnswer, until: 'Until Sunday' });
    expect(all.body.textContent).toContain(words.promise);
    expect(all.body.textContent).toContain('Until Sunday');
  });

  test.each(['space', 'advocate'] as const)(
    '%s has a place for the last day of a partner’s own promise',
    async (name) => {
      const page = await filled(await render(name, { customer: { id: 1 } }), { ...anAnswer, until: 'Until Monday' });
      expect(page.querySelector('[data-ricochet="until"]')?.textContent).toBe('Until Monday');
    },
  );

  test.each(['space', 'advocate'] as const)(
    '%s keeps a line below for a last day that comes or goes with their data; for everybody else it has no place',
    async (name) => {
      const style = new JSDOM(`<style>${read('assets/ricochet.css')}</style>`).window;
      const kept = async (customer: object | null) => {
        const { document } = style;
        document.body.innerHTML = await render(name, { customer });
        const last = document.querySelector('[data-ricochet="until"]');
        expect(last?.nextElementSibling).toBeNull();
        expect(last?.parentElement?.nextElementSibling).not.toBeNull();
        return style.getComputedStyle(last).minBlockSize;
      };
      expect(await kept({ id: 1 })).toBe(
        `${style.getComputedStyle(style.document.querySelector('section')).lineHeight}em`,
      );
      expect(await kept(null)).toBe('');
    },
  );

  test.each(['space', 'advocate', 'terms', 'capture'] as const)(
    '%s says to everybody until when a boosted promise holds',
    async (name) => {
      const boosted = { en: { ...words, until: 'Until <Sunday>' } };
      expect(await render(name, { customer: { id: 1 }, offer: boosted })).toContain('Until &lt;Sunday&gt;');
    },
  );

  test.each([
    ['by its link', '/apps/ricochet/i/LEA-75', 'LEA-75'],
    ['by the form it is typed into', '/apps/ricochet/i?code=LEA-75', 'LEA-75'],
    ['by the form, in another language', '/fr/apps/ricochet/i?code=l%C3%A9a+75&locale=fr', 'léa 75'],
    ['on any page', '/products/pen?ricochet=LEA-75', 'LEA-75'],
    ['as what is no code', '/apps/ricochet/i?code=%3Cscript%3E', null],
    ['elsewhere', '/products/pen?code=LEA-75', null],
  ])('an invitation followed %s is reminded of on the pages after it', async (_, path, code) => {
    const markup = await render('capture');
    const { window } = embedded(markup, `https://shop.example${path}`);
    expect(window.sessionStorage.getItem('ricochet-code')).toBe(code);
    const page = embedded(markup, 'https://shop.example/', code ? { 'ricochet-code': code } : {});
    const banner = page.window.document.querySelector('[data-invitation]');
    expect(banner?.hasAttribute('open')).toBe(code !== null);
    if (code)
      expect(banner?.querySelector('[data-open]')?.getAttribute('href')).toBe(
        `/apps/ricochet/i/${encodeURIComponent(code)}?locale=en`,
      );
  });

  test('a page without an invitation fetches nothing for the embed', async () => {
    const customers = await render('capture', { customer: { id: 1 } });
    const files = ['/__ext/assets/ricochet.css', '/__ext/assets/ricochet-invitation.js'];
    const page = 'https://shop.example/products/pen';
    const cases: [string, string, Record<string, string> | null, string[]][] = [
      [await render('capture'), page, {}, []],
      [await render('capture'), page, null, []],
      [await render('capture'), page, { 'ricochet-code': '' }, []],
      [await render('capture'), page, { 'ricochet-code': 'LEA-75' }, files],
      [await render('capture'), `${page}?ricochet=LEA-75`, null, files],
      [customers, page, {}, files],
      [customers, page, null, []],
      [customers, page, { 'ricochet-nudged': '1' }, []],
    ];
    for (const [markup, url, kept, fetched] of cases)
      expect(embedded(markup, url, kept).fetched, `${url} ${JSON.stringify(kept)}`).toEqual(fetched);
  });

  test('in the theme editor the banner is there to be looked at, and keeps nothing', async () => {
    const markup = await render('capture', { request: { design_mode: true, locale: { iso_code: 'en' } } });
    const { window } = embedded(markup, 'https://shop.example/');
    expect(window.document.querySelector('[data-invitation]')?.hasAttribute('open')).toBe(true);
    expect(window.sessionStorage).toHaveLength(0);
  });

  test('a reward is new to the tab that saw fewer, and nothing is left in the browser', async () => {
    const markup = await render('space', { customer: { id: 1 } });
    const rewards = (count: number) => ({
      ...anAnswer,
      rewards: Array.from({ length: count }, () => ({ title: '€10', state: 'issued', status: 'ready' })),
    });
    const celebrates = async (count: number, seen: string | null) => {
      const page = await filled(markup, rewards(count), seen === null ? {} : { 'ricochet-rewards': seen });
      expect(page.defaultView?.localStorage).toHaveLength(0);
      expect(page.defaultView?.sessionStorage.getItem('ricochet-rewards')).toBe(String(count));
      return page.querySelector('.has-new-reward') !== null;
    };
    expect(await celebrates(2, null)).toBe(false);
    expect(await celebrates(2, '2')).toBe(false);
    expect(await celebrates(3, '2')).toBe(true);
  });

  test('wallet has nothing to head nor to exchange where no points can be had, and all of it for who has some', async () => {
    const offer = { hasPoints: false };
    expect(await render('wallet', { offer })).toBe('');
    expect(await render('wallet', { offer, request: { design_mode: true, locale: {} } })).toContain('no points');
    const markup = await render('wallet', { offer, customer: { id: 1 } });
    const seen = (page: Document) =>
      [...page.querySelectorAll('.ricochet-wallet :is(h2, h3, [data-list], [data-ricochet=wallet-link])')]
        .filter((part) => !part.closest('.has-no-points') || !part.closest('[data-of-points]'))
        .map((part) => part.textContent?.trim());
    const none = await filled(markup, { ...anAnswer, points: null, itemsEmpty: 'No points here.' });
    expect(seen(none)).toEqual(['No points here.']);
    const some = await filled(markup, { ...anAnswer, points: '300 points', itemsEmpty: 'Nothing yet.' });
    expect(seen(some)).toEqual(['Your points', expect.any(String), 'Nothing yet.', 'Exchange my points']);
    const usual = await filled(await render('wallet', { customer: { id: 1 } }), { ...anAnswer, points: '0 points' });
    expect(usual.querySelector('.has-no-points')).toBeNull();
  });

  test('a list that goes on below its foot says so, until its end is reached', async () => {
    const markup = await render('space', { customer: { id: 1 } });
    const friends = [{ label: 'Noé', state: 'invited', status: 'invited', when: '3 March', reason: null }];
    const heights = { scrollHeight: 500, clientHeight: 240 };
    const page = new JSDOM(`<body>${markup}</body>`, {
      url: 'https://shop.example/',
      runScripts: 'outside-only',
      pretendToBeVisual: true,
    }).window;
    for (const [name, value] of Object.entries(heights))
      Object.defineProperty(page.HTMLElement.prototype, name, { get: () => value });
    page.fetch = async () => ({ ok: true, json: async () => ({ ...anAnswer, friends }) });
    page.eval(read('assets/ricochet-advocate.js'));
    const list = page.document.querySelector('[data-list=friends]');
    await vi.waitFor(() => expect(list.hasAttribute('data-goes-on')).toBe(true));
    list.scrollTop = 260;
    list.dispatchEvent(new page.Event('scroll'));
    expect(list.hasAttribute('data-goes-on')).toBe(false);
    expect(page.document.querySelector('[data-list=rewards]').hasAttribute('data-goes-on')).toBe(false);
  });

  test.each(['space', 'wallet'] as const)(
    '%s asks a visitor to log in, and gives a customer a link without a script',
    async (name) => {
      const page = name === 'space' ? 'See my link and my rewards' : 'See my points';
      const visitor = await render(name);
      expect(visitor).toContain('href="/account/login?return_to=%2Fpages%2Fus"');
      expect(visitor).not.toContain('ricochet-advocate');
      const customer = await render(name, { customer: { id: 1 } });
      expect(customer).toMatch(
        new RegExp(`<noscript>.*href="/apps/ricochet/space\\?locale=en".*>${page}<.*</noscript>`),
      );
    },
  );

  test('terms says every line as text and leads to the page', async () => {
    const html = await render('terms');
    expect(html).toContain('<strong>Give €10 &amp; get €10</strong>');
    expect(html).toContain('<li>Not for &lt;yourself&gt;</li>');
    expect(html).toContain('href="/apps/ricochet/terms?locale=en"');
  });

  test('terms makes do with an offer that was written before it had lines', async () => {
    const html = await render('terms', { offer: { en: { ...words, terms: undefined } } });
    expect(html).toContain('From €40');
    expect(html).not.toContain('<ul');
  });

  test('the embed reminds customers only', async () => {
    expect(await render('capture')).not.toContain('data-nudge>');
    expect(await render('capture', { customer: { id: 1 } })).toContain('data-nudge>');
  });

  test.each(['advocate', 'friend', 'space', 'wallet', 'terms', 'capture'] as const)(
    '%s is silent while the programme is paused, but in the editor',
    async (name) => {
      expect(await render(name, { offer: { status: 'paused' } })).toBe('');
      const inEditor = await render(name, { offer: { status: 'paused' }, request: { design_mode: true, locale: {} } });
      expect(inEditor.includes('Ricochet')).toBe(name !== 'capture');
    },
  );
});

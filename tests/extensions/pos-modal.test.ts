// @vitest-environment jsdom
import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cartAttributes } from '../../app/ui/storefront/paths.ts';
import { APP_URL } from '../../extensions/shared/app-url.ts';
import { leave } from './surface.ts';

const AT_THE_TILL = { configSearchDir: 'extensions/ricochet-pos' };
const extension = getExtension('pos.home.modal.render', AT_THE_TILL);
const invitation = {
  state: 'open',
  text: 'Camille gives you 10 % off.',
  conditions: 'On a first order.',
  welcome: '10 % off',
  properties: { [cartAttributes.visit]: 'signed.visit' },
};
const stranger = { advocate: null, canEnrol: true, note: 'Give 10 %, get 10 %.', balances: [], codes: [] };
const advocate = {
  ...stranger,
  advocate: { code: 'LEA-7X', link: 'https://shop.example/i/LEA-7X', qr: 'data:,', friends: '1 rewarded' },
  canEnrol: false,
  note: null,
  codes: [{ code: 'REWARD-1', title: '10 % off', status: 'Until March' }],
};

type Listener = (value: unknown) => void;
const signalOf = <Value>(value: Value) => {
  const listeners = new Set<Listener>();
  const held = {
    value,
    subscribe(listener: Listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next: Value) {
      held.value = next;
      for (const listener of listeners) listener(next);
    },
  };
  return held;
};

type Scan = { data: string | undefined; source: 'camera' | undefined };
type Cart = { properties: Record<string, string>; customer: { id: number } | undefined };
let cart: ReturnType<typeof signalOf<Cart>>;
let scanned: ReturnType<typeof signalOf<Scan>>;
let asked: ReturnType<typeof vi.fn<typeof fetch>>;

beforeEach(() => {
  extension.setUp();
  cart = signalOf<Cart>({ properties: {}, customer: undefined });
  scanned = signalOf<Scan>({ data: undefined, source: undefined });
  asked = vi.fn<typeof fetch>();
  extension.fetch = asked as never;
  Object.assign(extension.shopify.cart, {
    current: cart,
    addCartProperties: vi.fn(async (properties: Record<string, string>) =>
      cart.set({ ...cart.value, properties: { ...cart.value.properties, ...properties } }),
    ),
    removeCartProperties: vi.fn(async (names: string[]) =>
      cart.set({
        ...cart.value,
        properties: Object.fromEntries(Object.entries(cart.value.properties).filter(([name]) => !names.includes(name))),
      }),
    ),
    addCartCodeDiscount: vi.fn(async () => {}),
  });
  Object.assign(extension.shopify.scanner, {
    scannerData: { current: scanned },
    sources: { current: signalOf(['camera']) },
    hideCameraScanner: vi.fn(),
  });
});
afterEach(() => leave(extension));

/** By what is asked: "POST customer". */
const answers = (told: Record<string, object>) =>
  asked.mockImplementation(async (url, init) => {
    const body = told[`${init?.method} ${/ext\/pos\/(\w+)/.exec(String(url))?.[1]}`];
    return body ? Response.json(body) : new Response(null, { status: 500 });
  });
const callOf = (method: string, what: string) =>
  asked.mock.calls.find(([url, init]) => init?.method === method && String(url).includes(`/ext/pos/${what}`));
const found = (selector: string) => vi.waitUntil(() => document.body.querySelector(selector));
const button = (words: string) =>
  vi.waitUntil(() => [...document.body.querySelectorAll('s-button')].find(({ textContent }) => textContent === words));
const press = async (words: string) => {
  const one = await button(words);
  await vi.waitUntil(() => !one?.hasAttribute('disabled'));
  one?.dispatchEvent(new Event('click', { bubbles: true }));
};
const type = async (code: string) => {
  const field = (await found('s-text-field')) as Element & { value?: string };
  field.value = code;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const sentTo = (what: string) => JSON.parse(String(callOf('POST', what)?.[1]?.body));

describe('a friend’s code', () => {
  test('that is typed is checked with the staff’s token and goes into the cart as the storefront’s would', async () => {
    answers({ 'POST invitation': invitation });
    await extension.render();
    await type('CAMILLE-7X');
    await press('sale.attach');
    await found('s-banner[tone=success]');
    expect(asked.mock.calls[0]?.[0]).toBe(`${APP_URL}/ext/pos/invitation?staff=1&locale=locale`);
    expect(new Headers(asked.mock.calls[0]?.[1]?.headers).get('Authorization')).toMatch(/^Bearer ./);
    expect(sentTo('invitation')).toEqual({ code: 'CAMILLE-7X' });
    expect(cart.value.properties).toEqual({ [cartAttributes.visit]: 'signed.visit' });
    expect(document.body.textContent).toContain('sale.tell');
    expect(document.body.textContent).toContain('sale.needsCustomer');
  });

  test('says whose sale it goes with, and of nobody pinned in nothing', async () => {
    answers({ 'POST invitation': invitation, 'GET customer': stranger });
    cart.set({ ...cart.value, customer: { id: 42 } });
    Object.assign(extension.shopify.session, { staffMember: signalOf(undefined) });
    await extension.render();
    await type('CAMILLE-7X');
    await press('sale.attach');
    await found('s-banner[tone=success]');
    expect(callOf('POST', 'invitation')?.[0]).toBe(`${APP_URL}/ext/pos/invitation?locale=locale`);
    expect(sentTo('invitation')).toEqual({ code: 'CAMILLE-7X', customer: '42' });
  });

  test('that is scanned is checked at once', async () => {
    answers({ 'POST invitation': invitation });
    await extension.render();
    await found('s-text-field');
    scanned.set({ data: 'https://shop.example/apps/ricochet/i/CAMILLE-7X', source: 'camera' });
    await found('s-banner[tone=success]');
    expect(sentTo('invitation')).toEqual({ code: 'https://shop.example/apps/ricochet/i/CAMILLE-7X' });
    expect(extension.shopify.scanner.hideCameraScanner).toHaveBeenCalled();
  });

  test('behind which nothing stands is refused in the app’s words, and leaves the cart alone', async () => {
    answers({ 'POST invitation': { state: 'closed', text: 'No invitation.' } });
    await extension.render();
    await type('NOPE');
    await press('sale.attach');
    expect((await found('s-banner[tone=critical]')).textContent).toBe('No invitation.');
    expect(cart.value.properties).toEqual({});
  });

  test('can be taken off again', async () => {
    cart.set({
      properties: { [cartAttributes.visit]: 'v', [cartAttributes.claim]: 'c', other: 'kept' },
      customer: undefined,
    });
    await extension.render();
    await press('sale.detach');
    await found('s-text-field');
    expect(cart.value.properties).toEqual({ other: 'kept' });
  });
});

describe('the welcome', () => {
  const claimed = {
    isGiven: true,
    text: 'It is theirs.',
    code: 'WELCOME-1',
    properties: { [cartAttributes.claim]: 'claim' },
  };
  beforeEach(() => cart.set({ properties: { [cartAttributes.visit]: 'v' }, customer: { id: 42 } }));

  test('is asked for the customer in the cart, and its code put on the sale', async () => {
    answers({ 'GET customer': stranger, 'POST claim': claimed });
    await extension.render();
    await press('sale.claimAny');
    await vi.waitUntil(() => document.body.textContent?.includes('It is theirs.'));
    expect(sentTo('claim')).toEqual({ visit: 'v', customer: '42' });
    expect(extension.shopify.cart.addCartCodeDiscount).toHaveBeenCalledWith('WELCOME-1');
    expect(cart.value.properties).toEqual({ [cartAttributes.visit]: 'v', [cartAttributes.claim]: 'claim' });
  });

  test('whose code the till refuses stays theirs, to be typed in by hand', async () => {
    vi.mocked(extension.shopify.cart.addCartCodeDiscount).mockRejectedValue(new Error('minimum'));
    answers({ 'GET customer': stranger, 'POST claim': claimed });
    await extension.render();
    await press('sale.claimAny');
    expect((await found('s-banner[tone=critical]')).textContent).toBe('codes.failed');
    expect(document.body.textContent).toContain('It is theirs.');
  });

  test('that is refused says why and changes nothing', async () => {
    answers({
      'GET customer': stranger,
      'POST claim': { isGiven: false, text: 'First orders only.', code: null, properties: {} },
    });
    await extension.render();
    await press('sale.claimAny');
    expect((await found('s-banner[tone=critical]')).textContent).toBe('First orders only.');
    expect(extension.shopify.cart.addCartCodeDiscount).not.toHaveBeenCalled();
  });

  test('is not offered twice', async () => {
    cart.set({ properties: { [cartAttributes.visit]: 'v', [cartAttributes.claim]: 'c' }, customer: { id: 42 } });
    answers({ 'GET customer': stranger });
    await extension.render();
    await button('sale.detach');
    expect(document.body.textContent).not.toContain('sale.claimAny');
  });
});

describe('the customer in the cart', () => {
  beforeEach(() => cart.set({ properties: {}, customer: { id: 42 } }));

  test('gets a code to share when staff say so, once', async () => {
    answers({ 'GET customer': stranger, 'POST customer': advocate });
    await extension.render();
    await press('customer.enrol');
    await vi.waitUntil(() => document.body.textContent?.includes('LEA-7X'));
    expect(callOf('POST', 'customer')?.[0]).toBe(`${APP_URL}/ext/pos/customer/42?staff=1&locale=locale`);
    expect(document.body.textContent).not.toContain('customer.enrol');
  });

  test('uses what they have earned on the sale', async () => {
    answers({ 'GET customer': advocate });
    await extension.render();
    await press('codes.apply');
    await found('s-badge[tone=success]');
    expect(extension.shopify.cart.addCartCodeDiscount).toHaveBeenCalledWith('REWARD-1');
  });

  test('can’t be shown while the app fails, and can when asked again', async () => {
    answers({});
    await extension.render();
    await button('failed.again');
    answers({ 'GET customer': advocate });
    await press('failed.again');
    await vi.waitUntil(() => document.body.textContent?.includes('LEA-7X'));
  });
});

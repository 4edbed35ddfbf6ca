// @vitest-environment jsdom
import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { APP_URL } from '../../extensions/shared/app-url.ts';
import { found, leave } from './surface.ts';

const TARGET = 'admin.customer-details.block.render';
const extension = getExtension(TARGET, { configSearchDir: 'extensions/ricochet-admin' });
const line = { title: 'Noé', status: 'Rewarded', tone: 'success', reason: null, path: '/app/referrals/r1' };
const story = {
  state: 'known',
  advocate: { code: 'CAMILLE-7X', link: 'https://shop.example/apps/ricochet/i/CAMILLE-7X', friends: '1 rewarded' },
  balances: ['300 points'],
  cameBy: null,
  brought: [line],
  path: '/app/people/p1',
  canEnrol: false,
  canMail: true,
  note: null,
};
const nobody = {
  state: 'unknown',
  text: 'Nothing yet.',
  canEnrol: true,
  canMail: false,
  note: 'Give 10 %, get 10 €',
};
const press = (label: string) =>
  [...document.body.querySelectorAll('s-button')]
    .find(({ textContent }) => textContent === label)
    ?.dispatchEvent(new Event('click', { bubbles: true }));

beforeEach(() => {
  extension.setUp();
  extension.shopify.data.selected = [{ id: 'gid://shopify/Customer/42' }];
  extension.shopify.auth.idToken = async () => 'a.merchants.token';
});
afterEach(() => leave(extension));

const answers = (...responses: Response[]) => {
  const asked = vi.fn<typeof fetch>();
  for (const response of responses) asked.mockResolvedValueOnce(response);
  extension.fetch = asked as never;
  return asked;
};

test('asks the app about the customer on screen, with the merchant’s token', async () => {
  const asked = answers(Response.json(story));
  await extension.render();
  expect(document.body.querySelector('s-spinner')?.getAttribute('accessibilitylabel')).toBe('loading');
  await found('s-badge');
  const [url, init] = asked.mock.calls[0] ?? [];
  expect(url).toBe(`${APP_URL}/ext/customer/42?locale=locale`);
  expect(new Headers(init?.headers).get('Authorization')).toBe('Bearer a.merchants.token');
});

test('tells the story, each line with its way into the app', async () => {
  answers(Response.json(story));
  await extension.render();
  const badge = await found('s-badge');
  expect([badge.getAttribute('tone'), badge.textContent]).toEqual(['success', 'Rewarded']);
  expect([...document.body.querySelectorAll('s-link')].map((link) => link.getAttribute('href'))).toEqual([
    story.advocate.link,
    'app:/app/referrals/r1',
    'app:/app/people/p1',
  ]);
});

test('says so when there is nothing to tell', async () => {
  answers(Response.json({ ...nobody, canEnrol: false, note: null }));
  await extension.render();
  expect((await found('s-paragraph')).textContent).toBe('Nothing yet.');
});

test.each([
  ['an app that fails', () => new Response(null, { status: 500 }), 'failed.failed'],
  ['too many questions', () => new Response(null, { status: 429 }), 'failed.too-many'],
])('after %s it says what to do, and asks again when told to', async (_, response, words) => {
  answers(response(), Response.json(story));
  await extension.render();
  const banner = await found('s-banner');
  expect(banner.querySelector('s-paragraph')?.textContent).toBe(words);
  banner.querySelector('s-button')?.dispatchEvent(new Event('click', { bubbles: true }));
  await found('s-badge');
  expect(document.body.querySelector('s-banner')).toBeNull();
});

test('who isn’t an advocate yet is given a code, and the story told anew', async () => {
  const asked = answers(Response.json(nobody), Response.json(story), Response.json(story));
  await extension.render();
  await found('s-button');
  expect(document.body.textContent).toContain('Nothing yet.');
  press('customer.enrol');
  await found('s-badge');
  expect(asked.mock.calls.map(([, init]) => [init?.method, init?.body])).toEqual([
    ['GET', undefined],
    ['POST', '{"do":"enrol"}'],
    ['GET', undefined],
  ]);
});

test.each([
  ['sent', () => Response.json({ isSent: true, text: 'On its way.' }), 'On its way.'],
  ['refused', () => new Response(null, { status: 500 }), 'failed.failed'],
])('what became of the mail with the code is said: %s', async (_, answer, words) => {
  const asked = answers(Response.json(story), answer());
  await extension.render();
  await found('s-button');
  press('customer.mail');
  expect((await found('s-banner')).textContent).toBe(words);
  expect(asked.mock.calls[1]?.[1]?.body).toBe('{"do":"mail"}');
});

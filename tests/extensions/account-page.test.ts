// @vitest-environment jsdom
import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { APP_URL } from '../../extensions/shared/app-url.ts';
import { answering, guest, space } from './account.ts';
import { found, leave } from './surface.ts';

const extension = getExtension('customer-account.page.render', { configSearchDir: 'extensions/ricochet-account-page' });

beforeEach(() => {
  extension.setUp();
  extension.shopify.sessionToken.get = async () => 'a.customers.token';
});
afterEach(() => leave(extension));

const answers = (...responses: (() => Response)[]) => {
  const asked = answering(...responses);
  extension.fetch = asked as never;
  return asked;
};

test('shows the link, each friend with why and whom to ask, each reward with its code', async () => {
  const asked = answers(() => Response.json(space));
  await extension.render();
  await found('s-qr-code');
  expect(asked.mock.calls[0]?.[0]).toBe(`${APP_URL}/ext/space?locale=locale`);
  expect(new Headers(asked.mock.calls[0]?.[1]?.headers).get('Authorization')).toBe('Bearer a.customers.token');
  const text = document.body.textContent;
  for (const told of [space.link, space.code, 'Noé', 'Had bought before.', 'REWARD-1', '300 points'])
    expect(text).toContain(told);
  expect([...document.body.querySelectorAll('s-link')].map((link) => link.getAttribute('href'))).toEqual([
    space.friends[0]?.toDoUrl,
    space.spaceUrl,
    space.termsUrl,
  ]);
});

test('speaks as the shop does where that is otherwise than its own words', async () => {
  answers(() => Response.json({ ...space, say: { friends: 'Tes amis', link: 'Ton lien' } }));
  await extension.render();
  await found('s-qr-code');
  expect(document.body.querySelector('s-section[heading="Tes amis"]')).not.toBeNull();
  expect(document.body.querySelector('s-section[heading="rewards"]')).not.toBeNull();
  expect(document.body.textContent).toContain('Ton lien');
});

test('says until when the promise holds, to whoever has no space either', async () => {
  answers(() => Response.json({ ...guest, until: 'Until Sunday' }));
  await extension.render();
  await found('s-paragraph');
  expect(document.body.textContent).toContain(`${guest.promise}Until Sunday`);
});

test('counts a share by its way, and shares all the same when it can’t be counted', async () => {
  const asked = answers(
    () => Response.json(space),
    () => new Response(null, { status: 500 }),
  );
  await extension.render();
  await found('s-button[href^="mailto:"]');
  document.body.querySelector('s-button[href^="mailto:"]')?.dispatchEvent(new Event('click'));
  await expect.poll(() => asked.mock.calls.length).toBe(2);
  const [url, init] = asked.mock.calls[1] ?? [];
  expect([url, init?.method, init?.body]).toEqual([
    `${APP_URL}/ext/share?locale=locale`,
    'POST',
    '{"channel":"email"}',
  ]);
  expect(document.body.querySelector('s-banner')).toBeNull();
});

test('says why there is none', async () => {
  answers(() => Response.json({ state: 'closed', message: 'Invitations are taking a break' }));
  await extension.render();
  expect((await found('s-paragraph')).textContent).toBe('Invitations are taking a break');
});

test('says what to do when the app can’t be reached, and asks again', async () => {
  answers(
    () => new Response(null, { status: 503 }),
    () => Response.json(space),
  );
  await extension.render();
  (await found('s-banner s-button')).dispatchEvent(new Event('click'));
  await found('s-qr-code');
});

// @vitest-environment jsdom
import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answering, guest, space } from './account.ts';
import { found, leave } from './surface.ts';

const extension = getExtension('purchase.thank-you.block.render', {
  configSearchDir: 'extensions/ricochet-account-blocks',
});

beforeEach(() => extension.setUp());
afterEach(() => leave(extension));

test('leads a guest to where their link is', async () => {
  extension.fetch = answering(() => Response.json(guest)) as never;
  await extension.render();
  expect((await found('s-button')).getAttribute('href')).toBe(guest.spaceUrl);
});

test.each([
  ['a guest', guest],
  ['a customer', space],
])('says %s until when a boosted promise holds', async (_, answer) => {
  extension.fetch = answering(() => Response.json({ ...answer, until: 'Until Sunday' })) as never;
  await extension.render();
  await found('s-button');
  expect(document.body.textContent).toContain('Until Sunday');
});

test.each([
  ['a guest', guest],
  ['a customer', space],
])('speaks to %s as the shop does', async (_, answer) => {
  extension.fetch = answering(() => Response.json({ ...answer, say: { bought: 'Fais-en profiter un ami' } })) as never;
  await extension.render();
  expect((await found('s-section')).getAttribute('heading')).toBe('Fais-en profiter un ami');
});

test('gives a customer the link to copy', async () => {
  extension.fetch = answering(() => Response.json(space)) as never;
  await extension.render();
  expect((await found('s-clipboard-item')).getAttribute('text')).toBe(space.link);
});

test.each([
  ['there is nothing to offer', () => Response.json({ state: 'closed', message: 'A break' })],
  ['the app can’t say', () => new Response(null, { status: 500 })],
])('takes no place where %s', async (_, response) => {
  extension.fetch = answering(response) as never;
  await extension.render();
  await vi.waitUntil(() => document.body.childElementCount === 0);
  expect(document.body.textContent).toBe('');
});

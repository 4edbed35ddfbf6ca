import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36' };

describe('security', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
  });

  describe('the app proxy', () => {
    const ask = async (query: URLSearchParams) =>
      (await fetch(`${world.stack.app}/proxy/advocate.json?${query}`, { headers: BROWSER })).status;

    function signed(params: Record<string, string>, secret: string): URLSearchParams {
      const text = Object.entries(params)
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join('');
      return new URLSearchParams({ ...params, signature: createHmac('sha256', secret).update(text).digest('hex') });
    }
    const now = () => String(Math.floor(Date.now() / 1000));
    const params = () => ({ shop: world.stack.shop, path_prefix: '/apps/ricochet', timestamp: now() });

    test('with Shopify’s signature it answers, without one or with a wrong one 401', async () => {
      expect(await ask(signed(params(), world.stack.apiSecret))).toBe(200);
      expect(await ask(new URLSearchParams(params()))).toBe(401);
      expect(await ask(signed(params(), 'another secret'))).toBe(401);
    });

    test('a signature covers who is logged in, and grows old', async () => {
      const query = signed({ ...params(), logged_in_customer_id: '' }, world.stack.apiSecret);
      query.set('logged_in_customer_id', (await world.shop.customers())[0]?.id ?? '');
      expect(await ask(query)).toBe(401);
      const old = { ...params(), timestamp: String(Number(now()) - 86_400) };
      expect(await ask(signed(old, world.stack.apiSecret))).toBe(401);
    });

    test('what is personal is kept by no cache', async () => {
      const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
      for (const path of ['/apps/ricochet/advocate.json', '/apps/ricochet/space', '/apps/ricochet/i/ANY-CODE']) {
        const response = await camille.page.request.get(path);
        expect(response.headers()['cache-control'], path).toMatch(/no-store/);
      }
      await camille.page.context().close();
    });
  });

  describe('the admin', () => {
    /** As the admin's frame loads it. */
    const open = async (token: string) => {
      const host = Buffer.from('admin.shopify.com/store/maison-rivage').toString('base64');
      const query = new URLSearchParams({ embedded: '1', shop: world.stack.shop, host, id_token: token, locale: 'fr' });
      const response = await fetch(`${world.stack.app}/app?${query}`, { headers: BROWSER, redirect: 'manual' });
      return { status: response.status, text: await response.text() };
    };

    /** The dev store's own token with something else in it, signed by whoever has this secret. */
    async function forged(claims: object, secret: string): Promise<string> {
      const [head, body] = (await world.shop.sessionToken()).split('.') as [string, string];
      const payload = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...claims };
      const text = `${head}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    }

    test('opens with the shop’s session token', async () => {
      const { status, text } = await open(await world.shop.sessionToken());
      expect(status).toBe(200);
      expect(plain(text)).toContain('« Parrainage »');
    });

    test('stays shut for an expired one, one signed by somebody else, one for another app, and none', async () => {
      const past = Math.floor(Date.now() / 1000) - 3600;
      const { apiSecret } = world.stack;
      const tokens = {
        expired: await forged({ exp: past + 60, nbf: past, iat: past }, apiSecret),
        foreign: await forged({}, 'another secret'),
        'another app': await forged({ aud: 'another-app' }, apiSecret),
        none: '',
      };
      for (const [name, token] of Object.entries(tokens)) {
        const { status, text } = await open(token);
        expect(status, name).not.toBe(200);
        expect(plain(text), name).not.toContain('« Parrainage »');
      }
    });
  });

  test('a webhook without Shopify’s signature is refused', async () => {
    const response = await fetch(`${world.stack.app}/webhooks`, { method: 'POST', headers: BROWSER, body: '{}' });
    expect(response.status).toBe(401);
  });

  describe('a hostile first name', () => {
    const SCRIPT = '<script>window.pwned=1</script>';
    const LIQUID = "{{ 'x' | upcase }}{% raw %}";
    const ATTRIBUTE = '" onmouseover="window.pwned=1" x="';
    const IMAGE = '<img src=x onerror=window.pwned=1>';
    /** what is left to be read: Liquid's braces are taken out before Shopify could see them */
    const read = (name: string) => (name === LIQUID ? "'x' | upcase" : name);
    const pairs = [
      [SCRIPT, LIQUID],
      [ATTRIBUTE, IMAGE],
      [LIQUID, SCRIPT],
    ] as const;

    const isClean = async (page: Page) => {
      for (const frame of page.frames()) expect(await frame.evaluate(() => 'pwned' in window)).toBe(false);
    };

    test.each(pairs)('%s invites %s: only text, wherever it is shown', async (advocateName, friendName) => {
      const nth = pairs.findIndex(([name]) => name === advocateName);
      const email = `hostile.${nth}@example.com`;
      await world.shop.addCustomer({ email, firstName: advocateName, lastName: 'X' });
      const advocate = await Advocate.logIn(world, email);
      await advocate.openBlock();
      const friend = await Friend.arrive(world);
      await friend.follow(await advocate.link());
      expect(await friend.page.locator('h1').innerText()).toContain(read(advocateName));
      await isClean(friend.page);
      const buyer = { email: `victim.${nth}@example.net`, firstName: 'Paul' };
      const code = await friend.claim(buyer.email, friendName);
      await friend.buy(buyer, { code });

      await advocate.awaitReward(/10\s%/);
      expect(await advocate.block('friends').innerText()).toContain(read(friendName));
      await isClean(advocate.page);
      expect(await (await advocate.openSpace()).innerText()).toContain(read(friendName));
      await isClean(advocate.page);

      const mail = await until('the mail', async () => (await world.shop.mailsTo(email))[0]);
      expect(mail.html).not.toMatch(/<script|<img src=x/);
      await advocate.page.goto(`/mail/${mail.id}`);
      await advocate.page.frameLocator('[data-test=mail-html]').locator('body').waitFor();
      await isClean(advocate.page);

      await (await merchant.referralRow(read(friendName))).getByRole('link').first().click();
      await merchant
        .heading(1)
        .filter({ hasText: read(advocateName) })
        .waitFor();
      await isClean(merchant.page);
      await Promise.all([advocate, friend].map(({ page }) => page.context().close()));
    });
  });
});

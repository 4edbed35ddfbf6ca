import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

describe('a storefront that isn’t a theme', () => {
  const world = useWorld();
  const CAMILLE = 'camille.moreau@example.com';
  let merchant: Merchant;
  let camille: Page;
  let friend: Friend;
  const keys = { url: '', publishable: '', secret: '' };
  let ownCode = '';

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
  });
  afterAll(() => Promise.all([merchant, friend].map(({ page }) => page.context().close())));

  const read = (name: string) => merchant.app.locator(`[name=${name}]`).inputValue();
  const enterKeys = async (page: Page) => {
    await page.goto('/headless');
    for (const [name, value] of Object.entries(keys)) await page.locator(`#headless-${name}`).fill(value);
    await page.locator('[name=save-keys]').click();
    await page.locator('[data-headless-promise]').waitFor();
  };

  test('gets its keys in the admin: turned on, the secret shown when it is asked for', async () => {
    await merchant.open('/program/api');
    await merchant.app.getByRole('button', { name: 'Activer l’API' }).waitFor();
    await expectFit(merchant.page);
    await merchant.app.getByRole('button', { name: 'Activer l’API' }).click();
    await merchant.field('key').waitFor();
    expect(await merchant.field('secret').count()).toBe(0);
    await merchant.app.getByRole('button', { name: 'Afficher le secret' }).click();
    await merchant.field('secret').waitFor();
    Object.assign(keys, { url: await read('url'), publishable: await read('key'), secret: await read('secret') });
    expect(keys.secret).toMatch(/^ricochet_sk_/);
    await expectFit(merchant.page);
    await merchant.app.getByRole('button', { name: 'Masquer le secret' }).click();
    await merchant.field('secret').waitFor({ state: 'detached' });
    await merchant.page.setViewportSize({ width: 360, height: 780 });
    await expectFit(merchant.page);
    await merchant.page.setViewportSize({ width: 1280, height: 900 });
  });

  test('shows a logged-in customer their space, by a token its server signed', async () => {
    camille = await world.visitor();
    await enterKeys(camille);
    await camille.getByRole('link', { name: 'Se connecter' }).click();
    await camille.locator('#login-email').fill(CAMILLE);
    await camille.locator('form:has(#login-email) [type=submit]').click();
    await camille.waitForURL('**/headless');
    const code = camille.locator('[data-headless-own-code]');
    await code.waitFor();
    ownCode = (await code.innerText()).trim();
    expect(await camille.locator('[data-headless-link]').innerText()).toContain(ownCode);
    expect(await camille.content()).not.toContain(keys.secret);
    await expectFit(camille);
  });

  test('takes a friend from the code to a purchase with the welcome, on a phone', async () => {
    friend = await Friend.arrive(world, 'fr', 360);
    const { page } = friend;
    await page.goto('/headless');
    await page.locator('#headless-code').fill('NOBODY-123');
    await page.getByRole('button', { name: 'Voir' }).click();
    await page.locator('[data-part=invitation] .problem').waitFor();
    await page.locator('#headless-code').fill(ownCode);
    await page.getByRole('button', { name: 'Voir' }).click();
    await page.locator('[data-headless-invitation]').waitFor();
    expect(await page.locator('[data-headless-invitation]').innerText()).toContain('Camille');
    await page.locator('#headless-email').fill('paul.durand@example.net');
    await page.locator('#headless-firstName').fill('Paul');
    await page.getByRole('button', { name: 'Recevoir mon avantage' }).click();
    const code = page.locator('[data-headless-code]');
    await code.waitFor({ timeout: 60_000 });
    const welcome = (await code.innerText()).trim();
    expect(await world.shop.discount(welcome)).toMatchObject({ status: 'active' });
    await expectFit(page);
    const order = await friend.buy({ email: 'paul.durand@example.net', firstName: 'Paul' });
    expect(order.attributes).toMatchObject({ _ricochet_claim: expect.any(String) });
    expect(order.discountCodes).toContain(welcome);
  });

  test('shows the advocate what came of it, and lets them choose their code and declare a friend', async () => {
    const friends = async () => {
      await camille.goto('/headless');
      await camille.locator('[data-headless-own-code]').waitFor();
      return plain(await camille.locator('[data-part=space]').innerText());
    };
    await until('the friend', friends, (seen) => seen.includes('Paul'));
    await camille.locator('#headless-own-code').fill('camille-rivage');
    await camille.getByRole('button', { name: 'Choisir un autre code' }).click();
    await camille.locator('[data-headless-said]').waitFor();
    expect(await camille.locator('[data-headless-own-code]').innerText()).toBe('CAMILLE-RIVAGE');
    await camille.locator('#headless-own-friend').fill('lou.martin@example.net');
    await camille.getByRole('button', { name: 'Déclarer cet ami' }).click();
    await until(
      'the answer',
      () => camille.locator('[data-headless-said]').innerText(),
      (said) => said.includes('ami'),
    );
  });

  test('goes on with its secret for a day after a new one was made, and stops when the merchant ends it', async () => {
    const said = () =>
      until(
        'an answer',
        () => camille.locator('[data-part=space]').innerText(),
        (text) => text !== '',
      );
    await merchant.open('/program/api');
    await merchant.app.getByRole('button', { name: 'Créer un nouveau secret' }).click();
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Créer un nouveau secret' }).click();
    const end = merchant.app.getByRole('button', { name: 'L’arrêter maintenant' });
    await end.waitFor();
    await expectFit(merchant.page);
    await camille.goto('/headless');
    expect(await said()).toContain('CAMILLE-RIVAGE');
    await end.click();
    await end.waitFor({ state: 'detached' });
    await camille.goto('/headless');
    expect(await said()).toContain('Ce jeton n’est pas valable');
    await camille.context().close();
  });

  test('is refused as soon as the merchant turns the API off', async () => {
    await merchant.open('/program/api');
    await merchant.app.getByRole('button', { name: 'Désactiver' }).click();
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Désactiver' }).click();
    await merchant.app.getByRole('button', { name: 'Activer l’API' }).waitFor();
    await friend.page.goto('/headless');
    await friend.page.locator('#headless-code').fill(ownCode);
    await friend.page.getByRole('button', { name: 'Voir' }).click();
    const problem = friend.page.locator('[data-part=invitation] .problem');
    await problem.waitFor();
    expect(await problem.innerText()).toContain('API est désactivée');
    const health = await world.shop.health();
    expect(health).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { hostileCss, hostileHtml } from '../support/hostile-markup.ts';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** S4: the page behind a link, as a merchant builds it; whatever is pasted there runs nowhere. */
describe('the landing page', () => {
  const world = useWorld();
  let merchant: Merchant;
  let link: string;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    await camille.openBlock();
    link = await camille.link();
  });

  const preview = () => merchant.app.locator('[data-testid=landing-preview]').getAttribute('srcdoc');

  test('is built from a template, shown to friends once it is published, and claims as ours does', async () => {
    await merchant.open('/program/page');
    await merchant.app.getByRole('button', { name: 'Prendre ce modèle (Courte)' }).click();
    await merchant.app.locator('[name="fr.0.title"]').fill('{advocate} vous attend chez {shop}');
    await until('the preview', async () => /vous attend chez/.test((await preview()) ?? ''));
    await merchant.app.getByRole('button', { name: 'Descendre le bloc 1 : Titre et texte' }).press('Enter');
    await merchant.app.getByRole('button', { name: 'Monter le bloc 2 : Titre et texte' }).press('Enter');
    await merchant.app.getByRole('button', { name: 'Publier la page' }).click();
    await merchant.app.getByText('Affichée').first().waitFor();

    const friend = await Friend.arrive(world, 'fr', 360);
    await friend.follow(`${link}?locale=fr`);
    await friend.page.getByRole('heading', { level: 1, name: /^Camille vous attend chez/ }).waitFor();
    await expectFit(friend.page);
    expect(await friend.claim('nina.lefevre.page@example.com', 'Nina')).toBeTruthy();
    await friend.page.context().close();
  });

  test('runs nothing that was pasted, and hides no form', async () => {
    await merchant.open('/program/page');
    await merchant.app.getByRole('button', { name: 'HTML personnalisé' }).click();
    await merchant.app.locator('[name$=".html"]').first().fill(hostileHtml.join('\n'));
    await merchant.app.locator('[name=css]').fill(hostileCss.join('\n'));
    await merchant.app.getByText('Retiré de votre CSS').waitFor();
    await merchant.app.getByRole('button', { name: 'Publier la page' }).click();
    await merchant.app.getByRole('heading', { name: 'Version 2' }).waitFor();

    const friend = await Friend.arrive(world);
    const elsewhere: string[] = [];
    friend.page.on('request', (request) => {
      if (request.url().includes('evil.example')) elsewhere.push(request.url());
    });
    await friend.follow(`${link}?locale=fr`);
    const { page } = friend;
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.locator('.ricochet-own').getByText('EXECUTED').count()).toBe(0);
    expect(elsewhere).toEqual([]);
    expect(await page.locator('#ricochet-email').isVisible()).toBe(true);
    const targets = await page.locator('.ricochet-own a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(targets.filter((target) => /^\s*(javascript|data|\/\/|\/\\)/i.test(target ?? ''))).toEqual([]);
    await page.context().close();
  });

  test('is edited at 360 px, by keyboard and with a reader', async () => {
    await merchant.page.setViewportSize({ width: 360, height: 740 });
    await merchant.open('/program/page');
    await merchant.app.getByText('Affichée').first().waitFor();
    await until('the preview', async () => (await preview()) !== null);
    await expectFit(merchant.page);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

describe('a programme with conditions', () => {
  const world = useWorld();
  const CAMILLE = 'camille.moreau@example.com';
  const LEA = 'lea.bernard@example.com';
  let merchant: Merchant;

  const unfold = (title: string) =>
    merchant.app.getByRole('button', { name: new RegExp(`^Ouvrir\\s: ${title}`) }).click();
  const add = (path: string, code: string) => merchant.field(`${path}.add`).selectOption(code);

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: 0, 'conditions.minimumSubtotalMinor': 0 });
  });

  test('the merchant puts them together: products from Shopify’s own list, a tag for who may invite', async () => {
    await merchant.open('/program');
    await unfold('Conditions d');
    await add('conditions.purchase', 'products');
    await merchant.app.getByRole('button', { name: 'Choisir', exact: true }).click();
    await merchant.page.getByRole('dialog').getByText('Bougie Brise marine').click();
    await merchant.page
      .getByRole('dialog')
      .getByRole('button', { name: /Choisir|Ajouter|Sélectionner/ })
      .last()
      .click();
    await merchant.app.getByText('Choisis : Bougie Brise marine').waitFor();
    await unfold('Qui peut parrainer');
    await add('eligibility.advocate', 'tag');
    await merchant.app.getByRole('button', { name: /^Publier la version/ }).click();
    await merchant.app.getByText('Choisissez au moins un élément.').waitFor();
    await merchant.app.getByText("Pas de décompte tant qu'un champ reste à compléter.").waitFor();
    await merchant.field('eligibility.advocate.of.0.args.tags').fill('fidèle');
    const faithful = (await world.shop.customers()).filter(({ tags }) => tags.includes('fidèle')).length;
    await merchant.app.getByText(new RegExp(`aujourd'hui\\s: ${faithful} sur \\d+\\.`)).waitFor();
    await expectFit(merchant.page);
    await merchant.page.setViewportSize({ width: 360, height: 740 });
    await expectFit(merchant.page);
    await merchant.page.setViewportSize({ width: 1280, height: 900 });
    await merchant.publish();
    await merchant.app.getByText('Qui peut parrainer', { exact: false }).first().waitFor();
  });

  test('who lacks the tag reads why they can’t invite; who has it gets a code', async () => {
    const lea = await Advocate.logIn(world, LEA);
    await lea.page.goto('/apps/ricochet/space?locale=fr');
    const text = plain(await lea.page.locator('[data-ricochet=not-eligible]').innerText());
    expect(text).toContain('Inviter des amis est réservé à des clients choisis par la boutique.');
    await lea.page.context().close();
    const camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    expect(await camille.link()).toContain('/apps/ricochet/i/');
    await camille.page.context().close();
  });

  test('an order without the product is refused, and the receipt says why', async () => {
    const camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    const link = await camille.link();
    const paul = await Friend.arrive(world);
    await paul.follow(link);
    const code = await paul.claim('paul.durand@example.net', 'Paul');
    await paul.buy({ email: 'paul.durand@example.net', firstName: 'Paul' }, { code });
    await until('the verdict', async () => {
      await merchant.openReferral('Paul');
      return merchant.app.locator('[data-rule="products"][data-outcome="fail"]').first().isVisible();
    });
    await camille.page.context().close();
  });

  test('the product is deleted in Shopify: the editor says so at its field, and publishes nothing new on it', async () => {
    const candle = (await world.shop.products()).find(({ title }) => title === 'Bougie Brise marine');
    await world.shop.deleteResource(`gid://shopify/Product/${candle?.id}`);
    await merchant.open('/program');
    const gone = merchant.app.getByText(/N'existe plus dans Shopify\s: Bougie Brise marine/);
    await gone.waitFor();
    await expectFit(merchant.page);
    await merchant.field('waitingDays').fill('1');
    const answered = merchant.page.waitForResponse((response) => response.request().method() === 'POST');
    await merchant.app.getByRole('button', { name: /^Publier la version/ }).click();
    await answered;
    await gone.waitFor();
    expect(await merchant.app.getByText(/^La version \d+ est publiée$/).count()).toBe(0);
  });
});

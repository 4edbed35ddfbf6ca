import { beforeAll, describe, expect, test } from 'vitest';
import type { Order } from '../../dev-store/contract.ts';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Mailbox } from './support/mailbox.ts';
import { Merchant } from './support/merchant.ts';
import { Tour } from './support/tour.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** The walk as people do it, one step a test, each standing on the one before. */
describe('the walk', () => {
  const world = useWorld();
  let merchant: Merchant;
  let camille: Advocate;
  let paul: Friend;
  let mailbox: Mailbox;
  let link: string;
  let welcomeCode: string;
  let rewardCode: string;
  let order: Order;
  const PAUL = { email: 'paul.durand@example.net', firstName: 'Paul', lastName: 'Durand' };
  const CAMILLE = 'camille.moreau@example.com';

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    mailbox = await Mailbox.open(world);
  });

  test('the merchant opens Ricochet from the admin and is greeted', async () => {
    await merchant.page.getByRole('link', { name: 'Ricochet' }).first().click();
    await merchant.heading(1, 'Bienvenue dans Ricochet').waitFor();
    expect(await merchant.app.getByRole('button', { name: /^Partir de ce modèle/ }).count()).toBe(3);
  });

  test('picks a template, changes a value, sees the preview follow, publishes version 1', async () => {
    await merchant.pickTemplate('percent');
    await merchant.field('firstPurchase.advocate.basisPoints').fill('12,5');
    await until('the preview to follow', async () => /recevez 12,5\s%/.test(await merchant.preview().innerText()));
    await merchant.publish();
    expect(await merchant.app.getByText('Première version').count()).toBe(1);
  });

  test('switches the theme blocks on through the deep link', async () => {
    await merchant.switchBlocksOn();
    expect(new URL(merchant.page.url()).pathname).toBe('/admin/themes');
  });

  test('Camille logs in and finds the offer, her code and her link in the shop', async () => {
    camille = await Advocate.logIn(world, CAMILLE);
    await until('the offer to reach the theme', async () => {
      await camille.page.goto('/pages/parrainage');
      return camille.block('advocate-block').isVisible();
    });
    await camille.openBlock();
    link = await camille.link();
    expect(await camille.block('advocate-block').innerText()).toMatch(/Offrez 10\s% .*recevez 12,5\s%/s);
    expect(await camille.code()).toMatch(/^CAMILLE-\w{4,}$/);
    expect(link).toBe(`${world.stack.storefront}/apps/ricochet/i/${await camille.code()}`);
  });

  test('she shares it by copy, e-mail, WhatsApp and SMS, and each share counts', async () => {
    expect(await camille.copyLink()).toBe(link);
    const hrefs = [await camille.press('email'), await camille.press('whatsapp'), await camille.press('sms')];
    expect(hrefs.map((href) => new URL(href).protocol)).toEqual(['mailto:', 'https:', 'sms:']);
    for (const href of hrefs) expect(decodeURIComponent(href)).toContain(link);
    await until('four shares on the dashboard', async () => {
      await merchant.open();
      return /Partages\s*4\b/.test(await merchant.funnel());
    });
  });

  test('a friend follows the link in a clean browser and sees who invites and what for', async () => {
    paul = await Friend.arrive(world);
    await paul.follow(link);
    const promise = await paul.page.locator('h1').innerText();
    expect(promise).toMatch(/^Camille vous offre 10\s% de réduction sur votre première commande$/);
  });

  test('he claims, and has a single-use code on the page and by e-mail', async () => {
    welcomeCode = await paul.claim(PAUL.email, PAUL.firstName);
    const discount = await world.shop.discount(welcomeCode);
    expect(discount).toMatchObject({ status: 'active', usageLimit: 1, value: { kind: 'percentage', percentage: 0.1 } });
    const mail = await mailbox.read(PAUL.email, /Camille vous offre 10\s% de réduction/);
    expect(mail.html).toContain(welcomeCode);
    expect(mail.text).toContain(welcomeCode);
  });

  test('he buys with it as a guest, and no cookie of ours was needed', async () => {
    await paul.useCode();
    await paul.putInCart();
    await paul.fillCheckout(PAUL);
    expect(await paul.page.locator('[data-test=discount-applied]').innerText()).toContain(welcomeCode);
    order = await paul.pay();
    expect(order.discountCodes).toEqual([welcomeCode]);
    expect(order.attributes).toHaveProperty('_ricochet_claim');
    const cookies = (await paul.page.context().cookies()).map(({ name }) => name);
    expect(cookies.filter((name) => /ricochet/i.test(name))).toEqual([]);
  });

  test('the order is approved; Camille sees her code in the block and finds it in her mail', async () => {
    const reward = await camille.awaitReward(/12,5\s% de réduction/);
    rewardCode = (await reward.locator('.ricochet__code').innerText()).trim();
    expect(await camille.block('friends').innerText()).toMatch(/Paul.*récompensé/s);
    const mail = await mailbox.read(CAMILLE, /Paul vient d’acheter/);
    expect(mail.html).toContain(rewardCode);
    expect(mail.text).toContain(rewardCode);
  });

  test('the code really exists among the dev store’s discounts', async () => {
    await merchant.page.goto('/admin/discounts');
    await merchant.page.getByRole('link', { name: rewardCode }).click();
    expect(await merchant.page.locator('#main').innerText()).toMatch(/12,5\s%.*0 \/ 1/s);
  });

  test('the merchant reads the referral and its verdict, rule by rule', async () => {
    await merchant.openReferral('Paul');
    expect(await merchant.heading(1).innerText()).toMatch(/^Paul.*, invité par Camille/);
    await merchant.app.getByText('Cette commande compte comme le premier achat du filleul').waitFor();
    for (const rule of ['attributed', 'program-open', 'self-referral', 'newness', 'minimum-subtotal', 'window'])
      expect(await merchant.outcomeOf(rule), rule).toBe('pass');
    expect(await merchant.rule('minimum-subtotal').innerText()).toMatch(/Constaté.*44,10\s€.*Attendu.*40\s€/s);
    await merchant.app.getByRole('link', { name: `Ouvrir ${rewardCode} dans Shopify` }).waitFor();
  });

  test('and the first numbers on the dashboard', async () => {
    await merchant.open();
    const funnel = await merchant.funnel();
    expect(funnel).toMatch(/Partages\s*4\b/);
    expect(funnel).toMatch(/Visites\s*1\b/);
    expect(funnel).toMatch(/Invitations acceptées\s*1\b/);
    expect(funnel).toMatch(/Commandes validées\s*1\b/);
    expect(funnel).toMatch(/Chiffre d'affaires parrainé\s*44,10\s€/);
    expect(funnel).toMatch(/Récompenses données\s*2 codes/);
  });

  test('Shopify sending every webhook of the order again changes nothing', async () => {
    const before = { codes: await world.shop.discounts(), mails: await world.shop.mails() };
    await merchant.page.goto(`/admin/orders/${order.id}`);
    await merchant.page.locator('button[name=resend]').click();
    await merchant.page.locator('.notice').waitFor();
    await world.shop.settled();
    expect(await world.shop.discounts()).toEqual(before.codes);
    expect(await world.shop.mails()).toEqual(before.mails);
  });

  test('Camille spends her code at the checkout', async () => {
    const shopper = new Friend(camille.page, world);
    await shopper.putInCart(2);
    await shopper.page.goto('/checkout');
    await shopper.enterCode(rewardCode);
    expect(await shopper.page.locator('[data-test=discount-applied]').innerText()).toContain(rewardCode);
    await shopper.fillAddress();
    const spent = await shopper.pay();
    expect(spent.discountCodes).toEqual([rewardCode]);
    expect(await world.shop.discount(rewardCode)).toMatchObject({ usedCount: 1 });
  });

  describe('on the tour', () => {
    let tour: Tour;

    test('the panel is green', async () => {
      await world.shop.settled();
      tour = await Tour.open(world);
      await tour.untilGreen();
    });

    test('"send it twice" changes nothing', async () => {
      const before = { codes: await world.shop.discounts(), mails: await world.shop.mails() };
      await tour.press('resend');
      await world.shop.settled();
      await tour.untilGreen();
      expect(await world.shop.discounts()).toEqual(before.codes);
      expect(await world.shop.mails()).toEqual(before.mails);
    });

    test('"refund it" takes the reward of the refunded order back', async () => {
      const eve = { email: 'eve.lemaire@example.net', firstName: 'Ève', lastName: 'Lemaire' };
      const friend = await Friend.arrive(world);
      await friend.follow(link);
      const code = await friend.claim(eve.email, eve.firstName);
      await friend.buy(eve, { code });
      const mail = await mailbox.read(CAMILLE, /Ève vient d’acheter/);
      const reward = await until('the second reward', async () =>
        (await world.shop.codes('reward')).find(
          (discount) => discount.code !== rewardCode && mail.text.includes(discount.code),
        ),
      );
      expect(reward.status).toBe('active');

      await tour.press('refund');
      await until(
        'the code to be switched off',
        async () => (await world.shop.discount(reward.code))?.status === 'deactivated',
      );
      await mailbox.read(CAMILLE, /^Récompense annulée chez Maison Rivage/);
      await tour.untilGreen();
      await camille.openBlock();
      expect(await camille.block('rewards').innerText()).toMatch(/récompense annulée/);
    });
  });
});

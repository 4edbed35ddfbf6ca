import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Mailbox } from './support/mailbox.ts';
import { Merchant } from './support/merchant.ts';
import { tooWide } from './support/narrow.ts';
import { Tour } from './support/tour.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** The main path in English on a narrow phone: nothing scrolls sideways, nothing stays French. */
describe('the walk in English on a phone', () => {
  const world = useWorld();
  const PHONE = 360;
  const PAUL = { email: 'paul.durand@example.net', firstName: 'Paul', lastName: 'Durand' };
  let merchant: Merchant;
  let camille: Advocate;
  let paul: Friend;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world, 'en', PHONE);
  });

  test('the merchant picks a template and publishes', async () => {
    await merchant.open();
    expect(await merchant.heading(1).innerText()).toBe('Welcome to Ricochet');
    expect(await tooWide(merchant.page)).toEqual([]);
    await merchant.pickTemplate('percent');
    expect(await tooWide(merchant.page)).toEqual([]);
    await merchant.publish();
    expect(await tooWide(merchant.page)).toEqual([]);
    await merchant.switchBlocksOn();
    expect(await tooWide(merchant.page)).toEqual([]);
  });

  test('Camille finds her link', async () => {
    camille = await Advocate.logIn(world, 'camille.moreau@example.com', 'en', PHONE);
    await until('the offer', async () => {
      await camille.page.goto('/pages/parrainage');
      return camille.block('advocate-block').isVisible();
    });
    await camille.openBlock();
    expect(await camille.block('advocate-block').locator('h2').innerText()).toMatch(/^Give 10% off.*get 10% off/);
    expect(await tooWide(camille.page)).toEqual([]);
  });

  test('a friend claims and buys', async () => {
    paul = await Friend.arrive(world, 'en', PHONE);
    await paul.follow(`${await camille.link()}?locale=en`);
    expect(await paul.page.locator('h1').innerText()).toMatch(
      /^Camille is giving you 10% off|^Camille gives you 10% off/,
    );
    expect(await tooWide(paul.page)).toEqual([]);
    await paul.claim(PAUL.email, PAUL.firstName);
    expect(await tooWide(paul.page)).toEqual([]);
    await paul.useCode();
    await paul.putInCart();
    expect(await tooWide(paul.page)).toEqual([]);
    await paul.fillCheckout(PAUL);
    expect(await tooWide(paul.page)).toEqual([]);
    await paul.pay();
    expect(await tooWide(paul.page)).toEqual([]);
  });

  test('Camille sees her reward in the block and in her space', async () => {
    await camille.awaitReward(/10% off/);
    expect(await tooWide(camille.page)).toEqual([]);
    expect(await (await camille.openSpace()).innerText()).toMatch(/Your friends.*Paul.*rewarded/is);
    expect(await tooWide(camille.page)).toEqual([]);
  });

  test('the mails are in their readers’ languages and fit', async () => {
    const mailbox = await Mailbox.open(world, 'en', PHONE);
    const welcome = await mailbox.read(PAUL.email, /10% off/);
    expect(welcome.text).toMatch(/Camille/);
    expect(await tooWide(mailbox.page)).toEqual([]);
  });

  test('the merchant reads referral, verdict and numbers', async () => {
    await merchant.openReferral('Paul');
    expect(await merchant.heading(1).innerText()).toMatch(/^Paul, invited by Camille/);
    expect(await tooWide(merchant.page)).toEqual([]);
    for (const path of ['', '/program', '/referrals', '/problems', '/health']) {
      await merchant.open(path);
      expect(await tooWide(merchant.page), path).toEqual([]);
    }
  });

  test('the tour is green', async () => {
    await world.shop.settled();
    const tour = await Tour.open(world, 'en', PHONE);
    await tour.untilGreen();
    expect(await tooWide(tour.page)).toEqual([]);
  });
});

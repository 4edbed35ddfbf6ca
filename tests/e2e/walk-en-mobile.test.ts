import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { countClicks } from './support/clicks.ts';
import { expectFit } from './support/fit.ts';
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
    await merchant.launch('percent');
  });

  test('Camille finds her link', async () => {
    camille = await Advocate.logIn(world, 'camille.moreau@example.com', 'en', PHONE);
    await until('the offer', async () => {
      await camille.page.goto('/pages/parrainage');
      return camille.block('advocate-block').isVisible();
    });
    await camille.openBlock();
    expect(await camille.block('advocate-block').locator('h2').innerText()).toMatch(/^Give 10% off.*get 10% off/);
    await expectFit(camille.page);
  });

  test('from her page to shared she needs two taps', async () => {
    const { page } = camille;
    await page.goto('/account');
    const taps = await countClicks(page);
    await page.reload();
    await page.locator('header a[href="/pages/parrainage"]').click();
    const counted = page.waitForResponse((response) => response.url().endsWith('/apps/ricochet/share'));
    await camille.block('copy-link').click();
    expect((await counted).status()).toBe(204);
    expect(taps.length).toBe(2);
  });

  test('a friend has the code applied at checkout three taps from the link, and buys', async () => {
    paul = await Friend.arrive(world, 'en', PHONE);
    await paul.putInCart();
    const taps = await countClicks(paul.page);
    await paul.page.reload();
    const link = `${await camille.link()}?locale=en`;
    await paul.page.evaluate(
      (href) =>
        document.body.replaceChildren(Object.assign(document.createElement('a'), { href, textContent: 'a message' })),
      link,
    );
    await paul.page.getByText('a message').click();
    await paul.page.locator('[data-ricochet-page]').waitFor();
    expect(await paul.page.locator('h1').innerText()).toMatch(
      /^Camille is giving you 10% off|^Camille gives you 10% off/,
    );
    await expectFit(paul.page);
    await paul.page.locator('#ricochet-email').click();
    await paul.page.keyboard.type(PAUL.email);
    await paul.page.keyboard.press('Tab');
    await paul.page.keyboard.type(PAUL.firstName);
    await paul.submitClaim();
    const code = await paul.welcomeCode();
    await expectFit(paul.page);
    expect(taps.length, taps.join(', ')).toBe(3);
    const inCart = () => paul.page.evaluate(async () => (await (await fetch('/cart.js')).json()).discount_codes);
    expect(await until('the code in the cart', inCart, ([first]) => first !== undefined)).toMatchObject([{ code }]);
    await paul.fillCheckout(PAUL);
    expect(await paul.page.locator('[data-test=discount-applied]').innerText()).toContain(code);
    await expectFit(paul.page);
    await paul.pay();
    await expectFit(paul.page);
  });

  test('Camille sees her reward in the block and in her space', async () => {
    await camille.awaitReward(/10% off/);
    await expectFit(camille.page);
    expect(await (await camille.openSpace()).innerText()).toMatch(/Your friends.*Paul.*rewarded/is);
    await expectFit(camille.page);
  });

  test('without JavaScript there is the link, the form and the code', async () => {
    const page = await world.visitor({ javaScriptEnabled: false, viewport: { width: PHONE, height: 780 } });
    await page.goto('/account/login?locale=en');
    await page.locator('#login-email').fill('camille.moreau@example.com');
    await page.locator('form:has(#login-email) [type=submit]').click();
    await page.goto('/pages/parrainage');
    expect(await page.locator('.ricochet__share').isVisible()).toBe(false);
    await page.locator('[data-ricochet=space-without-script]').click();
    const code = (await page.locator('[data-ricochet=code]').innerText()).trim();
    expect(await page.locator('[data-ricochet=friends]').innerText()).toMatch(/Paul/);

    await page.goto('/account');
    await page.locator('form[action="/account/logout"] button').click();
    await page.goto('/pages/bienvenue');
    await page.locator('[data-ricochet=friend-block] .ricochet__input').fill(code);
    await page.locator('[data-ricochet=friend-block] [type=submit]').click();
    await page.locator('#ricochet-email').fill('zoe.roux@example.net');
    await page.locator('[data-ricochet=submit]').click();
    // the page looks again by itself while the code is being made
    const welcome = page.locator('[data-ricochet=welcome-code]');
    await welcome.waitFor({ timeout: 60_000 });
    expect((await welcome.innerText()).trim()).toMatch(/^\w{8,}$/);
    await page.context().close();
  });

  test('an invitation stays in sight on other pages, as a popup once, until it is closed', async () => {
    await world.shop.setTheme({ style: 'popup', nudge: true, space: true, wallet: true });
    const code = (await camille.link()).split('/').at(-1);
    const { page } = await Friend.arrive(world, 'en', PHONE);
    const banner = page.locator('[data-ricochet=banner]');
    await page.goto(`/?ricochet=${code}`);
    expect(await banner.evaluate((dialog) => dialog.matches(':modal') && dialog.contains(document.activeElement))).toBe(
      true,
    );
    await expectFit(page);
    await page.goto('/pages/bienvenue');
    expect(await banner.isVisible()).toBe(true);
    expect(await banner.evaluate((dialog) => dialog.matches(':modal') || dialog.contains(document.activeElement))).toBe(
      false,
    );
    expect(await banner.locator('[data-open]').getAttribute('href')).toBe(`/apps/ricochet/i/${code}?locale=en`);
    await banner.locator('[data-close]').focus();
    await page.keyboard.press('Escape');
    expect(await banner.isVisible()).toBe(false);
    await page.goto('/cart');
    expect(await banner.isVisible()).toBe(false);
    await page.context().close();
  });

  test('a customer is reminded once a visit', async () => {
    const nudge = camille.page.locator('[data-ricochet=nudge]');
    await camille.page.goto('/');
    expect(await nudge.innerText()).toMatch(/^Give 10% off/);
    await camille.page.goto('/cart');
    expect(await nudge.isVisible()).toBe(false);
  });

  test('her space and her points fit, in another theme and from right to left too', async () => {
    const { page } = camille;
    await page.goto('/pages/espace?theme=minuit');
    await page.locator('[data-ricochet=wallet-items] p').waitFor();
    expect(await page.locator('[data-ricochet=wallet-items]').innerText()).toBe('This offer does not give points.');
    expect(await page.locator('[data-ricochet=space-block]').innerText()).toMatch(/Paul.*rewarded/is);
    await expectFit(page);
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    await expectFit(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expectFit(page);
    const at = async (part: string) => (await camille.block(part).boundingBox())?.x ?? 0;
    expect(await at('link')).toBeGreaterThan(await at('copy-link'));
    expect(await at('friends')).toBeGreaterThan(await at('rewards'));
    await page.goto('/?theme=rivage');
    await page.setViewportSize({ width: PHONE, height: 900 });
  });

  test('the mails are in their readers’ languages and fit', async () => {
    const mailbox = await Mailbox.open(world, 'en', PHONE);
    const welcome = await mailbox.read(PAUL.email, /10% off/);
    expect(welcome.text).toMatch(/Camille/);
    // a mail runs no scripts, so axe can't be asked about it
    expect(await tooWide(mailbox.page)).toEqual([]);
  });

  test('the merchant reads referral, verdict and numbers', async () => {
    await merchant.openReferral('Paul');
    expect(await merchant.heading(1).innerText()).toMatch(/^Paul, invited by Camille/);
    await expectFit(merchant.page);
    for (const path of ['', '/program', '/referrals', '/problems', '/health']) {
      await merchant.open(path);
      await expectFit(merchant.page, path);
    }
  });

  test('the tour is green', async () => {
    await world.shop.settled();
    const tour = await Tour.open(world, 'en', PHONE);
    await tour.untilGreen();
    await expectFit(tour.page);
  });
});

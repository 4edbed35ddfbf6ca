import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { cartAttributes } from '../../app/ui/storefront/paths.ts';
import { Advocate } from './support/advocate.ts';
import { expectFitOnBoth } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { Till } from './support/till.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36' };
const CAMILLE = 'camille.moreau@example.com';

const NOE = { email: 'noe.garnier@example.net', firstName: 'Noé' };

/** Our extensions as Shopify's own build left them, in the dev store's surfaces. */
describe('an extension', () => {
  const world = useWorld();
  let merchant: Merchant;
  let page: Page;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
    const camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    const friend = await Friend.arrive(world);
    await friend.follow(await camille.link());
    await friend.buy(NOE, { code: await friend.claim(NOE.email, NOE.firstName) });
    await world.shop.settled();
    page = merchant.page;
  }, 180_000);

  const frame = (target: string) => page.frameLocator(`[data-extension="${target}"]`);
  const customer = async (email: string) => {
    const found = (await world.shop.customers()).find((one) => one.email === email);
    if (!found) throw new Error(`no customer ${email}`);
    return found;
  };

  describe('asks the app', () => {
    const ask = async (token: string, init: RequestInit = {}) =>
      fetch(`${world.stack.app}/ext/customer/${(await customer(CAMILLE)).id}`, {
        ...init,
        headers: { ...BROWSER, Origin: 'https://extensions.shopifycdn.com', Authorization: `Bearer ${token}` },
      });

    test('from another origin, which may read the answer and its refusal', async () => {
      const before = await ask('', { method: 'OPTIONS' });
      expect([before.status, before.headers.get('access-control-allow-headers')]).toEqual([
        204,
        'Authorization, Content-Type',
      ]);
      const answer = await ask(await world.shop.sessionToken());
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('cache-control')).toMatch(/private, no-store/);
      const refusal = await ask('nothing');
      expect([refusal.status, refusal.headers.get('access-control-allow-origin')]).toEqual([401, '*']);
    });

    test('with a customer’s token for nothing of a merchant’s, the admin itself included', async () => {
      const token = await world.shop.customerToken((await customer(CAMILLE)).id);
      expect((await ask(token)).status).toBe(401);
      const host = Buffer.from('admin.shopify.com/store/maison-rivage').toString('base64');
      const query = new URLSearchParams({ embedded: '1', shop: world.stack.shop, host, id_token: token });
      const admin = await fetch(`${world.stack.app}/app?${query}`, { headers: BROWSER, redirect: 'manual' });
      expect(admin.status).not.toBe(200);
      const fetched = await fetch(`${world.stack.app}/app/segments`, {
        headers: { ...BROWSER, Authorization: `Bearer ${token}` },
        redirect: 'manual',
      });
      expect(fetched.status).not.toBe(200);
    });
  });

  describe('beside a customer in the admin', () => {
    const block = () => frame('admin.customer-details.block.render');

    test('tells an advocate’s code, balance and friends, each with a way into the app', async () => {
      await page.goto(`${world.stack.storefront}/admin/customers/${(await customer(CAMILLE)).id}`);
      await block().getByText('Programme de parrainage').waitFor();
      await block()
        .getByText(/Parraine avec le code/)
        .waitFor();
      await expectFitOnBoth(page);
      await page.goto(`${page.url()}?locale=en`);
      await block()
        .getByText(/^Invites with the code/)
        .waitFor();
      await expectFitOnBoth(page);
      await block().getByRole('link', { name: 'Noé' }).click();
      await page.waitForURL(/\/admin\/apps\/ricochet\/referrals\//);
    });

    test('says of anybody else that there is nothing, in English too, and gives them a code to share', async () => {
      const other = (await world.shop.customers()).find(({ email }) => email !== CAMILLE && email !== NOE.email);
      await page.goto(`${world.stack.storefront}/admin/customers/${other?.id}?locale=en`);
      await block().getByText('This customer has nothing to do with the referral programme yet.').waitFor();
      await expectFitOnBoth(page);
      await block().getByRole('button', { name: 'Give them a code to share' }).click();
      await block()
        .getByText(/^Invites with the code/)
        .waitFor();
      await block().getByRole('button', { name: 'Mail them their code' }).click();
      await block().getByText('The code and its link are on their way by e-mail.').waitFor();
      await expectFitOnBoth(page);
      await until('the mail', async () => (await world.shop.mailsTo(other?.email ?? '')).length > 0);
    });
  });

  test('beside an order in the admin tells whose friend bought, what was decided and what came of it', async () => {
    const order = (await world.shop.orders()).find(({ email }) => email === NOE.email);
    const block = frame('admin.order-details.block.render');
    const said = {
      fr: ['Un filleul de Camille a fait cet achat.', /^Parrain\s: /],
      en: ['A friend of Camille bought this.', /^Advocate: /],
    };
    for (const language of LANGUAGES) {
      await page.goto(`${world.stack.storefront}/admin/orders/${order?.id}?locale=${language}`);
      for (const text of said[language]) await block.getByText(text).waitFor();
      await expectFitOnBoth(page);
    }
  });

  describe('at the till', () => {
    const LEA = 'lea.robin@example.net';
    const TOM = 'tom.leroy@example.net';
    const codeOfCamille = async () => {
      const camille = await Advocate.logIn(world, CAMILLE);
      await camille.openBlock();
      return { code: await camille.code(), link: await camille.link() };
    };
    /** Shopify was asked whether it is a first order, and has answered */
    const judged = async (orderId: string) => {
      const name = (await world.shop.orders()).find(({ id }) => id === orderId)?.name;
      await until(`${name} to be approved`, async () =>
        (await world.shop.health()).verdicts.some(
          ({ subject, outcome }) => subject === `order ${name}` && outcome === 'approved',
        ),
      );
    };
    /** What the block in the admin says of an order. */
    const verdictOn = async (orderId: string): Promise<string> => {
      const answer = await fetch(`${world.stack.app}/ext/order/${orderId}?locale=en`, {
        headers: { ...BROWSER, Authorization: `Bearer ${await world.shop.sessionToken()}` },
      });
      const told = (await answer.json()) as { state: string; advocate: string; line: { status: string } };
      return `${told.state}: ${told.advocate}, ${told.line?.status}`;
    };

    test('on a phone, a friend’s code goes with the sale, its welcome too, and the sale is theirs', async () => {
      await world.shop.addCustomer({ email: LEA, firstName: 'Léa', lastName: 'Robin' });
      const till = await Till.arrive(world, 'fr', 360);
      await till.tile().getByText('Saisir le code d’un ami').waitFor();
      await till.ring(LEA);
      await till.tile().getByText('Client à inscrire').waitFor();
      await till.open();
      const modal = till.modal();
      await modal.getByRole('textbox', { name: 'Code de l’ami' }).fill('PERSONNE-XX');
      await modal.getByRole('button', { name: 'Joindre à la vente' }).click();
      await modal.getByText('Aucune invitation ne correspond à ce code.').waitFor();
      await expectFitOnBoth(till.page);

      await modal.getByRole('textbox', { name: 'Code de l’ami' }).fill((await codeOfCamille()).code);
      await modal.getByRole('button', { name: 'Joindre à la vente' }).click();
      await modal.getByText('Une invitation accompagne cette vente').waitFor();
      await modal.getByRole('button', { name: /^Donner le cadeau de bienvenue/ }).click();
      await modal.getByText('Le cadeau de bienvenue est accordé.').waitFor();
      await till.close();
      await till.tile().getByText('Invitation jointe à la vente').waitFor();
      await until('the code to stand on the ticket', async () => (await till.codeOnTicket()) !== '');

      const orderId = await till.charge();
      const order = (await world.shop.orders()).find(({ id }) => id === orderId);
      expect(Object.keys(order?.attributes ?? {}).sort()).toEqual(Object.values(cartAttributes).sort());
      expect(order?.discountCodes).toHaveLength(1);
      await judged(orderId);
      expect(await verdictOn(orderId)).toBe('known: Camille, Approved');
    });

    test('a scanned link alone counts, and after the sale the customer gets a code of their own', async () => {
      await world.shop.addCustomer({ email: TOM, firstName: 'Tom', lastName: 'Leroy' });
      const till = await Till.arrive(world, 'en', 1280);
      await till.ring(TOM);
      await till.open();
      await till.modal().getByRole('button', { name: 'Scan' }).click();
      await till.scan((await codeOfCamille()).link);
      await till.modal().getByText('An invitation goes with this sale').waitFor();
      await till.close();
      const orderId = await till.charge();
      await judged(orderId);
      expect(await verdictOn(orderId)).toBe('known: Camille, Approved');

      const after = till.frame('pos.purchase.post.block.render');
      await after.getByRole('button', { name: 'Give them a code to share' }).click();
      await after.getByText(/^Invites with the code TOM/).waitFor();
      await after.getByRole('button', { name: 'Send it by e-mail' }).click();
      await till.page.getByText('The code and its link are on their way by e-mail.').waitFor();
      await until('the mail', async () => (await world.shop.mailsTo(TOM)).find(({ text }) => /\/i\/TOM-/.test(text)));
      await expectFitOnBoth(till.page);
      await page.goto(`${world.stack.storefront}/admin/apps/ricochet/changes?locale=en`);
      await page.frameLocator('#app-iframe').getByText('Customer enrolled by staff').first().waitFor();
    });

    test('an advocate’s record shows their code, and what they have earned goes on their own sale', async () => {
      const till = await Till.arrive(world, 'en', 1280);
      await till.ring(CAMILLE);
      await till
        .frame('pos.customer-details.block.render')
        .getByText(/^Invites with the code CAMILLE/)
        .waitFor();
      await till.open();
      await till.modal().getByRole('button', { name: /^Use / }).first().click();
      await till.modal().getByText('On this sale').waitFor();
      await expectFitOnBoth(till.page);
      await till.close();
      await until('the code to stand on the ticket', async () => (await till.codeOnTicket()) !== '');
      expect(await till.page.locator('[data-test=discount-refusal]').count()).toBe(0);
    });

    test('a customer’s token opens nothing of it', async () => {
      const token = await world.shop.customerToken((await customer(CAMILLE)).id);
      for (const path of ['invitation', 'claim', `customer/${(await customer(CAMILLE)).id}`]) {
        const answer = await fetch(`${world.stack.app}/ext/pos/${path}`, {
          method: 'POST',
          headers: { ...BROWSER, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ code: 'CAMILLE' }),
        });
        expect(answer.status, path).toBe(401);
      }
    });
  });

  describe('of the customer account', () => {
    let camille: Advocate;
    const own = (target: string) => camille.page.frameLocator(`[data-extension="${target}"]`);
    const open = (path: string) => camille.page.goto(`${world.stack.storefront}${path}`);

    test('is a page with the link, every friend and every reward', async () => {
      camille = await Advocate.logIn(world, CAMILLE, 'fr', 360);
      await open('/account/pages/invite?locale=fr');
      const space = own('customer-account.page.render');
      await space.getByRole('heading', { name: 'Vos amis', exact: true }).waitFor();
      await space.getByText('Noé', { exact: true }).waitFor();
      await space
        .getByText(/\/apps\/ricochet\/i\//)
        .first()
        .waitFor();
      await expectFitOnBoth(camille.page);
      await open('/account/pages/invite?locale=en');
      await space.getByRole('heading', { name: 'Your friends', exact: true }).waitFor();
      await expectFitOnBoth(camille.page);
    });

    test('is shared from the profile in one tap, which is counted', async () => {
      await open('/account/pages/profile?locale=fr');
      const block = own('customer-account.profile.block.render');
      const counted = camille.page.waitForResponse((response) => /ext\/share/.test(response.url()) && response.ok());
      await block.getByRole('button', { name: 'Copier mon lien' }).click();
      await block.getByText('Copié').waitFor();
      await counted;
      expect(await camille.page.evaluate(() => navigator.clipboard.readText())).toContain('/apps/ricochet/i/');
      await expectFitOnBoth(camille.page);
      await block.getByRole('link', { name: 'Mes amis et mes récompenses' }).click();
      await camille.page.waitForURL(/\/account\/pages\/invite/);
      await open('/account/pages/profile?locale=en');
      await block.getByRole('button', { name: 'Copy my link' }).waitFor();
      await expectFitOnBoth(camille.page);
    });

    test('stands beside each order', async () => {
      const order = (await world.shop.orders()).find(({ email }) => email === CAMILLE);
      if (!order) throw new Error('Camille has bought nothing');
      const said = { fr: 'Faites-en profiter un ami', en: 'Share it with a friend' };
      for (const language of LANGUAGES) {
        await open(`/account/orders/${order.id}?locale=${language}`);
        await own('customer-account.order-status.block.render').getByText(said[language]).first().waitFor();
        await expectFitOnBoth(camille.page);
      }
    });
  });

  test('after a purchase invites even a guest, who is led to where their link is', async () => {
    const guest = await Friend.arrive(world);
    await guest.buy({ email: 'passante@example.net', firstName: 'Passante' });
    const prompt = guest.page.frameLocator('[data-extension="purchase.thank-you.block.render"]');
    const way = prompt.getByRole('link', { name: 'Obtenir mon lien' });
    await way.waitFor();
    expect(await way.getAttribute('href')).toMatch(/\/apps\/ricochet\/space\?locale=fr$/);
    await expectFitOnBoth(guest.page);
    await guest.page.goto(`${guest.page.url().split('?')[0]}?locale=en`);
    await prompt.getByRole('link', { name: 'Get my link' }).waitFor();
    await expectFitOnBoth(guest.page);
  });
});

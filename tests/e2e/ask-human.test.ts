import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Mailbox } from './support/mailbox.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

const CAMILLE = 'camille.moreau@example.com';
const NINA = 'nina.lefevre@example.com';
const PHONE = 360;
/** the store's admin stands above the app: its dialogs are seen whole */
const TALL = { width: PHONE, height: 1_600 };

describe('whoever was refused asks for a human', () => {
  const world = useWorld();
  let camille: Advocate;
  let form = '';
  let link: string;

  beforeAll(async () => {
    const merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: 0 });
    camille = await Advocate.logIn(world, CAMILLE, 'fr', PHONE);
    await camille.openBlock();
    link = await camille.link();
  });

  const item = (merchant: Merchant, words: string) =>
    merchant.app.locator('[data-review-item]').filter({ hasText: words });
  const inQueue = (merchant: Merchant, words: string) =>
    until(`${words} in the queue`, async () => {
      await merchant.open('/review');
      return item(merchant, words).isVisible();
    });
  const live = async (page: Page) => plain(await page.locator('[data-ricochet-page] h1').innerText());

  describe('an advocate, in French, about a friend’s order', () => {
    const NOTE = 'Mila a ajouté un article <b>juste après</b> {{ shop }}';

    test('finds one button beside the friend, and a form with a note', async () => {
      const mila = await Friend.arrive(world);
      await mila.follow(link);
      const code = await mila.claim('mila.petit@example.net', 'Mila');
      await mila.buy({ email: 'mila.petit@example.net', firstName: 'Mila' }, { product: 3, code });
      await until('the refusal', async () => /non éligible/.test(await (await camille.openSpace()).innerText()));
      await expectFit(camille.page, 'space');
      await camille.openBlock();
      const inBlock = camille.block('friends').getByRole('link', { name: /^Demander qu’une personne regarde/ });
      await inBlock.waitFor();
      await expectFit(camille.page, 'block');
      await camille.openSpace();
      await camille.page.getByRole('link', { name: 'Demander qu’une personne regarde (Mila)' }).click();
      expect(await live(camille.page)).toBe('Demander qu’une personne regarde');
      await expectFit(camille.page, 'form');
      expect(await camille.page.locator('#ricochet-ask-email').count()).toBe(0);
      form = camille.page.url();
      await camille.page.locator('#ricochet-ask-note').fill(NOTE);
      await camille.page.locator('[data-ricochet=ask-submit]').click();
      expect(await live(camille.page)).toBe('Votre demande est reçue');
      await expectFit(camille.page, 'received');
    });

    test('asking again says that it was received', async () => {
      await until('the space to say so', async () =>
        plain(await (await camille.openSpace()).innerText()).includes('Vous avez demandé qu’une personne regarde'),
      );
      await camille.page.goto(form);
      expect(await live(camille.page)).toBe('Votre demande est déjà reçue');
      await expectFit(camille.page, 'again');
    });

    test('the merchant finds it first, with her words, and decides', async () => {
      const merchant = await Merchant.arrive(world, 'fr', PHONE);
      await inQueue(merchant, 'Demandé par le client');
      expect(plain(await item(merchant, 'Mila').innerText())).toContain(plain(NOTE));
      await expectFit(merchant.page, 'queue');
      await merchant.app.getByRole('button', { name: /^Approuver\s:/ }).click();
      const dialog = merchant.app.getByRole('dialog');
      await dialog.getByLabel('Mot pour le client (facultatif)').fill('Avec plaisir, merci à vous deux');
      await expectFit(merchant.page, 'dialog');
      await merchant.page.setViewportSize(TALL);
      await dialog.getByRole('button', { name: 'Approuver' }).click();
      await until('the queue to be empty', () => merchant.app.getByText('Rien ne vous attend').isVisible());
    });

    test('Camille reads the answer in her mail, and the purchase counts', async () => {
      const mail = await (await Mailbox.open(world)).read(CAMILLE, /c’est oui/);
      expect(plain(mail.text)).toContain('l’achat fait par Mila');
      expect(mail.text).toContain('Avec plaisir, merci à vous deux');
      expect(
        (await world.shop.mailsTo(CAMILLE)).filter(({ subject }) => /Nous avons regardé/.test(subject)),
      ).toHaveLength(1);
      await until('the points', async () => (await (await camille.openSpace()).innerText()).includes('500 points'));
      expect(await world.shop.settled()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
    });
  });

  describe('a friend, in English, about a refused claim', () => {
    test('follows the button from the refusal, and says where to answer', async () => {
      const nina = await Friend.arrive(world, 'en', PHONE);
      await nina.follow(`${link}?locale=en`);
      await nina.fillClaim(NINA, 'Nina');
      await nina.submitClaim();
      await nina.refusal();
      await expectFit(nina.page, 'refusal');
      await nina.page.getByRole('link', { name: 'Ask a person to look at this' }).click();
      await nina.page.locator('[data-ricochet=ask-form]').waitFor();
      await expectFit(nina.page, 'form');
      const email = nina.page.locator('#ricochet-ask-email');
      if (await email.count()) {
        await email.fill('somebody.else@example.com');
        await nina.page.locator('[data-ricochet=ask-submit]').click();
        await nina.page.getByText('Please give the address you accepted the invitation with.').waitFor();
        await expectFit(nina.page, 'another address');
        await email.fill(NINA);
      }
      await nina.page.locator('[data-ricochet=ask-submit]').click();
      expect(await live(nina.page)).toBe('We have received your request');
    });

    test('a human says no, with words of their own, and Nina hears of it', async () => {
      const merchant = await Merchant.arrive(world, 'en', PHONE);
      await inQueue(merchant, NINA);
      await expectFit(merchant.page, 'queue');
      await merchant.app.getByRole('button', { name: /^Reject:/ }).click();
      const dialog = merchant.app.getByRole('dialog');
      await dialog.getByLabel('Words for the customer (optional)').fill('You ordered with us in 2024');
      await merchant.page.setViewportSize(TALL);
      await dialog.getByRole('button', { name: 'Reject', exact: true }).click();
      const mail = await (await Mailbox.open(world, 'en')).read(NINA, /still no/);
      expect(mail.text).toContain('You ordered with us in 2024');
      expect(mail.text).not.toMatch(/fraud|score|suspic/i);
    });
  });
});

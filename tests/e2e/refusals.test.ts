import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** Each refusal with its reason: to the merchant on the referrals page, to the shopper in plain words. */
describe('refusals', () => {
  const world = useWorld();
  let merchant: Merchant;
  let camille: Advocate;
  let link: string;

  const CAMILLE = 'camille.moreau@example.com';
  const FIRST_ORDER_ONLY = 'Ce code est réservé à une première commande.';

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent', { 'limits.friendsPerMonth': null });
    camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    link = await camille.link();
  });

  /** A stranger opens the link and gives this address. */
  async function claimAs(email: string, firstName: string, from = link): Promise<Friend> {
    const friend = await Friend.arrive(world);
    await friend.follow(from);
    await friend.fillClaim(email, firstName);
    await friend.submitClaim();
    return friend;
  }

  const merchantReads = async (friend: string) => (await merchant.referralRow(friend)).innerText();

  describe('one’s own link', () => {
    test('with the advocate’s own address: a message beside the field, typing kept', async () => {
      const friend = await claimAs(CAMILLE, 'Moi');
      expect(await friend.problem()).toBe('C’est l’adresse de la personne qui invite. Indiquez la vôtre.');
      expect(await friend.page.locator('#ricochet-email').inputValue()).toBe(CAMILLE);
      expect(await friend.page.locator('#ricochet-firstName').inputValue()).toBe('Moi');
    });

    test('with the advocate’s address written differently', async () => {
      await world.shop.addCustomer({ email: 'nour.haddad@gmail.com', firstName: 'Nour', lastName: 'Haddad' });
      const nour = await Advocate.logIn(world, 'nour.haddad@gmail.com');
      await nour.openBlock();
      const friend = await claimAs('n.o.u.r.haddad+cadeau@googlemail.com', 'Autre', await nour.link());
      expect(await friend.problem()).toBe('C’est l’adresse de la personne qui invite. Indiquez la vôtre.');
    });

    test('the merchant reads why', async () => {
      expect(await merchantReads('Camille')).toMatch(/Non éligible.*filleul et parrain sont la même personne/is);
    });
  });

  describe('somebody who has bought before', () => {
    test('recently, with an account', async () => {
      const friend = await claimAs('nina.lefevre@example.com', 'Nina');
      expect(await friend.refusal()).toContain(FIRST_ORDER_ONLY);
      expect(await merchant.newestReferral()).toMatch(/Non éligible.*le filleul avait déjà acheté/is);
    });

    test('so long ago that the app can’t see the order', async () => {
      const friend = await claimAs('hugo.petit@example.com', 'Hugo');
      expect(await friend.refusal()).toContain(FIRST_ORDER_ONLY);
      expect(await merchant.newestReferral()).toMatch(/Non éligible.*le filleul avait déjà acheté/is);
    });

    test('as a guest, with the same mailbox written differently', async () => {
      const friend = await claimAs('jdoe@gmail.com', 'John');
      expect(await friend.refusal()).toContain(FIRST_ORDER_ONLY);
      expect(await merchant.newestReferral()).toMatch(/Non éligible.*le filleul avait déjà acheté/is);
    });

    test('none of them got a code', async () => {
      expect(await world.shop.codes('welcome')).toEqual([]);
    });
  });

  describe('an address that can’t be used', () => {
    const problems = [
      ['lea@mailinator.com', 'Les adresses temporaires ne sont pas acceptées : indiquez une adresse que vous gardez.'],
      ['lea@', 'Cette adresse semble incomplète. Exemple : prenom@exemple.fr'],
      ['', 'Indiquez votre adresse e-mail pour recevoir votre code.'],
    ] as const;

    test.each(problems)('"%s": a message beside the field, typing kept', async (email, message) => {
      const friend = await claimAs(email, 'Léa');
      expect(await friend.problem()).toBe(message);
      const field = friend.page.locator('#ricochet-email');
      expect(await field.inputValue()).toBe(email);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await friend.page.locator('#ricochet-firstName').inputValue()).toBe('Léa');
    });

    test('the same without a script', async () => {
      const page = await world.visitor({ javaScriptEnabled: false });
      await page.goto(link);
      await page.locator('#ricochet-email').fill('lea@mailinator.com');
      await page.locator('#ricochet-firstName').fill('Léa');
      await page.locator('[data-ricochet=submit]').click();
      await page.locator('[data-ricochet=again]').waitFor();
      expect(plain(await page.locator('[data-ricochet-problem=email]').innerText())).toBe(problems[0][1]);
      expect(await page.locator('#ricochet-email').inputValue()).toBe('lea@mailinator.com');
      expect(await page.locator('#ricochet-firstName').inputValue()).toBe('Léa');
    });
  });

  test('an order below the minimum: the friend keeps the code, the advocate reads why nothing came', async () => {
    const friend = await Friend.arrive(world);
    await friend.follow(link);
    const code = await friend.claim('mila.petit@example.net', 'Mila');
    await friend.buy({ email: 'mila.petit@example.net', firstName: 'Mila' }, { product: 3, code });
    await until('the verdict', async () => /sous le minimum/.test(await merchantReads('Mila')));
    await merchant.openReferral('Mila');
    expect(await merchant.outcomeOf('minimum-subtotal')).toBe('fail');
    expect(await merchant.rule('minimum-subtotal').innerText()).toMatch(/17,10\s€.*40\s€.*avec 22,90\s€ de plus/is);
    await camille.openBlock();
    const row = camille.block('friends').locator('li').filter({ hasText: 'Mila' });
    expect(await row.innerText()).toMatch(/non éligible.*(n’atteint pas le minimum|au moins 40)/is);
    expect(await world.shop.codes('reward')).toEqual([]);
  });

  test('an order cancelled afterwards: the reward is taken back, and everybody can read it', async () => {
    const friend = await Friend.arrive(world);
    await friend.follow(link);
    const code = await friend.claim('sacha.roy@example.net', 'Sacha');
    const order = await friend.buy({ email: 'sacha.roy@example.net', firstName: 'Sacha' }, { code });
    const [reward] = await until(
      'the reward',
      () => world.shop.codes('reward'),
      (codes) => codes.length === 1,
    );
    await camille.awaitReward(reward?.code ?? '');

    await merchant.page.goto(`/admin/orders/${order.id}`);
    await merchant.page.locator('button[name=cancel]').click();
    await until(
      'the code to be switched off',
      async () => (await world.shop.discount(reward?.code ?? ''))?.status === 'deactivated',
    );
    await until('the row to say so', async () => /commande est annulée/.test(await merchantReads('Sacha')));
    const mail = await until('the mail', async () =>
      (await world.shop.mailsTo(CAMILLE)).find(({ subject }) => subject.startsWith('Récompense annulée')),
    );
    expect(mail.text).toContain('La commande passée par Sacha a été annulée.');
    await camille.openBlock();
    expect(await camille.block('rewards').innerText()).toContain('récompense annulée');
    const row = camille.block('friends').locator('li').filter({ hasText: 'Sacha' });
    expect(await row.innerText()).toMatch(/non éligible.*annulée/is);
    expect(await world.shop.settled()).toMatchObject({ ledgerSum: 0, doubles: 0 });
  });

  test('a used code is refused at the checkout, in plain words', async () => {
    const [used] = (await world.shop.codes('welcome')).filter(({ usedCount }) => usedCount === 1);
    const stranger = await Friend.arrive(world);
    await stranger.putInCart();
    await stranger.page.goto('/checkout');
    await stranger.enterCode(used?.code ?? '');
    expect(await stranger.page.locator('[data-test=discount-refusal]').innerText()).toBe('Ce code a déjà été utilisé.');
  });

  test('unknown code, ill-formed code and paused programme: the same page, byte for byte', async () => {
    const theMain = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const page = async (path: string) => {
      const response = await fetch(`${world.stack.storefront}/apps/ricochet/i/${path}`, {
        headers: { 'User-Agent': 'Mozilla/5.0', Cookie: 'cart=11111111-1111-4111-8111-111111111111' },
      });
      // around it stands the theme, which repeats the page's address
      const [ours] = /<style>[\s\S]*data-ricochet-page[\s\S]*<\/script>/.exec(theMain(await response.text())) ?? [];
      return { status: response.status, ours };
    };
    const unknown = await page('CAMILLE-ZZZZZZ');
    const illFormed = await page(encodeURIComponent("x'; {{ 'a' | upcase }}"));
    expect(unknown.ours).toContain('Cette invitation n’est pas disponible');
    expect(illFormed).toEqual(unknown);

    await merchant.pause();
    const paused = await page(new URL(link).pathname.split('/').at(-1) ?? '');
    expect(paused).toEqual(unknown);
  });
});

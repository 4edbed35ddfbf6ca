import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

describe('a programme with levels (P2)', () => {
  const world = useWorld();
  const CAMILLE = 'camille.moreau@example.com';
  const NINA = { email: 'nina.neuve@example.net', firstName: 'Nina', lastName: 'Neuve' };
  let merchant: Merchant;
  let camille: Advocate;
  let nina: Friend;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: 0 });
    camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    nina = await Friend.arrive(world);
  });
  afterAll(() => Promise.all([camille, nina].map(({ page }) => page.context().close())));

  const balance = (points: number) =>
    until(
      `${points} points`,
      async () => plain(await (await camille.openSpace()).innerText()),
      (seen) => seen.includes(`Solde : ${points} points`),
    );

  test('the merchant adds joining and a second purchase, on a telephone too', async () => {
    const narrow = await Merchant.arrive(world, 'fr', 360);
    await narrow.open('/program');
    await narrow.app.getByRole('button', { name: 'Ajouter le palier inscription' }).click();
    await narrow.field('signUp.advocate.points').waitFor();
    await expectFit(narrow.page);
    await narrow.page.context().close();

    await merchant.open('/program');
    await merchant.app.getByRole('button', { name: 'Ajouter le palier inscription' }).click();
    await merchant.field('signUp.advocate.points').fill('100');
    await merchant.app.getByRole('button', { name: 'Ajouter un achat suivant' }).click();
    expect(await merchant.field('nthPurchases.0.n').inputValue()).toBe('2');
    await merchant.field('nthPurchases.0.advocate.points').fill('50');
    await merchant.app.getByText(/^Au 2e achat du filleul, le parrain reçoit 50\spoints/).waitFor();
    await expectFit(merchant.page);
    await merchant.publish();
  });

  test('a friend accepts, opens an account, and the advocate has the points of the level', async () => {
    await nina.follow(await camille.link());
    await nina.claim(NINA.email, NINA.firstName);
    await nina.page.goto('/account/register');
    await nina.page.locator('[name="customer[first_name]"]').fill(NINA.firstName);
    await nina.page.locator('[name="customer[last_name]"]').fill(NINA.lastName);
    await nina.page.locator('[name="customer[email]"]').fill(NINA.email);
    await nina.page.locator('main button[type=submit]').click();
    await balance(100);
    const mail = await until('the mail', async () => (await world.shop.mailsTo(CAMILLE))[0]);
    expect(plain(mail.subject)).toMatch(/^Nina a rejoint .*: 100 points pour vous$/);
    await merchant.openReferral('Nina');
    await merchant.app.getByRole('heading', { name: 'Inscription', exact: true }).waitFor();
  });

  test('her first purchase pays its own level, and the space says how far the next one is', async () => {
    await nina.buy(NINA);
    const text = await balance(600);
    expect(text).toContain('1 achat sur 2 : ensuite 50 points pour vous');
  });

  test('her second purchase pays the last level; the third nothing', async () => {
    await nina.buy(NINA);
    const text = await balance(650);
    expect(text).not.toContain('achat sur');
    await nina.buy(NINA);
    await until(
      'the third order to be judged',
      async () => {
        await merchant.openReferral('Nina');
        return merchant.app.locator('main').innerText();
      },
      (seen) => seen.includes('le dernier palier du filleul est déjà passé'),
    );
    await balance(650);
    expect(await world.shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });
});

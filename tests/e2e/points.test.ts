import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatInstant } from '../../app/domain/shared/time.ts';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

describe('a programme that gives points', () => {
  const world = useWorld();
  const CAMILLE = 'camille.moreau@example.com';
  let merchant: Merchant;
  let camille: Advocate;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: 0 });
    camille = await Advocate.logIn(world, CAMILLE);
  });
  afterAll(() => camille.page.context().close());

  async function friendBuys(email: string, firstName: string): Promise<void> {
    await camille.openBlock();
    const friend = await Friend.arrive(world);
    await friend.follow(await camille.link());
    const code = await friend.claim(email, firstName);
    await friend.buy({ email, firstName }, { code });
  }

  const spaceText = async () => plain(await (await camille.openSpace()).innerText());

  test('without a waiting time they are in the balance at once', async () => {
    await friendBuys('paul.durand@example.net', 'Paul');
    const text = await until('the points', spaceText, (seen) => seen.includes('Solde : 500 points'));
    expect(text).toContain('ajoutés à votre solde');
    const mail = await until('the mail', async () => (await world.shop.mailsTo(CAMILLE))[0]);
    expect(plain(mail.subject)).toBe('Paul vient d’acheter : 500 points pour vous');
    expect(await world.shop.codes('reward')).toEqual([]);
    expect(await world.shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('the merchant finds them in the dashboard’s numbers', async () => {
    await merchant.open();
    expect(plain(await merchant.funnel())).toContain('1 code, 500 points');
  });

  test('with a waiting time they are shown as coming, with their date', async () => {
    await merchant.open('/program');
    await merchant.field('waitingDays').fill('14');
    await merchant.publish();
    await friendBuys('lou.martin@example.net', 'Lou');
    const date = formatInstant(new Date(Date.now() + 14 * 86_400_000), 'fr', 'Europe/Paris');
    const text = await until('the points to come', spaceText, (seen) => seen.includes('500 points en attente'));
    expect(text).toContain('Solde : 500 points');
    expect(text).toContain(`en attente, confirmation le ${date}`);
    const mail = await until('the mail', async () =>
      (await world.shop.mailsTo(CAMILLE)).find(({ subject }) => subject.startsWith('Lou')),
    );
    expect(plain(mail.subject)).toBe(`Lou vient d’acheter : vos 500 points arrivent le ${date}`);
    await merchant.openReferral('Lou');
    await merchant.app.getByText(`Devient définitive le ${date}`).waitFor();
    expect(await world.shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('they are exchanged for a code of the catalogue, line by line in the statement, and given back', async () => {
    await merchant.open('/program');
    await merchant.app.getByRole('button', { name: /^Ouvrir\s: Points/ }).click();
    await merchant.field('catalogue.0.points').fill('400');
    await merchant.field('catalogue.0.reward.amountMinor').fill('5');
    await merchant.publish();

    await until('the catalogue', spaceText, (seen) => seen.includes('Code de 5 €'));
    await camille.page.locator('[data-ricochet=item] form button').click();
    await camille.page.locator('[data-ricochet=redeem-approved]').waitFor();
    const code = (await camille.page.locator('[data-ricochet=redeemed-code]').innerText()).trim();
    expect(await world.shop.discount(code)).toMatchObject({ status: 'active' });
    // the same page sent again is the same exchange
    await camille.page.reload();
    expect(await camille.page.locator('[data-ricochet=redeemed-code]').innerText()).toBe(code);
    const after = await spaceText();
    expect(after).toContain('Solde : 100 points');
    expect(after).toContain('Encore 300 points');

    await merchant.open('/people');
    await merchant.app.locator('tbody a').first().click();
    await merchant.heading(1, /^Camille/).waitFor();
    await merchant.app.getByText('Échange : code de 5 €').waitFor();
    await merchant.app.getByRole('button', { name: /^Annuler/ }).click();
    await until('the points back', spaceText, (seen) => seen.includes('Solde : 500 points'));
    await until('the code to be gone', async () => (await world.shop.discount(code))?.status === 'deactivated');
    expect(await world.shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });
});

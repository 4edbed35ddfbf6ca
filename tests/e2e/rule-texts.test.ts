import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** S8: the sentence a shopper reads is the merchant's where they wrote one. */
describe('texts of refusals', () => {
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

  const refusalOf = async (locale: 'fr' | 'en') => {
    const friend = await Friend.arrive(world, locale);
    await friend.follow(`${link}?locale=${locale}`);
    await friend.fillClaim('nina.lefevre@example.com', 'Nina');
    await friend.submitClaim();
    const text = await friend.refusal();
    await friend.page.context().close();
    return text;
  };
  const edit = async (change: () => Promise<void>) => {
    await merchant.app.getByRole('searchbox', { name: 'Chercher dans les textes' }).fill('NOUVEAU cliént');
    await merchant.app.getByRole('button', { name: 'Modifier le texte : Nouveau client' }).click();
    await change();
    await merchant.app.getByRole('button', { name: 'Enregistrer les textes' }).click();
  };

  test('the merchant finds a sentence, replaces it in one language, and shoppers read it as it is written', async () => {
    await merchant.open('/program');
    await merchant.app.getByRole('link', { name: 'Textes des refus' }).click();
    await edit(async () => {
      await expectFit(merchant.page);
      await merchant.app.locator('[name="text-fr"]').fill('<b>Offre réservée</b> aux nouveaux clients.');
    });
    await merchant.app.getByText('Votre texte').waitFor();
    await until('focus to be back', () =>
      merchant.app.locator('#edit-newness').evaluate((button) => button === document.activeElement),
    );
    expect(await refusalOf('fr')).toContain('<b>Offre réservée</b> aux nouveaux clients.');
    expect(await refusalOf('en')).toContain('This code is for a first order only.');
  });

  test('at 360 px nothing is cut, and every control can be reached', async () => {
    await merchant.page.setViewportSize({ width: 360, height: 740 });
    await merchant.open('/program/texts');
    await merchant.app.getByText('Votre texte').waitFor();
    await expectFit(merchant.page);
    await merchant.page.setViewportSize({ width: 1280, height: 900 });
  });

  test('and takes it back', async () => {
    await merchant.open('/program/texts');
    await edit(() => merchant.app.getByRole('button', { name: 'Revenir à notre texte' }).first().click());
    await merchant.app.getByText('Votre texte').waitFor({ state: 'detached' });
    expect(await refusalOf('fr')).toContain('Ce code est réservé à une première commande.');
  });
});

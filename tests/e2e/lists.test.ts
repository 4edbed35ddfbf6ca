import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFitOnBoth } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

describe('whom the merchant blocks or allows', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points');
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    await camille.openBlock();
    // claimed by one, bought by another: held until a human looks
    const friend = await Friend.arrive(world);
    await friend.follow(await camille.link());
    const code = await friend.claim('paul@example.net', 'Paul');
    const stranger = await Friend.arrive(world);
    await stranger.buy({ email: 'lou@example.net', firstName: 'Lou' }, { code });
    await Promise.all([camille, friend, stranger].map(({ page }) => page.context().close()));
    await until('the order in the queue', async () => {
      await merchant.open('/review');
      return merchant.app.locator('[data-review-item]').isVisible();
    });
  });

  const dialog = () => merchant.app.getByRole('dialog');
  const toast = (text: string) => merchant.page.locator('.toast').filter({ hasText: text }).waitFor();

  test('what can’t be read is said at its field, and nothing typed is lost', async () => {
    await merchant.open('/review/lists');
    await merchant.app.getByText('Personne n’est bloqué ni autorisé').waitFor();
    await merchant.app.getByRole('button', { name: 'Ajouter quelqu’un' }).first().click();
    await dialog().locator('[name=words]').fill('Vu sur un forum');
    const field = dialog().locator('[name=typed]');
    await dialog().getByRole('button', { name: 'Bloquer', exact: true }).click();
    await dialog().getByText('Dites de qui il s’agit.').waitFor();
    await field.fill('nobody');
    await dialog().getByRole('button', { name: 'Bloquer', exact: true }).click();
    await dialog().getByText('Ce n’est pas une adresse e-mail entière.').first().waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.inputValue()).toBe('nobody');
    expect(await dialog().locator('[name=words]').inputValue()).toBe('Vu sur un forum');
    await field.fill('Nobody+1@Example.com');
    await dialog().getByRole('button', { name: 'Bloquer', exact: true }).click();
    await toast('Bloqué');
    await merchant.app.getByText('Nobody+1@Example.com').waitFor();
    expect(await merchant.app.locator('main').innerText()).toContain('Même personne · Vu sur un forum');
  });

  test('an entry is lifted with a reason, and stays on record', async () => {
    await merchant.open('/review/lists');
    await merchant.app.getByRole('button', { name: 'Lever l’entrée sur Nobody+1@Example.com' }).click();
    await dialog().getByRole('button', { name: 'Lever', exact: true }).click();
    await toast('Entrée levée');
    await until('the entry gone', () => merchant.app.getByText('Aucune entrée ne correspond').isVisible());
    await merchant.open('/review/lists?standing=lifted');
    expect(await merchant.app.locator('main').innerText()).toContain('Décidé par erreur');
  });

  test('from the queue: the advocate blocked loses what waits, and is free again once it is lifted', async () => {
    await merchant.open('/review');
    // beside the menu's entry stands how many wait
    await merchant.page.getByRole('link', { name: 'À vérifier (1)' }).waitFor();
    const referral = await merchant.app.getByRole('link', { name: /^Ouvrir le parrainage/ }).getAttribute('href');
    await merchant.app.getByRole('button', { name: 'Bloquer Camille' }).click();
    await dialog().getByRole('button', { name: 'Bloquer', exact: true }).click();
    await toast('Bloqué');
    await until('the queue to be empty', async () => {
      await merchant.open('/review');
      return merchant.app.getByText('Rien ne vous attend').isVisible();
    });
    await merchant.open(referral?.replace('/app', ''));
    expect(await merchant.outcomeOf('listed')).toBe('fail');
    await merchant.app.getByRole('button', { name: /^Lever l’entrée sur/ }).click();
    await dialog().getByRole('button', { name: 'Lever', exact: true }).click();
    await toast('Entrée levée');
    await until('the order in the queue', async () => {
      await merchant.open('/review');
      return merchant.app.locator('[data-review-item]').isVisible();
    });
  });

  test.each(LANGUAGES)('in %s everybody can use it, on a screen and on a phone', async (language) => {
    const reader = await Merchant.arrive(world, language);
    await reader.open('/review/lists?standing=all');
    await expectFitOnBoth(reader.page);
    await reader.app
      .getByRole('button', { name: /^(Ajouter quelqu’un|Add somebody)$/ })
      .first()
      .click();
    await reader.app.getByRole('dialog').locator('[name=typed]').waitFor();
    await expectFitOnBoth(reader.page);
    await reader.page.context().close();
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { expectFitOnBoth } from './support/fit.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

describe('what is to be reached', () => {
  const world = useWorld();
  let merchant: Merchant;
  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.open();
    await merchant.pickTemplate('percent');
  });

  const said = async () => plain(await merchant.app.locator('main').innerText());
  const toast = (text: string) => merchant.page.locator('.toast').filter({ hasText: text }).first().waitFor();
  const nextYear = `${new Date().getFullYear() + 1}-12-31`;

  test('a poor score advises waiting before the launch, and stops nobody', async () => {
    await merchant.open('/objectives');
    await merchant.app.getByText('Personne ne peut dire si c’est le moment').waitFor();
    await merchant.field('values.nps').fill('-5');
    await merchant.field('values.reviews').fill('4,6');
    await merchant.app.getByRole('button', { name: 'Enregistrer ces chiffres' }).click();
    await merchant.app.getByText('Mieux vaut attendre').waitFor();
    expect(await said()).toContain('Le NPS de -5 est sous 30');
    await merchant.open('/program');
    await merchant.app.getByText('Mieux vaut attendre').waitFor();
    await merchant.publish();
    await merchant.app.getByText('Mieux vaut attendre').waitFor({ state: 'detached' });
  });

  test('is set, shown at home, and removed', async () => {
    await merchant.open('/objectives');
    await merchant.app.getByRole('button', { name: 'Ajouter l’objectif' }).click();
    await merchant.app.getByText('Choisissez un jour à venir.').first().waitFor();
    await merchant.field('target').fill('50');
    await merchant.field('dueOn').fill(nextYear);
    await merchant.app.getByRole('button', { name: 'Ajouter l’objectif' }).click();
    await toast('Objectif ajouté');
    await merchant.field('kind').selectOption('words');
    await merchant.field('target').fill('Faire revenir les clientes du salon');
    await merchant.field('dueOn').fill(nextYear);
    await merchant.app.getByRole('button', { name: 'Ajouter l’objectif' }).click();
    const remove = 'Retirer l’objectif Faire revenir les clientes du salon';
    await merchant.app.getByRole('button', { name: remove }).waitFor();
    await merchant.open();
    await merchant.app.getByText('Vos objectifs').waitFor();
    expect(await said()).toMatch(/0 sur 50, d’ici le 31 déc\.? \d{4}/);
    await merchant.open('/objectives');
    await merchant.app.getByRole('button', { name: remove }).click();
    await toast('Objectif retiré');
  });

  test.each(LANGUAGES)('in %s everybody can use it, on a screen and on a phone', async (language) => {
    const reader = await Merchant.arrive(world, language);
    for (const path of ['/objectives', '']) {
      await reader.open(path);
      await expectFitOnBoth(reader.page, path);
    }
    await reader.page.context().close();
  });
});

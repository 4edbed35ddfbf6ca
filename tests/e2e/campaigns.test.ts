import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFit, expectFitOnBoth } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

const CAMILLE = 'camille.moreau@example.com';
/** Days by the shop's calendar, from today. */
const day = (plus: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date(Date.now() + plus * 86_400_000));

describe('campaigns (P5, P6), the life of their programme (P7), a pilot of it (P12), and its partners (P14)', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: 0 });
  });
  afterAll(() => merchant.page.context().close());

  const button = (name: string | RegExp) => merchant.app.getByRole('button', { name }).first();

  test('the merchant finds them from the programme, and the empty page says what they are', async () => {
    await merchant.open('/program');
    await merchant.app.getByRole('link', { name: 'Voir les campagnes' }).click();
    await merchant.heading(1, 'Campagnes').waitFor();
    await merchant.app.getByText("Offrez plus, le temps qu'il faut").waitFor();
    await merchant.app.getByRole('link', { name: 'Nouvelle campagne' }).first().click();
    await merchant.heading(1, 'Nouvelle campagne').waitFor();
  });

  test('publishes one from today on; what can’t be is said at its field and nothing typed is lost', async () => {
    await merchant.field('name').fill('Fête des mères');
    await merchant.field('first').fill(day(0));
    await merchant.field('last').fill(day(5));
    await button('Publier la campagne').click();
    await merchant.app.getByText(/Ces récompenses sont déjà celles du programme/).waitFor();
    expect(await merchant.field('name').inputValue()).toBe('Fête des mères');
    await merchant.field('firstPurchase.advocate.points').fill('1000');
    await merchant.field('welcome.basisPoints').fill('15');
    await merchant.app.getByText(/Les invitations ouvertes du .* \(heure de Paris\) gardent cette offre/).waitFor();
    await expectFit(merchant.page);
    await button('Publier la campagne').click();
    await merchant.heading(1, 'Campagnes').waitFor();
    await merchant.app.getByText('En cours', { exact: true }).first().waitFor();
  });

  test('the shop shows it: theme block, advocate’s page, a friend’s page, and Home', async () => {
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    const block = await until(
      'the boosted offer in the theme',
      async () => {
        await camille.openBlock();
        return plain(await camille.block('advocate-block').innerText());
      },
      (text) => text.includes('recevez 1 000 points'),
    );
    expect(block).toMatch(/Offre spéciale jusqu’au \d/);
    const link = await camille.link();
    expect(plain(await (await camille.openSpace()).innerText())).toMatch(/Offre spéciale jusqu’au \d/);
    const friend = await Friend.arrive(world, 'fr', 360);
    await friend.follow(link);
    expect(plain(await friend.page.locator('[data-ricochet=until]').innerText())).toMatch(/elle tient même si/);
    await expectFit(friend.page);
    await Promise.all([camille, friend].map(({ page }) => page.context().close()));
    await merchant.open();
    await merchant.app.getByText(/Campagne en cours\s: «\sFête des mères\s»/).waitFor();
  });

  test('a second one that meets it has to say which comes first', async () => {
    await merchant.open('/program/campaigns/new');
    await merchant.field('name').fill('Vente flash');
    await merchant.field('first').fill(day(2));
    await merchant.field('last').fill(day(3));
    await merchant.field('firstPurchase.advocate.points').fill('1500');
    await merchant.app.getByText(/«\sFête des mères\s» .* court en même temps, avec la priorité 5/).waitFor();
    await button('Publier la campagne').click();
    await merchant.app.getByText(/«\sFête des mères\s» a la même priorité/).waitFor();
    await merchant.field('priority').selectOption('6');
    await button('Publier la campagne').click();
    await merchant.heading(1, 'Campagnes').waitFor();
    const rows = await merchant.app
      .getByRole('region', { name: 'Les 90 prochains jours' })
      .locator('tbody tr')
      .allInnerTexts();
    expect(rows.map((row) => /Fête des mères|Vente flash|Programme/.exec(row)?.[0])).toEqual([
      'Fête des mères',
      'Vente flash',
      'Fête des mères',
      'Programme',
    ]);
  });

  test('two admins change the same one: the second is told and keeps what was typed', async () => {
    const other = await Merchant.arrive(world);
    for (const one of [merchant, other]) {
      await one.open('/program/campaigns');
      await one.app.getByRole('link', { name: 'Fête des mères' }).click();
      await one.heading(1, 'Fête des mères').waitFor();
    }
    const publishes = async (who: Merchant, points: string) => {
      await who.field('firstPurchase.advocate.points').fill(points);
      await who.app.getByRole('button', { name: 'Publier le changement' }).first().click();
      await who.app.getByText(/gardent ce qui leur a été promis/).waitFor();
      await who.app.getByRole('dialog').getByRole('button', { name: 'Publier le changement' }).click();
    };
    await publishes(other, '1100');
    await other.heading(1, 'Campagnes').waitFor();
    await publishes(merchant, '1200');
    await merchant.app.getByText('Cette campagne ou le programme a changé entre-temps').waitFor();
    expect(await merchant.field('firstPurchase.advocate.points').inputValue()).toBe('1200');
    await button('Charger leur version').click();
    await expect.poll(() => merchant.field('firstPurchase.advocate.points').inputValue()).toBe('1100');
    await other.page.context().close();
  });

  test.each(LANGUAGES)('in %s everybody can use each page, on a screen and on a phone', async (language) => {
    const reader = await Merchant.arrive(world, language);
    for (const path of ['/program/campaigns', '/program/campaigns/new']) {
      await reader.open(path);
      await expectFitOnBoth(reader.page, path);
    }
    await reader.page.context().close();
  });

  test('ends one now and calls the other off', async () => {
    await merchant.open('/program/campaigns');
    await button(/^Annuler la campagne\s: Vente flash$/).click();
    await merchant.app.getByText(/Elle n'a pas commencé/).waitFor();
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Annuler la campagne' }).click();
    await merchant.app.getByText('Annulée').first().waitFor();
    await button(/^Terminer maintenant\s: Fête des mères$/).click();
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Terminer maintenant' }).click();
    await merchant.app.getByText('Passée').first().waitFor();
  });

  const waitingDaysAre = (days: string) =>
    until(`${days} days of waiting`, async () => (await merchant.field('waitingDays').inputValue()) === days);

  test('the draft tells what publishing changes; it can be dropped, and an earlier version used again (P7)', async () => {
    const dialog = merchant.app.getByRole('dialog');
    await merchant.open('/program');
    await merchant.field('waitingDays').fill('7');
    await merchant.app.getByText(/^Attente\s: aucune → 7\sjours$/).waitFor();
    await merchant.page.locator('[data-save-bar]').getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await button('Revenir à ce qui est publié').click();
    await dialog.getByText(/^Attente\s: 7\sjours → aucune$/).waitFor();
    await dialog.getByRole('button', { name: 'Effacer ces changements' }).click();
    await waitingDaysAre('0');

    await merchant.field('waitingDays').fill('9');
    await merchant.publish();
    await button('Reprendre cette version… (version 1)').click();
    await dialog.getByText(/^Attente\s: 9\sjours → aucune$/).waitFor();
    await dialog.getByRole('button', { name: /^Publier comme version/ }).click();
    await waitingDaysAre('0');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('the programme goes to a file and comes back into the draft; what can’t be taken is named', async () => {
    const dialog = merchant.app.getByRole('dialog');
    const downloading = merchant.page.waitForEvent('download');
    await button('Exporter').click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^ricochet-programme-.*-brouillon\.json$/);
    const written = readFileSync(await download.path(), 'utf8');
    const takes = async (text: string) => {
      const buffer = Buffer.from(text);
      await merchant.app
        .locator('input[type=file]')
        .setInputFiles({ name: 'programme.json', mimeType: 'application/json', buffer });
      await dialog.getByRole('button', { name: 'Remplacer le brouillon' }).click();
    };
    await takes(written.replace('"waitingDays": 0', '"waitingDays": 900'));
    await dialog.getByText(/terms\.waitingDays Saisissez au plus 180/).waitFor();
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await takes(written.replace('"waitingDays": 0', '"waitingDays": 21'));
    await dialog.getByText(/^Relisez-le/).waitFor();
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();
    await waitingDaysAre('21');
    await merchant.app.getByText(/^Attente\s: aucune → 21\sjours$/).waitFor();
  });

  test('ended, it is archived, and a copy is where the next one starts', async () => {
    await merchant.lifecycle(/^Terminer le programme$/, /^Terminer maintenant$/);
    await button('Autres actions').click();
    await merchant.app.getByRole('button', { name: 'Archiver le programme', exact: true }).click();
    await button('Archiver maintenant').click();
    await merchant.heading(1, 'Programmes archivés').waitFor();
    const phone = await Merchant.arrive(world, 'fr', 360);
    await phone.open('/program/archived');
    await expectFit(phone.page);
    await phone.open('/program');
    await expectFit(phone.page);
    await button(/^Dupliquer/).click();
    await merchant.field('name').waitFor();
    expect(await merchant.field('name').inputValue()).toMatch(/ \(copie\)$/);
    await phone.page.context().close();
  });

  test('before anything is live the copy is tried on half of the customers, then opened to all in one click', async () => {
    await merchant.open('/program');
    await merchant.app.getByRole('link', { name: 'Ouvrir le pilote' }).click();
    await merchant.heading(1, 'Pilote').waitFor();
    await merchant.field('percent').fill('0');
    await button('Lancer le pilote').click();
    await merchant.app.getByText('Saisissez un pourcentage entier de 1 à 99.').waitFor();
    await merchant.field('name').fill('À moitié');
    await merchant.field('percent').fill('50');
    await expectFit(merchant.page);
    await button('Lancer le pilote').click();
    await merchant.heading(2, 'À moitié').waitFor();
    await merchant.app.getByText("Rien n'est ouvert aux autres").waitFor();
    await button('Étendre à tous').click();
    await merchant.app.getByText(/gardent ce qui leur a été promis/).waitFor();
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Étendre à tous' }).click();
    await merchant.app.getByText("Il n'y a encore rien à essayer").waitFor();
  });

  test('beside it, other terms are compared with it', async () => {
    await merchant.open('/program');
    await merchant.field('waitingDays').fill('3');
    await merchant.page.locator('[data-save-bar]').getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await button('Revenir à ce qui est publié').waitFor();
    await merchant.open('/program/pilot');
    await merchant.field('name').fill('Plus vite');
    await button('Lancer le pilote').click();
    await merchant.app.getByText('Trop tôt pour le dire').waitFor();
    const phone = await Merchant.arrive(world, 'fr', 360);
    await phone.open('/program/pilot');
    await expectFit(phone.page);
    await phone.page.context().close();
  });

  test('a partner’s agreement is made with a customer, their friends read of it, and a post is paid (P14)', async () => {
    await merchant.open('/partners');
    await merchant.app.getByText('Rémunérez ceux qui vous amènent des clients').waitFor();
    await merchant.app.getByRole('link', { name: 'Ajouter un partenaire' }).click();
    await merchant.heading(1, 'Ajouter un partenaire').waitFor();
    await merchant.field('email').fill('personne@example.com');
    await merchant.field('name').fill('Camille Voyages');
    await button("Conclure l'accord").click();
    await merchant.app.getByText("Aucun de vos clients n'a cette adresse").waitFor();
    await merchant.field('email').fill(CAMILLE);
    await button("Conclure l'accord").click();
    await merchant.heading(1, 'Camille Voyages').waitFor();
    const link = await merchant.app.locator('bdi').first().innerText();

    const friend = await Friend.arrive(world);
    await friend.follow(new URL(link).pathname);
    await friend.page.getByText('rémunère Camille Voyages pour ce que cette invitation apporte').waitFor();
    await friend.page.context().close();

    await button('Ajouter une publication').click();
    await merchant.field('what').fill('Reel de printemps');
    await merchant.field('amountMinor').fill('150');
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true }).click();
    await button('Accepter : Reel de printemps').click();
    await merchant.field('reason').fill('Vu en ligne');
    await expectFit(merchant.page);
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Accepter', exact: true }).click();
    await merchant.app.getByText(/^Acceptée par .*Vu en ligne$/).waitFor();

    const phone = await Merchant.arrive(world, 'fr', 360);
    for (const path of ['/partners', '/partners/new']) {
      await phone.open(path);
      await expectFit(phone.page, path);
    }
    await phone.page.context().close();
  });
});

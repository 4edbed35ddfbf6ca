import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { violations } from './support/axe.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { tooWide } from './support/narrow.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** Days by the shop's calendar, from today. */
const day = (plus: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date(Date.now() + plus * 86_400_000));

describe('campaigns (P5, P6)', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: '0' });
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
    expect(await violations(merchant.page)).toEqual([]);
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
    expect([await violations(friend.page), await tooWide(friend.page)]).toEqual([[], []]);
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

  describe.each([
    ['fr', 1280],
    ['en', 1280],
    ['fr', 360],
    ['en', 360],
  ] as const)('in %s at %i px', (language, width) => {
    test('every page can be used by everybody', async () => {
      const reader = await Merchant.arrive(world, language, width);
      for (const path of ['/program/campaigns', '/program/campaigns/new']) {
        await reader.open(path);
        expect([path, await violations(reader.page), await tooWide(reader.page)]).toEqual([path, [], []]);
      }
      await reader.page.context().close();
    });
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
});

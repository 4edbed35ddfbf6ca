import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFitOnBoth } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

const CAMILLE = 'camille.moreau@example.com';

describe('what the rules leave to a human', () => {
  const world = useWorld();
  let merchant: Merchant;
  let camille: Advocate;
  let link: string;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: 0 });
    camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    link = await camille.link();
  });

  /** Somebody claims; somebody else spends the code: held until a human looks (SC-27). */
  async function aHeldOrder(claimant: string, buyer: string): Promise<string> {
    const friend = await Friend.arrive(world);
    await friend.follow(link);
    const code = await friend.claim(`${claimant}@example.net`, claimant);
    const stranger = await Friend.arrive(world);
    const order = await stranger.buy({ email: `${buyer}@example.net`, firstName: buyer }, { code });
    await Promise.all([friend, stranger].map(({ page }) => page.context().close()));
    return order.name;
  }

  const item = (order: string) => merchant.app.locator('[data-review-item]').filter({ hasText: order });
  const points = async () =>
    Number((await world.shop.health()).verdicts.filter(({ outcome }) => outcome === 'approved').length);

  test('held → approved: the evidence side by side, one key, one reason, and the reward is there', async () => {
    const order = await aHeldOrder('Paul', 'Lou');
    await until('the order in the queue', async () => {
      await merchant.open('/review');
      return item(order).isVisible();
    });
    expect(await item(order).innerText()).toContain('Camille');
    await item(order).locator('[data-review-pick] input').focus();
    await merchant.page.keyboard.press('a');
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Approuver' }).click();
    await merchant.page.locator('.toast').filter({ hasText: 'Approuvé' }).waitFor();
    await until('the queue to be empty', () => merchant.app.getByText('Rien ne vous attend').isVisible());
    await until('the points', async () => (await (await camille.openSpace()).innerText()).includes('500 points'));
    expect(await points()).toBe(2);
  });

  test('rejected → undone: both decisions stay with name and reason, and the points are back', async () => {
    await merchant.open('/review');
    await merchant.app
      .getByRole('link', { name: /^Commande #/ })
      .first()
      .click();
    await merchant.heading(2, /^Commande #/).waitFor();
    await merchant.app.getByRole('button', { name: 'Rejeter' }).first().click();
    await merchant.app.getByLabel('Avec vos mots').fill('Même canapé');
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Rejeter' }).click();
    await until('the rejection', async () => (await merchant.outcomeOf('human-decision')) === 'fail');
    await until(
      'the points gone',
      async () => !(await (await camille.openSpace()).innerText()).includes('Solde : 500'),
    );

    // the decision before it is in force again: the order had been held
    await merchant.app.getByRole('button', { name: 'Annuler', exact: true }).first().click();
    await merchant.app.getByLabel('Raison').selectOption({ index: 0 });
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Annuler la décision' }).click();
    await until('the approval', async () => (await merchant.outcomeOf('human-decision')) === 'pass');
    await until('the points', async () => (await (await camille.openSpace()).innerText()).includes('500 points'));
    const story = await merchant.app.locator('main').innerText();
    expect(story).toContain('Rejeté par');
    expect(story).toContain('Même canapé');
    expect(story).toContain('Décision reprise par');
    expect(await world.shop.health()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('many at once: chosen with the keyboard, rejected with one reason', async () => {
    const orders = [await aHeldOrder('Hugo', 'Nina'), await aHeldOrder('Zoe', 'Ida')];
    await until('both in the queue', async () => {
      await merchant.open('/review');
      return (await item(orders[0]!).isVisible()) && item(orders[1]!).isVisible();
    });
    await merchant.app.locator('[data-review-pick] input').first().focus();
    for (const key of ['x', 'j', 'x']) await merchant.page.keyboard.press(key);
    await merchant.app.getByRole('button', { name: 'Rejeter le choix' }).click();
    await merchant.app.getByRole('dialog').getByRole('button', { name: 'Rejeter' }).click();
    await until('the queue to be empty', () => merchant.app.getByText('Rien ne vous attend').isVisible());
    expect(await merchant.app.getByText(/^Rejeté par/).count()).toBeGreaterThanOrEqual(2);
  });

  test.each(LANGUAGES)('in %s everybody can use it, on a screen and on a phone', async (language) => {
    const order = await aHeldOrder(`Ami${language}`, `Autre${language}`);
    const reader = await Merchant.arrive(world, language);
    await until('the order in the queue', async () => {
      await reader.open('/review');
      return reader.app.locator('[data-review-item]').filter({ hasText: order }).isVisible();
    });
    await expectFitOnBoth(reader.page);
    await reader.app.locator('[data-review-pick] input').first().focus();
    await reader.page.keyboard.press('r');
    // on a narrow screen the dialog itself has no height, what it holds has
    const dialog = reader.app.getByRole('dialog');
    await dialog.getByRole('button', { name: /^(Rejeter|Reject)$/ }).waitFor();
    await expectFitOnBoth(reader.page, 'asked whether to reject');
    await reader.page.context().close();
  });
});

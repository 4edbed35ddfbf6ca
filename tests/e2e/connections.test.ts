import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFitOnBoth } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

describe('who is connected with whom', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points');
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    await camille.openBlock();
    // three of one home; the last code is spent by somebody else, so that a case waits
    for (const name of ['Paul', 'Hugo', 'Nina']) {
      const friend = await Friend.arrive(world);
      await friend.follow(await camille.link());
      const code = await friend.claim(`${name}@example.net`, name);
      const buyer = name === 'Nina' ? await Friend.arrive(world) : friend;
      await buyer.buy(
        { email: name === 'Nina' ? 'lou@example.net' : `${name}@example.net`, firstName: name },
        { code },
      );
      await friend.page.context().close();
    }
    await until('a case', async () => {
      await merchant.open('/review');
      return merchant.app.locator('[data-review-item]').first().isVisible();
    });
  });

  test('is drawn within the case, read by keyboard, and leads to each person', async () => {
    await merchant.app.getByRole('button', { name: 'Voir qui est lié à Camille' }).first().click();
    const drawing = merchant.app.getByRole('group', { name: /^Dessin des liens/ });
    await drawing.waitFor();
    expect(await drawing.getByRole('button').count()).toBeGreaterThanOrEqual(4);
    // whom the case is about is chosen; the keyboard goes on from the middle
    expect(await drawing.locator('[aria-pressed=true]').count()).toBe(1);
    await drawing.locator('[tabindex="0"]').focus();
    await merchant.page.keyboard.press('ArrowRight');
    await merchant.page.keyboard.press('Enter');
    const chosen = drawing.locator('[data-node="1"]');
    await until('the choice', async () => (await chosen.getAttribute('aria-pressed')) === 'true');
    const said = await merchant.app.locator('main').innerText();
    expect(plain(said)).toContain('Groupe A : partagent');
    expect(said).toMatch(/Partage .*adresse postale.* avec \d\./);
    expect(said).not.toMatch(/[\da-f]{24}/);
  });

  test.each(LANGUAGES)('in %s everybody can use it, on a screen and on a phone', async (language) => {
    const reader = await Merchant.arrive(world, language);
    await reader.open('/review');
    await reader.app
      .getByRole('button', { name: /^(Voir qui est lié|Show who is connected)/ })
      .first()
      .click();
    await reader.app.getByRole('group', { name: /^(Dessin|Drawing)/ }).waitFor();
    await expectFitOnBoth(reader.page);
    await reader.app
      .getByRole('link', { name: /^Camille/ })
      .first()
      .click();
    await reader.heading(1, 'Camille').waitFor();
    await reader.app.getByRole('link', { name: /^(Voir qui est lié|See who is connected)$/ }).click();
    await reader.heading(1, /^(Qui est lié à|Who is connected with) Camille$/).waitFor();
    await expectFitOnBoth(reader.page);
    await reader.page.context().close();
  });
});

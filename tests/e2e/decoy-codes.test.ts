import { beforeAll, describe, expect, test } from 'vitest';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** V5: codes that only programs find stand in the shop's page, and nobody meets them there. */
describe('decoy codes', () => {
  const world = useWorld();
  let friend: Friend;

  beforeAll(async () => {
    await (await Merchant.arrive(world)).launch('percent');
    friend = await Friend.arrive(world);
    await until('the page to have them', async () => {
      await friend.page.goto('/pages/bienvenue');
      return (await friend.page.locator('[data-ricochet=friend-block] input[type=hidden][form]').count()) === 3;
    });
  });

  const decoys = () =>
    friend.page
      .locator('[data-ricochet=friend-block] input[type=hidden][form]')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

  test('are neither seen nor read aloud, take no focus and are not sent', async () => {
    const block = friend.page.locator('[data-ricochet=friend-block]');
    const seen = `${await block.innerText()} ${await block.ariaSnapshot()}`;
    for (const code of await decoys()) {
      expect(code).toMatch(/^[A-Z]{3,10}-[0-9A-Z]{6}$/);
      expect(seen).not.toContain(code);
    }
    expect(
      await block
        .locator('input[type=hidden][form]')
        .evaluateAll((inputs) =>
          inputs.map((input) => [(input as HTMLInputElement).form, (input as HTMLElement).offsetParent]),
        ),
    ).toEqual(Array(3).fill([null, null]));
    await expectFit(friend.page);
  });

  test('typed in, one is answered like any code nobody has', async () => {
    const [decoy = ''] = await decoys();
    const answerTo = async (code: string) => {
      await friend.page.goto('/pages/bienvenue');
      await friend.page.locator('[data-ricochet=friend-block] input[name=code]:not([type=hidden])').fill(code);
      await friend.page.locator('[data-ricochet=friend-block] button[type=submit]').click();
      const page = friend.page.locator('[data-ricochet-page]');
      await page.waitFor();
      return plain(await page.innerText());
    };
    expect(await answerTo(decoy)).toBe(await answerTo('LEA-000000'));
    expect(friend.page.url()).toContain('code=LEA-000000');
  });
});

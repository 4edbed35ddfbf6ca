import { beforeAll, describe, expect, test } from 'vitest';
import { readLog } from '../../scripts/replay/read-log.ts';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

const PHONE = 360;

describe('the health page', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
    await world.shop.settled();
  });

  test('finds an order whose webhooks were all lost, by keyboard, and the reward is made', async () => {
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    await camille.openBlock();
    const friend = await Friend.arrive(world);
    await friend.follow(await camille.link());
    const code = await friend.claim('paul.durand@example.net', 'Paul');
    await world.shop.break({ loseShare: 1 });
    await friend.buy({ email: 'paul.durand@example.net' }, { code });
    await world.shop.repair();
    await world.shop.settled();
    expect(await world.shop.codes('reward')).toEqual([]);

    await merchant.open('/health');
    const compare = merchant.app.getByRole('button', { name: 'Comparer maintenant' });
    await compare.focus();
    await compare.press('Enter');
    await merchant.app.getByText(/^1 commande que Shopify ne nous avait pas signalée/).waitFor();
    await merchant.app.getByText(/^Dernière comparaison/).waitFor();
    await until('the reward', async () => (await world.shop.codes('reward')).length === 1);
    await world.shop.settled();
  });

  test('finds nothing to differ when it is asked again', async () => {
    await merchant.open('/health');
    await merchant.app.getByRole('button', { name: 'Comparer maintenant' }).click();
    await merchant.app.getByText('Aucune différence.').waitFor();
  });

  test('gives the log of decisions to whoever wants to decide them again', async () => {
    await merchant.open('/health');
    const downloading = merchant.page.waitForEvent('download');
    await merchant.app.getByRole('button', { name: 'Télécharger le journal' }).click();
    const { report, isWhole } = await readLog(await (await downloading).path());
    expect(report).toMatchObject({ findings: [], verdicts: { 'order approved': 1 } });
    expect(isWhole).toBe(true);
  });

  test('is read on a phone without scrolling sideways', async () => {
    const onPhone = await Merchant.arrive(world, 'en', PHONE);
    await onPhone.open('/health');
    expect(await onPhone.heading(1).innerText()).toBe('Health');
    await expectFit(onPhone.page);
    await onPhone.page.context().close();
  });
});

import { beforeAll, describe, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFitOnBoth } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import { LANGUAGES } from './support/world.ts';

describe('accessibility', () => {
  const world = useWorld();
  const CAMILLE = 'camille.moreau@example.com';
  let link: string;

  beforeAll(async () => {
    const merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
    const camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    link = await camille.link();
    const paul = await Friend.arrive(world);
    await paul.follow(link);
    const code = await paul.claim('paul.durand@example.net', 'Paul');
    await world.shop.break({ mailServerDown: true });
    await paul.buy({ email: 'paul.durand@example.net' }, { code });
    await camille.awaitReward(/10\s%/);
    await until('a problem to look at', async () => {
      await merchant.open('/problems');
      return merchant.app.getByRole('heading', { name: "Un e-mail n'a pas pu être remis" }).isVisible();
    });
  });

  describe.each(LANGUAGES)('in %s, on a screen and on a phone', (language) => {
    test('every page of the admin that a newcomer has not seen yet', async () => {
      const merchant = await Merchant.arrive(world, language);
      for (const path of ['', '/program/texts', '/program/page', '/referrals', '/problems', '/health']) {
        await merchant.open(path);
        await expectFitOnBoth(merchant.page, path);
      }
      await merchant.openReferral('Paul');
      await expectFitOnBoth(merchant.page, '/referral');
      await merchant.page.context().close();
    });

    test('every page of the storefront', async () => {
      const camille = await Advocate.logIn(world, CAMILLE, language);
      await camille.openBlock();
      await expectFitOnBoth(camille.page, 'block');
      await camille.openSpace();
      await expectFitOnBoth(camille.page, 'space');

      const friend = await Friend.arrive(world, language);
      const landing = `${link}?locale=${language}`;
      await friend.follow(landing);
      await expectFitOnBoth(friend.page, 'landing');
      await friend.fillClaim('not an address');
      await friend.submitClaim();
      await friend.problem();
      await expectFitOnBoth(friend.page, 'again');
      await friend.fillClaim('hugo.petit@example.com');
      await friend.submitClaim();
      await friend.refusal();
      await expectFitOnBoth(friend.page, 'refused');
      await friend.follow(landing);
      await friend.claim(`ami.${language}@example.net`);
      await expectFitOnBoth(friend.page, 'claimed');
      await friend.follow(`/apps/ricochet/i/UNKNOWN-1?locale=${language}`);
      await expectFitOnBoth(friend.page, 'closed');
      await friend.follow(`/apps/ricochet/terms?locale=${language}`);
      await expectFitOnBoth(friend.page, 'terms');
      await Promise.all([camille, friend].map(({ page }) => page.context().close()));
    });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { violations } from './support/axe.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';
import type { Language } from './support/world.ts';

describe('accessibility', () => {
  const world = useWorld();
  const CAMILLE = 'camille.moreau@example.com';
  let link: string;

  beforeAll(async () => {
    const merchant = await Merchant.arrive(world);
    await merchant.open();
    expect(await violations(merchant.page), 'onboarding').toEqual([]);
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

  const screens: [Language, number][] = [
    ['fr', 1280],
    ['en', 1280],
    ['fr', 360],
    ['en', 360],
  ];

  describe.each(screens)('in %s at %i px', (language, width) => {
    test('every page of the admin', async () => {
      const merchant = await Merchant.arrive(world, language, width);
      const found: Record<string, string[]> = {};
      for (const path of ['', '/program', '/program/texts', '/referrals', '/problems', '/health']) {
        await merchant.open(path);
        found[path] = await violations(merchant.page);
      }
      await merchant.openReferral('Paul');
      found['/referral'] = await violations(merchant.page);
      await merchant.page.context().close();
      expect(found).toEqual({
        '': [],
        '/program': [],
        '/program/texts': [],
        '/referrals': [],
        '/problems': [],
        '/health': [],
        '/referral': [],
      });
    });

    test('every page of the storefront', async () => {
      const found: Record<string, string[]> = {};
      const camille = await Advocate.logIn(world, CAMILLE, language, width);
      await camille.openBlock();
      found.block = await violations(camille.page);
      await camille.openSpace();
      found.space = await violations(camille.page);

      const friend = await Friend.arrive(world, language, width);
      const landing = `${link}?locale=${language}`;
      await friend.follow(landing);
      found.landing = await violations(friend.page);
      await friend.fillClaim('not an address');
      await friend.submitClaim();
      await friend.problem();
      found.again = await violations(friend.page);
      await friend.fillClaim('hugo.petit@example.com');
      await friend.submitClaim();
      await friend.refusal();
      found.refused = await violations(friend.page);
      await friend.follow(landing);
      await friend.claim(`ami.${language}.${width}@example.net`);
      found.claimed = await violations(friend.page);
      await friend.follow(`/apps/ricochet/i/UNKNOWN-1?locale=${language}`);
      found.closed = await violations(friend.page);
      await friend.follow(`/apps/ricochet/terms?locale=${language}`);
      found.terms = await violations(friend.page);
      await Promise.all([camille, friend].map(({ page }) => page.context().close()));
      expect(found).toEqual({
        block: [],
        space: [],
        landing: [],
        again: [],
        refused: [],
        claimed: [],
        closed: [],
        terms: [],
      });
    });
  });
});

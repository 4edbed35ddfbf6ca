import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { advocateStandingOf } from '../../app/container/advocate-standing.server.ts';
import { declarationsOf } from '../../app/container/declarations.server.ts';
import { storefrontOf } from '../../app/container/storefront.server.ts';
import { newRedeemToken } from '../../app/container/wallet.server.ts';
import type { OfferTerms } from '../../app/domain/program/offer.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { daysAfter } from '../support/builders.ts';
import { timeGoesTo, useRicochet } from '../support/builders-shop.ts';
import { aShopInLife } from '../support/shop-in-life.ts';

/** P4, S8: an advocate who stops meeting the conditions keeps what they have, and their link gives nothing meanwhile. */
vi.setConfig({ testTimeout: 60_000 });
const ricochet = useRicochet();
const ALWAYS = { allowVisit: async () => true, allowClaim: async () => true, allowShare: async () => true };
const ONLY_LOYAL: Pick<OfferTerms['eligibility'], 'advocate'> = {
  advocate: { match: 'all', of: [{ code: 'tag', args: { has: 'any', tags: ['Fidèle'] } }] },
};
const HERE = ['198.51.100.7', 'Firefox'] as const;

async function aLife() {
  const life = await aShopInLife(
    ricochet,
    'EUR',
    'Europe/Paris',
    () => ({ type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays: 30 }),
    { eligibility: ONLY_LOYAL },
  );
  let calls = 0;
  const { clientFor } = life.services;
  const storefront = storefrontOf(
    {
      ...life.services,
      clientFor: () => {
        calls += 1;
        return clientFor();
      },
    },
    ALWAYS,
  );
  const view = shopView((await life.services.shops.load(life.shop.shopId))!);
  const ana = life.engine.state.customers[life.ana.id]!;
  return {
    ...life,
    calls: () => calls,
    tagged: (tags: string[]) => {
      ana.tags = tags;
    },
    follows: () => storefront.visit(view, life.shop.ana.code, ...HERE),
    space: () => storefront.advocateSpace(view, life.ana.id),
    /** a customer who isn't an advocate yet */
    stranger() {
      const { id } = life.store.createCustomer({
        ...{ email: 'zoe@example.net', firstName: 'Zoé', lastName: 'Roux', hasAccount: true },
      });
      const zoe = life.engine.state.customers[id]!;
      const terms = { eligibility: ONLY_LOYAL, currency: 'EUR' };
      return {
        zoe,
        space: () => storefront.advocateSpace(view, id),
        refusal: () => advocateStandingOf(life.services).refusalOfCustomer(view, terms as never, id),
      };
    },
    declares: () =>
      declarationsOf(life.services, { ...ALWAYS, allowDeclare: async () => true }).declareFriends(view, life.ana.id, {
        token: newRedeemToken(life.shop.keys, life.shop.ana.personId),
        ...{ firstName: '', email: 'ben@example.net', many: '', consent: true, locale: 'fr' },
      }),
    /** the form is sent; the judge hears of it while the visitor waits */
    async claims(email: string) {
      const landing = await storefront.visit(view, life.shop.ana.code, ...HERE);
      const visitToken =
        landing.state === 'open'
          ? landing.visitToken
          : life.shop.keys.signVisit({
              invitationId: life.services.newId(),
              advocateId: life.shop.ana.id,
              versionId: life.shop.versionId,
              issuedAt: ricochet.clock.now(),
            });
      const [ip, userAgent] = HERE;
      const answer = storefront.claim(view, {
        ...{ visitToken, email, firstName: '', locale: 'fr', customerId: null },
        ...{ ip, userAgent },
      });
      let isAnswered = false;
      void answer.finally(() => {
        isAnswered = true;
      });
      while (!isAnswered) {
        await life.shop.judge();
        await sleep(20);
      }
      return answer;
    },
    verdicts: () =>
      life.shop.rows<{ outcome: string; reason: string | null; rules: { code: string; outcome: string }[] }>(
        `SELECT outcome, reason, rules FROM verdict WHERE shop_id = $1 AND subject_kind = 'claim' ORDER BY judged_at`,
      ),
  };
}

test('their link opens while they meet the conditions, and says that it doesn’t when they don’t', async () => {
  const life = await aLife();
  life.tagged(['fidèle']);
  expect((await life.follows()).state).toBe('open');
  life.tagged([]);
  // what was said today will do for whoever follows the link
  expect((await life.follows()).state).toBe('open');
  expect(life.calls()).toBe(1);
  await timeGoesTo(ricochet, daysAfter(ricochet.clock.now(), 1));
  expect((await life.follows()).state).toBe('unavailable');
  life.tagged(['FIDÈLE']);
  await timeGoesTo(ricochet, daysAfter(ricochet.clock.now(), 1));
  expect((await life.follows()).state).toBe('open');
});

test('a claim has the line of the conditions, and is refused while they aren’t met', async () => {
  const life = await aLife();
  life.tagged(['fidèle']);
  expect(await life.claims('ben@example.net')).not.toMatchObject({ state: 'refused' });
  life.tagged([]);
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 10 * 60_000));
  expect(await life.claims('zoe@example.net')).toMatchObject({ state: 'refused', reason: 'advocate-tag' });
  const [first, second] = await life.verdicts();
  expect(first?.rules).toContainEqual(expect.objectContaining({ code: 'advocate-eligibility', outcome: 'pass' }));
  expect(second).toMatchObject({ outcome: 'rejected', reason: 'advocate-tag' });
  expect(second?.rules).toContainEqual(expect.objectContaining({ code: 'advocate-eligibility', outcome: 'fail' }));
});

test('who isn’t an advocate yet costs one question in a while, however often they look', async () => {
  const life = await aLife();
  const { zoe, space } = life.stranger();
  expect(await space()).toMatchObject({ state: 'not-eligible', reason: 'advocate-tag' });
  zoe.tags = ['fidèle'];
  expect(await space()).toMatchObject({ state: 'not-eligible' });
  expect(life.calls()).toBe(1);
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 5 * 60_000));
  expect(await space()).toMatchObject({ state: 'ready' });
});

test('they keep their space with its history, and read there why their link gives nothing', async () => {
  const life = await aLife();
  life.tagged(['fidèle']);
  await life.claims('ben@example.net');
  expect(await life.space()).toMatchObject({ state: 'ready', closedFor: null });
  life.tagged([]);
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 10 * 60_000));
  expect(await life.space()).toMatchObject({
    state: 'ready',
    closedFor: 'advocate-tag',
    friends: [{ state: 'joined' }],
  });
});

test('they declare friends only while they meet the conditions', async () => {
  const life = await aLife();
  life.tagged([]);
  expect(await life.declares()).toEqual({ state: 'closed' });
  life.tagged(['fidèle']);
  await timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + 10 * 60_000));
  expect(await life.declares()).toEqual({ state: 'done', count: 1 });
});

test('when Shopify can’t be asked, nobody is turned away for it', async () => {
  const life = await aLife();
  life.tagged([]);
  const { refusal } = life.stranger();
  expect(await refusal()).toBe('advocate-tag');
  life.store.setFaults({ adminApi5xxShare: 1 });
  expect((await life.follows()).state).toBe('open');
  expect(await refusal()).toBeNull();
});

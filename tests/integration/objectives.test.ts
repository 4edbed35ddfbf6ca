import { beforeAll, describe, expect, test } from 'vitest';
import { createWebContainer } from '../../app/container.server.ts';
import { NOT_TOLD } from '../../app/domain/objectives/readiness.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** Objectives held against what came about since they were set (P10), and how ready a shop is (P11). */
const ricochet = useRicochet();
const ACTOR = { userId: '1', name: 'Lea' };
const DUE = '2027-03-11';
let shop: TestShop;
const container = () => createWebContainer(ricochet.services);
const add = (objective: object) => container().addObjective(shop.shopId, objective, ACTOR);

beforeAll(async () => {
  // a day begins in Paris
  await timeGoesTo(ricochet, new Date('2027-03-01T23:00:00Z'));
  shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
});

describe('objectives', () => {
  test('are taken with a day to come only', async () => {
    expect(await add({ kind: 'enrolment', target: 2, dueOn: '2027-03-01' })).toBe(false);
    expect(await add({ kind: 'enrolment', target: 0, dueOn: DUE })).toBe(false);
    expect(await add({ kind: 'enrolment', target: 2, dueOn: DUE })).toBe(true);
    expect(await add({ kind: 'conversion', target: 6_000, dueOn: DUE })).toBe(true);
    expect(await add({ kind: 'revenue', target: 5_000, dueOn: DUE })).toBe(true);
    expect(await add({ kind: 'cac', target: 1_000, dueOn: DUE })).toBe(true);
    expect(await add({ kind: 'words', words: 'Plus de fidèles', dueOn: '2027-03-05' })).toBe(true);
  });

  test('show what came about since, on their page and at home, the next due first', async () => {
    await shop.enrol('bob', '101', ricochet.clock.now());
    await shop.claims('ben@orange.fr', { claimedAt: ricochet.clock.now() });
    await shop.claims('eve@orange.fr', { claimedAt: ricochet.clock.now() });
    await shop.judge();
    await timeGoesTo(ricochet, daysAfter(ricochet.clock.now(), 1));
    await shop.put('orders/paid', shop.order({ id: '1', amount: '60.00', at: ricochet.clock.now() }));
    await shop.judge();
    // half of ten days
    await timeGoesTo(ricochet, new Date('2027-03-06T23:00:00Z'));
    const { objectives } = await container().objectivesPage(shop.shopId);
    const [words, ...numeric] = objectives;
    expect(words).toMatchObject({ kind: 'words', words: 'Plus de fidèles', progress: null });
    expect(numeric.map(({ kind, progress }) => [kind, progress?.actual, progress?.standing])).toEqual([
      ['enrolment', 1, 'on-track'],
      // one of two invitations accepted
      ['conversion', 5_000, 'behind'],
      ['revenue', 6_000, 'reached'],
      // 500 points at 100 the euro
      ['cac', 500, 'on-track'],
    ]);
    expect((await container().home(shop.shopId)).objectives).toEqual(objectives);
  });

  test('stand where they stood once the programme is archived, and whatever its draft says', async () => {
    const page = async () => (await container().objectivesPage(shop.shopId)).objectives;
    const before = await page();
    const { name, draft, draftUpdatedAt: seen } = (await container().program(shop.shopId))!;
    const cheaper = { ...draft, wallet: { ...draft.wallet, pointsPerUnit: 1_000 } };
    expect(await container().saveDraft(shop.shopId, { name, terms: cheaper, seen }, ACTOR)).toMatchObject({ ok: true });
    expect(await page()).toEqual(before);
    await container().setProgramStatus(shop.shopId, 'ended', ACTOR);
    await container().archiveProgram(shop.shopId, ACTOR);
    expect(await page()).toEqual(before);
  });

  test('are no other shop’s to see or remove', async () => {
    const other = await aShop(ricochet);
    const [first] = (await container().objectivesPage(shop.shopId)).objectives;
    expect((await container().objectivesPage(other.shopId)).objectives).toEqual([]);
    await container().removeObjective(other.shopId, first!.id, ACTOR);
    expect((await container().objectivesPage(shop.shopId)).objectives).toHaveLength(5);
    await container().removeObjective(shop.shopId, first!.id, ACTOR);
    expect((await container().objectivesPage(shop.shopId)).objectives).toHaveLength(4);
  });
});

describe('readiness', () => {
  test('is unknown until told, the newest counts, and another shop’s stays unknown', async () => {
    expect((await container().launchAdvice(shop.shopId)).advice).toBe('unknown');
    const told = (nps: number) => ({ ...NOT_TOLD, values: { nps, churn: 1_000, reviews: 45 } });
    expect(await container().tellReadiness(shop.shopId, told(101), ACTOR)).toBe(false);
    expect(await container().tellReadiness(shop.shopId, told(10), ACTOR)).toBe(true);
    expect((await container().launchAdvice(shop.shopId)).advice).toBe('postpone');
    expect(await container().tellReadiness(shop.shopId, told(40), ACTOR)).toBe(true);
    expect((await container().launchAdvice(shop.shopId)).advice).toBe('go');
    expect((await container().launchAdvice((await aShop(ricochet)).shopId)).advice).toBe('unknown');
  });
});

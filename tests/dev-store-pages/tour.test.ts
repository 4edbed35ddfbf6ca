import { expect, test } from 'vitest';
import { parseBooks } from '../../dev-store/pages/tour/books.ts';
import { bookState } from '../../dev-store/pages/tour/tour-view.ts';
import { startWalk } from '../../dev-store/pages/tour/walk.ts';
import { fakeStore } from './fake-store.ts';

const CAMILLE = '9207199254740993';
const seen = (path: string, over: object = {}) => ({
  path,
  status: 200,
  contentType: 'application/json',
  text: '',
  customerId: null,
  ...over,
});

test('the walk learns the advocate’s link from what the advocate was shown', () => {
  const walk = startWalk(fakeStore());
  walk.observeProxy(
    seen('/advocate.json', {
      customerId: CAMILLE,
      text: '{"link":"https://maison-rivage.myshopify.com/apps/ricochet/i/CAMILLE-7"}',
    }),
  );
  expect(walk.link()).toEqual({ path: '/apps/ricochet/i/CAMILLE-7', firstName: 'Camille' });
  expect(walk.done()).toEqual(['advocate']);
});

test('a visit through the link is a step; a page that failed is none', () => {
  const walk = startWalk(fakeStore());
  walk.observeProxy(seen('/i/CAMILLE-7', { status: 500 }));
  expect(walk.done()).toEqual([]);
  walk.observeProxy(seen('/i/CAMILLE-7'));
  expect(walk.done()).toEqual(['visit']);
});

test('an order with a code is a step; starting over forgets all', () => {
  const store = fakeStore();
  const order = { discountCodes: ['ABC'] } as ReturnType<typeof store.order>;
  let tell: Parameters<typeof store.onEvent>[0] = () => {};
  const walk = startWalk({
    ...store,
    order: () => order,
    onEvent: (listener) => {
      tell = listener;
      return () => {};
    },
  });
  const at = '2026-03-02T09:00:00.000Z';
  tell({ at, kind: 'discount', label: 'created ABC', detail: {} });
  tell({ at, kind: 'order', label: '#1001', detail: { id: '1' } });
  tell({ at, kind: 'discount', label: 'created DEF', detail: {} });
  expect(walk.done()).toEqual(['claim', 'order', 'reward']);
  expect(walk.strip().map(({ lane }) => lane)).toEqual(['code', 'code']);
  walk.reset();
  expect(walk.done()).toEqual([]);
});

test('the panel is green at zero only, and grey while nothing is known', () => {
  expect(parseBooks({ ledgerSum: '0', doubles: 2 }, fakeStore())).toEqual({
    ledgerSum: 0,
    doubles: 2,
    differences: null,
    verdicts: [],
  });
  expect(parseBooks('no', fakeStore())).toBeNull();
  expect([bookState(0), bookState(2), bookState(null), bookState(undefined)]).toEqual([
    'is-right',
    'is-wrong',
    'is-unknown',
    'is-unknown',
  ]);
});

test('a code only one side knows is a difference; the shop’s own discounts and deactivated ones are none', () => {
  const own = { title: 'BIENVENUE10', code: 'BIENVENUE10', status: 'active' };
  const ours = (code: string, status: string) => ({ title: `Ricochet · Récompense · ${code}`, code, status });
  const store = {
    discounts: () =>
      [own, ours('BOTH', 'active'), ours('SHOP-ONLY', 'active'), ours('GONE', 'deactivated')] as ReturnType<
        ReturnType<typeof fakeStore>['discounts']
      >,
  };
  const differences = (...activeCodes: string[]) => parseBooks({ activeCodes }, store)?.differences;
  expect(differences('BOTH', 'SHOP-ONLY')).toBe(0);
  expect(differences('BOTH')).toBe(1);
  expect(differences('BOTH', 'SHOP-ONLY', 'APP-ONLY')).toBe(1);
  expect(differences('BOTH', 'SHOP-ONLY', 'GONE')).toBe(1);
});

test('a reward in points shows in the verdict that follows the order', () => {
  const store = fakeStore();
  const walk = startWalk({ ...store, order: () => ({ discountCodes: ['ABC'] }) as ReturnType<typeof store.order> });
  store.setCart('a-cart', { lines: [{ variantId: store.products()[0]?.variantId ?? '', quantity: 1 }] });
  const verdict = { subject: '#1001', outcome: 'approved' };
  walk.observeVerdicts([{ ...verdict, at: '2026-03-02T09:00:01.000Z' }]);
  expect(walk.done()).not.toContain('reward');
  store.checkout('a-cart', {
    email: 'lou@example.com',
    firstName: '',
    lastName: '',
    address1: '',
    city: '',
    zip: '',
    countryCode: 'FR',
    channel: 'web',
  });
  walk.observeVerdicts([{ ...verdict, at: '2026-03-02T08:00:00.000Z' }]);
  expect(walk.done()).not.toContain('reward');
  walk.observeVerdicts([{ ...verdict, at: '2026-03-02T09:00:01.000Z' }]);
  expect(walk.done()).toContain('reward');
});

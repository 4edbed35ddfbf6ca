import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { declarationsOf } from '../../app/container/declarations.server.ts';
import { storefrontOf } from '../../app/container/storefront.server.ts';
import { PRESETS } from '../../app/domain/fraud/thresholds.ts';
import { shopView } from '../../app/queries/shop-view.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

const ricochet = useRicochet();
const always = async () => true;
const ALWAYS = { allowDeclare: always, allowVisit: always, allowClaim: always, allowShare: always };
const HERE = { ip: '198.51.100.7', userAgent: 'Firefox' };
let storefront: ReturnType<typeof storefrontOf>;
let declarations: ReturnType<typeof declarationsOf>;
let shop: TestShop;
beforeAll(() => {
  storefront = storefrontOf(ricochet.services, ALWAYS);
  declarations = declarationsOf(ricochet.services, ALWAYS);
});
beforeEach(async () => {
  shop = await aShop(ricochet, { trust: PRESETS.balanced });
});

const view = async () => shopView((await ricochet.services.shops.load(shop.shopId))!);
const decoy = () => shop.keys.canaryCodes[0]!;
const follows = async (code: string, { ip, userAgent } = HERE) => storefront.visit(await view(), code, ip, userAgent);
const notes = () => shop.rows<{ key: string }>('SELECT key FROM canary_sighting WHERE shop_id = $1 ORDER BY key');
const noted = async () => {
  await vi.waitFor(async () => expect((await shop.inbox()).map(({ topic }) => topic)).toContain('ricochet/canary'));
  await shop.judge();
};
const buysHere = async (changes: Record<string, unknown> = {}) => {
  await shop.claims('ben@orange.fr');
  const order = shop.order({
    email: 'ben@orange.fr',
    at: ricochet.clock.now(),
    browser_ip: HERE.ip,
    client_details: { browser_ip: HERE.ip, user_agent: HERE.userAgent },
    ...changes,
  });
  await shop.put('orders/paid', order);
  await shop.judge();
  return shop.verdict(String(order['id']));
};

test('shops have decoys of their own, which look like an advocate’s code and are nobody’s', async () => {
  const other = await aShop(ricochet);
  for (const code of [...shop.keys.canaryCodes, ...other.keys.canaryCodes])
    expect(code).toMatch(/^[A-Z]{3,10}-[0-9A-Z]{6}$/);
  expect(shop.keys.canaryCodes).toHaveLength(3);
  expect(other.keys.canaryCodes.some((code) => shop.keys.isCanary(code))).toBe(false);
  expect(shop.keys.isCanary(decoy().toLowerCase())).toBe(true);
});

test('who brings one is answered like whoever brings a code nobody has, and noted', async () => {
  const unknown = await follows('LEA-000000');
  expect(await follows(decoy())).toEqual(unknown);
  await noted();
  expect((await notes()).map(({ key }) => key)).toEqual([expect.stringMatching(/^device:/)]);
  expect(await buysHere()).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
});

test('it doesn’t matter to whom the browser is another’s, or to another shop', async () => {
  const other = await aShop(ricochet);
  await follows(other.keys.canaryCodes[0]!);
  await follows(decoy(), { ...HERE, userAgent: 'Chrome' });
  await noted();
  expect(await notes()).toHaveLength(1);
  expect(await buysHere()).toMatchObject({ outcome: 'approved' });
});

test('named with a typed address, which may be anybody’s, it is noted under the browser alone; an address known to be theirs is erased with its owner', async () => {
  const names = async (advocate: string) =>
    declarations.nameAdvocate(await view(), {
      ...{ advocate, email: 'ben@orange.fr', firstName: 'Ben', order: '', locale: 'fr', customerId: null },
      ...HERE,
    });
  expect(await names(decoy())).toEqual(await names('LEA-000000'));
  await noted();
  const key = `email:${shop.emailHash('ben@orange.fr')}`;
  expect((await notes()).map((row) => row.key.split(':')[0])).toEqual(['device']);
  await shop.put(OWN_TOPICS.canary, { keys: [key], at: ricochet.clock.now() });
  await shop.judge();
  expect((await notes()).map((row) => row.key)).toContain(key);
  expect(await buysHere({ browser_ip: null, client_details: null })).toMatchObject({ outcome: 'held' });
  await shop.put('customers/redact', {
    shop_id: 1,
    shop_domain: shop.domain,
    customer: { id: 7, email: 'ben@orange.fr', phone: null },
    orders_to_redact: [],
  });
  await shop.judge();
  expect((await notes()).map((row) => row.key)).not.toContain(key);
});

test.each([
  ['the attribute of the till', { note_attributes: [{ name: '_ricochet_advocate', value: 'DECOY' }] }],
  ['a discount code', { discount_codes: [{ code: 'DECOY', amount: '0.00', type: 'percentage' }] }],
  ['the address it landed on', { landing_site: '/?code=DECOY' }],
])('an order that carries one in %s waits for a human', async (_, changes) => {
  const carried = JSON.parse(JSON.stringify(changes).replace('DECOY', decoy().toLowerCase()));
  const verdict = await buysHere({ browser_ip: null, client_details: null, ...carried });
  expect(verdict).toMatchObject({ outcome: 'held', reason: 'fraud-score' });
  expect(verdict?.rules).toContainEqual(expect.objectContaining({ code: 'canary-code' }));
});

test('an answer to a decoy takes as long as one to a code nobody has', async () => {
  const took = { decoy: [] as number[], unknown: [] as number[] };
  const measure = async (kind: keyof typeof took, code: string) => {
    const from = performance.now();
    await follows(code);
    took[kind].push(performance.now() - from);
  };
  for (let n = 0; n < 60; n++) {
    await measure('decoy', decoy());
    await measure('unknown', 'LEA-000000');
  }
  const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!;
  const ratio = median(took.decoy) / median(took.unknown);
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.6);
});

test('notes are gone when no reward waits any more', async () => {
  await follows(decoy());
  await noted();
  await timeGoesTo(ricochet, daysAfter(ricochet.clock.now(), 201));
  await ricochet.work.forgetAddresses();
  expect(await notes()).toEqual([]);
});

import { describe, expect, test, vi } from 'vitest';
import { qualifyingOf } from '../../app/container/qualifying.server.ts';
import type { Services } from '../../app/container/services.server.ts';
import { personFinding, profileQuestion } from '../../app/domain/eligibility/conditions/person.ts';
import { type PersonConditions, personConditionsSchema } from '../../app/domain/eligibility/conditions/registry.ts';
import { profileFacts } from '../../app/domain/judging/condition-facts.ts';
import { CustomerEligibilityDocument } from '../../app/shopify/generated/graphql.ts';
import { readProfile } from '../../app/shopify/payloads/about-order.ts';
import { aShop } from './shop.ts';

/** Shopify counts by its own language, the judge decides by ours: over a whole shop both must say the same (P4). */
vi.setConfig({ testTimeout: 60_000 });
const SHOP = '00000000-0000-4000-8000-000000000001';
const FAITHFUL = { id: '7412345678901234601', name: 'Clients fidèles' };
const THREE_ORDERS = { id: '7412345678901234602', name: 'Au moins trois commandes' };
const GONE = { id: '7412345678901234699', name: 'Disparu' };

const all = (...of: unknown[]) => personConditionsSchema.parse({ match: 'all', of });
const any = (...of: unknown[]) => personConditionsSchema.parse({ match: 'any', of });
const orders = (atLeast: number | null, atMost: number | null = null) => ({
  code: 'orders',
  args: { atLeast, atMost },
});
const tag = (has: 'any' | 'none', ...tags: string[]) => ({ code: 'tag', args: { has, tags } });
const segment = (has: 'any' | 'none', ...segments: object[]) => ({ code: 'segment', args: { has, segments } });
const country = (of: 'only' | 'except', ...countries: string[]) => ({ code: 'country', args: { of, countries } });

async function aBusyShop() {
  const { store, engine, client } = await aShop({ seed: 'full' });
  for (const [index, record] of Object.values(engine.state.customers).entries()) {
    if (index % 3 === 0) record.tags = [...record.tags, index % 2 ? 'Fidèle' : 'équipe'];
    record.acceptsMarketing = index % 2 === 0;
  }
  const services = {
    clientFor: () => client,
    logger: { warn: vi.fn() },
    shops: {
      load: async () => ({ domain: store.config.shop, currency: 'EUR', timeZone: store.config.ianaTimezone }),
    },
  } as unknown as Services;
  return { engine, client, services, total: Object.keys(engine.state.customers).length };
}
type BusyShop = Awaited<ReturnType<typeof aBusyShop>>;

/** Each customer, asked about one by one and judged: how many meet them, and of how many nobody can say. */
async function judged({ client, engine }: BusyShop, conditions: PersonConditions) {
  const asked = profileQuestion(conditions);
  const outcomes: string[] = [];
  for (const id of Object.keys(engine.state.customers)) {
    const { customer, segments } = await client.request(CustomerEligibilityDocument, {
      id: `gid://shopify/Customer/${id}`,
      segmentIds: asked.segments.map((one) => `gid://shopify/Segment/${one}`),
      wantsSegments: asked.segments.length > 0,
    });
    const profile = customer && readProfile(customer, segments, asked);
    outcomes.push(personFinding(conditions, profileFacts(profile, 'EUR', new Date(engine.now())), 'advocate').outcome);
  }
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  return { surely: count('pass'), atMost: count('pass') + count('hold') };
}

const allow = async () => true;

describe('how many customers meet conditions', () => {
  test.each<[string, PersonConditions, boolean]>([
    ['orders', all(orders(2)), true],
    ['orders, up to', all(orders(1, 2)), true],
    ['spent', all({ code: 'spent', args: { atLeastMinor: 9_050, atMostMinor: null } }), true],
    ['last order within', all({ code: 'last-order', args: { is: 'within', days: 30 } }), true],
    ['a tag, whatever its capitals', all(tag('any', 'fidèle', 'équipe')), true],
    ['without a tag', all(tag('none', 'Fidèle', 'ÉQUIPE')), true],
    ['a segment', all(segment('any', FAITHFUL, THREE_ORDERS)), true],
    ['a segment that is gone', all(segment('any', GONE)), true],
    ['no employee', all({ code: 'employee', args: { is: 'no', tags: ['équipe'], domains: ['example.net'] } }), true],
    ['consent', all({ code: 'consent', args: {} }), true],
    ['any of two', any(orders(3), tag('any', 'fidèle')), true],
    [
      'a group in it',
      all(orders(1), { match: 'any', of: [tag('any', 'fidèle'), { code: 'consent', args: {} }] }),
      true,
    ],
    [
      'a group of all in any',
      any(tag('any', 'équipe'), { match: 'all', of: [orders(2), segment('any', FAITHFUL)] }),
      true,
    ],
    ['a country', all(country('only', 'FR')), false],
    ['not in a segment', all(orders(1), segment('none', FAITHFUL)), false],
    ['a tag with a quote', all(orders(1), tag('any', "l'équipe")), false],
  ])('%s: as the judge decides, customer by customer', async (_name, conditions, isExact) => {
    const shop = await aBusyShop();
    const answer = await qualifyingOf(shop.services, allow).qualifying(SHOP, conditions);
    const { surely, atMost } = await judged(shop, conditions);
    if (answer.state !== 'counted') throw new Error(answer.state);
    expect(answer.total).toBe(shop.total);
    if (isExact) expect(answer).toMatchObject({ surely, atMost, knownAtUse: [] });
    else {
      expect(answer.surely).toBeLessThanOrEqual(surely);
      expect(answer.atMost).toBeGreaterThanOrEqual(atMost);
      expect(answer.knownAtUse).toHaveLength(1);
    }
  });

  test('conditions nobody can read are refused by field, and Shopify isn’t asked', async () => {
    const { services, client } = await aBusyShop();
    const request = vi.spyOn(client, 'request');
    const { qualifying } = qualifyingOf(services, allow);
    const answer = await qualifying(SHOP, { match: 'all', of: [] });
    expect(answer).toMatchObject({ state: 'refused', problems: [{ field: 'of', problem: 'too-small' }] });
    expect(await qualifying(SHOP, "'); DROP")).toMatchObject({ state: 'refused' });
    expect(request).not.toHaveBeenCalled();
  });

  test('when Shopify is silent or asked too often it says so, and guesses nothing', async () => {
    const { services } = await aBusyShop();
    expect(await qualifyingOf(services, async () => false).qualifying(SHOP, all(orders(1)))).toEqual({
      state: 'unavailable',
    });
    const silent = { ...services, clientFor: () => ({ request: () => Promise.reject(new Error('no answer')) }) };
    expect(await qualifyingOf(silent as unknown as Services, allow).qualifying(SHOP, all(orders(1)))).toEqual({
      state: 'unavailable',
    });
  });
});

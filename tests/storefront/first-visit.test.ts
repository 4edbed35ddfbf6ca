// @ts-expect-error jsdom has no types of its own
import { JSDOM } from 'jsdom';
import { expect, test, vi } from 'vitest';
import { shopKeys } from '../../app/config/shop-keys.server.ts';
import { loader as landing } from '../../app/routes/proxy.i_.$code.ts';
import { aContainer, aLanding, called, someTerms } from './builders.ts';

const keys = shopKeys(Buffer.alloc(32, 7));
const ID = '01912345-6789-7abc-8def-0123456789ab';
const DAY_MS = 86_400_000;
const visitOf = (daysAgo: number) =>
  keys.signVisit({
    invitationId: ID,
    advocateId: ID,
    versionId: ID,
    issuedAt: new Date(Date.now() - daysAgo * DAY_MS),
  });

/** What a look at a link puts in a cart that holds this visit already; null where Shopify can't be asked about the cart. */
async function putBy(visit: string, held: string | undefined | null): Promise<unknown[]> {
  const terms = someTerms();
  const container = aContainer({
    visit: async () =>
      aLanding({ visitToken: visit, terms: { ...terms, conditions: { ...terms.conditions, windowDays: 30 } } }),
  });
  const markup = await (await landing(called(container, '/?locale=fr', { params: { code: 'LEA' } }))).text();
  const fetched = vi.fn(async (url: string, _options?: { body: string }) => {
    if (held === null) throw new TypeError('Failed to fetch');
    return { json: async () => (url === '/cart.js' ? { attributes: held ? { _ricochet_visit: held } : {} } : {}) };
  });
  new JSDOM(markup.replaceAll(/\{% (end)?raw %\}/g, ''), {
    url: 'https://shop.example/apps/ricochet/i/LEA',
    runScripts: 'dangerously',
    beforeParse: (window: Window) => Object.assign(window, { fetch: fetched }),
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return fetched.mock.calls
    .filter(([url]) => url === '/cart/update.js')
    .map(([, options]) => JSON.parse(options?.body ?? '{}').attributes);
}

test.each([
  ['nothing yet', () => undefined, true],
  ['a visit of yesterday', () => visitOf(1), false],
  ['a visit whose days are over', () => visitOf(31), true],
  ['what is no visit', () => 'something else', true],
  ['what can’t be asked', () => null, true],
])('the first visit stands (SC-06, SC-09): a cart that holds %s', async (_, held, isPut) => {
  const visit = visitOf(0);
  expect(await putBy(visit, held())).toEqual(isPut ? [{ _ricochet_visit: visit }] : []);
});

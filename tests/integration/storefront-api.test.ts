import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { SignJWT } from 'jose';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { claimIdIn } from '../../app/container/storefront.server.ts';
import { createWebContainer } from '../../app/container.server.ts';
import type { ApiChange } from '../../app/domain/shared/api-access.ts';
import openApi from '../../docs/storefront-api.openapi.json' with { type: 'json' };
import { daysAfter, percentOff, points } from '../support/builders.ts';
import { aShop, type TestShop, useRicochet } from '../support/builders-shop.ts';

type Handler = (call: object) => Promise<Response>;
type Route = { loader: Handler; action: Handler };
type Operation = { responses: Record<string, { content?: { 'application/json': { schema: object } } }> };
type Asked = { key?: string | null; token?: string; peer?: string; headers?: Record<string, string>; body?: unknown };

const FOLDER = '../../app/routes/';
const ROUTES = import.meta.glob<Route>('../../app/routes/api.v1.*.ts', { eager: true });
const PATHS = openApi.paths as unknown as Record<string, Record<string, Operation>>;
const MERCHANT = { userId: '1', name: 'Léa' };

/** "api.v1.claim_.$token.ts" → "/claim/{token}" */
const pathOf = (file: string): string =>
  `/${file
    .slice(FOLDER.length)
    .replace(/^api\.v1\.|\.ts$/g, '')
    .replaceAll('_.', '.')
    .replaceAll('.', '/')
    .replace(/\$(\w+)/g, '{$1}')}`;
const routeAt = new Map(Object.entries(ROUTES).map(([file, route]) => [pathOf(file), route]));

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(openApi, 'api');
const answered = new Set<string>();

const ricochet = useRicochet(() => ({
  clientFor: () =>
    ({
      request: vi.fn(async () => {
        throw new Error('no Shopify here');
      }),
    }) as never,
}));
let shop: TestShop;
let container: ReturnType<typeof createWebContainer>;
let generation: number;

const change = async (to: ApiChange) => {
  expect(await container.changeApi(shop.shopId, { to, seen: generation }, MERCHANT)).toBe(true);
  ({ generation } = await container.apiAccess(shop.shopId));
};
beforeEach(async () => {
  shop = await aShop(ricochet, {
    terms: {
      welcome: null,
      waitingDays: 0,
      firstPurchase: { advocate: points(500) },
      catalogue: [{ itemId: 'ten-off', points: 400, reward: percentOff(10) }],
    },
  });
  container = createWebContainer(ricochet.services);
  generation = 0;
  await change('turn-on');
});

const publishable = (of = shop) => of.keys.api.publishable(of.shopId);
async function tokenOf(sub: string | undefined, claims: object = {}, secret = shop.keys.api.secret(generation)) {
  const iat = Math.floor(ricochet.clock.now().getTime() / 1_000);
  const token = new SignJWT({ ...(sub && { sub }), ...claims });
  return token
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(shop.domain)
    .setAudience('ricochet-storefront')
    .setIssuedAt(iat)
    .setExpirationTime(iat + 300)
    .sign(new TextEncoder().encode(secret));
}

/** Asks the route at an address; what it answers has to be as the description says. */
async function asks(method: 'GET' | 'POST', address: string, asked: Asked = {}) {
  const { pathname, searchParams } = new URL(address, 'https://app.example');
  const path = [...routeAt.keys()].find((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname));
  const route = routeAt.get(path ?? '/$')!;
  const key = asked.key === undefined && !asked.token ? publishable() : asked.key;
  const request = new Request(`https://app.example/api/v1${pathname}?${searchParams}`, {
    method,
    headers: {
      'User-Agent': 'Mozilla/5.0 Chrome/140.0',
      ...(key && { 'X-Ricochet-Key': key }),
      ...(asked.token && { Authorization: `Bearer ${asked.token}` }),
      ...(method === 'POST' && { 'Content-Type': 'application/json' }),
      ...asked.headers,
    },
    ...(method === 'POST' && { body: typeof asked.body === 'string' ? asked.body : JSON.stringify(asked.body ?? {}) }),
  });
  const handler = method === 'GET' ? route.loader : route.action;
  const response = await handler({
    request,
    params: { token: pathname.split('/').at(-1) },
    context: { container, peerAddress: asked.peer ?? '192.0.2.1' },
  });
  const text = await response.text();
  const body = text ? JSON.parse(text) : null;
  const operation = path && PATHS[path]?.[method.toLowerCase()];
  if (operation) {
    const isRefusal = body?.error !== undefined;
    const described = operation.responses[isRefusal ? 'default' : response.status];
    expect(described, `${method} ${path} ${response.status}`).toBeDefined();
    const at = `api#/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${isRefusal ? 'default' : response.status}/content/application~1json/schema`;
    if (described?.content) {
      const validate = ajv.getSchema(encodeURI(at))!;
      expect(validate(body) ? [] : validate.errors, `${method} ${path} ${text}`).toEqual([]);
    } else expect(text).toBe('');
    if (response.ok) answered.add(`${method} ${path}`);
  }
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  return { status: response.status, headers: response.headers, body };
}

/** The answer to what the judge has to speak on; time goes on meanwhile, so nobody waits for ever. */
async function judged<Answer>(asking: Promise<Answer>): Promise<Answer> {
  const before = ricochet.clock.now();
  let isAnswered = false;
  const answer = asking.finally(() => {
    isAnswered = true;
  });
  while (!isAnswered) {
    await shop.judge();
    await new Promise((resolve) => setTimeout(resolve, 20));
    ricochet.clock.set(new Date(ricochet.clock.now().getTime() + 250));
  }
  ricochet.clock.set(before);
  return answer;
}
const ana = () => tokenOf('100');
const space = async () => (await asks('GET', '/me?locale=en', { token: await ana() })).body;

afterAll(() => {
  const described = Object.entries(PATHS).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...answered].sort()).toEqual(described.sort());
});

describe('the description', () => {
  test('has each route, each method of it, and nothing else', () => {
    const files = readdirSync('app/routes').filter((file) => file.startsWith('api.'));
    expect(files.map((file) => `${FOLDER}${file}`).sort()).toEqual(Object.keys(ROUTES).sort());
    expect(Object.keys(PATHS).sort()).toEqual([...routeAt.keys()].filter((path) => path !== '/$').sort());
  });

  test.each(Object.keys(PATHS))('%s takes the described methods and no other, and says which', async (path) => {
    const route = routeAt.get(path)!;
    const allowed = ['get', 'post'].filter((method) => PATHS[path]![method]).map((method) => method.toUpperCase());
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const request = new Request(`https://app.example/api/v1${path}`, { method });
      // as Remix sorts them
      const handler = method === 'GET' || method === 'HEAD' ? route.loader : route.action;
      const response = await handler({ request, params: {}, context: { container, peerAddress: '192.0.2.1' } });
      const isAllowed = allowed.includes(method === 'HEAD' ? 'GET' : method);
      // who isn't known gets no further
      const [status, code] = isAllowed ? [401, 'key-missing'] : [405, 'wrong-method'];
      expect([response.status, (await response.json()).error.code], `${method} ${path}`).toEqual([status, code]);
      expect(response.headers.get('Allow')).toBe(
        isAllowed ? null : [...allowed, 'OPTIONS'].join(', ').replace('GET', 'GET, HEAD'),
      );
    }
  });
});

describe('with the publishable key', () => {
  test('the offer is what theme blocks read, and a cache may keep it for a minute', async () => {
    const { body, headers } = await asks('GET', '/offer');
    expect(body).toMatchObject({ status: 'live', landingPath: '/apps/ricochet/i', decoys: shop.keys.canaryCodes });
    expect(body.fr.promise).not.toBe(body.en.promise);
    expect(headers.get('Cache-Control')).toBe('public, max-age=60');
    expect(headers.get('Vary')).toContain('X-Ricochet-Key');
    const { services } = ricochet;
    await services.programs.setStatus(shop.shopId, 'paused', 'test', ricochet.clock.now());
    expect((await asks('GET', '/offer')).body).toMatchObject({ status: 'paused' });
  });

  test('the terms are those in force, or of a version that was', async () => {
    expect((await asks('GET', '/terms?locale=fr')).body).toMatchObject({ version: 1, isInForce: true });
    expect((await asks('GET', '/terms?version=1')).status).toBe(200);
    for (const version of ['7', '-1', 'x', "1' OR '1'='1"]) {
      const { status, body } = await asks('GET', `/terms?version=${encodeURIComponent(version)}&locale=fr`);
      expect([status, body.error.code]).toEqual([404, 'not-found']);
    }
  });

  test('a friend follows a code, claims, and asks what became of it', async () => {
    const visit = await asks('POST', '/visit?locale=en', {
      body: { code: ` ${shop.ana.code.toLowerCase()} `, via: 'whatsapp' },
    });
    expect(visit.body).toMatchObject({ state: 'open', advocateFirstName: 'ana', givesCode: false });
    expect(visit.body.cartAttributes).toEqual({ _ricochet_visit: visit.body.visitToken });
    expect(visit.headers.get('Cache-Control')).toBe('private, no-store');
    expect((await space()).visits).toContain('1');

    const { visitToken } = visit.body;
    const claim = await judged(
      asks('POST', '/claim', { body: { visitToken, email: 'zoe@orange.fr', firstName: 'Zoé' } }),
    );
    expect(claim).toMatchObject({ status: 200, body: { state: 'approved', code: null, mayAsk: false } });
    expect(claim.body.cartAttributes).toEqual({ _ricochet_claim: claim.body.claimToken });
    const status = async () => (await asks('GET', `/claim/${claim.body.claimToken}`)).body;
    expect(await status()).toMatchObject({ state: 'approved', emailMasked: claim.body.emailMasked });
    // another address of theirs is theirs to know
    await ricochet.owner.query(
      `UPDATE person SET email_sealed = $2 WHERE shop_id = $1 AND id = (SELECT person_id FROM claim WHERE shop_id = $1 AND id = $3)`,
      [shop.shopId, ricochet.services.seal.seal('other@orange.fr'), claimIdIn(claim.body.claimToken)],
    );
    expect(await status()).toMatchObject({ state: 'approved', emailMasked: '' });
    expect((await asks('GET', `/ask?claim=${claim.body.claimToken}`)).body).toMatchObject({ state: 'closed' });
    const again = await asks('POST', '/claim?locale=fr', { body: { visitToken, email: 'nobody' } });
    expect(again).toMatchObject({ status: 422, body: { state: 'invalid', field: 'email', problem: 'malformed' } });
  });

  test('a refused friend reads why, and asks a human', async () => {
    const { visitToken } = (await asks('POST', '/visit', { body: { code: shop.ana.code } })).body;
    await shop.put('orders/paid', shop.order({ email: 'ben@orange.fr' }));
    await shop.judge();
    const refused = await judged(asks('POST', '/claim', { body: { visitToken, email: 'ben@orange.fr' } }));
    expect(refused.body).toMatchObject({ state: 'refused', reason: 'newness', mayAsk: true });
    const { claimToken } = refused.body;
    expect((await asks('GET', `/ask?claim=${claimToken}`)).body).toMatchObject({ state: 'open', pageToken: '' });
    const asked = { claimToken, note: 'That was\nmy sister', email: 'ben@orange.fr' };
    expect(await asks('POST', '/ask', { body: asked })).toMatchObject({ status: 202, body: { state: 'received' } });
    await shop.judge();
    expect((await asks('GET', `/ask?claim=${claimToken}`)).body).toMatchObject({ state: 'asked', answeredAt: null });
  });

  test('a code nobody has, one only programs find and a paused programme’s are one answer', async () => {
    const nobody = await asks('POST', '/visit', { body: { code: 'NOBODY-123' } });
    const decoy = await asks('POST', '/visit', { body: { code: shop.keys.canaryCodes[0] } });
    await ricochet.services.programs.setStatus(shop.shopId, 'paused', 'test', ricochet.clock.now());
    const paused = await asks('POST', '/visit', { body: { code: shop.ana.code } });
    for (const { status, body } of [decoy, paused])
      expect({ status, body }).toEqual({ status: nobody.status, body: nobody.body });
    expect(nobody.body.state).toBe('closed');
    await vi.waitFor(async () => {
      const [found] = await shop.rows<{ count: string }>(
        "SELECT count(*) FROM inbox WHERE shop_id = $1 AND topic = 'ricochet/canary'",
      );
      expect(found?.count).toBe('1');
    });
  });

  test('whoever is named, the answer is the same', async () => {
    const names = (advocate: string) => asks('POST', '/name', { body: { advocate, email: 'ben@orange.fr' } });
    const [known, unknown] = [await names(shop.ana.code), await names('NOBODY-123')];
    expect({ ...known, headers: null }).toEqual({ ...unknown, headers: null });
    expect(known).toMatchObject({ status: 202, body: { state: 'received' } });
    expect((await asks('POST', '/name', { body: { advocate: shop.ana.code } })).body.state).toBe('landing');
    expect((await asks('POST', '/name', { body: { advocate: 'x@', email: 'ben@' } })).status).toBe(422);
  });

  test('links in mails open here, too: a space to look at, questions, no more mail', async () => {
    const expiresAt = daysAfter(ricochet.clock.now(), 1);
    const token = shop.keys.signSpace({ personId: shop.ana.personId, expiresAt });
    expect((await asks('GET', `/space/${token}`)).body).toMatchObject({
      ...{ state: 'ready', code: shop.ana.code },
      ...{ pageToken: null, wallet: null, consent: null },
    });
    expect((await asks('GET', `/space/${token.slice(0, -1)}`)).status).toBe(404);
    expect((await asks('GET', '/invitation/nothing')).body).toMatchObject({ state: 'closed' });
    expect((await asks('GET', '/answer/nothing')).body).toMatchObject({ state: 'closed' });
    expect((await asks('POST', '/answer/nothing', { body: { answer: 'yes' } })).body).toMatchObject({
      state: 'closed',
    });
    expect((await asks('POST', '/stop/nothing')).status).toBe(204);
    expect((await asks('POST', '/link', { body: { email: 'ana@orange.fr' } })).body).toMatchObject({
      state: 'received',
    });
    expect((await asks('POST', '/link', { body: { email: 'ana@' } })).status).toBe(422);
  });

  test('where somebody read of the programme is told along with what they ask', async () => {
    const [askSpaceLink, guestSpace] = [vi.spyOn(container, 'askSpaceLink'), vi.spyOn(container, 'guestSpace')];
    const advocateSpace = vi.spyOn(container, 'advocateSpace');
    for (const from of ['poster', 'anywhere']) {
      await asks('POST', '/link', { body: { email: 'ana@orange.fr', from } });
      await asks('GET', `/space/nothing?from=${from}`);
      await asks('GET', `/me?from=${from}`, { token: await ana() });
    }
    expect(askSpaceLink.mock.calls.map(([, { from }]) => from)).toEqual(['poster', null]);
    expect(guestSpace.mock.calls.map(([, , from]) => from)).toEqual(['poster', null]);
    expect(advocateSpace.mock.calls.map(([, , from]) => from)).toEqual(['poster', null]);
  });

  test('nobody is a customer, whatever they send along', async () => {
    for (const [method, address] of [
      ['GET', '/me?sub=100&logged_in_customer_id=100'],
      ['POST', '/me/share'],
      ['POST', '/me/code'],
      ['POST', '/me/redeem'],
      ['POST', '/me/declarations'],
      ['GET', '/ask?about=1'],
    ] as const) {
      const { status, body } = await asks(method, address, { headers: { 'X-Customer-Id': '100' } });
      expect([status, body.error.code], address).toEqual([401, 'customer-needed']);
    }
  });
});

describe('with a token of the shop’s server', () => {
  test('a customer sees their own space, becomes an advocate at first sight, and no cache keeps it', async () => {
    const { body, headers } = await asks('GET', '/me?locale=en', { token: await ana() });
    expect(body).toMatchObject({ state: 'ready', code: shop.ana.code, wallet: { items: [{ itemId: 'ten-off' }] } });
    expect(headers.get('Cache-Control')).toBe('private, no-store');
    expect(headers.get('Vary')).toContain('Authorization');
    expect(JSON.stringify(body)).not.toMatch(/apps\/ricochet\/(terms|ask|answer)/);
    await ricochet.services.programs.setStatus(shop.shopId, 'paused', 'test', ricochet.clock.now());
    expect((await space()).state).toBe('closed');
  });

  test('a long list goes on where the answer before ended, as it does by a mail’s link', async () => {
    await ricochet.owner.query(
      `WITH friend AS (
         INSERT INTO person (shop_id, id, created_at) SELECT $1, uuidv7(), $4 FROM generate_series(1, 60) RETURNING id
       )
       INSERT INTO referral (shop_id, id, program_id, advocate_id, friend_id, invited_at, version_id, state, created_at, updated_at)
       SELECT $1, uuidv7(), $2, $3, friend.id, $4, $5, 'joined', $4, $4 FROM friend`,
      [shop.shopId, shop.program.id, shop.ana.id, ricochet.clock.now(), shop.program.versions[0]!.id],
    );
    const expiresAt = daysAfter(ricochet.clock.now(), 1);
    const byLink = `/space/${shop.keys.signSpace({ personId: shop.ana.personId, expiresAt })}`;
    for (const [address, token] of [
      ['/me', await ana()],
      [byLink, undefined],
    ] as const) {
      const read = async (search = '') => (await asks('GET', address + search, token ? { token } : {})).body;
      const first = await read();
      expect([first.friends.length, typeof first.earlier.friends], address).toEqual([50, 'string']);
      const second = await read(`?friends=${first.earlier.friends}`);
      expect([second.friends.length, second.earlier.friends], address).toEqual([10, null]);
    }
  });

  test('shares are counted, by channel', async () => {
    for (const channel of ['whatsapp', 'copy', 'whatsapp'])
      expect((await asks('POST', '/me/share', { token: await ana(), body: { channel } })).status).toBe(204);
    expect((await container.promotion(shop.shopId))!.figures.shares).toEqual({ whatsapp: 2, copy: 1 });
    const bad = await asks('POST', '/me/share', { token: await ana(), body: { channel: 'fax' } });
    expect([bad.status, bad.body.error]).toEqual([
      400,
      expect.objectContaining({ code: 'bad-request', field: 'channel' }),
    ]);
    expect((await container.promotion(shop.shopId))!.figures.shares).toEqual({ whatsapp: 2, copy: 1 });
  });

  test('a code is chosen with the page’s token, and with nobody else’s', async () => {
    const { pageToken } = await space();
    const token = await ana();
    expect((await asks('POST', '/me/code', { token, body: { pageToken: 'x.y', code: 'ANA-75' } })).body.state).toBe(
      'closed',
    );
    const taken = await asks('POST', '/me/code', { token, body: { pageToken, code: '!' } });
    expect(taken).toMatchObject({ status: 422, body: { state: 'invalid' } });
    const unsure = await asks('POST', '/me/code', { token, body: { pageToken, code: 'ANA-75' } });
    expect(unsure).toMatchObject({ status: 503, body: { state: 'unsure' } });
  });

  test('points are exchanged, once a page', async () => {
    await shop.claims('ben@orange.fr');
    await shop.put('orders/paid', shop.order({ email: 'ben@orange.fr' }));
    await shop.judge();
    const { pageToken, wallet, rewards } = await space();
    expect(wallet.items).toMatchObject([{ itemId: 'ten-off', missing: null }]);
    expect(rewards).toHaveLength(1);
    const body = { pageToken, itemId: 'ten-off' };
    const redeems = async () => judged(asks('POST', '/me/redeem', { token: await ana(), body }));
    // approved; its code is made by Shopify, which isn't here
    expect((await redeems()).status).toBe(202);
    await redeems();
    expect(await shop.wallet()).toEqual({ available: 100, pending: 0 });
    const none = await asks('POST', '/me/redeem', { token: await ana(), body: { ...body, pageToken: 'x' } });
    expect(none.body.state).toBe('closed');
  });

  test('friends are declared with consent, all or none', async () => {
    const { pageToken, consent } = await space();
    expect(consent).toBeTruthy();
    const friends = [{ firstName: 'Léa', email: 'lea@orange.fr' }, { email: 'tom@orange.fr' }];
    const declares = async (change: object) =>
      asks('POST', '/me/declarations', { token: await ana(), body: { pageToken, friends, consent: true, ...change } });
    expect((await declares({ consent: false })).body).toMatchObject({ state: 'invalid', problem: 'no-consent' });
    expect((await declares({ friends: [{ email: 'ana@orange.fr' }] })).body).toMatchObject({ problem: 'own-address' });
    expect((await declares({ friends: [{ mail: 'x' }] })).body.error.field).toBe('friends.0.email');
    // which of the two the mail would go to isn't ours to guess
    const twoAddresses = await declares({ friends: [{ firstName: 'eve@orange.fr', email: 'lea@orange.fr' }] });
    expect([twoAddresses.status, twoAddresses.body.error?.field]).toEqual([400, 'friends.0.firstName']);
    const twoWords = await declares({ friends: [{ email: 'eve@orange.fr lea@orange.fr' }] });
    expect([twoWords.status, twoWords.body.error?.field]).toEqual([400, 'friends.0.email']);
    expect((await declares({})).body).toMatchObject({ state: 'done', count: 2 });
  });

  test('what an advocate is asked is answered with the token of their space', async () => {
    await asks('POST', '/name', { body: { advocate: shop.ana.code, email: 'ben@orange.fr' } });
    await shop.judge();
    const [asked] = (await space()).friends.filter(({ answerToken }: { answerToken: string | null }) => answerToken);
    expect((await asks('GET', `/answer/${asked.answerToken}`)).body).toMatchObject({ state: 'open', side: 'advocate' });
    const yes = await asks('POST', `/answer/${asked.answerToken}`, { body: { answer: 'yes' } });
    expect(yes.body).toMatchObject({ state: 'answered', given: 'yes' });
  });

  test('a guest’s tells where they are; shoppers behind one server have each their own limit', async () => {
    const visits = async (ip: string | null) =>
      (
        await asks('POST', '/visit', {
          token: await tokenOf(undefined, ip ? { ip } : {}),
          body: { code: shop.ana.code },
        })
      ).body.state;
    for (let at = 0; at < 60; at += 1) expect(await visits('198.51.100.1')).toBe('open');
    expect(await visits('198.51.100.1')).toBe('closed');
    expect(await visits('198.51.100.2')).toBe('open');
    expect(await visits(null)).toBe('open');
    expect((await asks('GET', '/me', { token: await tokenOf(undefined) })).body.error.code).toBe('customer-needed');
  });
});

describe('who isn’t known', () => {
  const code = async (asked: Asked) => {
    const { status, body } = await asks('GET', '/me', asked);
    return `${status} ${body.error?.code}`;
  };

  test('is told so: nothing sent, a made-up key, another shop’s, a token that isn’t good', async () => {
    expect(await code({ key: null })).toBe('401 key-missing');
    for (const key of [
      'x',
      shop.keys.api.secret(generation),
      publishable().replace(/.$/, '_'),
      publishable().toLowerCase(),
    ])
      expect(await code({ key }), key).toBe('401 key-unknown');
    expect(await code({ token: await tokenOf('100', {}, shop.keys.api.secret(generation + 1)) })).toBe(
      '401 token-invalid',
    );
    expect(await code({ token: 'a.b.c' })).toBe('401 token-invalid');
    expect(await code({ headers: { Authorization: 'Basic YTpi' } })).toBe('401 token-invalid');
    const token = await ana();
    ricochet.clock.set(new Date(ricochet.clock.now().getTime() + 330_000));
    expect(await code({ token })).toBe('401 token-expired');
  });

  test('another shop’s secret and key open nothing here', async () => {
    const ours = shop;
    const theirs = await aShop(ricochet);
    const forged = await tokenOf('100', {}, theirs.keys.api.secret(1));
    expect(await code({ token: forged })).toBe('401 token-invalid');
    // theirs is off
    expect(await code({ key: publishable(theirs) })).toBe('401 key-unknown');
    expect(publishable(theirs)).not.toBe(publishable(ours));
  });

  test('a turned-off API is one we never heard of, and its secret stays dead when it is on again', async () => {
    const [token, key] = [await ana(), publishable()];
    await change('turn-off');
    expect(await code({ key })).toBe('401 key-unknown');
    expect(await code({ token })).toBe('401 token-invalid');
    await change('turn-on');
    expect(await code({ key })).toBe('401 customer-needed');
    expect(await code({ token })).toBe('401 token-invalid');
    expect((await asks('GET', '/me', { token: await ana() })).status).toBe(200);
  });

  test('the secret before is good for a day, or until it is ended', async () => {
    const before = shop.keys.api.secret(generation);
    await change('make-secret');
    expect(await code({ token: await tokenOf('100', {}, before) })).toBe('200 undefined');
    expect(await code({ token: await ana() })).toBe('200 undefined');
    await change('end-previous');
    expect(await code({ token: await tokenOf('100', {}, before) })).toBe('401 token-invalid');
    await change('make-secret');
    const overlapping = shop.keys.api.secret(generation - 1);
    const now = ricochet.clock.now();
    ricochet.clock.set(daysAfter(now, 1));
    expect(await code({ token: await tokenOf('100', {}, overlapping) })).toBe('401 token-invalid');
    expect(await code({ token: await ana() })).toBe('200 undefined');
    ricochet.clock.set(now);
  });

  test('a shop that has us no more is unknown', async () => {
    await shop.rows('UPDATE shop SET uninstalled_at = now() WHERE shop_id = $1');
    expect(await code({ key: publishable() })).toBe('401 key-unknown');
    expect(await code({ token: await ana() })).toBe('401 token-invalid');
  });

  test('soon asks too often, without a look into the database', async () => {
    const load = vi.spyOn(ricochet.services.shops, 'load');
    const stranger = `${publishable().slice(0, -1)}_`;
    let answers = '';
    for (let at = 0; at < 301; at += 1) answers = await code({ key: stranger, peer: '203.0.113.9' });
    expect(answers).toBe('429 too-many-requests');
    load.mockClear();
    expect(await code({ key: stranger, peer: '203.0.113.9' })).toBe('429 too-many-requests');
    expect(load).not.toHaveBeenCalled();
    load.mockRestore();
    expect(await code({ key: publishable(), peer: '203.0.113.10' })).toBe('401 customer-needed');
  });
});

describe('a request', () => {
  test('is asked about by a browser beforehand', async () => {
    for (const route of routeAt.values()) {
      const request = new Request('https://app.example/api/v1/x', { method: 'OPTIONS' });
      const { status, headers } = await route.loader({
        request,
        params: {},
        context: { container, peerAddress: null },
      });
      expect(status).toBe(204);
      expect(headers.get('Access-Control-Allow-Headers')).toBe('Authorization, Content-Type, X-Ricochet-Key');
      expect(headers.get('Access-Control-Allow-Methods')).toBe('GET, POST');
      // else a browser keeps them from whoever was told to wait, or to ask otherwise
      expect(headers.get('Access-Control-Expose-Headers')).toBe('Allow, Retry-After');
    }
  });

  test('that is too large, no JSON, no object or by another method is refused in words', async () => {
    const refused = async (asked: Asked) => {
      const { status, body } = await asks('POST', '/visit?locale=fr', asked);
      return [status, body.error.code, body.error.message];
    };
    expect(await refused({ body: { code: 'x'.repeat(20_000) } })).toEqual([
      413,
      'too-large',
      expect.stringContaining('16'),
    ]);
    expect(await refused({ body: '{' })).toEqual([400, 'bad-request', expect.stringContaining('illisible')]);
    for (const body of ['[]', 'null', '1', '{"code":1}', '{"code":"a\\u0000"}', '{}'])
      expect((await refused({ body })).slice(0, 2), body).toEqual([400, 'bad-request']);
    const form = { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'code=x' };
    expect((await refused(form)).slice(0, 2)).toEqual([415, 'not-json']);
    const { status, body } = await asks('GET', '/visit', { headers: { 'Accept-Language': 'fr-CA,fr' } });
    expect([status, body.error.message]).toEqual([405, expect.stringContaining('méthode')]);
    expect((await asks('GET', '/nowhere')).body.error.code).toBe('not-found');
  });

  test('of one shopper comes too often, and of another of the shop not', async () => {
    let last = 0;
    for (let at = 0; at < 121; at += 1) ({ status: last } = await asks('GET', '/offer', { peer: '198.51.100.9' }));
    expect(last).toBe(429);
    const { status, headers } = await asks('GET', '/offer', { peer: '::ffff:198.51.100.9' });
    expect([status, headers.get('Retry-After')]).toEqual([429, '60']);
    expect((await asks('GET', '/offer', { peer: '198.51.100.10' })).status).toBe(200);
    for (let at = 0; at < 120; at += 1) await asks('GET', '/offer', { peer: `2001:db8:7:8::${at.toString(16)}` });
    expect((await asks('GET', '/offer', { peer: '2001:db8:7:8:ffff::1' })).status).toBe(429);
    expect((await asks('GET', '/offer', { peer: '2001:db8:7:9::1' })).status).toBe(200);
    // without a proxy of ours, the header is the caller's own
    const forged = { 'X-Forwarded-For': '10.0.0.1' };
    expect((await asks('GET', '/offer', { peer: '198.51.100.9', headers: forged })).status).toBe(429);
  });
});

describe('in the admin', () => {
  test('each step is on record, the secret never', async () => {
    const secret = await container.apiSecret(shop.shopId, MERCHANT);
    expect(secret).toBe(shop.keys.api.secret(generation));
    await change('make-secret');
    await change('end-previous');
    await change('turn-off');
    expect(await container.apiSecret(shop.shopId, MERCHANT)).toBeNull();
    const { entries } = await container.changes(shop.shopId, { group: 'operation', before: null });
    expect(entries.map(({ action, actor }) => `${actor} ${action}`)).toEqual(
      ['turned-off', 'previous-ended', 'secret-made', 'secret-shown', 'turned-on'].map((one) => `Léa api.${one}`),
    );
    expect(JSON.stringify(entries)).not.toContain('ricochet_sk_');
    const { logger } = ricochet;
    const logged = JSON.stringify([logger.info.mock.calls, logger.warn.mock.calls, logger.error.mock.calls]);
    expect(logged).not.toContain('ricochet_sk_');
  });

  test('two who change it at once don’t undo each other', async () => {
    const make = () => container.changeApi(shop.shopId, { to: 'make-secret', seen: generation }, MERCHANT);
    expect((await Promise.all([make(), make()])).sort()).toEqual([false, true]);
    expect((await container.apiAccess(shop.shopId)).generation).toBe(generation + 1);
  });
});

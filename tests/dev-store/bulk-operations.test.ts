import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, test } from 'vitest';
import type { RunningDevStore } from '../../dev-store/server.ts';
import { type Answer, aDevStore, anAdminClient } from './support.ts';

type Client = Awaited<ReturnType<typeof anAdminClient>>;

const RUN = `mutation Run($query: String!, $groupObjects: Boolean! = false) {
  bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) {
    bulkOperation { id status url }
    userErrors { field message code }
  }
}`;
const LOOK = `query Look($id: ID!) {
  bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt }
}`;
const ORDERS = '{ orders { edges { node { id name customer { id } } } } }';
const LINES = '{ orders { edges { node { id lineItems { edges { node { id title } } } } } } }';

const run = async (client: Client, query: string, variables: object = {}): Promise<Answer['json']> =>
  (await client(RUN, { query, ...variables })).json.data.bulkOperationRunQuery;
const look = async (client: Client, id: string) => (await client(LOOK, { id })).json.data.bulkOperation;

async function ended(client: Client, id: string): Promise<Answer['json']> {
  for (;;) {
    const seen = await look(client, id);
    if (!['CREATED', 'RUNNING', 'CANCELING'].includes(seen.status)) return seen;
    await sleep(5);
  }
}

async function aShopWithPast(options: Parameters<typeof aDevStore>[0] = {}, past = { count: 40, days: 30 }) {
  const running = await aDevStore({ jobDelayMs: 0, ...options });
  running.store.addPastOrders(past);
  return { running, client: await anAdminClient(running) };
}

const linesAt = async (url: string, headers: Record<string, string> = {}) => {
  const text = await (await fetch(url, { headers })).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

describe('a bulk query', () => {
  it('is done in its own time, a line an object', async () => {
    const { client } = await aShopWithPast({ jobDelayMs: 60 });
    const begun = await run(client, ORDERS);
    expect(begun).toMatchObject({ bulkOperation: { status: 'CREATED', url: null }, userErrors: [] });
    const done = await ended(client, begun.bulkOperation.id);
    expect(done).toMatchObject({ status: 'COMPLETED', objectCount: '40', rootObjectCount: '40', partialDataUrl: null });
    const lines = await linesAt(done.url);
    expect(lines).toHaveLength(40);
    expect(lines[0]).toEqual({
      id: expect.stringMatching(/Order/),
      name: '#1001',
      customer: { id: expect.any(String) },
    });
  });

  it('puts nested objects on lines of their own that name their parent, below it when asked to', async () => {
    const { client } = await aShopWithPast();
    const isChild = (line: object) => '__parentId' in line;
    const loose = await ended(client, (await run(client, LINES)).bulkOperation.id);
    const grouped = await ended(client, (await run(client, LINES, { groupObjects: true })).bulkOperation.id);
    expect(Number(loose.objectCount)).toBeGreaterThan(Number(loose.rootObjectCount));
    const [apart, together] = [await linesAt(loose.url), await linesAt(grouped.url)];
    expect(isChild(apart[1])).toBe(false);
    expect(together[1]).toMatchObject({ __parentId: together[0].id });
    expect(apart.filter(isChild)).toHaveLength(together.filter(isChild).length);
  });

  it('shows 60 days without read_all_orders, all with it', async () => {
    const { running, client } = await aShopWithPast({}, { count: 100, days: 100 });
    const recent = await ended(client, (await run(client, ORDERS)).bulkOperation.id);
    expect(Number(recent.rootObjectCount)).toBeGreaterThan(50);
    expect(Number(recent.rootObjectCount)).toBeLessThan(65);
    running.store.setGrantedScopes([...running.store.appScopes().granted, 'read_all_orders']);
    const all = await ended(client, (await run(client, ORDERS)).bulkOperation.id);
    expect(all.rootObjectCount).toBe('100');
  });

  it('fails without the scope, and says why', async () => {
    const { running, client } = await aShopWithPast();
    running.store.setGrantedScopes(['read_customers']);
    const failed = await ended(client, (await run(client, ORDERS)).bulkOperation.id);
    expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null, partialDataUrl: null });
  });

  it('of no order has no file', async () => {
    const { client } = await aShopWithPast({}, { count: 0, days: 1 });
    const done = await ended(client, (await run(client, ORDERS)).bulkOperation.id);
    expect(done).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
  });

  it('that fails half-way leaves what it has', async () => {
    const { running, client } = await aShopWithPast({}, { count: 600, days: 30 });
    running.store.setFaults({ bulkFailShare: 1 });
    const failed = await ended(client, (await run(client, ORDERS)).bulkOperation.id);
    expect(failed).toMatchObject({
      status: 'FAILED',
      errorCode: 'INTERNAL_SERVER_ERROR',
      url: null,
      completedAt: null,
    });
    expect(await linesAt(failed.partialDataUrl)).toHaveLength(500);
  });

  it('can be cancelled while it runs, not after', async () => {
    const { client } = await aShopWithPast({ jobDelayMs: 50 });
    const { id } = (await run(client, ORDERS)).bulkOperation;
    const cancel = `mutation { bulkOperationCancel(id: "${id}") { bulkOperation { status } userErrors { message } } }`;
    expect((await client(cancel)).json.data.bulkOperationCancel.bulkOperation.status).toBe('CANCELING');
    expect((await ended(client, id)).status).toBe('CANCELED');
    expect((await client(cancel)).json.data.bulkOperationCancel.userErrors).toHaveLength(1);
  });

  it('runs beside four others, not five', async () => {
    // none of them ends before the last is asked for, however slow the machine
    const { client } = await aShopWithPast({ jobDelayMs: 60_000 });
    for (let n = 0; n < 5; n++) expect((await run(client, ORDERS)).userErrors).toEqual([]);
    expect((await run(client, ORDERS)).userErrors).toMatchObject([{ code: 'LIMIT_REACHED' }]);
  });

  it('is listed, the newest first', async () => {
    const { client } = await aShopWithPast();
    for (let n = 0; n < 3; n++) await ended(client, (await run(client, ORDERS)).bulkOperation.id);
    const { json } = await client(`{ bulkOperations(first: 2) { nodes { id query status } } }`);
    expect(json.data.bulkOperations.nodes).toMatchObject([
      { query: ORDERS, status: 'COMPLETED' },
      { query: ORDERS, status: 'COMPLETED' },
    ]);
  });

  test.each([
    ['no connection', '{ shop { name } }', /at least one connection/],
    [
      'two fields at the root',
      '{ orders { edges { node { id } } } customers { edges { node { id } } } }',
      /one top-level/,
    ],
    ['variables', 'query Of($id: ID) { customers { edges { node { id } } } }', /variable/i],
    ['a mutation', 'mutation { tagsAdd(id: "x", tags: []) { node { id } } }', /Only queries/],
    ['nodes instead of edges', '{ orders { nodes { id } } }', /edges/],
    [
      'a nested connection without the id of its parent',
      '{ orders { edges { node { lineItems { edges { node { id } } } } } } }',
      /'id'/,
    ],
    [
      'a connection within a list',
      '{ orders { edges { node { id refunds { id refundLineItems { edges { node { id } } } } } } } }',
      /within a list/,
    ],
    ['a field that does not exist', '{ orders { edges { node { id colour } } } }', /colour/],
    ['fragments', '{ orders { edges { node { ...Id } } } } fragment Id on Order { id }', /fragments/],
  ])('with %s is refused', async (_what, query, message) => {
    const { client } = await aShopWithPast({}, { count: 0, days: 1 });
    const { bulkOperation, userErrors } = await run(client, query);
    expect(bulkOperation).toBeNull();
    expect(userErrors).toMatchObject([{ field: ['query'], code: 'INVALID', message: expect.stringMatching(message) }]);
  });
});

describe('the file of a bulk query', () => {
  async function aResult(options: Parameters<typeof aDevStore>[0] = {}): Promise<{
    running: RunningDevStore;
    client: Client;
    id: string;
    url: string;
  }> {
    const { running, client } = await aShopWithPast(options);
    const { id } = (await run(client, ORDERS)).bulkOperation;
    return { running, client, id, url: (await ended(client, id)).url };
  }

  it('can be read from any byte on', async () => {
    const { url } = await aResult();
    const whole = await (await fetch(url)).text();
    const part = await fetch(url, { headers: { Range: 'bytes=100-' } });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe(whole.slice(100));
  });

  it('is gone after seven days', async () => {
    let now = new Date();
    const { running, id, url } = await aResult({ now: () => now });
    now = new Date(now.getTime() + 7 * 86_400_000 + 1);
    expect((await fetch(url)).status).toBe(400);
    // tokens live for an hour
    const later = await anAdminClient(running);
    expect(await look(later, id)).toMatchObject({ status: 'EXPIRED', url: null, objectCount: '40' });
  });

  it('opens to nobody without its signature', async () => {
    const { url } = await aResult();
    expect((await fetch(url.replace(/signature=.{5}/, 'signature=AAAAA'))).status).toBe(400);
  });
});

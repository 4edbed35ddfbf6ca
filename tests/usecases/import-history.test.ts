import { describe, expect, test } from 'vitest';
import { type Gathering, type ImportDeps, importHistory } from '../../app/usecases/import-history.ts';
import { readPlace } from '../../app/usecases/import-place.ts';
import { anOrder, at } from '../support/builders.ts';

const NOW = at('2026-03-10T12:00+01:00');
const gathering = (over: Partial<Gathering> = {}): Gathering => ({
  id: 'gid://shopify/BulkOperation/1',
  status: 'COMPLETED',
  errorCode: null,
  createdAt: NOW,
  ordersSoFar: 0,
  url: 'https://files.example/1',
  partialUrl: null,
  ...over,
});

/** A shop, what Shopify says of its past, and what the import makes of it. */
function aShop({
  gatherings = [],
  now,
  lines = [],
  waiting = 0,
  begin,
}: {
  gatherings?: Gathering[];
  now?: Gathering | null;
  /** "bad" can't be understood */
  lines?: string[];
  waiting?: number;
  begin?: ImportDeps['shopify']['begin'];
} = {}) {
  const shop: ImportDeps['shop'] & { historyComplete?: boolean } = {
    importState: 'waiting',
    importDone: 0,
    importTotal: null,
    importCursor: null,
    installedAt: new Date(NOW.getTime() - 60_000),
  };
  const problems: string[] = [];
  const handed: { key: string; orders: number }[] = [];
  let begun = 0;
  const deps: ImportDeps = {
    shop,
    clock: { now: () => NOW },
    async save(progress) {
      Object.assign(shop, progress);
    },
    problems: {
      async report(code, values) {
        problems.push(`${code} ${Object.values(values).join()}`);
      },
      async settle() {
        problems.length = 0;
      },
    },
    inbox: {
      waiting: async () => waiting,
      async hand({ key, orders }) {
        handed.push({ key, orders: orders.length });
      },
    },
    shopify: {
      lookAround: async () => ({ orders: lines.length, gatherings }),
      begin:
        begin ??
        (async () => {
          begun += 1;
          return { ok: true, gathering: gathering({ status: 'CREATED' }) };
        }),
      gathering: async () => (now === undefined ? gathering() : now),
      async *lines(_url, fromByte) {
        for (const [n, text] of lines.entries()) if (n >= fromByte) yield { text, endsAtByte: n + 1 };
      },
      isGone: () => false,
      readOrder: (line) => (line === 'bad' ? null : { facts: anOrder({ name: line }), visit: null, dispute: null }),
      seesAllOrders: async () => true,
    },
  };
  return { deps, shop, problems, handed, begun: () => begun };
}

async function toTheEnd({ deps }: ReturnType<typeof aShop>): Promise<void> {
  for (let jobs = 0; jobs < 20; jobs++) if ((await importHistory(deps)) === null) return;
  throw new Error('it goes on for ever');
}

describe('reading past orders', () => {
  test('goes on without an order it can’t understand, says so, and takes no history for complete', async () => {
    const place = aShop({ lines: ['1', 'bad', '3'] });
    await toTheEnd(place);
    expect(place.handed).toEqual([{ key: 'gid://shopify/BulkOperation/1:0', orders: 2 }]);
    expect(place.problems).toEqual(['history-orders-unreadable 1']);
    expect(place.shop).toMatchObject({ importState: 'done', importDone: 3, historyComplete: false });
  });

  test('with all orders understood makes the history complete', async () => {
    const place = aShop({ lines: ['1', '2'] });
    await toTheEnd(place);
    expect(place.shop).toMatchObject({ importState: 'done', importTotal: 2, historyComplete: true });
  });

  test('waits half a minute while other bulk operations have to end first', async () => {
    const place = aShop({ begin: async () => ({ ok: false, isBusy: true, message: 'later' }) });
    expect(await importHistory(place.deps)).toBe(30_000);
    expect(place.shop).toMatchObject({ importState: 'preparing' });
    expect(readPlace(place.shop.importCursor, NOW).operationId).toBeNull();
  });

  test.each([
    ['a refused query', { begin: async () => ({ ok: false as const, isBusy: false, message: 'no such field' }) }],
    ['a missing permission', { now: gathering({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null }) }],
  ])('ends at once with %s, and the merchant is told', async (_what, given) => {
    const place = aShop(given);
    await toTheEnd(place);
    expect(place.shop.importState).toBe('failed');
    expect(place.problems).toHaveLength(1);
  });

  test('doesn’t begin a second operation where one is under way, unless it is another installation’s', async () => {
    const ours = aShop({ gatherings: [gathering({ status: 'RUNNING' })] });
    await importHistory(ours.deps);
    expect(ours.begun()).toBe(0);
    const theirs = aShop({ gatherings: [gathering({ createdAt: new Date(NOW.getTime() - 3_600_000) })] });
    await importHistory(theirs.deps);
    expect(theirs.begun()).toBe(1);
  });

  test('hands nothing over while the judge has enough', async () => {
    const place = aShop({ lines: ['1'], waiting: 20 });
    await importHistory(place.deps);
    expect(await importHistory(place.deps)).toBe(500);
    expect(place.handed).toEqual([]);
  });

  test.each([
    [2_000, 1_000],
    [60_000, 6_000],
    [3_600_000, 30_000],
  ])('looks after an operation of %d ms again in %d ms', async (ageMs, waitMs) => {
    const place = aShop({
      gatherings: [],
      now: gathering({ status: 'RUNNING', createdAt: new Date(NOW.getTime() - ageMs), ordersSoFar: 7 }),
    });
    await importHistory(place.deps);
    expect(await importHistory(place.deps)).toBe(waitMs);
    expect(place.shop).toMatchObject({ importState: 'preparing', importDone: 7 });
  });

  test('that is over does nothing more', async () => {
    const place = aShop();
    place.shop.importState = 'done';
    expect(await importHistory(place.deps)).toBeNull();
    expect(place.begun()).toBe(0);
  });

  test('begins anew where the place can’t be read', () => {
    expect(readPlace('eyJsYXN0X2lkIjo…', NOW)).toMatchObject({ operationId: null, offset: 0 });
  });
});

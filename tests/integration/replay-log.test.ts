import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logFile } from '../../app/container/log-file.server.ts';
import { readLog } from '../../scripts/replay/read-log.ts';
import { daysAfter } from '../support/builders.ts';
import { aShop, cancellationOf, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** `REPLAY_ORDERS=10000 npx vitest run --project integration tests/integration/replay-log.test.ts` for the long run. */
const ORDERS = Number(process.env.REPLAY_ORDERS ?? 200);
const AT_ONCE = 100;

const ricochet = useRicochet();
const folder = mkdtempSync(join(tmpdir(), 'replay-'));
const file = join(folder, 'shop.jsonl');
let shop: TestShop;
let lines: string[];

beforeAll(async () => {
  shop = await aShop(ricochet, { terms: { waitingDays: 1, limits: { friendsPerMonth: Math.ceil(ORDERS / 4) } } });
  const zoe = await shop.enrol('zoe', '300');
  for (let n = 0; n < ORDERS; n += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, ORDERS - n) }, (_, i) => live(n + i)));
    await shop.judge();
  }
  // an advocate turns out to be another one, after her friends bought
  for (const friend of ['carl', 'dora']) {
    await shop.claims(`${friend}@orange.fr`, { by: zoe });
    await shop.put('orders/paid', shop.order({ email: `${friend}@orange.fr` }));
  }
  await shop.judge();
  await shop.put('customers/merge', {
    admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/100',
    admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/300',
    status: 'completed',
  });
  await shop.judge();
  // waiting periods end, and what was promised is earned
  await timeGoesTo(ricochet, daysAfter(ricochet.clock.now(), 3));
  await shop.judge();
  writeFileSync(file, await theLog());
  lines = readFileSync(file, 'utf8').trimEnd().split('\n');
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One friend's life, each in another way: bought, cancelled, too little, themselves, nobody's friend. */
async function live(n: number): Promise<void> {
  const email = n % 11 === 3 ? 'ana@orange.fr' : `friend${n}@orange.fr`;
  if (n % 13 !== 5) await shop.claims(email);
  const order = shop.order({ email, amount: n % 7 === 2 ? '4.00' : '60.00' });
  await shop.put('orders/paid', order);
  if (n % 5 === 1) await shop.put('orders/cancelled', cancellationOf(order));
}

async function theLog(): Promise<string> {
  const parts: string[] = [];
  for await (const part of logFile(ricochet.services.db, shop, ricochet.clock.now())) parts.push(part);
  return parts.join('');
}

async function afterChanging(line: number, change: (text: string) => string | null) {
  const other = join(folder, `changed-${line}.jsonl`);
  const changed = lines.flatMap((text, at) => (at === line ? (change(text) ?? []) : text));
  expect(changed).not.toEqual(lines);
  writeFileSync(other, `${changed.join('\n')}\n`);
  return readLog(other);
}

const lineWith = (...texts: string[]): number => {
  const found = lines.findIndex((line) => texts.every((text) => line.includes(text)));
  expect(found).toBeGreaterThan(0);
  return found;
};

describe('the log of what a shop’s judge decided', () => {
  test('is decided again to the last word (V3, invariant 7)', async () => {
    const { report, isWhole } = await readLog(file);
    expect(report.findings).toEqual([]);
    expect(isWhole).toBe(true);
    expect(lines.filter((line) => line.includes('"kind":"alias"'))).toHaveLength(1);
    expect(report.verdicts['order approved']).toBeGreaterThan(ORDERS / 3);
    expect(report.verdicts['order rejected']).toBeGreaterThan(ORDERS / 10);
    expect(report.verdicts['order not-referred']).toBeGreaterThan(ORDERS / 20);
    expect(report.verdicts['claim approved']).toBeGreaterThan(ORDERS / 2);
    expect(report.movements).toBeGreaterThan(ORDERS / 10);
    expect(report.wallets).toBeGreaterThan(0);
    const kept = await shop.rows<{ count: string }>('SELECT count(*) FROM verdict WHERE shop_id = $1');
    expect(report.replayed).toBe(Number(kept[0]!.count));
  });

  test.each([
    ['an outcome', () => lineWith('"kind":"verdict"', '"outcome":"approved"'), 'verdict-differs'],
    ['a rule’s input', () => lineWith('"kind":"verdict"', 'minimum-subtotal'), 'verdict-differs'],
    ['an amount of the books', () => lineWith('"kind":"movement"', '500'), 'unbalanced'],
    ['a balance', () => lineWith('"kind":"wallet"'), 'balance-differs'],
  ])('with %s changed is found out, by its line', async (what, where, finding) => {
    const at = where();
    const { report, isWhole } = await afterChanging(at, (text) => {
      const json = JSON.parse(text);
      if (what === 'an outcome') json.outcome = 'rejected';
      if (what === 'a rule’s input') json.inputs.facts.subtotalMinor += 1;
      if (what === 'an amount of the books') json.entries[0].amount += 1;
      if (what === 'a balance') json.available += 500;
      return JSON.stringify(json);
    });
    expect(isWhole).toBe(false);
    expect(report.findings.map(({ line, what }) => ({ line, what }))).toContainEqual({ line: at + 1, what: finding });
  });

  test.each([
    ['a line taken out', (text: string) => (text ? null : text)],
    ['a line that is no JSON', (text: string) => text.slice(0, -2)],
  ])('with %s is found out', async (_what, change) => {
    const { isWhole } = await afterChanging(lineWith('"kind":"reward"'), change);
    expect(isWhole).toBe(false);
  });

  test('cut off is found out', async () => {
    const { isWhole } = await afterChanging(lines.length - 1, () => null);
    expect(isWhole).toBe(false);
  });

  test('a reward nobody granted is found out', async () => {
    const at = lineWith('"kind":"reward"', '"wanted":"issued"');
    const { report } = await afterChanging(at, (text) => JSON.stringify({ ...JSON.parse(text), rule: 'gift.of-mine' }));
    expect(report.findings).toMatchObject([{ line: at + 1, what: 'reward-without-grant' }]);
  });

  test('holds another shop’s lines never', async () => {
    const other = await aShop(ricochet);
    const parts: string[] = [];
    for await (const part of logFile(ricochet.services.db, other, ricochet.clock.now())) parts.push(part);
    expect(parts.map((part) => JSON.parse(part).kind)).toEqual(['log', 'offer', 'end']);
  });

  test('given up half-way leaves the database free for the next', async () => {
    for (let n = 0; n < 15; n++) {
      for await (const part of logFile(ricochet.services.db, shop, ricochet.clock.now())) if (part) break;
    }
    expect((await theLog()).length).toBeGreaterThan(1_000);
  });
});

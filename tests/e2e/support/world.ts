import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Stack, startStack } from '../../../scripts/stack.ts';
import { launchBrowser } from '../../support/browser.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { Shop } from './shop.ts';

export type World = {
  stack: Stack;
  browser: Browser;
  shop: Shop;
  /** a clean browser of somebody's own: no cookies, an address of its own */
  visitor(options?: BrowserContextOptions): Promise<Page>;
};

export type Language = 'fr' | 'en';

const START_MS = 120_000;
/** what a person would have given up on; the machine may be busy with other tests */
const PATIENCE_MS = 30_000;
const WIDE = { width: 1280, height: 900 };

let visitors = 0;

/** A whole running product of its own for one test file. Its members are there once the file's tests run. */
export function useWorld(): World {
  const world = {} as World;
  let close = async () => {};
  beforeAll(async () => {
    const started = await startWorld();
    Object.assign(world, started.world);
    close = started.close;
  }, START_MS);
  afterAll(() => close(), START_MS);
  return world;
}

export async function startWorld(): Promise<{ world: World; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ricochet-e2e-'));
  const { database, drop } = await createTestDatabase();
  const log: string[] = [];
  try {
    const stack = await startStack({
      dataDir,
      database,
      ports: { store: 0, tunnel: 0, smtp: 0, app: 0 },
      log: (line) => log.push(line),
    });
    const browser = await launchBrowser();
    return {
      world: { stack, browser, shop: new Shop(stack), visitor: (options) => newVisitor(browser, stack, options) },
      close: async () => {
        await browser.close();
        await stack.stop();
        await drop();
        rmSync(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await drop();
    throw new Error(`The stack did not start:\n${log.join('\n')}`, { cause: error });
  }
}

async function newVisitor(browser: Browser, stack: Stack, options: BrowserContextOptions = {}): Promise<Page> {
  visitors += 1;
  const context = await browser.newContext({ baseURL: stack.storefront, viewport: WIDE, ...options });
  await withAddress(context, stack, `198.51.100.${visitors % 250}`);
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Shopify hands on the shopper's address; everybody here would else share one and its limits. */
async function withAddress(context: BrowserContext, stack: Stack, address: string): Promise<void> {
  await context.route(`${stack.storefront}/apps/ricochet/**`, (route) =>
    route.continue({ headers: { ...route.request().headers(), 'x-forwarded-for': address } }),
  );
}

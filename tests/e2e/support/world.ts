import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { DatabaseUrls } from '../../../scripts/database.ts';
import { type Stack, startStack } from '../../../scripts/stack.ts';
import { launchBrowser } from '../../support/browser.ts';
import { Shop } from './shop.ts';

export type World = {
  stack: Stack;
  browser: Browser;
  shop: Shop;
  /** a clean browser of somebody's own: no cookies, an address of its own */
  visitor(options?: BrowserContextOptions): Promise<Page>;
};

export type Language = 'fr' | 'en';

/** what a person would have given up on; the machine may be busy with other tests */
const PATIENCE_MS = 30_000;
const WIDE = { width: 1280, height: 900 };

let visitors = 0;

/** The whole running product, with data of its own that is gone afterwards. */
export async function startWorld(database?: DatabaseUrls): Promise<{ world: World; close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ricochet-e2e-'));
  const forget = () => rmSync(dataDir, { recursive: true, force: true });
  const log: string[] = [];
  const stack = await startStack({
    dataDir,
    ...(database && { database }),
    ports: { store: 0, tunnel: 0, smtp: 0, app: 0 },
    log: (line) => log.push(line),
  }).catch((error: unknown) => {
    forget();
    throw new Error(`The stack did not start:\n${log.join('\n')}`, { cause: error });
  });
  const browser = await launchBrowser();
  return {
    world: { stack, browser, shop: new Shop(stack), visitor: (options) => newVisitor(browser, stack, options) },
    close: async () => {
      await browser.close();
      await stack.stop();
      forget();
    },
  };
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

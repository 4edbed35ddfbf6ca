import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { ADDRESS_COOKIE } from '../../../dev-store/pages/web/cookies.ts';
import type { DatabaseUrls } from '../../../scripts/database.ts';
import { type Stack, startStack } from '../../../scripts/stack.ts';
import { launchBrowser } from '../../support/browser.ts';
import { SCREEN } from './fit.ts';
import { Shop } from './shop.ts';

export type World = {
  stack: Stack;
  browser: Browser;
  shop: Shop;
  /** a clean browser of somebody's own: no cookies, an address of its own */
  visitor(options?: BrowserContextOptions): Promise<Page>;
};

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** what a person would have given up on; the machine may be busy with other tests */
const PATIENCE_MS = 30_000;

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
  const context = await browser.newContext({ baseURL: stack.storefront, viewport: SCREEN, ...options });
  await withAddress(context, stack, `198.51.100.${visitors % 250}`);
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Shopify hands on the shopper's address. A cookie, for a request that is changed on its way costs a browser its cache. */
async function withAddress(context: BrowserContext, stack: Stack, address: string): Promise<void> {
  await context.addCookies([{ name: ADDRESS_COOKIE, value: address, url: stack.storefront }]);
}

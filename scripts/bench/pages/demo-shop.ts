import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { offerTermsSchema } from '../../../app/domain/program/offer.ts';
import { shopIdOf } from '../../../app/persistence/inbox.server.ts';
import { findChromium } from '../../programs.mjs';
import { type Stack, startStack } from '../../stack.ts';
import type { Rig } from '../rig.ts';

/** The demo's shop in use: a live programme, an advocate, a friend who claimed and bought. */
export type DemoShop = {
  stack: Stack;
  merchant(): Promise<Page>;
  shopper(): Promise<Page>;
  referralId: string;
  personId: string;
  /** the advocate's link, a path */
  link: string;
  close(): Promise<void>;
};

const ADVOCATE = 'camille.moreau@example.com';
const FRIEND = 'paul.durand@example.net';
const WIDE = { width: 1280, height: 900 };
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 200;
/** On a busy machine the shop's history is still being read, and a webhook that wasn't answered in time comes again. */
const LONGEST_WAIT_MS = 180_000;

/** With Chromium's flags `flags` besides. */
export async function openDemoShop(
  { database, owner, services, log }: Rig,
  flags: readonly string[] = [],
): Promise<DemoShop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ricochet-bench-'));
  const undo: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const stack = await startStack({ dataDir, database, ports: { store: 0, tunnel: 0, smtp: 0, app: 0 }, log });
    undo.push(stack.stop);
    const browser = await launch(flags);
    undo.push(() => browser.close());
    const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
      const response = await fetch(`${stack.storefront}/__dev${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    };
    const open = async (context: BrowserContext): Promise<Page> => {
      context.setDefaultTimeout(PATIENCE_MS);
      return context.newPage();
    };
    const context = () => browser.newContext({ baseURL: stack.storefront, viewport: WIDE, locale: 'fr-FR', userAgent });
    const userAgent = `Mozilla/5.0 (X11; Linux x86_64) Chrome/${browser.version().split('.')[0]}.0.0.0 Safari/537.36`;

    const merchant = await open(await context());
    await merchant.goto('/admin/apps/ricochet?locale=fr');
    await merchant.frameLocator('#app-iframe').locator('h1').first().waitFor();
    const shopId = shopIdOf(stack.shop);
    await services.programs.publish(shopId, { name: 'Parrainage', terms: TERMS }, 'bench', services.clock.now());
    await call('PUT', '/theme-blocks', { advocate: true, friend: true, embed: true });

    const shopper = await open(await context());
    await shopper.goto('/account/login?locale=fr');
    await shopper.locator('#login-email').fill(ADVOCATE);
    await shopper.locator('form:has(#login-email) [type=submit]').click();
    await shopper.waitForURL('**/account');
    const state = await shopper.context().storageState();
    const link = await eventually('the advocate’s link', async () => {
      await shopper.goto('/pages/parrainage');
      const shown = shopper.locator('[data-ricochet="link"]');
      const text = (await shown.isVisible()) ? (await shown.textContent())?.trim() : '';
      return text && new URL(text).pathname;
    });

    const friend = await open(await context());
    await friend.goto(link);
    await friend.locator('#ricochet-email').fill(FRIEND);
    await friend.locator('[data-ricochet=submit]').click();
    const code = (await friend.locator('[data-ricochet=welcome-code]').textContent())?.trim();
    const [product] = await call<{ variantId: string }[]>('GET', '/products');
    const cart = `/carts/bench-${process.pid}`;
    await call('PUT', cart, { lines: [{ variantId: product?.variantId, quantity: 1 }], discountCode: code });
    await call('POST', `${cart}/checkout`, { ...ADDRESS, email: FRIEND, channel: 'web', customerId: null });
    const found = await eventually('the referral', async () => {
      const sql = `SELECT r.id, a.person_id FROM referral r JOIN advocate a ON a.shop_id = r.shop_id AND a.id = r.advocate_id WHERE r.shop_id = $1 AND r.order_id IS NOT NULL`;
      return (await owner.query(sql, [shopId])).rows[0] as { id: string; person_id: string } | undefined;
    });
    await Promise.all([merchant, shopper, friend].map((page) => page.context().close()));
    return {
      stack,
      merchant: async () => open(await context()),
      shopper: async () =>
        open(
          await browser.newContext({
            baseURL: stack.storefront,
            viewport: WIDE,
            locale: 'fr-FR',
            userAgent,
            storageState: state,
          }),
        ),
      referralId: found.id,
      personId: found.person_id,
      link,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function launch(flags: readonly string[]): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The pages are measured in Chromium, and there is none: set CHROMIUM_PATH');
  const args = ['--no-sandbox', '--disable-background-networking', ...flags];
  return chromium.launch({ executablePath, headless: true, args });
}

async function eventually<T>(what: string, look: () => Promise<T>): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await sleep(LOOK_AGAIN_MS)) {
    const seen = await look();
    if (seen) return seen;
  }
  throw new Error(`waited in vain for ${what}`);
}

const ADDRESS = {
  firstName: 'Paul',
  lastName: 'Durand',
  address1: '3 rue du Port',
  city: 'La Rochelle',
  zip: '17000',
  countryCode: 'FR',
};

const TERMS = offerTermsSchema.parse({
  currency: 'EUR',
  welcome: { type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays: 30 },
  firstPurchase: {
    advocate: { type: 'percentage-code', basisPoints: 1_000, minimumSubtotalMinor: 0, validDays: 90 },
    friend: null,
  },
  conditions: { minimumSubtotalMinor: 0, windowDays: 30 },
  waitingDays: 0,
  limits: { friendsPerMonth: null },
});

import { v7 as uuidV7 } from 'uuid';
import { systemClock } from '../config/clock.server.ts';
import type { Environment } from '../config/environment.server.ts';
import type { Logger } from '../config/logger.server.ts';
import { openMetrics, watchProcess } from '../config/metrics.server.ts';
import { createSeal } from '../config/seal.server.ts';
import { type ShopKeys, shopKeys } from '../config/shop-keys.server.ts';
import type { AuditAction } from '../domain/shared/audit-action.ts';
import type { ShopId } from '../domain/shared/ids.ts';
import { withAdvisoryLock } from '../persistence/advisory-lock.server.ts';
import { writeAudit } from '../persistence/audit.server.ts';
import { openDatabase } from '../persistence/database.server.ts';
import { openInbox, shopIdOf } from '../persistence/inbox.server.ts';
import { messageRows } from '../persistence/messages.server.ts';
import { partnerPostRows } from '../persistence/partner-posts.server.ts';
import { partnerRows } from '../persistence/partners.server.ts';
import { peopleRows } from '../persistence/people.server.ts';
import { pilotRows } from '../persistence/pilots.server.ts';
import { problemRows } from '../persistence/problems.server.ts';
import { programRows } from '../persistence/programs.server.ts';
import { rewardRows } from '../persistence/rewards.server.ts';
import { sessionRows, shopRows } from '../persistence/shops.server.ts';
import { loadHealthOfAll } from '../queries/health-of-all.ts';
import { loadShopHealth } from '../queries/shop-health.ts';
import { type AdminClient, adminClient } from '../shopify/admin-client.server.ts';
import { createShopifyApp } from '../shopify/app.server.ts';
import { ShopDetailsDocument } from '../shopify/generated/graphql.ts';
import { SealedSessionStorage, shopDomainInSessionId } from '../shopify/session-storage.server.ts';
import { leaseRules } from './lease-rules.ts';

/** Countries whose merchants are greeted in French until Shopify tells their language (shop/update). */
const FRENCH_SPEAKING = new Set([
  'FR',
  'BE',
  'LU',
  'MC',
  'CH',
  'SN',
  'CI',
  'MA',
  'TN',
  'RE',
  'GP',
  'MQ',
  'GF',
  'NC',
  'PF',
]);

/** Everything both kinds of process need: database, keys, Shopify. */
export function openServices(environment: Environment, logger: Logger) {
  const clock = systemClock;
  const seal = createSeal(environment.ENCRYPTION_KEY);
  const db = openDatabase(environment.DATABASE_URL);
  const inbox = openInbox(environment.DATABASE_DOOR_URL);
  const shops = shopRows(db, seal);
  const ownProcess = watchProcess();

  const shopify = createShopifyApp({
    apiKey: environment.SHOPIFY_API_KEY,
    apiSecret: environment.SHOPIFY_API_SECRET,
    appUrl: environment.SHOPIFY_APP_URL,
    scopes: environment.SCOPES,
    sessionStorage: new SealedSessionStorage(sessionRows(db, shopDomainInSessionId), seal),
    withLock: (key, work) => withAdvisoryLock(environment.DATABASE_URL, key, work),
    onAuth: async ({ shopDomain }) => {
      await learnShop(shopDomain);
    },
    log: (severity, message) =>
      logger[
        severity === 'warning' ? 'warn' : severity === 'debug' ? 'debug' : severity === 'error' ? 'error' : 'info'
      ](message),
  });

  const clientFor = (shopDomain: string): AdminClient =>
    adminClient({ shopDomain, getToken: () => shopify.offlineToken(shopDomain) });

  /** Installs the shop, or brings what we know of it up to date. Bears repetition. */
  async function learnShop(shopDomain: string) {
    const { shop } = await clientFor(shopDomain).request(ShopDetailsDocument);
    return shops.install(
      {
        domain: shopDomain,
        name: shop.name,
        currency: shop.currencyCode,
        timeZone: shop.ianaTimezone,
        locale: FRENCH_SPEAKING.has(shop.shopAddress.countryCodeV2 ?? '') ? 'fr' : 'en',
        storefrontUrl: shop.primaryDomain.url.replace(/\/+$/, ''),
        contactEmail: shop.contactEmail,
      },
      clock.now(),
    );
  }

  const keysBySecret = new Map<string, ShopKeys>();
  /** A shop's keys, derived once from its sealed secret; a shop that was erased and came back has another. */
  function keysOf(shop: { secretSealed: string }): ShopKeys {
    const known = keysBySecret.get(shop.secretSealed);
    if (known) return known;
    const keys = shopKeys(shops.secret(shop.secretSealed));
    keysBySecret.set(shop.secretSealed, keys);
    return keys;
  }

  /**
   * A shop with its keys.
   * @throws Error when we never saw it; a shop that left is still known
   */
  async function installed(shopId: string) {
    const shop = await shops.load(shopId as ShopId);
    if (!shop) throw new Error(`shop ${shopId} is unknown`);
    return { shop, shopId: shop.shopId as ShopId, keys: keysOf(shop) };
  }

  return {
    environment,
    logger,
    clock,
    newId: () => uuidV7(),
    seal,
    db,
    inbox,
    shopify,
    clientFor,
    learnShop,
    keysOf,
    installed,
    operatorFigures: {
      shopHealth: (shopDomain: string) => loadShopHealth(db, shopIdOf(shopDomain)),
      health: async () => ({ ...(await loadHealthOfAll(db, clock.now())), process: ownProcess.figures() }),
    },
    metrics: openMetrics(() => loadHealthOfAll(db, clock.now())),
    shops,
    problems: problemRows(db),
    partners: partnerRows(db),
    partnerPosts: partnerPostRows(db),
    pilots: pilotRows(db),
    programs: programRows(db),
    people: peopleRows(db),
    rewards: rewardRows(db, leaseRules),
    messages: messageRows(db),
    /** a decision of somebody's in the admin that no table of its own remembers (T3) */
    audit: (shopId: ShopId, actor: string, action: AuditAction, after: object) =>
      db.withShop(shopId, (tx) => writeAudit(tx, shopId, { actor, action, before: null, after }, clock.now())),
    async close(): Promise<void> {
      ownProcess.stop();
      await Promise.all([db.close(), inbox.close()]);
    },
  };
}

export type Services = ReturnType<typeof openServices>;

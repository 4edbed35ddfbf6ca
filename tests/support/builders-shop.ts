import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, type Mock, vi } from 'vitest';
import { readEnvironment } from '../../app/config/environment.server.ts';
import { shopKeys } from '../../app/config/shop-keys.server.ts';
import { type BackgroundWork, createBackgroundWork, openServices, type Services } from '../../app/container.server.ts';
import type { Thresholds } from '../../app/domain/fraud/thresholds.ts';
import type { Traces } from '../../app/domain/fraud/traces.ts';
import type { OfferTerms } from '../../app/domain/program/offer.ts';
import { canonicalEmail } from '../../app/domain/shared/contact.ts';
import type { ShopId } from '../../app/domain/shared/ids.ts';
import { verifiedAddress } from '../../app/domain/shared/own-address.ts';
import type { DecidedSubject } from '../../app/domain/verdict/decision.ts';
import { shopIdOf } from '../../app/persistence/inbox.server.ts';
import { loadPersonExport } from '../../app/queries/person-export.ts';
import { loadShopHealth } from '../../app/queries/shop-health.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { anOrderPayload, bag } from '../shopify/builders.ts';
import { daysAfter, someTerms } from './builders.ts';
import { type TestDatabase, useDatabase } from './postgres.ts';

type Log = (fields: object, message: string) => void;

/** Ricochet on a database of its own, wired as in production, with a clock the test holds and no Shopify behind it. */
export type Ricochet = {
  services: Services;
  work: BackgroundWork;
  database: TestDatabase;
  /** the account that owns the schema: sees everything, for looking */
  owner: pg.Pool;
  clock: { now(): Date; set(instant: Date): void };
  logger: { warn: Mock<Log>; error: Mock<Log>; info: Mock<Log> };
};

export const API_SECRET = 'test-secret';

export function environmentOf(database: TestDatabase) {
  return readEnvironment({
    SHOPIFY_API_KEY: 'test-key',
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: 'http://127.0.0.1:9',
    SCOPES: 'read_orders,read_customers,write_discounts',
    DATABASE_URL: database.appUrl,
    DATABASE_DOOR_URL: database.doorUrl,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Ricochet <hello@ricochet.example>',
    NODE_ENV: 'test',
  });
}

/** The services may be changed before work is made of them: another clientFor, another inbox. */
export function useRicochet(change: (services: Services) => Partial<Services> = () => ({})): Ricochet {
  const database = useDatabase();
  const ricochet = { database } as Ricochet;
  beforeAll(() => {
    Object.assign(ricochet, openRicochet(database, change));
  });
  afterAll(async () => {
    await Promise.all([ricochet.services.close(), ricochet.work.close(), ricochet.owner.end()]);
  });
  return ricochet;
}

export function openRicochet(
  database: TestDatabase,
  change: (services: Services) => Partial<Services> = () => ({}),
): Ricochet {
  let now = new Date(Math.floor(Date.now() / 1_000) * 1_000);
  const clock = {
    now: () => now,
    set: (instant: Date) => {
      now = instant;
    },
  };
  const logger = { warn: vi.fn<Log>(), error: vi.fn<Log>(), info: vi.fn<Log>(), debug: vi.fn<Log>() };
  const opened = openServices(environmentOf(database), logger as never);
  const services = { ...opened, clock, ...change(opened) };
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => {});
  return { services, work: createBackgroundWork(services), database, owner, clock, logger };
}

let shopsMade = 0;
type Terms = Parameters<typeof someTerms>[0];

/**
 * An installed shop with a published programme and one advocate, Ana. Its past orders are all known. Time stands at the
 * start of the test file; the invitation was made two days before, the order one day before.
 */
/** These tests' friends come all at once: how strict the programme is stands in its own tests. */
const BUSY: Thresholds = { mode: 'custom', holdAt: 1_000, rejectAt: 1_000 };

export async function aShop(
  ricochet: Ricochet,
  {
    terms = {},
    domain,
    customerId = '100',
    currency = 'EUR',
    advocateEmail = 'ana@orange.fr',
    trust = BUSY,
  }: {
    trust?: Thresholds;
    terms?: Terms;
    domain?: string;
    customerId?: string;
    currency?: string;
    advocateEmail?: string;
  } = {},
) {
  const { services, work, owner, clock } = ricochet;
  const shopDomain = domain ?? `shop-${++shopsMade}.myshopify.com`;
  const shopId = shopIdOf(shopDomain);
  const start = clock.now();
  const [installedAt, invitedAt, boughtAt] = [daysAfter(start, -3), daysAfter(start, -2), daysAfter(start, -1)];

  const row = await services.shops.install(
    {
      domain: shopDomain,
      name: 'Maison Rivage',
      currency,
      timeZone: 'Europe/Paris',
      locale: 'fr',
      storefrontUrl: `https://${shopDomain}`,
      contactEmail: null,
    },
    installedAt,
  );
  await services.shops.saveImport(shopId, { importState: 'done', historyComplete: true });
  const keys = shopKeys(services.shops.secret(row.secretSealed));
  const emailHash = (typed: string) => {
    const email = canonicalEmail(typed);
    if (!email.ok) throw new Error(`not an e-mail: ${typed}`);
    return keys.hashEmail(email.canonical);
  };
  const publish = async (changes: Terms, at: Date): Promise<void> => {
    await services.programs.publish(
      shopId,
      { name: 'Parrainage', terms: someTerms({ currency, ...changes }) as OfferTerms },
      'test',
      at,
    );
  };
  await publish(terms, installedAt);
  await services.programs.setTrust(shopId, trust, 'test', installedAt);
  const program = (await services.programs.load(shopId))!;
  const enrol = (name: string, customerId: string, at: Date = installedAt, email = `${name}@orange.fr`) =>
    services.people.enrol(
      shopId,
      program.id,
      {
        customerId,
        emailHash: emailHash(email),
        phoneHash: null,
        verified: verifiedAddress(email, keys.hashEmail),
        emailSealed: services.seal.seal(email),
        firstNameSealed: services.seal.seal(name),
        locale: 'fr',
      },
      [`${name.toUpperCase()}-7K2PX1`],
      at,
    );
  const ana = await enrol('ana', customerId, installedAt, advocateEmail);

  let orders = 5_000;
  const put = (topic: string, body: object | Buffer, eventId: string = randomUUID(), triggeredAt = clock.now()) =>
    services.inbox.put(
      [
        {
          shopDomain,
          topic,
          eventId,
          triggeredAt,
          body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
        },
      ],
      clock.now(),
    );

  const shop = {
    shopId: shopId as ShopId,
    domain: shopDomain,
    keys,
    ana,
    program,
    versionId: program.versions[0]!.id,
    invitedAt,
    boughtAt,
    publish,
    enrol,
    emailHash,
    /** a webhook of Shopify's, or a row of ours, straight into the inbox */
    put,

    /** a friend takes up an advocate's invitation; returns the claim's id and its token as a cart carries it */
    async claims(
      email: string,
      {
        by = ana,
        customerId = null,
        claimedAt = invitedAt,
        account,
        traces,
        versionId = program.versions[0]!.id,
      }: {
        versionId?: string;
        by?: typeof ana;
        customerId?: string | null;
        claimedAt?: Date;
        account?: { customerId: string; openedAt: Date };
        traces?: Traces;
      } = {},
    ) {
      const claimId = randomUUID();
      const token = `${claimId.replaceAll('-', '')}${'t'.repeat(24)}`;
      await put(
        OWN_TOPICS.claim,
        {
          claimId,
          visit: {
            invitationId: randomUUID(),
            advocateId: by.id,
            versionId,
            issuedAt: invitedAt,
          },
          tokenHash: keys.hashToken(token),
          emailHash: emailHash(email),
          emailSealed: services.seal.seal(email),
          firstNameSealed: services.seal.seal('Ben'),
          locale: 'fr',
          customerId,
          claimedAt,
          ordersBefore: null,
          account,
          traces,
        },
        claimId,
      );
      return { claimId, token };
    },

    /** a paid guest order as Shopify's body tells it; valid by default */
    order(changes: Record<string, unknown> & { id?: string; email?: string | null; at?: Date; amount?: string } = {}) {
      const { id = String(++orders), email = 'ben@orange.fr', at = boughtAt, amount = '60.00', ...rest } = changes;
      return anOrderPayload({
        id: Number(id),
        admin_graphql_api_id: `gid://shopify/Order/${id}`,
        name: `#${id}`,
        email,
        contact_email: email,
        phone: null,
        customer: null,
        // each test's people live apart
        billing_address: null,
        shipping_address: null,
        browser_ip: null,
        created_at: at.toISOString(),
        processed_at: at.toISOString(),
        updated_at: at.toISOString(),
        subtotal_price_set: bag(amount),
        current_subtotal_price_set: bag(amount),
        discount_codes: [],
        note_attributes: [],
        ...rest,
      });
    },

    /** somebody of the shop's team decides, and the judge hears it; returns the decision's id */
    async decides(
      kind: 'approve' | 'reject' | 'undo',
      subjectId: string,
      {
        subject = 'order' as DecidedSubject,
        undoes = null as string | null,
        reason = 'checked',
        answer = null as string | null,
      } = {},
    ): Promise<string> {
      const decisionId = services.newId();
      const body = { decisionId, subject, subjectId, kind, undoes, reason, actor: 'Léa', at: clock.now() };
      const answerSealed = answer && services.seal.seal(answer);
      await put(OWN_TOPICS.decision, { ...body, answerSealed }, decisionId);
      await shop.judge();
      return decisionId;
    },

    /** somebody of the shop's team blocks or allows whoever this value names, and what that concerns is judged again */
    async lists(list: 'block' | 'allow', by: 'person' | 'customer' | 'email' | 'phone', value: string) {
      const entryId = services.newId();
      const entry = { entryId, by, value, reason: 'checked', actor: 'Léa', at: clock.now() };
      await put(OWN_TOPICS.listed, { ...entry, list, labelSealed: null }, entryId);
      await shop.judge();
      await work.judgeListed(shopId, entryId as never);
      await shop.judge();
      return {
        async lift(): Promise<void> {
          await put(OWN_TOPICS.unlisted, { ...entry, at: clock.now() }, entryId);
          await shop.judge();
          await work.judgeListed(shopId, entryId as never);
          await shop.judge();
        },
      };
    },

    /** judges until nothing waits */
    async judge(): Promise<number> {
      let done = 0;
      for (let rows = 1; rows > 0; done += rows) rows = await work.judge(shopId);
      return done;
    },

    async rows<Row extends Record<string, unknown> = Record<string, never>>(
      sql: string,
      ...values: unknown[]
    ): Promise<Row[]> {
      return (await owner.query(sql, [shopId, ...values])).rows as Row[];
    },
    async verdict(subjectId: string) {
      const [verdict] = await shop.rows<{
        outcome: string;
        reason: string | null;
        rules: { code: string; outcome: string; input: Record<string, unknown> }[];
        grants: unknown[];
        inputs: unknown;
        advocate_id: string | null;
        version_id: string | null;
        revision: number;
        due_at: Date | null;
      }>('SELECT * FROM verdict WHERE shop_id = $1 AND subject_id = $2', subjectId);
      return verdict;
    },
    rewards: (side?: 'advocate' | 'friend') =>
      shop.rows<{
        id: string;
        side: string;
        person_id: string;
        status: string;
        wanted: string;
        generation: number;
        code: string | null;
        final_at: Date;
      }>(
        `SELECT * FROM reward WHERE shop_id = $1 AND status <> 'reversed' AND ($2::text IS NULL OR side = $2) ORDER BY id`,
        side ?? null,
      ),
    async wallet(personId: string = ana.personId) {
      const [wallet] = await shop.rows<{ available: string; pending: string }>(
        'SELECT available, pending FROM wallet WHERE shop_id = $1 AND person_id = $2',
        personId,
      );
      return { available: Number(wallet?.available ?? 0), pending: Number(wallet?.pending ?? 0) };
    },
    /** what is held about a customer, as it is handed over to them */
    held: (customerId: string) =>
      loadPersonExport(services.db, shopId, { customerId, emailHash: null, orderIds: [] }, (sealed) =>
        services.seal.open(sealed),
      ),
    quarantine: () =>
      shop.rows<{ id: string; topic: string; error: string; attempts: number; body: Buffer }>(
        'SELECT * FROM quarantine WHERE shop_id = $1 ORDER BY id',
      ),
    inbox: () =>
      shop.rows<{ id: string; topic: string; day: string; attempts: number; judged_at: Date | null; body: Buffer }>(
        `SELECT id, topic, to_char(day, 'YYYY-MM-DD') AS day, attempts, judged_at, body FROM inbox WHERE shop_id = $1 ORDER BY id`,
      ),
    jobs: (kind: string) =>
      shop.rows<{ key: string }>(
        `SELECT key FROM graphile_worker.jobs WHERE task_identifier = $2 AND key LIKE $2 || ':' || $1::uuid::text || '%'`,
        kind,
      ),
    health: () => loadShopHealth(services.db, shopId),
  };
  return shop;
}

export type TestShop = Awaited<ReturnType<typeof aShop>>;

/** Time goes on to an instant; the inbox has a partition for it. */
export async function timeGoesTo(ricochet: Ricochet, instant: Date): Promise<void> {
  ricochet.clock.set(instant);
  await ricochet.owner.query('SELECT ensure_inbox_partitions($1::date)', [instant.toISOString().slice(0, 10)]);
}

/** The body of a cancellation of the order, an hour later. */
export function cancellationOf(order: Record<string, unknown>): Record<string, unknown> {
  const later = new Date(new Date(String(order['updated_at'])).getTime() + 3_600_000).toISOString();
  return {
    ...order,
    cancelled_at: later,
    updated_at: later,
    financial_status: 'refunded',
    current_subtotal_price_set: bag('0.00'),
  };
}

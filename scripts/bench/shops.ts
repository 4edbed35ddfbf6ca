import { setTimeout as sleep } from 'node:timers/promises';
import { Session } from '@shopify/shopify-app-remix/server';
import { offerTermsSchema } from '../../app/domain/program/offer.ts';
import { asId, type ShopId } from '../../app/domain/shared/ids.ts';
import { sessionRows } from '../../app/persistence/shops.server.ts';
import { SealedSessionStorage, shopDomainInSessionId } from '../../app/shopify/session-storage.server.ts';
import { CURRENCY } from './orders.ts';
import type { Rig } from './rig.ts';

export type BenchShop = { shopId: ShopId; domain: string; visitTokens: string[] };

const HOUR_MS = 3_600_000;

/** A shop with a live programme and advocates, each with a friend's visit; a first purchase earns the advocate a code. */
export async function installShop({ services }: Rig, domain: string, advocates = 10): Promise<BenchShop> {
  const now = services.clock.now();
  const yesterday = new Date(now.getTime() - 24 * HOUR_MS);
  const shop = await services.shops.install(
    {
      domain,
      name: 'Bench',
      currency: CURRENCY,
      timeZone: 'Europe/Paris',
      locale: 'fr',
      storefrontUrl: `https://${domain}`,
      contactEmail: null,
    },
    yesterday,
  );
  const shopId = asId<ShopId>(shop.shopId);
  const sessions = new SealedSessionStorage(sessionRows(services.db, shopDomainInSessionId), services.seal);
  await sessions.storeSession(
    new Session({ id: `offline_${domain}`, shop: domain, state: '', isOnline: false, accessToken: 'bench' }),
  );
  // all past orders are in sight, so that a verdict waits for no answer of Shopify's
  await services.shops.saveImport(shopId, { importState: 'done', historyComplete: true });

  await services.programs.publish(shopId, { name: 'Bench', terms: TERMS }, 'bench', yesterday);
  // a few advocates have thousands of friends within the hour: nobody shall wait for a human
  await services.programs.setTrust(shopId, { mode: 'custom', holdAt: 1_000, rejectAt: 1_000 }, 'bench', yesterday);
  const program = await services.programs.load(shopId);
  const version = program?.versions[0];
  if (!program || !version) throw new Error('the programme of the bench was not published');

  const keys = services.keysOf(shop);
  const visitTokens: string[] = [];
  for (let at = 0; at < advocates; at += 1) {
    const contact = {
      emailHash: null,
      phoneHash: null,
      verified: null,
      emailSealed: null,
      firstNameSealed: null,
      locale: 'fr',
    };
    const person = { customerId: String(1_000 + at), ...contact };
    const { id: advocateId } = await services.people.enrol(shopId, program.id, person, [`BENCH${at}`], yesterday);
    const issuedAt = new Date(now.getTime() - HOUR_MS);
    visitTokens.push(keys.signVisit({ invitationId: services.newId(), advocateId, versionId: version.id, issuedAt }));
  }
  return { shopId, domain, visitTokens };
}

const TERMS = offerTermsSchema.parse({
  currency: CURRENCY,
  welcome: null,
  firstPurchase: {
    advocate: { type: 'fixed-code', amountMinor: 1_000, minimumSubtotalMinor: 0, validDays: 90 },
    friend: null,
  },
  conditions: { minimumSubtotalMinor: 3_000, windowDays: 30 },
  waitingDays: 0,
  limits: { friendsPerMonth: null },
});

/** A fast judge that judges wrongly measures nothing. */
export async function expectVerdicts({ owner }: Rig, shopIds: readonly ShopId[], wanted: Record<string, number>) {
  const { rows } = await owner.query(
    'SELECT outcome, count(*)::int AS count FROM verdict WHERE shop_id = ANY($1) GROUP BY 1',
    [shopIds],
  );
  const found = Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
  for (const [outcome, count] of Object.entries(wanted))
    if ((found[outcome] ?? 0) !== count)
      throw new Error(
        `wrong verdicts, nothing was measured: wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`,
      );
}

/** Says of an order that wasn't approved what became of it. */
export async function expectApproved({ owner }: Rig, shopId: ShopId, orderId: string): Promise<void> {
  const { rows: verdicts } = await owner.query(
    `SELECT outcome, reason, rules FROM verdict WHERE shop_id = $1 AND subject_kind = 'order' AND subject_id = $2`,
    [shopId, orderId],
  );
  if (verdicts[0]?.outcome === 'approved') return;
  const { rows: left } = await owner.query(
    `SELECT (SELECT count(*)::int FROM inbox WHERE judged_at IS NULL) AS waiting,
       ARRAY(SELECT error FROM quarantine WHERE shop_id = $1) AS "setAside"`,
    [shopId],
  );
  throw new Error(
    `order ${orderId} should have been approved: nothing was measured. Its verdict: ${JSON.stringify(verdicts[0] ?? null)}; in the inbox: ${JSON.stringify(left[0])}`,
  );
}

export async function installShops(rig: Rig, name: string, count: number): Promise<BenchShop[]> {
  const shops: BenchShop[] = [];
  for (let at = 0; at < count; at += 1) shops.push(await installShop(rig, `bench-${name}-${at}.myshopify.com`));
  return shops;
}

/** What an installation asks of Shopify is no order's doing. */
export async function untilSettledIn({ owner }: Rig): Promise<void> {
  const deadline = Date.now() + 60_000;
  const jobs = `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier IN ('import-history', 'publish-offer')`;
  while ((await owner.query(jobs)).rowCount && Date.now() < deadline) await sleep(100);
}

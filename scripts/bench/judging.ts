import type { BackgroundWork, Services } from '../../app/container.server.ts';
import { asId, type ShopId } from '../../app/domain/shared/ids.ts';
import { type Measured, measure } from './measure.ts';
import { anOrderDelivery, CURRENCY, type Delivery, SHOP } from './orders.ts';

const UNREFERRED = 2_000;
const REFERRED = 500;
const ADVOCATES = 50;
const PUT_AT_ONCE = 200;
const HOUR_MS = 3_600_000;

/** One shop's judge, from the inbox to the last written row, against PostgreSQL's own pace at one row a transaction. */
export async function measureJudging(services: Services, work: BackgroundWork): Promise<Measured[]> {
  const { shopId, visitTokens } = await installShop(services);
  const baseline = await measure('one INSERT an order, each in its own transaction', UNREFERRED, () =>
    insertFacts(services, asId(services.newId())),
  );

  await put(
    services,
    Array.from({ length: UNREFERRED }, (_, at) => anOrderDelivery(2_000_000 + at)),
  );
  const unreferred = await measure('judging orders that nobody referred', UNREFERRED, () => judgeAll(work, shopId));
  await expectVerdicts(services, shopId, 'not-referred', UNREFERRED);

  const referredOrders = Array.from({ length: REFERRED }, (_, at) =>
    anOrderDelivery(3_000_000 + at, visitTokens[at % visitTokens.length]),
  );
  await put(services, referredOrders);
  const referred = await measure('judging referred orders: two rewards each', REFERRED, () => judgeAll(work, shopId));
  await expectVerdicts(services, shopId, 'approved', REFERRED);
  return [baseline, unreferred, referred];
}

async function judgeAll(work: BackgroundWork, shopId: ShopId): Promise<void> {
  while ((await work.judge(shopId)) > 0);
}

async function put({ inbox, clock }: Services, deliveries: Delivery[]): Promise<void> {
  for (let at = 0; at < deliveries.length; at += PUT_AT_ONCE)
    await inbox.put(deliveries.slice(at, at + PUT_AT_ONCE), clock.now());
}

/** The facts of as many orders, of a shop that has nothing else. */
async function insertFacts({ db, newId }: Services, shopId: ShopId): Promise<void> {
  const facts = JSON.stringify({ name: '#1', currency: CURRENCY, subtotalMinor: 6_000, codes: [], channel: 'online' });
  for (let at = 0; at < UNREFERRED; at += 1) {
    const now = new Date();
    await db.withShopSql(shopId, (client) =>
      client.query(
        'INSERT INTO order_fact (shop_id, id, person_id, processed_at, updated_at, facts) VALUES ($1, $2, $3, $4, $4, $5)',
        [shopId, String(at), newId(), now, facts],
      ),
    );
  }
}

/** A shop with a live programme and advocates, each with a friend's visit. */
async function installShop(services: Services): Promise<{ shopId: ShopId; visitTokens: string[] }> {
  const now = services.clock.now();
  const yesterday = new Date(now.getTime() - 24 * HOUR_MS);
  const shop = await services.shops.install(
    {
      domain: SHOP,
      name: 'Bench',
      currency: CURRENCY,
      timeZone: 'Europe/Paris',
      locale: 'fr',
      storefrontUrl: `https://${SHOP}`,
      contactEmail: null,
    },
    yesterday,
  );
  const shopId = asId<ShopId>(shop.shopId);
  // all past orders are in sight, so that a verdict waits for no answer of Shopify's
  await services.shops.saveImport(shopId, { importState: 'done', historyComplete: true });
  const code = { type: 'fixed-code', amountMinor: 1_000, minimumSubtotalMinor: 0, validDays: 90 } as const;
  const terms = {
    currency: CURRENCY,
    welcome: null,
    firstPurchase: { advocate: code, friend: code },
    conditions: { minimumSubtotalMinor: 3_000, windowDays: 30 },
    waitingDays: 0,
    limits: { friendsPerMonth: null },
  };
  await services.programs.publish(shopId, { name: 'Bench', terms }, 'bench', yesterday);
  const program = await services.programs.load(shopId);
  const version = program?.versions[0];
  if (!program || !version) throw new Error('the programme of the bench was not published');

  const keys = services.keysOf(shop);
  const visitTokens: string[] = [];
  for (let at = 0; at < ADVOCATES; at += 1) {
    const contact = { emailHash: null, phoneHash: null, emailSealed: null, firstNameSealed: null, locale: 'fr' };
    const customerId = String(1_000 + at);
    const advocate = await services.people.enrol(
      shopId,
      program.id,
      { customerId, ...contact },
      [`BENCH${at}`],
      yesterday,
    );
    visitTokens.push(
      keys.signVisit({
        invitationId: services.newId(),
        advocateId: advocate.id,
        versionId: version.id,
        issuedAt: new Date(now.getTime() - HOUR_MS),
      }),
    );
  }
  return { shopId, visitTokens };
}

/** A fast judge that judges wrongly measures nothing. */
async function expectVerdicts({ db }: Services, shopId: ShopId, outcome: string, wanted: number): Promise<void> {
  const found = await db.withShop(shopId, (tx) => tx.verdict.count({ where: { shopId, outcome } }));
  if (found !== wanted) throw new Error(`${found} verdicts are "${outcome}", not ${wanted}: nothing was measured`);
}

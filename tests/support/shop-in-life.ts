import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackgroundWork } from '../../app/container.server.ts';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import { parseMoney, toDecimal } from '../../app/domain/shared/money.ts';
import { webhookDoor } from '../../app/doors/webhook-door.ts';
import { adminClient } from '../../app/shopify/admin-client.server.ts';
import type { CheckoutQuote } from '../../dev-store/contract.ts';
import {
  API_SECRET,
  aDevStore,
  buy,
  closeAfterTest,
  everyRewardScope,
  exchangeToken,
  until,
} from '../dev-store/support.ts';
import { aShop, type Ricochet } from './builders-shop.ts';

const ANA = 'ana.martin@example.com';

let shops = 0;

/** A shop in the dev store, whose webhooks come signed through the real door, with one advocate, Ana, and friends who buy. */
export async function aShopInLife(
  ricochet: Ricochet,
  currency: string,
  ianaTimezone: string,
  advocate: (price: number) => RewardSpec,
  terms: NonNullable<Parameters<typeof aShop>[1]>['terms'] = {},
) {
  const domain = `life-${++shops}.myshopify.com`;
  const door = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  const handle = webhookDoor({
    secret: API_SECRET,
    inbox: ricochet.services.inbox,
    clock: ricochet.clock,
    logger: ricochet.logger,
  });
  closeAfterTest(async () => {
    door.closeAllConnections();
    door.close();
  });
  const appUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const running = await aDevStore({ shop: domain, currencyCode: currency, ianaTimezone, appUrl, jobDelayMs: 0 });
  const { store } = running;
  const { json } = await exchangeToken(running);
  store.setGrantedScopes(everyRewardScope);
  const ana = store.createCustomer({ email: ANA, firstName: 'Ana', lastName: 'Martin', hasAccount: true });
  const [product] = store.products();
  const price = parseMoney(product!.priceAmount, currency).amountMinor;
  const spec = advocate(price);
  const shop = await aShop(ricochet, {
    domain,
    currency,
    customerId: ana.id,
    advocateEmail: ANA,
    terms: {
      welcome: null,
      waitingDays: 0,
      spentRewards: 'withhold-next',
      firstPurchase: { advocate: spec },
      conditions: { minimumSubtotalMinor: 0 },
      limits: { friendsPerMonth: null },
      ...terms,
    },
  });
  ricochet.clock.set(new Date());
  const rerouted = (url: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]) =>
    fetch(String(url).replace(`https://${domain}/`, running.urls.storefront), init);
  const services = {
    ...ricochet.services,
    environment: { ...ricochet.services.environment, SHOPIFY_APP_URL: appUrl },
    clientFor: () =>
      adminClient({ shopDomain: domain, accessToken: json.access_token, fetch: rerouted as typeof fetch }),
  };
  const work = createBackgroundWork(services);
  closeAfterTest(async () => work.close());

  /** Every webhook heard, judged, and what follows of it asked of Shopify. */
  async function settle(): Promise<void> {
    await until(() => store.deliveryCounts().waiting === 0);
    ricochet.clock.set(new Date());
    for (let rounds = 0; rounds < 4; rounds++) {
      await shop.judge();
      await work.issueRewards(shop.shopId);
    }
    await shop.judge();
  }

  let friends = 0;
  return {
    shop,
    store,
    work,
    services,
    engine: running.engine,
    spec,
    price,
    ana,
    settle,
    currency,
    productId: product!.id,
    variantId: product!.variantId,
    money: (amountMinor: number) => toDecimal({ amountMinor, currency }),
    minor: (decimal: string) => parseMoney(decimal, currency).amountMinor,
    /** a friend claims and buys; returns their order */
    async friendBuys() {
      const email = `friend${++friends}@example.net`;
      await shop.claims(email);
      const order = buy(store, { email, firstName: `Friend${friends}` }, { quantity: 1 });
      await settle();
      return order;
    },
    /** what Ana would pay for one piece, with whatever she types or has */
    quote(cart: { discountCode?: string; giftCardCodes?: string[]; useStoreCredit?: boolean }): CheckoutQuote {
      const token = `quote-${Math.random()}`;
      store.setCart(token, { lines: [{ variantId: product!.variantId, quantity: 1 }], ...cart });
      return store.quote(token, { customerId: ana.id, email: ANA });
    },
    /** and pays it */
    anaBuys(cart: { discountCode?: string; giftCardCodes?: string[]; useStoreCredit?: boolean }) {
      const token = `cart-${Math.random()}`;
      store.setCart(token, { lines: [{ variantId: product!.variantId, quantity: 1 }], ...cart });
      const bought = store.checkout(token, {
        email: ANA,
        firstName: 'Ana',
        lastName: 'Martin',
        address1: '1 rue Haute',
        city: 'Lyon',
        zip: '69001',
        countryCode: 'FR',
        channel: 'web',
        customerId: ana.id,
      });
      if (!bought.ok) throw new Error(`${bought.field}: ${bought.message}`);
      return bought.order;
    },
    reward: async () => {
      const rewards = await shop.rows<{
        id: string;
        status: string;
        code: string | null;
        used_by_order: string | null;
      }>('SELECT id, status, code, used_by_order FROM reward WHERE shop_id = $1 ORDER BY created_at DESC, id DESC');
      if (!rewards[0]) throw new Error('no reward was made');
      return rewards[0];
    },
    statusOf: async (id: string) => {
      const [row] = await shop.rows<{ status: string }>('SELECT status FROM reward WHERE shop_id = $1 AND id = $2', id);
      return row?.status;
    },
    debts: () => shop.rows('SELECT 1 FROM debt WHERE shop_id = $1'),
  };
}
export type Life = Awaited<ReturnType<typeof aShopInLife>>;

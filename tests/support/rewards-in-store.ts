import { Session } from '@shopify/shopify-app-remix/server';
import { v7 as uuidV7 } from 'uuid';
import { createBackgroundWork, type Services } from '../../app/container.server.ts';
import type { RewardSpec } from '../../app/domain/rewards/reward-spec.ts';
import { adminClient } from '../../app/shopify/admin-client.server.ts';
import { offlineTokens } from '../../app/shopify/offline-token.server.ts';
import { refreshSession } from '../../app/shopify/refresh-session.server.ts';
import { API_KEY, API_SECRET, aDevStore, buy, exchangeToken } from '../dev-store/support.ts';
import { aShop, type Ricochet } from './builders-shop.ts';

type Fetch = typeof fetch;
export type Through = (call: () => Promise<Response>, body: string) => Promise<Response>;

let stores = 0;

/**
 * A shop with a dev store behind it, whose one customer, Ana, may be given rewards of any type. All that the types need
 * is granted. Each `aProcess` is a worker of its own, with what it sends to Shopify going through a test's hands.
 * @param options.tokenExpired whether the stored token must be exchanged before anything is asked
 */
export async function aShopWithRewards(ricochet: Ricochet, { tokenExpired = false } = {}) {
  const domain = `rewards-${++stores}.myshopify.com`;
  // a budget that no test empties by itself
  const running = await aDevStore({ shop: domain, bucket: { maximum: 100_000, restorePerSecond: 10_000 } });
  const { store } = running;
  await exchangeToken(running);
  const { required, optional } = store.appScopes();
  store.setGrantedScopes([...required, ...optional]);
  const { json } = await exchangeToken(running);
  const customerId = buy(store, { email: 'ana@orange.fr' }).customerId ?? '';
  const shop = await aShop(ricochet, { domain, customerId });

  let session = new Session({
    ...{ id: `offline_${domain}`, shop: domain, state: '', isOnline: false },
    ...{ accessToken: json.access_token, refreshToken: json.refresh_token },
    ...(tokenExpired && { expires: new Date(0) }),
  });

  function aProcess({
    through = (call) => call(),
    services = {},
  }: {
    through?: Through;
    services?: Partial<Services>;
  } = {}) {
    const rerouted = (url: Parameters<Fetch>[0], init: Parameters<Fetch>[1]) =>
      through(
        () => fetch(String(url).replace(`https://${domain}/`, running.urls.storefront), init),
        String(init?.body),
      );
    const tokens = offlineTokens({
      load: async () => session,
      async refresh(stored) {
        const keys = { apiKey: API_KEY, apiSecret: API_SECRET, fetch: rerouted as Fetch };
        session = await refreshSession(stored, keys);
        return session;
      },
      withLock: (_key, work) => work(),
    });
    return createBackgroundWork({
      ...ricochet.services,
      clientFor: () => adminClient({ shopDomain: domain, getToken: () => tokens(domain), fetch: rerouted as Fetch }),
      ...services,
    });
  }

  /** A reward of Ana's (or another person's) that is to be carried out, as the judge writes it. */
  async function aReward(
    spec: RewardSpec,
    { personId = shop.ana.personId, rule = 'first-purchase.advocate', wanted = 'issued' } = {},
  ): Promise<string> {
    const id = uuidV7();
    await ricochet.owner.query(
      `INSERT INTO reward (shop_id, id, cause, rule, side, person_id, program_id, version_id, spec, carrier, wanted, status, final_at, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 'advocate', $5, $6, $7, $8, 'shopify', $9, 'pending', $10, $10, $10)`,
      [
        shop.shopId,
        id,
        `test:${id}`,
        rule,
        personId,
        shop.program.id,
        shop.versionId,
        spec,
        wanted,
        ricochet.clock.now(),
      ],
    );
    return id;
  }

  async function reward(id: string) {
    const [row] = await shop.rows<{
      status: string;
      wanted: string;
      code: string | null;
      shopify_gid: string | null;
      lease_until: Date | null;
      attempts: number;
      intent: object | null;
      error: { code: string; message: string }[] | null;
    }>('SELECT * FROM reward WHERE shop_id = $1 AND id = $2', id);
    if (!row) throw new Error(`no reward ${id}`);
    return row;
  }

  /** How many things of this reward the store holds. */
  async function held(id: string, spec: RewardSpec): Promise<number> {
    const { code } = await reward(id);
    switch (spec.type) {
      case 'gift-card':
        return store.giftCards().filter(({ note }) => note?.includes(id)).length;
      case 'store-credit': {
        const amount = spec.amountMinor / 100;
        const credits = store.storeCreditAccounts(customerId).flatMap(({ transactions }) => transactions);
        return credits.filter((credit) => credit.kind === 'credit' && Number(credit.amount) === amount).length;
      }
      case 'customer-tag':
        return store.customer(customerId)?.tags.filter((tag) => tag === spec.tag).length ?? 0;
      default:
        return store.discounts().filter((discount) => discount.code === code).length;
    }
  }

  /** Whether anything of this reward can still be had in the store. @throws when it was taken back twice */
  async function stillWorks(id: string, spec: RewardSpec): Promise<boolean> {
    const { code } = await reward(id);
    switch (spec.type) {
      case 'gift-card':
        return store.giftCards().some(({ note, status }) => note?.includes(id) && status === 'enabled');
      case 'store-credit': {
        const amount = spec.amountMinor / 100;
        const moved = store.storeCreditAccounts(customerId).flatMap(({ transactions }) => transactions);
        const debits = moved.filter((debit) => debit.kind === 'debit' && Number(debit.amount) === -amount);
        if (debits.length > 1) throw new Error(`${debits.length} debits of ${amount}`);
        return debits.length === 0;
      }
      case 'customer-tag':
        return store.customer(customerId)?.tags.includes(spec.tag) ?? false;
      default:
        return store.discounts().some((discount) => discount.code === code && discount.status === 'active');
    }
  }

  const problems = () =>
    shop.rows<{ key: string; code: string; values: Record<string, string> }>(
      'SELECT key, code, values FROM problem WHERE shop_id = $1 ORDER BY key',
    );

  /** One drain in a worker of its own. */
  async function drain(options: Parameters<typeof aProcess>[0] = {}): Promise<void> {
    const work = aProcess(options);
    try {
      await work.issueRewards(shop.shopId);
    } finally {
      await work.close();
    }
  }

  return { shop, store, customerId, aProcess, aReward, reward, held, stillWorks, problems, drain };
}

export type ShopWithRewards = Awaited<ReturnType<typeof aShopWithRewards>>;

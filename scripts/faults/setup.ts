import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readAppConfig } from '../../dev-store/engine/app-config.ts';
import type { Plan } from './lives.ts';
import type { Terms } from './shops.ts';
import { advocateCode } from './storefront.ts';
import type { FaultWorld, Shop } from './world.ts';

/** A shop as the buyers find it: the app installed, its programme running, its advocates with their codes. */
export type OpenShop = Shop & { shopId: string; advocates: { customerId: string; email: string; code: string }[] };

/** What every reward type needs, the optional ones included. */
const { scopes, optionalScopes } = readAppConfig(fileURLToPath(new URL('../../shopify.app.toml', import.meta.url)));
const SCOPES = [...scopes, ...optionalScopes];

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36' };

const TRIES = 40;
const AGAIN_AFTER_MS = 500;

export async function openShops(world: FaultWorld, plan: Plan, seed: number): Promise<OpenShop[]> {
  const shops: OpenShop[] = [];
  for (const shop of world.shops) {
    await install(world, shop);
    const { rows } = await world.db.query('SELECT shop_id FROM shop WHERE domain = $1', [shop.domain]);
    const shopId = rows[0].shop_id as string;
    await shop.store.call('setGrantedScopes', SCOPES);
    await publishVersion(world, { ...shop, shopId }, 0);
    await suspectNobody(world, { ...shop, shopId });
    const advocates = await Promise.all(
      Array.from({ length: plan.advocatesPerShop }, async (_, nth) => {
        const email = `advocate.${seed}.${nth}@example.com`;
        const customer = await shop.store.call('createCustomer', {
          email,
          firstName: `Anna${nth}`,
          lastName: 'Marraine',
          hasAccount: true,
        });
        const code = await advocateCode(shop.store.url, customer.id, `2001:db8:a::${nth.toString(16)}`);
        return { customerId: customer.id, email, code };
      }),
    );
    shops.push({ ...shop, shopId, advocates });
  }
  return shops;
}

/** The merchant opens the app from the store's admin for the first time. */
async function install({ appUrl }: FaultWorld, shop: Shop): Promise<void> {
  const response = await fetch(`${appUrl}/app?${await adminQuery(shop)}`, { headers: BROWSER, redirect: 'manual' });
  await response.text();
  if (!response.ok) throw new Error(`installing in ${shop.domain} was answered by ${response.status}`);
}

/** The merchant publishes the nth version; those before stay in force for whom they were promised. */
export async function publishVersion(
  { appUrl, db }: Pick<FaultWorld, 'appUrl' | 'db'>,
  shop: Shop & { shopId: string },
  nth: number,
): Promise<void> {
  const terms: Terms = shop.versions[nth]!;
  const fields = { intent: 'publish', name: 'Faults', terms: JSON.stringify(terms) };
  const taken = 'SELECT count(*) > $2 AS done FROM program_version WHERE shop_id = $1';
  if (await saysUntil({ appUrl, db }, shop, fields, taken, [nth])) return;
  throw new Error(`${shop.domain} did not take version ${nth + 1}: ${JSON.stringify(terms)}`);
}

/** A few advocates have hundreds of friends within minutes here, all from one address: no verdict shall hang on that. */
async function suspectNobody(world: Pick<FaultWorld, 'appUrl' | 'db'>, shop: Shop & { shopId: string }): Promise<void> {
  const fields = { intent: 'trust', trust: JSON.stringify({ mode: 'custom', holdAt: 1_000, rejectAt: 1_000 }) };
  const taken = `SELECT count(*) > 0 AS done FROM program WHERE shop_id = $1 AND trust->>'mode' = 'custom'`;
  if (!(await saysUntil(world, shop, fields, taken, []))) throw new Error(`${shop.domain} did not take its limits`);
}

/** The merchant sends the programme's form until the database shows that it was taken; false when it never was. */
async function saysUntil(
  { appUrl, db }: Pick<FaultWorld, 'appUrl' | 'db'>,
  shop: Shop & { shopId: string },
  fields: Record<string, string>,
  taken: string,
  values: unknown[],
): Promise<boolean> {
  const token = await shop.store.call('sessionToken');
  for (let tries = 0; tries < TRIES; tries += 1) {
    await fetch(`${appUrl}/app/program?${await adminQuery(shop)}`, {
      method: 'POST',
      headers: { ...BROWSER, authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    }).then(
      (response) => response.text(),
      () => '',
    );
    // the database may be away for a moment, as everything else here
    const isTaken = await db.query(taken, [shop.shopId, ...values]).then(
      ({ rows }) => rows[0].done === true,
      () => false,
    );
    if (isTaken) return true;
    await sleep(AGAIN_AFTER_MS);
  }
  return false;
}

async function adminQuery({ domain, store }: Shop): Promise<URLSearchParams> {
  return new URLSearchParams({
    embedded: '1',
    shop: domain,
    host: Buffer.from(`admin.shopify.com/store/${domain.split('.')[0]}`).toString('base64'),
    id_token: await store.call('sessionToken'),
    locale: 'en',
  });
}

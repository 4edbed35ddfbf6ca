import { asId, type ShopId } from '../../app/domain/shared/ids.ts';
import { anOrderBody, ipOf } from './orders.ts';
import type { Rig } from './rig.ts';
import type { BenchShop } from './shops.ts';

/** Shops made by the thousand: copies of one that the product installed, under ids that are counted. */
const ID_PREFIX = '00000000-0000-5000-8000-';
const SHOP_TABLES = ['shop', 'program', 'program_version', 'person', 'person_identifier', 'advocate'];

export const cloneId = (n: number): ShopId => asId(`${ID_PREFIX}${String(n).padStart(12, '0')}`);

/** Makes the clones 1 to `count` that are not there yet, all of one template: its secret and advocates are theirs. */
export async function cloneShops({ owner }: Rig, { shopId }: BenchShop, count: number): Promise<void> {
  const { rows: strangers } = await owner.query(
    `SELECT 1 FROM shop AS clone JOIN shop AS original ON original.shop_id = $2
     WHERE clone.shop_id = $1 AND clone.secret_sealed <> original.secret_sealed`,
    [cloneId(1), shopId],
  );
  if (strangers.length)
    throw new Error('the clones here are of another shop: what this one signs means nothing to them');
  for (const table of SHOP_TABLES)
    await owner.query(
      `INSERT INTO ${table}
       SELECT made.* FROM ${table} AS original, generate_series(1, $2::int) AS n,
         LATERAL jsonb_populate_record(original, jsonb_build_object('shop_id', ${idOf('n')})
           || CASE WHEN '${table}' = 'shop' THEN jsonb_build_object('domain', 'clone-' || n || '.myshopify.com') ELSE '{}' END) AS made
       WHERE original.shop_id = $1 ON CONFLICT DO NOTHING`,
      [shopId, count],
    );
  await owner.query('ANALYZE shop, program, program_version');
}

const idOf = (n: string) => `('${ID_PREFIX}' || lpad(${n}::text, 12, '0'))::uuid`;

/** One template for all; the number 0 in it becomes each order's own. */
const body = anOrderBody(0).toString();
const orderId = /Order\/(\d+)/.exec(body)?.[1] ?? '';

/** Fills the inbox of the clones 1 to `shops` until each has so many unjudged orders, never the same one twice. */
export async function fillInbox(rig: Rig, shops: number, each: number): Promise<void> {
  const { owner, nextRun, nextOrders, settle } = rig;
  await owner.query(
    `INSERT INTO inbox (shop_id, day, id, topic, event_id, shop_domain, triggered_at, received_at, body)
     SELECT shop_id, (now() AT TIME ZONE 'UTC')::date, uuidv7(), 'orders/paid', $3::text || '-' || number, 'clone', now(), now(),
       convert_to(replace(replace(replace($4::text, $5::text, number::text), 'buyer-0@', 'buyer-' || number || '@'),
         '"${ipOf(0)}"', to_json(host('10.0.0.0'::inet + number % 16777216))::text), 'UTF8')
     FROM (
       SELECT ${idOf('n')} AS shop_id, $5::text::bigint + $6::int - 1 + row_number() OVER () AS number
       FROM generate_series(1, $1::int) AS n,
         generate_series(1, $2::int - (SELECT count(*)::int FROM inbox WHERE shop_id = ${idOf('n')} AND judged_at IS NULL))
     ) AS orders`,
    [shops, each, nextRun(), body, orderId, nextOrders(shops * each)],
  );
  await owner.query('ANALYZE inbox');
  await settle();
}

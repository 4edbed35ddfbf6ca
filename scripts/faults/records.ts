import { createSeal } from '../../app/config/seal.server.ts';
import { shopKeys } from '../../app/config/shop-keys.server.ts';
import type { OpenShop } from './setup.ts';
import type { FaultWorld } from './world.ts';

/** What the product has written about one shop, as its database holds it. */
export type VerdictRow = {
  kind: string;
  id: string;
  outcome: string;
  reason: string | null;
  rules: unknown;
  grants: unknown;
  inputs: unknown;
  referralId: string | null;
};
export type OrderRow = {
  id: string;
  updatedAt: string;
  cancelledAt: string | null;
  financial: string;
  subtotalMinor: number;
};
export type RewardRow = {
  id: string;
  cause: string;
  rule: string;
  personId: string;
  referralId: string | null;
  spec: Record<string, unknown>;
  generation: number;
  carrier: string;
  wanted: string;
  status: string;
  code: string | null;
  gid: string | null;
  /** in the ledger for the person it is for */
  booked: number;
};
export type Records = {
  orders: Map<string, OrderRow>;
  verdicts: VerdictRow[];
  rewards: RewardRow[];
  messages: { id: string; status: string; kind: string; error: string | null }[];
  versions: { id: string; number: number; programId: string; terms: unknown; publishedAt: Date }[];
  referrals: { id: string; friendId: string; advocateId: string }[];
  /** whose address this is; the person it was merged into, if it was */
  personOf(email: string): string | undefined;
};

export async function loadRecords({ db, secrets }: FaultWorld, { shopId }: OpenShop): Promise<Records> {
  const all = async <Row extends object>(sql: string): Promise<Row[]> => (await db.query(sql, [shopId])).rows as Row[];
  const [shop] = await all<{ sealed: string }>('SELECT secret_sealed AS sealed FROM shop WHERE shop_id = $1');
  const keys = shopKeys(Buffer.from(createSeal(secrets.encryptionKey).open(shop!.sealed), 'base64'));
  const orders = await all<OrderRow>(
    `SELECT id, facts->>'updatedAt' AS "updatedAt", facts->>'cancelledAt' AS "cancelledAt",
       facts->>'financialStatus' AS financial, (facts->>'subtotalMinor')::int AS "subtotalMinor" FROM order_fact WHERE shop_id = $1`,
  );
  const rewards = await all<RewardRow>(
    `SELECT r.id, r.cause, r.rule, r.person_id AS "personId", r.referral_id AS "referralId", r.spec, r.generation, r.carrier, r.wanted,
       r.status, r.code, r.shopify_gid AS gid,
       coalesce((SELECT sum(e.amount) FROM ledger_transaction t JOIN ledger_entry e ON e.shop_id = t.shop_id AND e.transaction_id = t.id
         WHERE t.shop_id = r.shop_id AND t.reward_id = r.id AND e.account LIKE 'wallet:%'), 0)::int AS booked
     FROM reward r WHERE r.shop_id = $1`,
  );
  const identifiers = await all<{ value: string; personId: string }>(
    `SELECT i.value, coalesce(p.merged_into_id, p.id) AS "personId" FROM person_identifier i
     JOIN person p ON p.shop_id = i.shop_id AND p.id = i.person_id WHERE i.shop_id = $1 AND i.kind = 'email'`,
  );
  const personByHash = new Map(identifiers.map(({ value, personId }) => [value, personId]));
  return {
    orders: new Map(orders.map((order) => [order.id, order])),
    verdicts: await all(
      `SELECT subject_kind AS kind, subject_id AS id, outcome, reason, rules, grants, inputs, referral_id AS "referralId"
       FROM verdict WHERE shop_id = $1`,
    ),
    rewards,
    messages: await all('SELECT id, status, kind, error FROM message WHERE shop_id = $1'),
    versions: await all(
      `SELECT id, number, program_id AS "programId", terms, published_at AS "publishedAt" FROM program_version WHERE shop_id = $1`,
    ),
    referrals: await all(
      'SELECT id, friend_id AS "friendId", advocate_id AS "advocateId" FROM referral WHERE shop_id = $1',
    ),
    personOf: (email) => personByHash.get(keys.hashEmail(email)),
  };
}

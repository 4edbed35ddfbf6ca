import type pg from 'pg';
import { v7 as uuidV7 } from 'uuid';
import type { ShopNews } from '../../domain/judging/world.ts';
import { ADDRESSES_CONCERNED, PERSONS_CONCERNED } from '../concerned.server.ts';
import { run } from '../database.server.ts';
import { enqueueEffect } from '../effects.server.ts';
import { wakeRewards } from '../issuing/decisions.server.ts';
import { WITH_ALIASES } from '../one-human.server.ts';
import { forgetInVerdicts } from './forget-in-verdicts.ts';
import type { JudgedShop, JudgeTransaction } from './judge-store.ts';
import { PUT_PROBLEM } from './problem.ts';

type NewsDeps = {
  readonly requiredScopes: readonly string[];
  /** what stands for a code once its owner is erased */
  readonly forgottenCode: (code: string) => string;
  /** whether a row that could not be judged tells of somebody, by an id or an address whose hash is theirs */
  readonly bodyNames: (
    body: string,
    of: { readonly ids: ReadonlySet<string>; readonly emailHashes: ReadonlySet<string> },
  ) => boolean;
};

/** Acts on news about the shop or a person's data, in the judge's transaction (T1, O5). */
export async function applyNews(
  { requiredScopes, ...deps }: NewsDeps,
  { client }: JudgeTransaction,
  { shopId, installedAt }: JudgedShop,
  news: ShopNews,
  triggeredAt: Date,
  now: Date,
): Promise<void> {
  const problem = (key: string, code: string, values: Record<string, string>) =>
    run(client, PUT_PROBLEM, shopId, uuidV7(), key, code, JSON.stringify(values), now);

  switch (news.kind) {
    case 'shop-updated':
      await client.query(
        'UPDATE shop SET name = coalesce($2, name), currency = $3, time_zone = coalesce($4, time_zone), contact_email = coalesce($5, contact_email), locale = coalesce($7, locale), updated_at = $6 WHERE shop_id = $1',
        [
          shopId,
          news.name,
          news.currency,
          news.timeZone,
          news.email,
          now,
          news.locale && (news.locale.startsWith('fr') ? 'fr' : 'en'),
        ],
      );
      return;
    case 'app-uninstalled': {
      // one that is older than the installation belongs to the one before (it may be a day late)
      if (triggeredAt < installedAt) return;
      // a token given after it was triggered belongs to a new installation
      const { rows } = await client.query(
        `SELECT 1 FROM session WHERE shop_id = $1 AND id LIKE 'offline\\_%' AND updated_at > $2`,
        [shopId, triggeredAt],
      );
      if (rows.length) return;
      await client.query('UPDATE shop SET uninstalled_at = $2, updated_at = $2 WHERE shop_id = $1', [shopId, now]);
      await client.query('DELETE FROM session WHERE shop_id = $1', [shopId]);
      return;
    }
    case 'scopes-updated': {
      const missing = requiredScopes.filter((scope) => !isGranted(scope, news.current));
      if (missing.length) await problem('scopes', 'scope-missing', { scopes: missing.join(', ') });
      else await client.query("DELETE FROM problem WHERE shop_id = $1 AND key = 'scopes'", [shopId]);
      await enqueueEffect(client, shopId, { kind: 'subscribe-webhooks' });
      await wakeRewards(client, shopId, 'scope-missing', null);
      return;
    }
    case 'customer-data-request':
      await problem(`data-request:${news.requestId}`, 'data-request-received', {
        customerId: news.customerId ?? '',
        emailHash: news.emailHash ?? '',
        orderIds: news.orderIds.join(' '),
        requestId: news.requestId,
      });
      return;
    case 'customer-redact':
      await redactCustomer(client, shopId, news, deps, now);
      return;
    case 'shop-redact':
      // the job looks whether the shop is still gone: it may have come back in the 48 hours between
      await enqueueEffect(client, shopId, { kind: 'redact-shop' });
      return;
    default:
      news satisfies never;
  }
}

/**
 * Erases a person: name, address and every identifier that could lead back to them. Verdicts, orders and the ledger stay,
 * under pseudonyms nobody can resolve, so every balance still adds up and every verdict replays (T1).
 */
async function redactCustomer(
  client: pg.PoolClient,
  shopId: string,
  news: Extract<ShopNews, { kind: 'customer-redact' }>,
  { forgottenCode, bodyNames }: Omit<NewsDeps, 'requiredScopes'>,
  now: Date,
): Promise<void> {
  const { rows } = await client.query(PERSONS_CONCERNED, [shopId, news.customerId, news.emailHash, news.orderIds]);
  const { rows: all } = await client.query(WITH_ALIASES, [shopId, rows.map((row) => row.person_id)]);
  const personIds = all.map((row) => row.id);
  const { rows: addresses } = await client.query<{ value: string }>(ADDRESSES_CONCERNED, [
    ...[shopId, personIds, news.emailHash],
  ]);
  const emails = addresses.map(({ value }) => value);
  const { rows: known } = await client.query<{ kind: string; value: string }>(
    `SELECT kind, value FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($2::uuid[])
     UNION ALL SELECT 'order', id FROM order_fact WHERE shop_id = $1 AND person_id = ANY($2::uuid[])`,
    [shopId, personIds],
  );
  const theirs = (kind: string, told: readonly (string | null)[]) =>
    new Set([
      ...known.filter((one) => one.kind === kind).map(({ value }) => value),
      ...told.filter((one) => one !== null),
    ]);
  const customers = theirs('customer', [news.customerId]);
  const ids = new Set([...customers, ...theirs('order', news.orderIds)]);
  await forgetSetAside(client, shopId, (body) => bodyNames(body, { ids, emailHashes: new Set(emails) }));
  await forgetInVerdicts(client, shopId, {
    personIds: new Set(personIds),
    identifiers: new Set([
      ...[...customers, ...emails, ...theirs('phone', [news.phoneHash])],
      ...[...theirs('buyer', []), ...theirs('contact', [])],
    ]),
    emailHashes: emails,
    orderIds: news.orderIds,
  });
  const codes = await forgetCodes(client, shopId, personIds, forgottenCode);
  await client.query('SELECT forget_in_changes($1, $2, $3, $4)', [
    ...[shopId, codes, codes.map(forgottenCode), [...customers]],
  ]);
  await client.query(
    'UPDATE person SET first_name_sealed = NULL, email_sealed = NULL, redacted_at = $3 WHERE shop_id = $1 AND id = ANY($2::uuid[])',
    [shopId, personIds, now],
  );
  // no invitation has to do with it: it says nothing but that they have an account
  await client.query(
    `DELETE FROM verdict WHERE shop_id = $1 AND subject_kind = 'sign-up' AND referral_id IS NULL AND subject_id = $2`,
    [shopId, news.customerId],
  );
  for (const sql of [
    'DELETE FROM sighting WHERE shop_id = $1 AND person_id = ANY($2::uuid[])',
    // what a block holds of them is a hash that nobody can resolve; an account's number is no hash
    `UPDATE list_entry SET label_sealed = NULL WHERE shop_id = $1 AND (value = ANY($2::uuid[]::text[])
       OR value = ANY(ARRAY(SELECT value FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($2::uuid[]))))`,
    // what they asked for themselves, and what others wrote about their orders and accounts
    'DELETE FROM appeal WHERE shop_id = $1 AND person_id = ANY($2::uuid[])',
    `UPDATE appeal SET note_sealed = NULL, answer_sealed = NULL WHERE shop_id = $1 AND subject_id = ANY(ARRAY(
       SELECT id FROM order_fact WHERE shop_id = $1 AND person_id = ANY($2::uuid[])
       UNION ALL SELECT value FROM person_identifier WHERE shop_id = $1 AND kind = 'customer' AND person_id = ANY($2::uuid[])
       UNION ALL SELECT v.subject_id FROM referral r JOIN verdict v ON v.shop_id = $1 AND v.referral_id = r.id AND v.subject_kind = 'claim'
         WHERE r.shop_id = $1 AND r.friend_id = ANY($2::uuid[])))`,
    `DELETE FROM list_entry WHERE shop_id = $1 AND by = 'customer'
       AND value = ANY(ARRAY(SELECT value FROM person_identifier WHERE shop_id = $1 AND kind = 'customer' AND person_id = ANY($2::uuid[])))`,
    'UPDATE message SET address_sealed = NULL WHERE shop_id = $1 AND person_id = ANY($2::uuid[])',
    // their name stands on no page any more; what they were paid stays
    `UPDATE partner SET name_sealed = NULL, disclosure_fr = '', disclosure_en = '' WHERE shop_id = $1
       AND advocate_id = ANY(ARRAY(SELECT id FROM advocate WHERE shop_id = $1 AND person_id = ANY($2::uuid[])))`,
    `UPDATE partner_post SET what = '', link = NULL, reason = NULL WHERE shop_id = $1 AND partner_id = ANY(ARRAY(
       SELECT p.id FROM partner p JOIN advocate a ON a.shop_id = $1 AND a.id = p.advocate_id WHERE p.shop_id = $1 AND a.person_id = ANY($2::uuid[])))`,
    'UPDATE advocate SET profile = NULL, profile_at = NULL WHERE shop_id = $1 AND person_id = ANY($2::uuid[])',
    'DELETE FROM person_identifier WHERE shop_id = $1 AND person_id = ANY($2::uuid[])',
    `UPDATE claim SET email_hash = '', customer_id = NULL WHERE shop_id = $1 AND person_id = ANY($2::uuid[])`,
  ])
    await client.query(sql, [shopId, personIds]);
  // else the next news of an old order would lead back to them
  await client.query(
    `UPDATE order_fact SET phone_hash = NULL, facts = facts - '{linkedAt,traces}'::text[] || '{"customerId": null, "emailHash": null, "phoneHash": null}'
     WHERE shop_id = $1 AND (person_id = ANY($2::uuid[]) OR id = ANY($3))`,
    [shopId, personIds, news.orderIds],
  );
  await client.query(`DELETE FROM person_identifier WHERE shop_id = $1 AND kind = 'buyer' AND value = $2`, [
    shopId,
    news.customerId,
  ]);
  // what others declared of them, too; that nobody may write to the address stays known by its hash alone
  await client.query(
    `UPDATE declaration SET email_hash = NULL, email_sealed = NULL, first_name_sealed = NULL
     WHERE shop_id = $1 AND (email_hash = ANY($2) OR order_id = ANY($3))`,
    [shopId, emails, news.orderIds],
  );
  // what they asked for can't be handed over any more
  await client.query(
    `UPDATE problem SET "values" = "values" - '{customerId,emailHash,orderIds}'::text[]
     WHERE shop_id = $1 AND code = 'data-request-received' AND ("values"->>'customerId' = ANY($2) OR "values"->>'emailHash' = ANY($2)
       OR string_to_array("values"->>'orderIds', ' ') && $2::text[])`,
    [shopId, [...ids, ...emails]],
  );
  await client.query(
    `DELETE FROM canary_sighting WHERE shop_id = $1 AND key = ANY(SELECT 'email:' || unnest($2::text[]))`,
    [shopId, emails],
  );
  await client.query(
    `INSERT INTO notice (shop_id, email_hash, stopped_at) SELECT $1, unnest($2::text[]), $3 ON CONFLICT (shop_id, email_hash) DO UPDATE SET stopped_at = $3`,
    [shopId, emails, now],
  );
}

/** What is set aside holds whole bodies. Read a few at a time: each may be as large as the door lets in. */
async function forgetSetAside(
  client: pg.PoolClient,
  shopId: string,
  isAboutThem: (body: string) => boolean,
): Promise<void> {
  let last: string | null = null;
  do {
    const { rows }: { rows: { id: string; body: Buffer }[] } = await client.query(
      'SELECT id, body FROM quarantine WHERE shop_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT 10',
      [shopId, last],
    );
    const about = rows.filter(({ body }) => isAboutThem(body.toString('utf8')));
    await client.query('DELETE FROM quarantine WHERE shop_id = $1 AND id = ANY($2::uuid[])', [
      shopId,
      about.map(({ id }) => id),
    ]);
    last = rows.at(-1)?.id ?? null;
  } while (last !== null);
}

/**
 * Codes an advocate chose are their own words: what stands for them can't be read, and nobody else gets them. The code we
 * gave stays, since orders that carry it are judged by it. Returns all they had: in the changes none is left.
 */
async function forgetCodes(
  client: pg.PoolClient,
  shopId: string,
  personIds: readonly string[],
  forgottenCode: NewsDeps['forgottenCode'],
): Promise<string[]> {
  const { rows } = await client.query<{ all: string[]; given: string }>(
    `SELECT array_append(former, code) AS all, coalesce(former[1], code) AS given FROM (
       SELECT code, ARRAY(SELECT f.code FROM former_code f WHERE f.shop_id = $1 AND f.advocate_id = a.id ORDER BY f.given_up_at, f.id) AS former
       FROM advocate a WHERE shop_id = $1 AND person_id = ANY($2::uuid[])) theirs`,
    [shopId, personIds],
  );
  const all = [...new Set(rows.flatMap((row) => row.all))];
  const chosen = all.filter((code) => !rows.some(({ given }) => given === code));
  for (const table of ['advocate', 'former_code'])
    await client.query(
      `UPDATE ${table} t SET code = f.instead FROM unnest($2::text[], $3::text[]) f (code, instead) WHERE t.shop_id = $1 AND t.code = f.code`,
      [shopId, chosen, chosen.map(forgottenCode)],
    );
  return all;
}

/** Shopify leaves out a read scope that the write scope implies. */
const isGranted = (scope: string, granted: readonly string[]): boolean =>
  granted.includes(scope) || granted.includes(scope.replace(/^read_/, 'write_'));

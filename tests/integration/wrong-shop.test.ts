import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { landingRows } from '../../app/persistence/landing.server.ts';
import { ruleTextRows } from '../../app/persistence/rule-texts.server.ts';
import { OWN_TOPICS } from '../../app/usecases/own-events.ts';
import { aLandingPage, percentOff, points } from '../support/builders.ts';
import { aShop, cancellationOf, type TestShop, useRicochet } from '../support/builders-shop.ts';

/** Two shops with a life of their own on one database: whatever is tried in the name of one leaves the other alone. */
const ricochet = useRicochet();
/** Ids and due times only, so that schedulers can read it (the catalogue test names it, too). */
const WITHOUT_THE_WALL = ['shop_work'];

let ours: TestShop;
let theirs: TestShop;
let app: pg.Client;
let tables: string[];

beforeAll(async () => {
  [ours, theirs] = [await aLivedShop(), await aLivedShop()];
  app = new pg.Client({ connectionString: ricochet.database.appUrl });
  await app.connect();
  const { rows } = await ricochet.owner.query(
    `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shop_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  tables = rows.map((row) => row.relname).filter((name) => !WITHOUT_THE_WALL.includes(name));
}, 60_000);
afterAll(() => app.end());

/** A shop in which everything there is has happened once, so that no table is empty. */
async function aLivedShop(): Promise<TestShop> {
  const shop = await aShop(ricochet, {
    terms: {
      waitingDays: 0,
      spentRewards: 'withhold-next',
      firstPurchase: { advocate: points(500), friend: percentOff(5) },
      catalogue: [{ itemId: 'ten', points: 400, reward: percentOff(10) }],
    },
  });
  const { services } = ricochet;
  await shop.claims('ben@orange.fr');
  const order = shop.order({ email: 'ben@orange.fr' });
  await shop.put('orders/paid', order);
  await shop.judge();
  await shop.put(OWN_TOPICS.redeem, redemption(shop));
  await shop.judge();
  const rejected = await shop.decides('reject', String(order['id']));
  await shop.decides('undo', String(order['id']), { undoes: rejected });
  await shop.put(OWN_TOPICS.appeal, {
    ...{ appealId: randomUUID(), subject: 'order', subjectId: String(order['id']), personId: shop.ana.personId },
    ...{ side: 'advocate', noteSealed: 'sealed', emailSealed: null, locale: 'fr', at: ricochet.clock.now() },
  });
  await shop.lists('block', 'email', 'nobody’s hash');
  // a second friend keeps their reward; the first one's was spent before it is taken back
  await shop.claims('zoe@orange.fr');
  await shop.put('orders/paid', shop.order({ email: 'zoe@orange.fr' }));
  await shop.put('orders/cancelled', cancellationOf(order));
  await shop.judge();
  await shop.put(OWN_TOPICS.declared, declaration(shop, 'lou@orange.fr'));
  await shop.put(OWN_TOPICS.canary, { keys: ['device:a browser'], at: ricochet.clock.now() });
  await shop.put('orders/paid', Buffer.from('not JSON'));
  await shop.judge();
  await ruleTextRows(services.db).save(shop.shopId, 'newness', { fr: 'Non', en: null }, 'me', ricochet.clock.now());
  await landingRows(services.db).publish(
    shop.shopId,
    { page: aLandingPage(), seen: { draft: null, number: 0 }, startsAt: ricochet.clock.now(), endsAt: null },
    'me',
    ricochet.clock.now(),
  );
  await services.problems.report(shop.shopId, { key: 'k', code: 'mail-failed', values: {} }, ricochet.clock.now());
  await ricochet.owner.query(
    `INSERT INTO session (shop_id, id, domain, is_online, sealed, updated_at) VALUES ($1, $2, $3, false, 'sealed', now())`,
    [shop.shopId, `offline_${shop.domain}`, shop.domain],
  );
  for (const sql of [
    `INSERT INTO forecast VALUES ($1, gen_random_uuid(), now(), 'me', current_date, '{}', '{}')`,
    `INSERT INTO objective VALUES ($1, gen_random_uuid(), 'words', null, 'more friends', current_date, current_date, 'me')`,
    `INSERT INTO partner VALUES ($1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'affiliate', 'sealed', '', '', now())`,
    `INSERT INTO partner_post (shop_id, id, partner_id, published_on, what, amount_minor, currency, state, entered_by, entered_at)
     VALUES ($1, gen_random_uuid(), gen_random_uuid(), current_date, 'reel', 100, 'EUR', 'entered', 'me', now())`,
    `INSERT INTO readiness VALUES ($1, gen_random_uuid(), now(), 'me', '{}')`,
    `INSERT INTO former_code SELECT shop_id, gen_random_uuid(), id, 'ANA-BEFORE', now() FROM advocate WHERE shop_id = $1`,
  ])
    await ricochet.owner.query(sql, [shop.shopId]);
  await ricochet.owner.query(
    `INSERT INTO audit_log (shop_id, id, at, actor, action) VALUES ($1, gen_random_uuid(), now(), 'me', 'looked')`,
    [shop.shopId],
  );
  return shop;
}

const declaration = (shop: TestShop, email: string, advocateId = shop.ana.id) => ({
  declarationId: randomUUID(),
  by: 'friend',
  proof: 'none',
  programId: shop.program.id,
  advocateId,
  invitationId: randomUUID(),
  emailHash: shop.emailHash(email),
  emailSealed: 'sealed',
  firstNameSealed: null,
  orderId: null,
  locale: 'fr',
  declaredAt: ricochet.clock.now(),
});

const redemption = (shop: TestShop, personId = shop.ana.personId) => ({
  redemptionId: randomUUID(),
  personId,
  programId: shop.program.id,
  itemId: 'ten',
  at: ricochet.clock.now(),
});

/** Every row of a shop, table by table, as one text each. */
async function everythingOf(shop: TestShop): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await ricochet.owner.query(
      `SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS digest FROM ${table} t WHERE shop_id = $1`,
      [shop.shopId],
    );
    digests[table] = rows[0].digest;
  }
  return digests;
}

describe('every table, asked in the name of another shop', () => {
  /** What came of a statement: how many rows it saw or touched, or "refused". */
  async function inOurName(sql: string): Promise<number | 'refused'> {
    await app.query('BEGIN');
    try {
      await app.query("SELECT set_config('app.shop_id', $1, true)", [ours.shopId]);
      return (await app.query(sql)).rowCount ?? 0;
    } catch (error) {
      if (/row-level security|permission denied/.test((error as Error).message)) return 'refused';
      throw error;
    } finally {
      await app.query('ROLLBACK');
    }
  }

  test('has rows of both shops, else nothing below would mean anything', async () => {
    for (const shop of [ours, theirs])
      for (const [table, digest] of Object.entries(await everythingOf(shop)))
        expect(digest, `${table} of ${shop.domain}`).not.toMatch(/^0 rows/);
  });

  test('reads none of them', async () => {
    for (const table of tables) {
      expect(await inOurName(`SELECT 1 FROM ${table} WHERE shop_id = '${theirs.shopId}'`), table).toBe(0);
      const mine = await ours.rows(`SELECT 1 FROM ${table} WHERE shop_id = $1`);
      expect(await inOurName(`SELECT 1 FROM ${table}`), table).toBe(mine.length);
    }
  });

  test('changes and removes none of them', async () => {
    for (const table of tables) {
      for (const sql of [
        `UPDATE ${table} SET shop_id = shop_id WHERE shop_id = '${theirs.shopId}'`,
        `DELETE FROM ${table} WHERE shop_id = '${theirs.shopId}'`,
      ])
        expect([0, 'refused'], sql).toContain(await inOurName(sql));
    }
  });

  test('gives nothing away to them, and puts nothing in', async () => {
    for (const table of tables) {
      const given = await inOurName(`UPDATE ${table} SET shop_id = '${theirs.shopId}'`);
      expect(given, table).toBe('refused');
      const [row] = await theirs.rows<{ row: object }>(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE shop_id = $1`);
      const copy = JSON.stringify(row?.row).replaceAll("'", "''");
      const put = await inOurName(
        `INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, '${copy}')`,
      );
      expect(put, table).toBe('refused');
    }
  });
});

describe('the judge', () => {
  test('of one shop does nothing in another, whatever its inbox names', async () => {
    const before = await everythingOf(theirs);
    const [code] = await theirs.rows<{ id: string }>(
      "SELECT id FROM reward WHERE shop_id = $1 AND rule = 'redemption'",
    );
    const [lot] = await theirs.rows<{ id: string }>('SELECT id FROM lot WHERE shop_id = $1');
    const [verdict] = await theirs.rows<{ subject_id: string }>(
      "SELECT subject_id FROM verdict WHERE shop_id = $1 AND subject_kind = 'order'",
    );
    const { token } = await theirs.claims('eve@orange.fr');
    await theirs.judge();
    const after = await everythingOf(theirs);
    expect(after).not.toEqual(before);

    const visit = {
      invitationId: randomUUID(),
      advocateId: theirs.ana.id,
      versionId: theirs.versionId,
      issuedAt: ours.invitedAt,
    };
    const now = ricochet.clock.now();
    const order = ours.order({
      email: 'mallory@orange.fr',
      note_attributes: [
        { name: '_ricochet_claim', value: token },
        { name: '_ricochet_visit', value: theirs.keys.signVisit(visit) },
      ],
      discount_codes: [{ code: 'ANA-BEFORE', amount: '1.00', type: 'fixed_amount' }],
    });
    await ours.claims('mallory@orange.fr', { by: theirs.ana });
    await ours.put('orders/paid', order);
    await ours.put(OWN_TOPICS.redeem, redemption(ours, theirs.ana.personId));
    await ours.put(OWN_TOPICS.redeem, { ...redemption(theirs), personId: ours.ana.personId });
    for (const topic of [OWN_TOPICS.undoRedemption, OWN_TOPICS.giftGiven, OWN_TOPICS.rewardSpent])
      await ours.put(topic, { rewardId: code?.id, at: now });
    await ours.put(OWN_TOPICS.paidOut, {
      payoutId: randomUUID(),
      personId: theirs.ana.personId,
      programId: theirs.program.id,
      unit: 'EUR',
      amount: 1,
      at: now,
    });
    const [declared] = await theirs.rows<{ id: string }>('SELECT id FROM declaration WHERE shop_id = $1');
    await ours.put(OWN_TOPICS.declared, declaration(ours, 'max@orange.fr', theirs.ana.id));
    await ours.put(OWN_TOPICS.declarationAnswered, {
      declarationId: declared?.id,
      emailHash: null,
      answer: 'no',
      at: now,
    });
    await ours.put(OWN_TOPICS.due, { subject: 'declaration', subjectId: declared?.id });
    await ours.put(OWN_TOPICS.due, { subject: 'lot', subjectId: lot?.id });
    await ours.put(OWN_TOPICS.due, { subject: 'order', subjectId: verdict?.subject_id });
    // three tries, then quarantine
    for (let tries = 0; tries < 3; tries++) await ours.judge();

    expect(await everythingOf(theirs)).toEqual(after);
    expect(await ours.rows('SELECT 1 FROM inbox WHERE shop_id = $1 AND judged_at IS NULL')).toEqual([]);
    // the code their advocate was given, typed in our shop, is our own advocate's, who was given the same: never theirs
    const judged = await ours.verdict(String(order['id']));
    expect(judged?.advocate_id).toBe(ours.ana.id);
  });
});

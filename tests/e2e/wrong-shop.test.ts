import { createHmac, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shopIdOf } from '../../app/persistence/inbox.server.ts';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { useWorld } from './support/use-world.ts';

/**
 * Every route, asked by one shop for what another has. The other shop is a life that was lived here first and then given
 * to it, row by row: ids, codes and tokens that really exist, in the same database, a door away.
 */
const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36' };
const THEIR_DOMAIN = 'another-shop.myshopify.com';
const FRIEND = 'Zébulon';

describe('a route', () => {
  const world = useWorld();
  let owner: pg.Client;
  let tables: string[];
  /** what exists of theirs, to ask for */
  const theirs = {
    shopId: shopIdOf(THEIR_DOMAIN) as string,
    referral: '',
    person: '',
    customer: '',
    claim: '',
    reward: '',
    program: '',
    campaign: '',
    campaignVersion: 0,
    problem: '',
    entry: randomUUID(),
    forecast: randomUUID(),
    code: '',
    advocateCode: '',
    claimToken: '',
    visitToken: '',
  };

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: world.stack.database.ownerUrl });
    await owner.connect();
    tables = (
      await owner.query(
        `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shop_id'
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
      )
    ).rows.map((row) => row.relname);
    await liveThere();
    await giveAway();
    await (await Merchant.arrive(world)).launch('percent');
  }, 180_000);
  afterAll(() => owner.end());

  async function liveThere(): Promise<void> {
    const merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    await camille.openBlock();
    const friend = await Friend.arrive(world);
    const claimed = friend.page.waitForRequest((request) => request.method() === 'POST' && /claim/.test(request.url()));
    await friend.follow(await camille.link());
    const buyer = { email: 'zebulon@example.net', firstName: FRIEND };
    theirs.code = await friend.claim(buyer.email, buyer.firstName);
    theirs.visitToken = new URLSearchParams((await claimed).postData() ?? '').get('visit') ?? '';
    await friend.buy(buyer, { code: theirs.code });
    await camille.awaitReward(/10\s%/);
    await admin('/app/program/campaigns/new', { intent: 'publish', seen: null, typed: aCampaign(10, FRIEND) });
    await world.shop.settled();
    await Promise.all([merchant, camille, friend].map(({ page }) => page.context().close()));
  }

  /** All rows of the shop become another's, who has the same secret, ids and codes. */
  async function giveAway(): Promise<void> {
    const ours = shopIdOf(world.stack.shop);
    await owner.query("SET session_replication_role = 'replica'");
    for (const table of tables)
      await owner.query(`UPDATE ${table} SET shop_id = $2 WHERE shop_id = $1`, [ours, theirs.shopId]);
    await owner.query('UPDATE shop SET domain = $2 WHERE shop_id = $1', [theirs.shopId, THEIR_DOMAIN]);
    await owner.query("SET session_replication_role = 'origin'");
    await owner.query(
      `INSERT INTO problem (shop_id, id, key, code, values, first_seen_at, last_seen_at) VALUES ($1, $2, 'k', 'mail-failed', '{"reason": "${FRIEND}"}', now(), now())`,
      [theirs.shopId, randomUUID()],
    );
    await owner.query(
      `INSERT INTO list_entry (shop_id, id, list, by, value, reason, actor, at) SELECT $1, $2, 'block', 'person', person_id, $3, $3, now() FROM advocate WHERE shop_id = $1`,
      [theirs.shopId, theirs.entry, FRIEND],
    );
    await owner.query(
      `INSERT INTO forecast (shop_id, id, made_at, made_by, starts_on, plan, predicted) VALUES ($1, $2, now(), $3, now(), '{}', '{}')`,
      [theirs.shopId, theirs.forecast, FRIEND],
    );
    await owner.query(
      `INSERT INTO objective (shop_id, id, kind, words, starts_on, due_on, set_by) VALUES ($1, $2, 'words', $3, now(), now(), $3)`,
      [theirs.shopId, theirs.forecast, FRIEND],
    );
    const one = async (sql: string): Promise<string> => (await owner.query(sql, [theirs.shopId])).rows[0].value;
    theirs.referral = await one('SELECT id AS value FROM referral WHERE shop_id = $1');
    theirs.person = await one('SELECT person_id AS value FROM advocate WHERE shop_id = $1');
    theirs.customer = await one(`SELECT value FROM person_identifier WHERE shop_id = $1 AND kind = 'customer' LIMIT 1`);
    theirs.claim = await one('SELECT id AS value FROM claim WHERE shop_id = $1');
    theirs.reward = await one(`SELECT id AS value FROM reward WHERE shop_id = $1 AND side = 'advocate'`);
    theirs.program = await one('SELECT id AS value FROM program WHERE shop_id = $1');
    theirs.campaign = await one(
      `SELECT campaign->>'campaignId' AS value FROM program_version WHERE shop_id = $1 AND campaign IS NOT NULL`,
    );
    theirs.campaignVersion = Number(await one('SELECT max(number) AS value FROM program_version WHERE shop_id = $1'));
    theirs.problem = await one('SELECT id AS value FROM problem WHERE shop_id = $1');
    theirs.advocateCode = await one('SELECT code AS value FROM advocate WHERE shop_id = $1');
  }

  async function digest(): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const table of tables) {
      const { rows } = await owner.query(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') AS digest FROM ${table} t WHERE shop_id = $1`,
        [theirs.shopId],
      );
      found[table] = rows[0].digest;
    }
    return found;
  }

  type Answer = { status: number; text: string };
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    text: await response.text(),
  });

  /** As the admin's frame asks, with our shop's session token. */
  async function admin(path: string, body?: URLSearchParams | object): Promise<Answer> {
    const isJson = body && !(body instanceof URLSearchParams);
    return answer(
      await fetch(`${world.stack.app}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          ...BROWSER,
          Authorization: `Bearer ${await world.shop.sessionToken()}`,
          ...(isJson && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: isJson ? JSON.stringify(body) : (body as URLSearchParams) }),
        redirect: 'manual',
      }),
    );
  }

  /** As Shopify's proxy hands on what a visitor of our shop asks: signed, with their customer's id. */
  async function proxy(path: string, fields?: Record<string, string>): Promise<Answer> {
    const [pathname, search = ''] = path.split('?') as [string, string?];
    const params: Record<string, string> = {
      ...Object.fromEntries(new URLSearchParams(search)),
      shop: world.stack.shop,
      logged_in_customer_id: theirs.customer,
      path_prefix: '/apps/ricochet',
      timestamp: String(Math.floor(Date.now() / 1000)),
    };
    const text = Object.entries(params)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join('');
    const signature = createHmac('sha256', world.stack.apiSecret).update(text).digest('hex');
    return answer(
      await fetch(`${world.stack.app}/proxy/${pathname}?${new URLSearchParams({ ...params, signature })}`, {
        method: fields ? 'POST' : 'GET',
        headers: BROWSER,
        ...(fields && { body: new URLSearchParams(fields) }),
      }),
    );
  }

  const form = (fields: Record<string, string>) => new URLSearchParams(fields);
  const nothingOfTheirs = (asked: string, { text }: Answer) => {
    for (const secret of [FRIEND, theirs.code]) expect(text, asked).not.toContain(secret);
  };

  const aCampaign = (inDays: number, name: string) => ({
    name,
    ...Object.fromEntries(
      ['first', 'last'].map((field) => [field, new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10)]),
    ),
    priority: 5,
    welcome: null,
    firstPurchase: { advocate: { type: 'points', points: 900, validMonths: null }, friend: null },
  });

  /** By file: everything that could be asked for there. Null = it takes nothing of a shop's. */
  const PROBES: Record<string, (() => Promise<Answer>[]) | null> = {
    '_index.tsx': null,
    'auth.$.tsx': null,
    'auth.login.tsx': null,
    'app.tsx': () => [admin('/app')],
    'app._index.tsx': () => [admin('/app?index')],
    'app.forecast.tsx': () => [
      admin('/app/forecast'),
      admin('/app/forecast', { intent: 'remove', id: theirs.forecast }),
    ],
    'app.forecast_.result.ts': () => [admin('/app/forecast/result?plan=%7B%7D')],
    'app.forecast_.past.ts': () => [admin('/app/forecast/past?share=1000')],
    'app.objectives.tsx': () => [
      admin('/app/objectives'),
      admin('/app/objectives', { intent: 'remove', id: theirs.forecast }),
      admin('/app/objectives', { intent: 'readiness', readiness: {} }),
    ],
    'app.health.tsx': () => [admin('/app/health'), admin('/app/health', form({ intent: 'retry', id: '1' }))],
    'app.health_.log.ts': () => [admin('/app/health/log')],
    'app.declarations.tsx': () => [admin('/app/declarations')],
    'app.review.tsx': () => [
      admin('/app/review'),
      admin('/app/review', {
        intent: 'decide',
        kind: 'approve',
        subjects: [{ subject: 'claim', subjectId: theirs.claim }],
        reason: 'x',
      }),
      admin('/app/review', { intent: 'undo', decisionId: randomUUID(), reason: 'x' }),
    ],
    'app.review_.lists.tsx': () => [
      admin('/app/review/lists?standing=all'),
      admin('/app/review/lists?standing=all&search=zebulon%40example.net'),
      admin('/app/review/lists', { intent: 'add', list: 'block', by: 'person', typed: theirs.person, reason: 'x' }),
      admin('/app/review/lists', { intent: 'lift', entryId: theirs.entry, reason: 'x' }),
    ],
    'app.review_.figures.ts': () => [
      admin('/app/review/figures'),
      admin(`/app/review/figures?days=365&program=${theirs.program}`),
    ],
    'app.review_.connections.$id.tsx': () => [admin(`/app/review/connections/${theirs.person}`)],
    'app.review_.count.ts': () => [admin('/app/review/count')],
    'app.segments.ts': () => [admin('/app/segments')],
    'app.owed.tsx': () => [admin('/app/owed')],
    'app.owed_.csv.ts': () => [admin('/app/owed/csv')],
    'app.payouts.tsx': () => [
      admin('/app/payouts'),
      admin('/app/payouts', { intent: 'given', rewardIds: [theirs.reward] }),
      admin('/app/payouts', {
        intent: 'paid',
        payments: [{ key: 'k', personId: theirs.person, programId: theirs.program, unit: 'EUR', amount: 1 }],
      }),
    ],
    'app.payouts_.csv.ts': () => [admin('/app/payouts/csv')],
    'app.people._index.tsx': () => [admin('/app/people'), admin('/app/people?search=zebulon%40example.net')],
    'app.people.$id.tsx': () => [
      admin(`/app/people/${theirs.person}`),
      admin(`/app/people/${theirs.person}`, form({ rewardId: theirs.reward })),
    ],
    'app.people.$id_.csv.ts': () => [admin(`/app/people/${theirs.person}/csv`)],
    'app.privacy.$customerId.ts': () => [admin(`/app/privacy/${theirs.customer}`)],
    'app.problems.tsx': () => [
      admin('/app/problems'),
      ...['dismiss', 'retry', 'replay', 'arrived', 'again'].map((intent) =>
        admin('/app/problems', form({ intent, id: theirs.problem, rewardId: theirs.reward })),
      ),
    ],
    'app.program_.texts.tsx': () => [
      admin('/app/program/texts'),
      admin('/app/program/texts', { rule: 'newness', fr: 'Non', en: '' }),
    ],
    'app.program.tsx': () => [admin('/app/program')],
    'app.program_.campaigns._index.tsx': () => [
      admin('/app/program/campaigns'),
      admin('/app/program/campaigns', { campaignId: theirs.campaign, seen: theirs.campaignVersion }),
    ],
    'app.program_.campaigns.$id.tsx': () => [
      admin(`/app/program/campaigns/${theirs.campaign}`),
      admin(`/app/program/campaigns/${theirs.campaign}`, { intent: 'stop', seen: theirs.campaignVersion }),
      admin(`/app/program/campaigns/${theirs.campaign}`, {
        intent: 'publish',
        seen: theirs.campaignVersion,
        typed: aCampaign(30, 'x'),
      }),
    ],
    'app.referrals._index.tsx': () => [admin('/app/referrals')],
    'app.referrals.$id.tsx': () => [
      admin(`/app/referrals/${theirs.referral}`),
      ...['arrived', 'again', 'undo'].map((intent) =>
        admin(`/app/referrals/${theirs.referral}`, form({ intent, rewardId: theirs.reward })),
      ),
    ],
    'proxy.advocate[.]json.ts': () => [proxy('advocate.json')],
    'proxy.ask.ts': () => [
      proxy(`ask?about=${theirs.referral}`),
      proxy('ask', { about: theirs.referral, note: 'x', token: randomUUID() }),
      proxy('ask', { claim: theirs.claimToken || randomUUID(), note: 'x' }),
    ],
    'proxy.claim.ts': () => [
      proxy('claim'),
      proxy('claim', { visit: theirs.visitToken, email: 'somebody@example.net', firstName: 'Some', locale: 'fr' }),
    ],
    'proxy.claim_.$token.ts': () => [proxy(`claim/${theirs.claimToken || randomUUID()}`)],
    'proxy.answer_.$token.ts': () => [proxy(`answer/${theirs.visitToken}`)],
    'proxy.declare.ts': () => [proxy('declare'), proxy('declare', { 'friend-0-email': 'zebulon@example.net' })],
    'proxy.invitation_.$token.ts': () => [proxy(`invitation/${theirs.visitToken}`)],
    'app.changes.tsx': () => [admin('/app/changes'), admin('/app/changes?group=program')],
    'app.changes_.csv.ts': () => [admin('/app/changes/csv')],
    'proxy.terms.ts': () => [proxy('terms'), proxy('terms?version=1')],
    'proxy.name.ts': () => [proxy('name'), proxy('name', { advocate: theirs.advocateCode })],
    'proxy.stop_.$token.ts': () => [proxy(`stop/${theirs.visitToken}`)],
    'proxy.i.ts': () => [proxy(`i?code=${theirs.advocateCode}`)],
    'proxy.i_.$code.ts': () => [proxy(`i/${theirs.advocateCode}`)],
    'proxy.redeem.ts': () => [proxy('redeem'), proxy('redeem', { token: randomUUID(), item: 'x' })],
    'proxy.share.ts': () => [proxy('share', { channel: 'copy' })],
    'proxy.space.ts': () => [proxy('space')],
  };

  test('is tried below, each of them', () => {
    expect(Object.keys(PROBES).sort()).toEqual(readdirSync('app/routes').sort());
  });

  test('shows nothing of another shop’s and changes nothing there', async () => {
    const before = await digest();
    for (const [route, probe] of Object.entries(PROBES))
      for (const [nth, found] of (await Promise.all(probe?.() ?? [])).entries())
        nothingOfTheirs(`${route} ${nth}`, found);
    expect(await digest()).toEqual(before);
  });

  test('says "not found" for what is another shop’s', async () => {
    for (const path of [
      `/app/referrals/${theirs.referral}`,
      `/app/people/${theirs.person}`,
      `/app/review/connections/${theirs.person}`,
      `/app/people/${theirs.person}/csv`,
      `/app/program/campaigns/${theirs.campaign}`,
    ])
      expect((await admin(path)).status, path).toBe(404);
  });
});

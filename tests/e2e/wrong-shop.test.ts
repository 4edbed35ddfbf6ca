import { createHmac, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shopIdOf } from '../../app/persistence/inbox.server.ts';
import { Advocate } from './support/advocate.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/**
 * Every route, asked by one shop for what another has. The other shop is a life that was lived here first and then given
 * to it, row by row: ids, codes and tokens that really exist, in the same database, a door away.
 */
const BROWSER = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36' };
const THEIR_DOMAIN = 'another-shop.myshopify.com';
const FRIEND = 'Zébulon';
const CAMILLE = 'camille.moreau@example.com';
const A_PAY = { sale: { type: 'commission', basisPoints: 500 }, sales: 1, signUp: null, lead: null };

function tokenIn(text: string, door: string): string {
  const token = new RegExp(`/apps/ricochet/${door}/([^?\\s]+)`).exec(text)?.[1];
  if (!token) throw new Error(`no token for ${door} in: ${text}`);
  return decodeURIComponent(token);
}

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
    landing: randomUUID(),
    reward: '',
    order: '',
    program: '',
    version: '',
    campaign: '',
    campaignVersion: 0,
    pilot: randomUUID(),
    partner: randomUUID(),
    post: randomUUID(),
    problem: '',
    entry: randomUUID(),
    forecast: randomUUID(),
    code: '',
    advocateCode: '',
    claimToken: '',
    visitToken: '',
    spaceToken: '',
    answerToken: '',
    stopToken: '',
  };

  const ours = { secret: '' };

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
    await admin('/app/program/api', { intent: 'turn-on', seen: 0 });
    const shown = await admin('/app/program/api.data', { intent: 'show' });
    ours.secret = /ricochet_sk_[\w-]+/.exec(shown.text)?.[0] ?? '';
  }, 180_000);
  afterAll(() => owner.end());

  async function liveThere(): Promise<void> {
    const merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
    const camille = await Advocate.logIn(world, CAMILLE);
    await camille.openBlock();
    const friend = await Friend.arrive(world);
    const claimed = friend.page.waitForRequest((request) => request.method() === 'POST' && /claim/.test(request.url()));
    await friend.follow(await camille.link());
    const buyer = { email: 'zebulon@example.net', firstName: FRIEND };
    theirs.code = await friend.claim(buyer.email, buyer.firstName);
    theirs.visitToken = new URLSearchParams((await claimed).postData() ?? '').get('visit') ?? '';
    theirs.claimToken = tokenIn(friend.page.url(), 'claim');
    await friend.buy(buyer, { code: theirs.code });
    await camille.awaitReward(/10\s%/);
    await admin('/app/program/campaigns/new', { intent: 'publish', seen: null, typed: aCampaign(10, FRIEND) });
    await camille.openSpace();
    await camille.page.locator('#ricochet-declare-name').fill(FRIEND);
    await camille.page.locator('#ricochet-declare-email').fill('zeb@example.net');
    await camille.page.locator('[name=consent]').check();
    await camille.page.locator('[data-ricochet=declare]').click();
    await camille.page.locator('[data-ricochet=declared]').waitFor();
    const declared = await mailTo('zeb@example.net', 'answer');
    theirs.answerToken = tokenIn(declared, 'answer');
    theirs.stopToken = tokenIn(declared, 'stop');
    await friend.page.goto('/apps/ricochet/space?locale=fr');
    await friend.page.locator('#ricochet-link-email').fill(CAMILLE);
    await friend.page.locator('[data-ricochet=send-link]').click();
    theirs.spaceToken = tokenIn(await mailTo(CAMILLE, 'space'), 'space');
    await world.shop.settled();
    await Promise.all([merchant, camille, friend].map(({ page }) => page.context().close()));
  }

  const mailTo = (address: string, holding: string): Promise<string> =>
    until(`a mail to ${address} with its ${holding}`, async () =>
      (await world.shop.mailsTo(address)).map(({ text }) => text).find((text) => text.includes(`/${holding}/`)),
    );

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
    theirs.order = await one('SELECT id AS value FROM order_fact WHERE shop_id = $1 LIMIT 1');
    theirs.program = await one('SELECT id AS value FROM program WHERE shop_id = $1');
    theirs.version = await one('SELECT id AS value FROM program_version WHERE shop_id = $1 LIMIT 1');
    theirs.campaign = await one(
      `SELECT campaign->>'campaignId' AS value FROM program_version WHERE shop_id = $1 AND campaign IS NOT NULL`,
    );
    theirs.campaignVersion = Number(await one('SELECT max(number) AS value FROM program_version WHERE shop_id = $1'));
    await owner.query(
      `INSERT INTO program_version (shop_id, id, program_id, number, terms, published_at, published_by, pilot)
       SELECT shop_id, $2, program_id, 90, terms, now(), $3, $4 FROM program_version WHERE shop_id = $1 AND number = 1`,
      [theirs.shopId, randomUUID(), FRIEND, aPilot(theirs.pilot, FRIEND)],
    );
    await owner.query(
      `INSERT INTO partner (shop_id, id, program_id, advocate_id, kind, disclosure_fr, disclosure_en, created_at)
       SELECT shop_id, $2, program_id, id, 'affiliate', $3, $3, now() FROM advocate WHERE shop_id = $1 LIMIT 1`,
      [theirs.shopId, theirs.partner, FRIEND],
    );
    await owner.query(
      `INSERT INTO program_version (shop_id, id, program_id, number, terms, published_at, published_by, partner)
       SELECT v.shop_id, $2, v.program_id, 91, v.terms, now(), $3, jsonb_build_object('partnerId', p.id, 'advocateId', p.advocate_id,
         'startsAt', now(), 'endsAt', null, 'pay', $4::jsonb, 'welcome', null)
       FROM program_version v JOIN partner p ON p.shop_id = v.shop_id WHERE v.shop_id = $1 AND v.number = 1`,
      [theirs.shopId, randomUUID(), FRIEND, JSON.stringify(A_PAY)],
    );
    await owner.query(
      `INSERT INTO partner_post (shop_id, id, partner_id, published_on, what, amount_minor, currency, state, entered_by, entered_at)
       VALUES ($1, $2, $3, current_date, $4, 100, 'EUR', 'entered', $4, now())`,
      [theirs.shopId, theirs.post, theirs.partner, FRIEND],
    );
    await owner.query(
      `INSERT INTO landing_version (shop_id, id, program_id, number, page, published_at, published_by, starts_at)
       VALUES ($1, $2, $3, 1, $4, now(), $5, now())`,
      [theirs.shopId, theirs.landing, theirs.program, { fr: [], en: [], css: FRIEND }, FRIEND],
    );
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

  /** As an extension on our shop's account pages asks, with a token that names their customer. */
  const buyer = async (path: string, customer = theirs.customer, body?: object): Promise<Answer> =>
    answer(
      await fetch(`${world.stack.app}${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          ...BROWSER,
          Authorization: `Bearer ${await world.shop.customerToken(customer)}`,
          'Content-Type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );

  /** As our shop's own server asks, for a customer of theirs. */
  async function api(path: string, body?: object): Promise<Answer> {
    const token = await new SignJWT({ sub: theirs.customer })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(world.stack.shop)
      .setAudience('ricochet-storefront')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(ours.secret));
    const found = await answer(
      await fetch(`${world.stack.app}/api/v1/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { ...BROWSER, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    expect(found.status, path).not.toBe(401);
    return found;
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

  const anAgreement = {
    ...{ name: 'x', kind: 'affiliate', pay: A_PAY, welcome: null, last: null },
    disclosure: { fr: '', en: '' },
  };

  const aPilot = (pilotId: string, name: string) => ({
    ...{ pilotId, name, startsAt: new Date(), endsAt: null },
    audience: { kind: 'share', percent: 50 },
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
    'app.partners._index.tsx': () => [admin('/app/partners')],
    'app.partners.$id.tsx': () => [
      admin('/app/partners/new'),
      ...[
        undefined,
        { intent: 'end', seen: 91 },
        { intent: 'decide', postId: theirs.post, decision: 'approved', reason: 'x' },
        {
          intent: 'post',
          typed: { id: theirs.post, publishedOn: '2026-01-01', what: 'x', link: '', impressions: null, amountMinor: 1 },
        },
        { intent: 'agree', seen: 91, email: null, typed: anAgreement },
      ].map((body) => admin(`/app/partners/${theirs.partner}`, body)),
    ],
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
    'app.privacy.$problemId.ts': () => [admin(`/app/privacy/${theirs.problem}`)],
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
    'app.program_.api.tsx': () => [
      admin('/app/program/api'),
      admin('/app/program/api', { intent: 'make-secret', seen: 99 }),
    ],
    'api.v1.$.ts': () => [api('anything')],
    'api.v1.offer.ts': () => [api('offer')],
    'api.v1.terms.ts': () => [api('terms'), api('terms?version=90')],
    'api.v1.visit.ts': () => [api('visit', { code: theirs.advocateCode })],
    'api.v1.invitation.$token.ts': () => [api(`invitation/${theirs.visitToken}`)],
    'api.v1.claim.ts': () => [api('claim', { visitToken: theirs.visitToken, email: 'somebody@example.net' })],
    'api.v1.claim_.$token.ts': () => [api(`claim/${theirs.claimToken}`)],
    'api.v1.name.ts': () => [api('name', { advocate: theirs.advocateCode, order: '#1001' })],
    'api.v1.me.ts': () => [api('me')],
    'api.v1.me_.share.ts': () => [api('me/share', { channel: 'copy' })],
    'api.v1.me_.code.ts': () => [api('me/code', { pageToken: 'a.b', code: theirs.advocateCode })],
    'api.v1.me_.redeem.ts': () => [api('me/redeem', { pageToken: randomUUID(), itemId: 'x' })],
    'api.v1.me_.declarations.ts': () => [
      api('me/declarations', { pageToken: 'a.b', friends: [{ email: 'zebulon@example.net' }], consent: true }),
    ],
    'api.v1.ask.ts': () => [
      api(`ask?about=${theirs.referral}`),
      api('ask', { about: theirs.referral, pageToken: randomUUID(), note: 'x' }),
      api('ask', { claimToken: theirs.claimToken, note: 'x' }),
    ],
    'api.v1.link.ts': () => [api('link', { email: 'zebulon@example.net' })],
    'api.v1.space.$token.ts': () => [api(`space/${theirs.spaceToken}`)],
    'api.v1.answer.$token.ts': () => [
      api(`answer/${theirs.answerToken}`),
      api(`answer/${theirs.answerToken}`, { answer: 'yes' }),
    ],
    'api.v1.stop.$token.ts': () => [api(`stop/${theirs.stopToken}`, {})],
    'app.program_.page.tsx': () => [admin('/app/program/page')],
    'app.program_.page_.preview.ts': () => [admin('/app/program/page/preview', { page: {} })],
    'app.program_.promotion.tsx': () => [admin('/app/program/promotion')],
    'app.program_.promotion_.qr.ts': () => [admin('/app/program/promotion/qr?format=svg')],
    'app.program.tsx': () => [
      admin('/app/program'),
      admin('/app/program', form({ intent: 'roll-back', versionId: theirs.version, seen: '1' })),
      admin('/app/program', form({ intent: 'archive' })),
    ],
    'app.program_.file.ts': () => [
      admin('/app/program/file'),
      admin(`/app/program/file?version=${theirs.campaignVersion}`),
      admin('/app/program/file', form({ file: '{}', seen: '' })),
    ],
    'programme[.]schema[.]json.ts': () => [admin('/programme.schema.json')],
    'app.program_.archived.tsx': () => [
      admin('/app/program/archived'),
      admin('/app/program/archived', form({ programId: theirs.program })),
    ],
    'app.program_.gone.ts': () => [admin('/app/program/gone')],
    'app.program_.qualifying.ts': () => [admin('/app/program/qualifying?conditions=%7B%7D')],
    'app.program_.newcomer.ts': () => [admin('/app/program/newcomer?conditions=%7B%7D')],
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
    'app.program_.pilot.tsx': () => [
      admin('/app/program/pilot'),
      admin('/app/program/pilot', { intent: 'start', seen: '', typed: { ...aPilot(theirs.pilot, 'x'), last: null } }),
      ...['stop', 'roll-out'].map((intent) => admin('/app/program/pilot', { intent, pilotId: theirs.pilot, seen: 90 })),
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
      proxy('ask', { claim: theirs.claimToken, note: 'x' }),
    ],
    'proxy.claim.ts': () => [
      proxy('claim'),
      proxy('claim', { visit: theirs.visitToken, email: 'somebody@example.net', firstName: 'Some', locale: 'fr' }),
    ],
    'proxy.claim_.$token.ts': () => [proxy(`claim/${theirs.claimToken}`)],
    'proxy.answer_.$token.ts': () => [
      proxy(`answer/${theirs.answerToken}`),
      proxy(`answer/${theirs.answerToken}`, { answer: 'yes' }),
    ],
    'proxy.declare.ts': () => [proxy('declare'), proxy('declare', { 'friend-0-email': 'zebulon@example.net' })],
    'proxy.card.ts': () => [proxy('card')],
    'proxy.join.ts': () => [proxy('join'), proxy('join?from=poster')],
    'proxy.poster.ts': () => [proxy('poster')],
    'proxy.qr_.$format.ts': () => [proxy('qr/svg'), proxy('qr/png')],
    'proxy.link.ts': () => [proxy('link'), proxy('link', { email: 'zebulon@example.net' })],
    'proxy.space_.$token.ts': () => [proxy(`space/${theirs.spaceToken}`)],
    'proxy.code.ts': () => [proxy('code'), proxy('code', { token: 'a.b', code: theirs.advocateCode })],
    'proxy.invitation_.$token.ts': () => [proxy(`invitation/${theirs.visitToken}`)],
    'ext.customer.$id.ts': () => [
      admin(`/ext/customer/${theirs.customer}`),
      ...['enrol', 'mail'].map((asked) => admin(`/ext/customer/${theirs.customer}`, { do: asked })),
    ],
    'ext.pos.customer.$id.ts': () => [
      admin(`/ext/pos/customer/${theirs.customer}`),
      admin(`/ext/pos/customer/${theirs.customer}`, {}),
    ],
    'ext.pos.invitation.ts': () => [admin('/ext/pos/invitation', { code: theirs.advocateCode })],
    'ext.pos.link.$id.ts': () => [admin(`/ext/pos/link/${theirs.customer}`, {})],
    'ext.pos.claim.ts': () => [admin('/ext/pos/claim', { visit: theirs.visitToken, customer: theirs.customer })],
    'ext.space.ts': () => [buyer('/ext/space'), buyer('/ext/space?locale=en', '')],
    'ext.share.ts': () => [buyer('/ext/share', theirs.customer, { channel: 'copy' })],
    'ext.order.$id.ts': () => [admin(`/ext/order/${theirs.order}`)],
    'app.changes.tsx': () => [admin('/app/changes'), admin('/app/changes?group=program')],
    'app.changes_.csv.ts': () => [admin('/app/changes/csv')],
    'proxy.terms.ts': () => [proxy('terms'), proxy('terms?version=1')],
    'proxy.name.ts': () => [proxy('name'), proxy('name', { advocate: theirs.advocateCode })],
    'proxy.stop_.$token.ts': () => [proxy(`stop/${theirs.stopToken}`), proxy(`stop/${theirs.stopToken}`, {})],
    'proxy.i.ts': () => [proxy(`i?code=${theirs.advocateCode}`)],
    'proxy.i_.$code.ts': () => [proxy(`i/${theirs.advocateCode}`)],
    'proxy.redeem.ts': () => [proxy('redeem'), proxy('redeem', { token: randomUUID(), item: 'x' })],
    'proxy.share.ts': () => [proxy('share', { channel: 'copy' })],
    'proxy.space.ts': () => [proxy('space')],
  };

  test('is tried below, each of them', () => {
    const files = readdirSync('app/routes', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    // what the API's routes share is no address itself
    expect([...Object.keys(PROBES), 'api-route.ts'].sort()).toEqual(files.map(({ name }) => name).sort());
    expect(Object.entries({ ...theirs, ...ours }).filter(([, value]) => value === '')).toEqual([]);
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
      `/app/partners/${theirs.partner}`,
    ])
      expect((await admin(path)).status, path).toBe(404);
  });
});

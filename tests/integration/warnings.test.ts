import { once } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBackgroundWork } from '../../app/container/background.server.ts';
import { createWebContainer } from '../../app/container.server.ts';
import { aShop, type TestShop, timeGoesTo, useRicochet } from '../support/builders-shop.ts';

/** An unusual week: what the merchant sees of it, and the one mail (V6). */
const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const ricochet = useRicochet();
const mails: { to: string[]; email: Email }[] = [];
let isAway = false;
let work: ReturnType<typeof createBackgroundWork>;
let server: SMTPServer;
let shop: TestShop;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: (_address, _session, done) => done(isAway ? new Error('come back later') : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const email = await PostalMime.parse(Buffer.concat(chunks));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), email });
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as { port: number };
  const environment = { ...ricochet.services.environment, SMTP_URL: `smtp://127.0.0.1:${port}` };
  work = createBackgroundWork({ ...ricochet.services, environment });
});
afterAll(async () => {
  await work.close();
  await new Promise<void>((resolve) => server.close(resolve));
});

beforeEach(async () => {
  mails.length = 0;
  isAway = false;
  await later(10 * WEEK_MS);
  shop = await aShop(ricochet, { terms: { waitingDays: 0 } });
  await shop.rows("UPDATE shop SET contact_email = 'team@shop.example' WHERE shop_id = $1");
});

const later = (ms: number) => timeGoesTo(ricochet, new Date(ricochet.clock.now().getTime() + ms));
const watch = () => work.watchShop(shop.shopId);
const problems = () => createWebContainer(ricochet.services).problems(shop.shopId);
const codes = async () => (await problems()).map(({ code }) => code).sort();

/** Friends of Ana's whom a human rejects, born so many weeks ago. */
async function rejected(names: readonly string[], weeksAgo = 0): Promise<void> {
  for (const name of names) {
    const { claimId } = await shop.claims(`${name}@orange.fr`);
    await shop.judge();
    await shop.decides('reject', claimId, { subject: 'claim' });
    await shop.rows(
      'UPDATE referral SET created_at = $3 WHERE shop_id = $1 AND friend_id = (SELECT person_id FROM person_identifier WHERE shop_id = $1 AND value = $2)',
      shop.emailHash(`${name}@orange.fr`),
      new Date(ricochet.clock.now().getTime() - weeksAgo * WEEK_MS - HOUR_MS),
    );
  }
}
const friends = (count: number, prefix = 'friend') => Array.from({ length: count }, (_, n) => `${prefix}${n}`);

describe('a week with more suspected referrals than is usual', () => {
  beforeEach(async () => {
    await rejected(['old'], 8);
    await rejected(friends(6));
  });

  test('is told on the problems’ page, and by one mail in the shop’s language', async () => {
    await watch();
    expect((await problems()).sort((a, b) => (a.code < b.code ? -1 : 1))).toMatchObject([
      { code: 'alert-advocate', values: { count: '6', code: shop.ana.code, personId: shop.ana.personId } },
      { code: 'alert-attempts', values: { count: '6', usual: '0' } },
    ]);
    expect(mails).toMatchObject([
      { to: ['team@shop.example'], email: { subject: 'Maison Rivage\u00a0: une semaine inhabituelle' } },
    ]);
    expect(mails[0]?.email.text).toContain(`6 filleuls suspects de ${shop.ana.code}`);
    expect(mails[0]?.email.text).toContain('/admin/apps/test-key/app/review');
  });

  test('is told once, however often one looks, and a new warning within a day waits until it is over', async () => {
    await watch();
    await watch();
    await shop.rows(
      `SELECT graphile_worker.add_job('issue-rewards', json_build_object('shopId', $1::uuid), max_attempts := 1, job_key := 'issue-rewards:' || $1::uuid)`,
    );
    await shop.rows(
      `UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = 'gone' WHERE key = 'issue-rewards:' || $1::uuid`,
    );
    await later(HOUR_MS);
    await watch();
    expect(await codes()).toEqual(['alert-advocate', 'alert-attempts', 'alert-dead-letters']);
    expect(mails).toHaveLength(1);
    await later(24 * HOUR_MS);
    await watch();
    expect(mails).toHaveLength(2);
    expect(mails[1]?.email.text).toContain('Tâches que Ricochet a abandonnées');
    expect(mails[1]?.email.text).not.toContain('suspects');
  });

  test('stays dismissed while it lasts, and goes by itself when it is over', async () => {
    await watch();
    const container = createWebContainer(ricochet.services);
    for (const { id } of await problems())
      await container.dismissProblem(shop.shopId, id, { userId: '1', name: 'Léa' });
    await watch();
    expect(await codes()).toEqual([]);
    await later(WEEK_MS);
    await watch();
    expect(await shop.rows('SELECT code FROM problem WHERE shop_id = $1')).toEqual([]);
  });

  test('is mailed later when the mail server is away, and only read in the admin without an address', async () => {
    isAway = true;
    await expect(watch()).rejects.toThrow();
    isAway = false;
    await watch();
    expect(mails).toHaveLength(1);
    await shop.rows('UPDATE shop SET contact_email = NULL, warned_at = NULL WHERE shop_id = $1');
    await watch();
    expect(mails).toHaveLength(1);
    expect(await codes()).toEqual(['alert-advocate', 'alert-attempts']);
  });
});

test('a usual week, and another shop’s unusual one, are told to nobody', async () => {
  await rejected(['old'], 8);
  await rejected(friends(2));
  await watch();
  const attacked = shop;
  await rejected(friends(6, 'more'));
  shop = await aShop(ricochet);
  await watch();
  expect(await codes()).toEqual([]);
  shop = attacked;
  expect(await codes()).toEqual([]);
  expect(mails).toEqual([]);
});

test('what a human let pass was suspected all the same', async () => {
  await rejected(['old'], 8);
  await rejected(friends(5));
  for (const { subject_id } of await shop.rows<{ subject_id: string }>(
    `SELECT subject_id FROM verdict WHERE shop_id = $1 AND subject_kind = 'claim'`,
  ))
    await shop.decides('approve', subject_id, { subject: 'claim' });
  await watch();
  expect(await codes()).toEqual(['alert-advocate', 'alert-attempts']);
});

test('friends from sites that collect codes are told, suspected or not', async () => {
  await rejected(['old'], 8);
  for (const name of friends(5)) {
    await shop.claims(`${name}@orange.fr`);
    await shop.put(
      'orders/paid',
      shop.order({ email: `${name}@orange.fr`, referring_site: 'https://www.ma-reduc.com/code-promo' }),
    );
  }
  await shop.judge();
  await watch();
  expect(await problems()).toMatchObject([{ code: 'alert-coupon-sites', values: { count: '5', usual: '0' } }]);
});

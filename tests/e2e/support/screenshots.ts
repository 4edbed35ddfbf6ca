import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Advocate } from './advocate.ts';
import { Friend } from './friend.ts';
import { Mailbox } from './mailbox.ts';
import { Merchant } from './merchant.ts';
import { Tour } from './tour.ts';
import { until } from './until.ts';
import { startWorld } from './world.ts';

/**
 * Makes the walk once more and keeps a picture of each page in docs/screenshots:
 *
 *     node tests/e2e/support/screenshots.ts
 */
const DIR = fileURLToPath(new URL('../../../docs/screenshots', import.meta.url));
const CAMILLE = 'camille.moreau@example.com';
const PAUL = { email: 'paul.durand@example.net', firstName: 'Paul', lastName: 'Durand' };
const MILA = { email: 'mila.petit@example.net', firstName: 'Mila', lastName: 'Petit' };
/** Pages that only have to be opened. */
const PAGES = [
  ['objectives', '/objectives'],
  ['rule-texts', '/program/texts'],
  ['declarations', '/declarations'],
  ['lists', '/review/lists'],
  ['people', '/people'],
  ['payouts', '/payouts'],
  ['owed', '/owed'],
  ['problems', '/problems'],
  ['health', '/health'],
  ['changes', '/changes'],
] as const;
/** A day by the shop's calendar, from today. */
const day = (plus: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date(Date.now() + plus * 86_400_000));
const PHONE = 390;
/** keeps a picture under 250 kB */
const TALLEST = 1500;

mkdirSync(DIR, { recursive: true });
const { world, close } = await startWorld();
try {
  await walk();
} finally {
  await close();
}

async function walk(): Promise<void> {
  const merchant = await Merchant.arrive(world);
  await merchant.open();
  await keepApp(merchant, 'onboarding');
  await merchant.pickTemplate('percent');
  await merchant.field('firstPurchase.advocate.basisPoints').fill('12,5');
  await keepApp(merchant, 'editor');
  await merchant.publish();
  await keepApp(merchant, 'published');
  await merchant.switchBlocksOn();

  const camille = await Advocate.logIn(world, CAMILLE);
  await until('the offer', async () => {
    await camille.page.goto('/pages/parrainage');
    return camille.block('advocate-block').isVisible();
  });
  await camille.openBlock();
  const link = await camille.link();

  const paul = await Friend.arrive(world);
  await paul.follow(link);
  await keep(paul.page, 'landing');
  await paul.claim(PAUL.email, PAUL.firstName);
  await keep(paul.page, 'claimed');
  await paul.useCode();
  await paul.putInCart();
  await paul.fillCheckout(PAUL);
  await paul.page.locator('[name=email]').blur();
  await keep(paul.page, 'checkout', { fullPage: true });
  await paul.pay();
  await camille.awaitReward(/12,5\s%/);

  const mila = await Friend.arrive(world, 'fr', PHONE);
  await mila.follow(link);
  await keep(mila.page, 'landing-mobile');
  const code = await mila.claim(MILA.email, MILA.firstName);
  await keep(mila.page, 'claimed-mobile');
  await mila.buy(MILA, { product: 3, code });
  await until('the refusal', async () =>
    /sous le minimum/.test(await (await merchant.referralRow('Mila')).innerText()),
  );

  await camille.openBlock();
  await keep(camille.page, 'advocate-block', { fullPage: true });
  await camille.openSpace();
  await keep(camille.page, 'advocate-space', { fullPage: true });
  const onPhone = await Advocate.logIn(world, CAMILLE, 'fr', PHONE);
  await onPhone.openBlock();
  await keep(onPhone.page, 'advocate-block-mobile', { fullPage: true });

  await merchant.open('/referrals');
  await keepApp(merchant, 'referrals');
  await merchant.openReferral('Paul');
  await keepApp(merchant, 'receipt-approved');
  await merchant.openReferral('Mila');
  await keepApp(merchant, 'receipt-rejected');
  await merchant.open();
  await keepApp(merchant, 'home');

  // a code that somebody else uses waits for a human
  const zoe = await Friend.arrive(world);
  await zoe.follow(link);
  const borrowed = await zoe.claim('zoe.roux@example.net', 'Zoé');
  const stranger = await Friend.arrive(world);
  await stranger.buy({ email: 'lou.faure@example.net', firstName: 'Lou' }, { code: borrowed });
  await until('the case that waits', async () => {
    await merchant.open('/review');
    return merchant.app.locator('[data-review-item]').isVisible();
  });
  await merchant.app.locator('.recharts-surface').first().waitFor();
  await keepApp(merchant, 'review');
  await merchant.app.locator('[aria-controls]').filter({ hasText: 'qui est lié' }).first().click();
  await merchant.app.locator('svg[role]').first().waitFor();
  await keepApp(merchant, 'connections');

  await merchant.open('/program/campaigns/new');
  await merchant.field('name').fill('Fête des mères');
  await merchant.field('first').fill(day(0));
  await merchant.field('last').fill(day(12));
  await merchant.field('firstPurchase.advocate.basisPoints').fill('20');
  await keepApp(merchant, 'campaign');
  await merchant.app.getByRole('button', { name: 'Publier la campagne' }).first().click();
  await merchant.heading(1, 'Campagnes').waitFor();
  await keepApp(merchant, 'campaigns');
  await merchant.open('/forecast');
  await merchant.field('marginBp').fill('55');
  await merchant.app.locator('.recharts-surface').first().waitFor();
  await keepApp(merchant, 'forecast');
  for (const [name, path] of PAGES) {
    await merchant.open(path);
    await merchant.app.locator('h1').first().waitFor();
    await keepApp(merchant, name);
  }
  const reader = await Friend.arrive(world);
  await reader.page.goto('/apps/ricochet/terms?locale=fr');
  await keep(reader.page, 'terms', { fullPage: true });

  const mailbox = await Mailbox.open(world);
  await mailbox.read(CAMILLE, /Paul vient d’acheter/);
  await keep(mailbox.page, 'mail');

  await world.shop.settled();
  const tour = await Tour.open(world);
  await tour.untilGreen();
  await keep(tour.page, 'tour', { fullPage: true });
}

/** Polaris fades in and the trend is drawn: the picture waits until nothing moves. */
async function keepApp(merchant: Merchant, name: string): Promise<void> {
  await merchant.page.locator('.toast').waitFor({ state: 'detached' });
  const height = await merchant.heightOfApp();
  await merchant.page.setViewportSize({ width: 1280, height: Math.min(Math.max(height + 120, 720), TALLEST) });
  await keep(merchant.page, name);
}

async function keep(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  await page.screenshot({ path: join(DIR, `${name}.png`), animations: 'disabled', caret: 'hide', ...options });
}

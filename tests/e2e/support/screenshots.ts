import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Advocate } from './advocate.ts';
import { Friend } from './friend.ts';
import { Mailbox } from './mailbox.ts';
import { Merchant } from './merchant.ts';
import { isSilent } from './narrow.ts';
import { Till } from './till.ts';
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
const LEA = 'lea.robin@example.net';
const NOUR = 'nour.belkacem@example.net';
const MILA = { email: 'mila.petit@example.net', firstName: 'Mila', lastName: 'Petit' };
/** Pages that only have to be opened. */
const PAGES = [
  ['objectives', '/objectives'],
  ['rule-texts', '/program/texts'],
  ['promotion', '/program/promotion'],
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
  await merchant.field('name').fill('Avant Noël');
  await merchant.field('first').fill(day(0));
  await merchant.field('last').fill(day(12));
  await merchant.field('firstPurchase.advocate.basisPoints').fill('20');
  await keepApp(merchant, 'campaign');
  await merchant.app.getByRole('button', { name: 'Publier la campagne' }).first().click();
  await merchant.heading(1, 'Campagnes').waitFor();
  await keepApp(merchant, 'campaigns');
  await merchant.open('/program');
  await merchant.field('firstPurchase.advocate.basisPoints').fill('15');
  await merchant.page.locator('[data-save-bar]').getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await merchant.app.getByRole('button', { name: 'Revenir à ce qui est publié' }).first().waitFor();
  await merchant.open('/program/pilot');
  await merchant.field('name').fill('15 % pour qui invite');
  await merchant.field('percent').fill('50');
  await merchant.app.getByRole('button', { name: 'Lancer le pilote' }).click();
  await merchant.heading(2, '15 % pour qui invite').waitFor();
  await keepApp(merchant, 'pilot');
  await partnersAndKeys(merchant);
  await atLandingPage(merchant, link);
  await merchant.open('/forecast');
  await merchant.field('marginBp').fill('55');
  await merchant.app.locator('.recharts-surface').first().waitFor();
  await keepApp(merchant, 'forecast');
  for (const [name, path] of PAGES) {
    await merchant.open(path);
    await merchant.app.locator('h1').first().waitFor();
    await keepApp(merchant, name);
  }
  await inTheShop(camille);
  await besideCustomersAndOrders(merchant, camille);

  const mailbox = await Mailbox.open(world);
  await mailbox.read(CAMILLE, /Paul vient d’acheter/);
  await keep(mailbox.page, 'mail');

  await atTheTill(link);

  await world.shop.settled();
  const tour = await Tour.open(world);
  await tour.untilGreen();
  await keep(tour.page, 'tour', { fullPage: true });

  await merchant.open('/program');
  await merchant.lifecycle(/^Terminer le programme$/, /^Terminer maintenant$/);
  await merchant.app.getByRole('button', { name: 'Autres actions' }).click();
  await merchant.app.getByRole('button', { name: 'Archiver le programme', exact: true }).click();
  await merchant.app.getByRole('button', { name: 'Archiver maintenant' }).click();
  await merchant.heading(1, 'Programmes archivés').waitFor();
  await keepApp(merchant, 'archived');
}

/** Léa's agreement and her account, and keys for a storefront of one's own. */
async function partnersAndKeys(merchant: Merchant): Promise<void> {
  await world.shop.addCustomer({ email: LEA, firstName: 'Léa', lastName: 'Robin' });
  await merchant.open('/partners/new');
  await merchant.field('name').fill('Léa Robin, carnets de voyage');
  await merchant.field('email').fill(LEA);
  await merchant.app.getByRole('button', { name: "Conclure l'accord" }).click();
  await merchant.heading(1, 'Léa Robin, carnets de voyage').waitFor();
  await merchant.app.getByRole('button', { name: 'Ajouter une publication' }).click();
  await merchant.field('what').fill('Reel de l’hiver');
  await merchant.field('amountMinor').fill('150');
  await merchant.app.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true }).click();
  await merchant.app.getByRole('button', { name: 'Accepter : Reel de l’hiver' }).waitFor();
  await keepApp(merchant, 'partner');
  await merchant.app.getByRole('button', { name: 'Accepter : Reel de l’hiver' }).click();
  await merchant.field('reason').fill('Vu en ligne');
  await merchant.app.getByRole('dialog').getByRole('button', { name: 'Accepter', exact: true }).click();
  await merchant.app.getByText(/^Acceptée par /).waitFor();
  await merchant.open('/partners');
  await keepApp(merchant, 'partners');
  await merchant.app.getByRole('link', { name: 'Léa Robin, carnets de voyage' }).click();
  await merchant.app.getByRole('link', { name: 'Son compte, ligne par ligne' }).click();
  await until('her account', () => merchant.page.frames().some((frame) => /\/app\/people\/./.test(frame.url())));
  await merchant.heading(1, /^Léa/).waitFor();
  await keepApp(merchant, 'person');
  await merchant.open('/program/api');
  await merchant.app.getByRole('button', { name: 'Activer l’API' }).click();
  await merchant.app.getByRole('button', { name: 'Afficher le secret' }).waitFor();
  await keepApp(merchant, 'api');
}

/** The merchant's own page behind a link: built, published, seen by a friend. */
async function atLandingPage(merchant: Merchant, link: string): Promise<void> {
  await merchant.open('/program/page');
  await merchant.app.getByRole('button', { name: 'Prendre ce modèle (Courte)' }).click();
  await merchant.app.locator('[name="fr.0.title"]').fill('{advocate} vous attend chez {shop}');
  const preview = merchant.app.locator('[data-testid=landing-preview]');
  await until('the preview', async () => /vous attend chez/.test((await preview.getAttribute('srcdoc')) ?? ''));
  await keepApp(merchant, 'landing-editor');
  await merchant.app.getByRole('button', { name: 'Publier la page' }).click();
  await merchant.app.getByText('Affichée').first().waitFor();
  const friend = await Friend.arrive(world);
  await friend.follow(`${link}?locale=fr`);
  await keep(friend.page, 'landing-own', { fullPage: true });
}

/** What anybody reads, and the customer's page in a theme of another kind. */
async function inTheShop(camille: Advocate): Promise<void> {
  const reader = await Friend.arrive(world);
  for (const name of ['terms', 'join', 'poster']) {
    await reader.page.goto(`/apps/ricochet/${name}?locale=fr`);
    await keep(reader.page, name, { fullPage: true });
  }
  await world.shop.setTheme({ space: true, wallet: true, terms: true });
  await camille.page.goto('/pages/espace?theme=minuit&locale=fr');
  await camille.page.locator('ricochet-advocate:not([aria-busy=true])').first().waitFor();
  await keep(camille.page, 'space-minuit', { fullPage: true });
  await camille.page.goto('/pages/espace?theme=rivage&locale=fr');
  await camille.page.locator('ricochet-advocate:not([aria-busy=true])').first().waitFor();
  await keep(camille.page, 'space-block', { fullPage: true });
}

/** Our extensions: in the admin, in the customer's account, after a purchase. */
async function besideCustomersAndOrders({ page }: Merchant, camille: Advocate): Promise<void> {
  const part = (within: Page, target: string) => within.frameLocator(`[data-extension="${target}"]`);
  const customer = (await world.shop.customers()).find(({ email }) => email === CAMILLE);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/admin/customers/${customer?.id}?locale=fr`);
  await part(page, 'admin.customer-details.block.render')
    .getByText(/Parraine avec le code/)
    .waitFor();
  await keep(page, 'admin-customer', { fullPage: true });
  const order = (await world.shop.orders()).find(({ email }) => email === PAUL.email);
  await page.goto(`/admin/orders/${order?.id}?locale=fr`);
  await part(page, 'admin.order-details.block.render')
    .getByText(/^Parrain/)
    .first()
    .waitFor();
  await keep(page, 'admin-order', { fullPage: true });
  await camille.page.goto('/account/pages/invite?locale=fr');
  await part(camille.page, 'customer-account.page.render')
    .getByRole('heading', { name: 'Vos amis', exact: true })
    .waitFor();
  await keep(camille.page, 'account-page', { fullPage: true });
  const guest = await Friend.arrive(world);
  await guest.buy({ email: 'passante@example.net', firstName: 'Passante' });
  await part(guest.page, 'purchase.thank-you.block.render').getByRole('link', { name: 'Obtenir mon lien' }).waitFor();
  await keep(guest.page, 'thank-you', { fullPage: true });
}

/** Camille buys in the shop, then Nour, whom she sent. */
async function atTheTill(link: string): Promise<void> {
  const till = await Till.arrive(world, 'fr', 1280);
  await till.ring(CAMILLE);
  await till
    .tile()
    .getByText(/^Code du client/)
    .waitFor();
  await till.frame('pos.customer-details.block.render').locator('img').waitFor();
  await keep(till.page, 'till');

  await world.shop.addCustomer({ email: NOUR, firstName: 'Nour', lastName: 'Belkacem' });
  const onPhone = await Till.arrive(world, 'fr', PHONE);
  await onPhone.ring(NOUR);
  await onPhone.open();
  await onPhone.modal().getByRole('button', { name: 'Scanner' }).click();
  await onPhone.scan(link);
  await onPhone
    .modal()
    .getByRole('button', { name: /^Donner le cadeau/ })
    .waitFor();
  await onPhone.page.locator('[data-scan]').waitFor({ state: 'hidden' });
  await keep(onPhone.page, 'till-mobile');
}

/** Polaris fades in and the trend is drawn: the picture waits until nothing moves. */
async function keepApp(merchant: Merchant, name: string): Promise<void> {
  await until('no message', async () => (await merchant.page.locator('.toast').count()) === 0);
  // in a tall window the app's frame is as tall as the window, whatever it holds
  await merchant.page.setViewportSize({ width: 1280, height: 720 });
  const height = await merchant.heightOfApp();
  await merchant.page.setViewportSize({ width: 1280, height: Math.min(Math.max(height + 120, 720), TALLEST) });
  for (const frame of merchant.page.frames()) if (!(await isSilent(frame))) await frame.evaluate(() => scrollTo(0, 0));
  await keep(merchant.page, name);
}

async function keep(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  });
  const { width, height } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { width: scrollWidth, height: scrollHeight };
  });
  await page.screenshot({
    path: join(DIR, `${name}.png`),
    animations: 'disabled',
    caret: 'hide',
    ...(fullPage && { fullPage, clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } }),
  });
}

import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Mailbox } from './support/mailbox.ts';
import { Merchant } from './support/merchant.ts';
import { plain } from './support/plain.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

const CAMILLE = 'camille.moreau@example.com';
const PHONE = 360;

const linkIn = (text: string, name: string): string => {
  const link = new RegExp(`https?://\\S+/apps/ricochet/${name}/\\S+`).exec(text)?.[0];
  if (!link) throw new Error(`no link to ${name} in:\n${text}`);
  return link;
};

const status = async (merchant: Merchant, friend: string, words: string | RegExp) =>
  until(`${friend} to be ${words}`, async () => {
    await merchant.open('/declarations');
    const row = merchant.app.locator('tr, li').filter({ hasText: friend }).filter({ hasText: words });
    return (await row.count()) > 0;
  });

describe('declared by an advocate → confirmed → purchased → rewarded', () => {
  const world = useWorld();
  const PAUL = { email: 'paul.durand@example.net', firstName: 'Paul', lastName: 'Durand' };
  let merchant: Merchant;
  let camille: Advocate;
  let paul: Friend;
  let mailbox: Mailbox;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('points', { waitingDays: 0 });
    mailbox = await Mailbox.open(world);
    camille = await Advocate.logIn(world, CAMILLE, 'fr', PHONE);
  });

  test('the merchant reads that nobody has declared anything yet', async () => {
    await merchant.open('/declarations');
    await merchant.app.getByText("Personne n'a encore rien déclaré").waitFor();
    await expectFit(merchant.page, 'empty list');
  });

  test('without agreement nothing is sent, and what was typed stays', async () => {
    await camille.openSpace();
    await expectFit(camille.page, 'space');
    await camille.page.locator('#ricochet-declare-name').fill('Paul');
    await camille.page.locator('#ricochet-declare-email').fill(PAUL.email);
    await camille.page.locator('[data-ricochet=declare]').click();
    await camille.page.locator('[data-ricochet=declare-again]').waitFor();
    expect(await camille.page.locator('#ricochet-declare-email').inputValue()).toBe(PAUL.email);
    expect(plain(await camille.page.locator('[role=alert]').first().innerText())).toContain('Cochez la case');
    await expectFit(camille.page, 'again');
    expect(await world.shop.mailsTo(PAUL.email)).toEqual([]);
  });

  test('Camille declares Paul and a second friend at once', async () => {
    await camille.page.locator('details summary').first().click();
    await camille.page.locator('#ricochet-declare-many').fill('Zoé zoe.leroy@example.net');
    await camille.page.locator('[name=consent]').check();
    await camille.page.locator('[data-ricochet=declare]').click();
    await camille.page.locator('[data-ricochet=declared]').waitFor();
    expect(plain(await camille.page.locator('h1').innerText())).toBe('C’est noté pour 2 amis');
    await expectFit(camille.page, 'declared');
    await until('both in her space', async () => {
      const text = plain(await (await camille.openSpace()).innerText());
      return /Paul.*invité/s.test(text) && /Zoé.*invité/s.test(text);
    });
  });

  test('Paul hears once, from whom and why, and how to stop', async () => {
    const mail = await mailbox.read(PAUL.email, /vous recommande/);
    expect(plain(mail.subject)).toMatch(/^Camille vous recommande /);
    expect(plain(mail.text)).toContain('Vous recevez ce message parce que Camille a indiqué votre adresse');
    expect(mail.text).toContain('/apps/ricochet/stop/');
    await status(merchant, 'Paul', 'E-mail envoyé');
    paul = await Friend.arrive(world, 'fr', PHONE);
    await paul.follow(linkIn(mail.text, 'answer'));
    expect(plain(await paul.page.locator('h1').innerText())).toMatch(/^Camille vous a recommandé .* \?$/);
    await expectFit(paul.page, 'answer');
    await paul.page.locator('[data-ricochet=yes]').click();
    await paul.page.locator('[data-ricochet=answered]').waitFor();
    await expectFit(paul.page, 'answered');
    await status(merchant, 'Paul', 'Confirmée');
    expect(plain(await (await camille.openSpace()).innerText())).toMatch(/Paul.*confirmé/s);
  });

  test('he takes the invitation up and buys; Camille is rewarded, and every status tells', async () => {
    await paul.page.getByRole('link', { name: 'Voir l’invitation' }).click();
    await paul.page.locator('[data-ricochet=landing]').waitFor();
    expect(plain(await paul.page.locator('h1').innerText())).toContain('Camille vous offre');
    const code = await paul.claim(PAUL.email, PAUL.firstName);
    await status(merchant, 'Paul', 'Acceptée');
    await paul.buy(PAUL, { code });
    await status(merchant, 'Paul', 'Récompensée');
    expect(plain(await (await camille.openSpace()).innerText())).toMatch(/Paul.*récompensé.*Solde : 500 points/s);
    expect((await world.shop.mailsTo(PAUL.email)).filter(({ subject }) => /recommande/.test(subject))).toHaveLength(1);
  });

  test('the referral’s page shows the declaration’s receipt', async () => {
    await merchant.openReferral('Paul');
    await merchant.app.getByRole('heading', { name: 'Déclaration', exact: true }).waitFor();
    expect(await merchant.outcomeOf('one-notice')).toBe('pass');
    await expectFit(merchant.page, 'referral');
    await merchant.open('/declarations');
    await expectFit(merchant.page, 'list');
    expect(await world.shop.settled()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('Camille takes a code of her own: what is no code does nothing, the link of before still works', async () => {
    const { page } = camille;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      return dialog.dismiss();
    });
    await camille.openSpace();
    const before = (await page.locator('[data-ricochet=link]').innerText()).trim();
    await page.locator('[data-ricochet=own-code] summary').click();
    await page.locator('#ricochet-own-code').fill('"><svg onload=alert(1)>');
    await page.locator('[data-ricochet=choose-code]').click();
    await page.locator('[data-ricochet=code-again]').waitFor();
    await expectFit(page, 'no code');
    await page.locator('#ricochet-own-code').fill('camille et moi');
    await page.locator('[data-ricochet=choose-code]').click();
    await page.locator('[data-ricochet=code-chosen]').waitFor();
    await expectFit(page, 'chosen');
    expect(plain(await (await camille.openSpace()).innerText())).toContain('CAMILLE-ET-MOI');
    await page.locator('#ricochet-message').fill('<img src=x onerror=alert(1)> {{ shop.name }}');
    const text = new URL((await page.locator('[data-ricochet-share=x]').getAttribute('href')) ?? '').searchParams.get(
      'text',
    );
    expect(text).toMatch(/^<img src=x onerror=alert\(1\)> \{\{ shop\.name \}\} https?:.*CAMILLE-ET-MOI\?via=x$/);
    await page.goto(`/apps/ricochet/card?locale=fr`);
    await page.locator('[data-ricochet=card]').waitFor();
    await expectFit(page, 'card');
    expect(dialogs).toEqual([]);
    const max = await Friend.arrive(world, 'fr', PHONE);
    await max.follow(before);
    expect(plain(await max.page.locator('h1').innerText())).toContain('Camille vous offre');
    const preview = await max.page.request.get(before, { headers: { 'User-Agent': 'facebookexternalhit/1.1' } });
    expect(await preview.text()).toContain('<meta property="og:title" content="Camille vous offre');
  });

  test('without logging in she has the link to her page sent to her', async () => {
    const { page } = await Friend.arrive(world, 'fr', PHONE);
    await page.goto('/apps/ricochet/space?locale=fr');
    await expectFit(page, 'nobody');
    await page.locator('#ricochet-link-email').fill(CAMILLE);
    await page.locator('[data-ricochet=send-link]').click();
    await page.locator('[data-ricochet=link-received]').waitFor();
    const mail = await mailbox.read(CAMILLE, /Votre lien/);
    await page.goto(linkIn(mail.text, 'space'));
    await page.locator('[data-ricochet=guest]').waitFor();
    await expectFit(page, 'guest');
    expect(await page.locator('[data-ricochet=declare-section], [data-ricochet=own-code]').count()).toBe(0);
  });

  test('Zoé stops all mail with one button', async () => {
    const mail = await mailbox.read('zoe.leroy@example.net', /vous recommande/);
    const zoe = await Friend.arrive(world, 'fr', PHONE);
    await zoe.follow(linkIn(mail.text, 'stop'));
    await expectFit(zoe.page, 'stop');
    await zoe.page.locator('[data-ricochet=stop]').last().click();
    await zoe.page.locator('[data-ricochet=stopped]').waitFor();
    expect(await world.shop.mailsTo('zoe.leroy@example.net')).toHaveLength(1);
  });
});

describe('a friend names the advocate', () => {
  const world = useWorld();
  const LOU = { email: 'lou.martin@example.net', firstName: 'Lou', lastName: 'Martin' };
  let merchant: Merchant;
  let camille: Advocate;
  let lou: Friend;
  let mailbox: Mailbox;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world, 'en', PHONE);
    await merchant.launch('points', { waitingDays: 0 });
    mailbox = await Mailbox.open(world);
    camille = await Advocate.logIn(world, CAMILLE, 'en', PHONE);
  });

  test('after buying without any link or code', async () => {
    await camille.openBlock();
    const code = await camille.code();
    lou = await Friend.arrive(world, 'en', PHONE);
    const order = await lou.buy(LOU);
    await world.shop.settled();
    await lou.page.goto(`/apps/ricochet/name?locale=en&order=${encodeURIComponent(order.name)}`);
    expect(await lou.page.locator('h1').innerText()).toBe('Who told you about the shop?');
    await expectFit(lou.page, 'name');
    await lou.page.locator('#ricochet-name-advocate').fill('?');
    await lou.page.locator('form[data-ricochet=name-form] [type=submit]').click();
    expect(await lou.page.locator('[role=alert]').first().innerText()).toMatch(/code, link or e-mail/);
    await expectFit(lou.page, 'name again');
    await lou.page.locator('#ricochet-name-advocate').fill(code.toLowerCase());
    await lou.page.locator('#ricochet-name-email').fill(LOU.email);
    await lou.page.locator('#ricochet-name-firstName').fill(LOU.firstName);
    await lou.page.locator('form[data-ricochet=name-form] [type=submit]').click();
    await lou.page.locator('[data-ricochet=named]').waitFor();
    await expectFit(lou.page, 'named');
  });

  test('Camille is asked, by mail and in her space, and says yes', async () => {
    const mail = await mailbox.read(CAMILLE, /Lou/);
    expect(mail.text).toContain('/apps/ricochet/answer/');
    await status(merchant, 'Lou', 'To be confirmed');
    await expectFit(merchant.page, 'list at 360 px');
    await camille.openSpace();
    await camille.page.locator('[data-ricochet=answer-link]').click();
    expect(await camille.page.locator('h1').innerText()).toBe('Did you send Lou?');
    await expectFit(camille.page, 'question');
    await camille.page.locator('[data-ricochet=yes]').click();
    await camille.page.locator('[data-ricochet=answered]').waitFor();
  });

  test('the purchase counts, and both hear of it', async () => {
    await status(merchant, 'Lou', 'Rewarded');
    expect((await mailbox.read(LOU.email, /Camille/)).subject).toBe('Camille said yes');
    expect(plain(await (await camille.openSpace()).innerText())).toMatch(/Lou.*rewarded.*Balance: 500 points/s);
    await merchant.openReferral('Lou');
    expect(await merchant.outcomeOf('attributed')).toBe('pass');
    expect(await world.shop.settled()).toMatchObject({ ledgerSum: 0, walletsOff: 0, doubles: 0 });
  });

  test('an unknown name gets the very same page', async () => {
    const before = await lou.page.locator('main, body').first().innerText();
    await lou.page.goto('/apps/ricochet/name?locale=en');
    await lou.page.locator('#ricochet-name-advocate').fill('nobody@example.org');
    await lou.page.locator('#ricochet-name-email').fill('hugo@example.net');
    await lou.page.locator('form[data-ricochet=name-form] [type=submit]').click();
    await lou.page.locator('[data-ricochet=named]').waitFor();
    expect(await lou.page.locator('main, body').first().innerText()).toBe(before);
  });

  test('a code without an address leads straight to its invitation', async () => {
    const code = await camille.openBlock().then(() => camille.code());
    await lou.page.goto('/apps/ricochet/name?locale=en');
    await lou.page.locator('#ricochet-name-advocate').fill(code);
    await lou.page.locator('form[data-ricochet=name-form] [type=submit]').click();
    await lou.page.locator('[data-ricochet=landing]').waitFor();
  });
});

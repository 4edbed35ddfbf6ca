import { beforeAll, describe, expect, test } from 'vitest';
import { Advocate } from './support/advocate.ts';
import { expectFit } from './support/fit.ts';
import { Friend } from './support/friend.ts';
import { Merchant } from './support/merchant.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/use-world.ts';

/** S10, S5, S3, S8: made known elsewhere, joined on a page of its own, shared and spoken of as the merchant wants it. */
describe('making the programme known', () => {
  const world = useWorld();
  let merchant: Merchant;

  beforeAll(async () => {
    merchant = await Merchant.arrive(world);
    await merchant.launch('percent');
  });

  const codeOf = (place: string) => merchant.app.locator(`[name="code-${place}"]`).inputValue();
  const linkIn = (html: string) => (/href="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&#38;', '&');
  /** The row of a channel in the figures. */
  const figuresOf = async (channel: RegExp) => {
    await merchant.open('/program/promotion');
    const row = merchant.app.getByRole('row', { name: channel });
    return row.first().getByRole('cell').allInnerTexts();
  };

  test('what is pasted is copied as it is shown, in the language and colour chosen', async () => {
    await merchant.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await merchant.open('/program/promotion');
    await merchant.app.locator('[name=language]').selectOption('en');
    await merchant.app.locator('[name=colour]').fill('#102040');
    await until('the banner in English', async () => /Get my link/.test(await codeOf('banner')));
    await merchant.app.getByRole('button', { name: 'Copier le code HTML : Bannière pour un site' }).click();
    await merchant.page.locator('.toast:not(.is-error)').waitFor();
    const preview = merchant.app.getByTestId('preview-banner');
    const shown = await preview.evaluate((drawn) => ({
      text: drawn.textContent,
      colour: getComputedStyle(drawn.querySelector('a')!).backgroundColor,
      href: drawn.querySelector('a')!.href,
    }));
    const copied = await merchant.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await codeOf('banner'));
    const pasted = await merchant.page.evaluate((code) => {
      const place = document.body.appendChild(document.createElement('div'));
      place.innerHTML = code;
      const link = place.querySelector('a')!;
      const { backgroundColor: colour } = getComputedStyle(link);
      const looks = { text: place.textContent, colour, href: link.href };
      place.remove();
      return looks;
    }, copied);
    expect(pasted).toEqual(shown);
    expect([shown.text, shown.colour]).toEqual([expect.stringContaining('Get my link'), 'rgb(16, 32, 64)']);
    expect(new URL(shown.href).searchParams.get('locale')).toBe('en');
  });

  test('the page it leads to is read and joined without a script, on a phone, with problems beside their field', async () => {
    await merchant.open('/program/promotion');
    const signature = linkIn(await codeOf('signature'));
    expect(new URL(signature).searchParams.get('from')).toBe('signature');
    const page = await world.visitor({ viewport: { width: 360, height: 780 }, javaScriptEnabled: false });
    await page.goto(signature);
    await page.locator('[data-ricochet=join]').waitFor();
    await page.locator('#ricochet-link-email').fill('camille@');
    await page.locator('[data-ricochet=send-link]').click();
    await page.locator('#ricochet-link-problem').waitFor();
    expect(await page.locator('#ricochet-link-email').inputValue()).toBe('camille@');
    await page.locator('#ricochet-link-email').fill('camille.moreau@example.com');
    await page.locator('[data-ricochet=send-link]').click();
    await page.locator('[data-ricochet=link-received]').waitFor();
    await page.context().close();
    await until(
      'the visit',
      () => figuresOf(/^Signature d.e-mail/),
      ([, visits]) => visits === '1',
    );
  });

  test.each(['fr', 'en'] as const)('in %s the page fits a phone and is accessible', async (language) => {
    const friend = await Friend.arrive(world, language, 360);
    await friend.follow(`/apps/ricochet/join?locale=${language}&from=newsletter`);
    await friend.page.locator('[data-ricochet=join]').waitFor();
    await expectFit(friend.page);
    await friend.follow(`/apps/ricochet/poster?locale=${language}`);
    await friend.page.locator('[data-ricochet=poster]').waitFor();
    await expectFit(friend.page);
    await friend.page.context().close();
  });

  test('a visitor comes there from the theme’s block; who logs in from a poster and takes part is counted', async () => {
    const friend = await Friend.arrive(world, 'fr', 360);
    await friend.page.goto('/pages/parrainage');
    await friend.page.locator('[data-ricochet=join-link]').first().click();
    await friend.page.locator('[data-ricochet=join]').waitFor();
    await friend.follow('/apps/ricochet/join?locale=fr&from=poster');
    const onwards = await friend.page.locator('[data-ricochet=join-now]').getAttribute('href');
    const space = new URL(onwards ?? '', world.stack.storefront).searchParams.get('return_to') ?? '';
    await friend.page.context().close();
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    await camille.page.goto(space);
    await camille.page.locator('[data-ricochet=space]').waitFor();
    const poster = await until(
      'the newcomer',
      () => figuresOf(/^Affiche à imprimer/),
      ([, , joined]) => joined === '1',
    );
    expect(poster.slice(1)).toEqual(['1', '1']);
    await camille.page.context().close();
  });

  test('advocates send the merchant’s own message, once it is published', async () => {
    await merchant.open('/program');
    await merchant.app.getByRole('button', { name: /Textes et image de partage/ }).click();
    const message = merchant.field('share.messages.fr');
    await message.fill('<b>{advocate}</b>');
    await merchant.app.getByRole('button', { name: /^Publier la version/ }).click();
    await merchant.app.getByText('Du texte seulement, sans balises HTML.').first().waitFor();
    await message.fill('{advocate} vous attend chez {shop} : {link}');
    await until('the preview', async () =>
      /^Camille vous attend/.test(await merchant.app.getByTestId('message-fr').innerText()),
    );
    await merchant.pressPublish();
    const camille = await Advocate.logIn(world, 'camille.moreau@example.com');
    const space = await camille.openSpace();
    expect(await space.locator('#ricochet-message').inputValue()).toMatch(/^Camille vous attend chez .+ : https?:/);
    await camille.page.context().close();
  });

  test('says "tu" once the merchant chooses so: on the page and in the block', async () => {
    await merchant.open('/program/texts');
    await merchant.app.locator('[name=address]').selectOption('tu');
    await merchant.page.locator('.toast:not(.is-error)').waitFor();
    const friend = await Friend.arrive(world);
    await friend.follow('/apps/ricochet/join?locale=fr');
    await friend.page.getByRole('heading', { level: 1, name: /^Offre/ }).waitFor();
    await until('the block', async () => {
      await friend.page.goto('/pages/parrainage');
      return /Ton lien et tes récompenses/.test(
        await friend.page.locator('[data-ricochet=advocate-block]').innerText(),
      );
    });
    await friend.page.context().close();
  });

  test.each([['fr'], ['en']] as const)('in %s the merchant’s page fits a phone and is accessible', async (language) => {
    const phone = await Merchant.arrive(world, language, 360);
    await phone.open('/program/promotion');
    await expectFit(phone.page);
    await phone.page.context().close();
  });
});

import { describe, expect, test } from 'vitest';
import { loader as card } from '../../app/routes/proxy.card.ts';
import { loader as qr } from '../../app/routes/proxy.qr_.$format.ts';
import { shareLinks } from '../../app/ui/storefront/share-links.ts';
import { spaceModel } from '../../app/ui/storefront/space-model.ts';
import { spacePage } from '../../app/ui/storefront/space-page.ts';
import { aContainer, aSpace, called, someTerms } from './builders.ts';

const customer = { customerId: '7001' };
const hostile = aSpace({ firstName: '<img src=x onerror=alert(1)>', code: 'LEA"><script>' });
const of = (space = aSpace(), visitor: { customerId: string | null } = customer) =>
  aContainer({ visitor, advocateSpace: async () => space });

describe('the QR code of one’s own link, as a file', () => {
  test('is a picture of 1024 pixels, or lines', async () => {
    const picture = await qr(called(of(), '/', { params: { format: 'png' } }));
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect([bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16)]).toEqual(['PNG', 1024]);
    expect(picture.headers.get('Content-Type')).toBe('image/png');
    expect(picture.headers.get('Cache-Control')).toBe('private, no-store');
    const lines = await qr(called(of(), '/', { params: { format: 'svg' } }));
    expect(await lines.text()).toMatch(/^<svg /);
  });

  test('has a name nothing can break out of', async () => {
    const file = await qr(called(of(hostile), '/', { params: { format: 'svg' } }));
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="qr-LEAscript.svg"');
  });

  test('is nobody’s who isn’t logged in, and of no other kind', async () => {
    expect((await qr(called(of(aSpace(), { customerId: null }), '/', { params: { format: 'png' } }))).status).toBe(401);
    expect((await qr(called(of(), '/', { params: { format: 'gif' } }))).status).toBe(404);
  });
});

test('the space lists its files, each a link of its own', () => {
  const page = String(spacePage(spaceModel(aSpace(), 'fr'), 'fr'));
  const [list] = /<ul class="[^"]*ricochet-files[^"]*">.*?<\/ul>/s.exec(page) ?? [];
  expect(list?.match(/<li><a [^>]*data-ricochet-share="(qr|card)"/g)).toHaveLength(3);
});

test('what is sent says until when friends are given more than usual', () => {
  const friendUntil = '2026-12-24T23:00:00.000Z';
  const { text, email } = shareLinks(aSpace({ friendUntil }), 'fr');
  expect(text.split('\n').at(-1)).toBe('Offre spéciale jusqu’au 24 décembre.');
  expect(decodeURIComponent(email)).toContain('jusqu’au 24 décembre');
  expect(shareLinks(aSpace({ until: friendUntil }), 'fr').text).not.toContain('spéciale');
});

describe('the card to print', () => {
  test('says who gives what, with the code, the link and its QR code', async () => {
    const page = await (await card(called(of(), '/?locale=fr'))).text();
    const { code, link } = aSpace();
    for (const part of ['vous offre', code, link, '<svg role="img"', 'data-ricochet-print'])
      expect(page).toContain(part);
  });

  test('says until when friends are given more than usual, rather than whoever invites', async () => {
    const printed = async (ends: object) => (await card(called(of(aSpace(ends)), '/?locale=fr'))).text();
    const end = '2026-12-24T23:00:00.000Z';
    expect(await printed({ until: end, friendUntil: end })).toContain('Offre spéciale jusqu’au 24 décembre.');
    expect(await printed({ until: end, friendUntil: null })).not.toContain('Offre spéciale');
  });

  test('shows names as text', async () => {
    expect(await (await card(called(of(hostile), '/'))).text()).not.toMatch(/<img|<script>alert/);
  });
});

describe('the shop’s own message', () => {
  const said = (fr: string, locale: 'fr' | 'en' | 'fr-donation' = 'fr', firstName: string | null = 'Léa') =>
    shareLinks(aSpace({ firstName, terms: someTerms({ share: { messages: { fr, en: '' }, picture: '' } }) }), locale);
  const { link } = aSpace();
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

  test('is what is sent, with its places filled in, and says by which channel it went', () => {
    const share = said('{advocate} aime {shop} : {reward}. {link}');
    expect(plain(share.text)).toBe(`Léa aime Maison Rivage : 10 % de réduction. ${link}`);
    expect(decodeURIComponent(share.sms)).toContain(`${link}?via=sms`);
    expect(said('{advocate} aime {shop}', 'fr-donation').text).toContain('Léa aime');
    expect(said('{advocate} aime {shop}', 'fr', null).text).not.toContain('{advocate}');
  });

  test('has the link after it where it doesn’t name it', () => {
    expect(said('Un coup de cœur').text).toBe(`Un coup de cœur ${link}`);
  });

  test('is in its own language alone; the other keeps ours', () => {
    expect(said('Bonjour', 'en').text).toContain('10% off a first order at Maison Rivage');
  });

  test('fills a name that looks like a place in as it is', () => {
    expect(said('{advocate} {link}', 'fr', '{link} $& {shop}').text).toBe(`{link} $& {shop} ${link}`);
  });
});

import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import type { LandingBlock } from '../../app/domain/landing/landing-page.ts';
import { readyPage } from '../../app/domain/landing/ready-page.ts';
import { behindLink } from '../../app/ui/storefront/landing-page.ts';
import { previewDocument } from '../../app/ui/storefront/preview-document.ts';
import { aLandingPage } from '../support/builders.ts';
import { hostileCss, hostileHtml } from '../support/hostile-markup.ts';
import { aLanding, aShop, someTerms } from './builders.ts';

const liquid = new Liquid({ strictFilters: true });
const drawn = (blocks: LandingBlock[], landing = aLanding(), css = ''): string => {
  const page = readyPage(aLandingPage({ fr: [...blocks, { kind: 'claim' }], css }), 'fr');
  return liquid.parseAndRenderSync(behindLink(landing, 'fr', page).text, { secret: 'EXECUTED' });
};
const hero = (title: string, text = ''): LandingBlock => ({ kind: 'hero', title, text });

describe('the page a merchant built', () => {
  test('says who invites, to what, in which shop; a friend we don’t know leaves no gap', () => {
    const words = hero('{friend}, {advocate} vous attend', 'Bonjour {friend}, {reward} chez {shop}.');
    const html = drawn([words]);
    expect(html).toContain('<h1 id="ricochet-title">Léa vous attend</h1>');
    expect(html).toMatch(/Bonjour, 10.&#37; de réduction chez Maison Rivage\./);
    expect(drawn([words], aLanding({ friendFirstName: 'Paul' }))).toContain('>Paul, Léa vous attend</h1>');
  });

  test('fills placeholders in custom HTML with text, and leaves those it doesn’t know', () => {
    const block = { kind: 'html' as const, html: '<p>{advocate} <b>{shop}</b> {secret}</p>' };
    const html = drawn([block], aLanding({ advocateFirstName: '<img src=x onerror=alert(1)>' }));
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62; <b>Maison Rivage</b> &#123;secret&#125;');
  });

  test('tells no address who the friend is', () => {
    const [picture, link] = [
      '<img src="https://cdn.shopify.com/{friend}.png?n={friend}" alt="{friend}">',
      '<a href="/a?n={friend}">x</a>',
    ];
    const html = drawn([{ kind: 'html', html: picture + link }], aLanding({ friendFirstName: 'Paul' }));
    expect(html).toMatch(/<img [^>]*alt="Paul"/);
    expect(html.match(/Paul/g)).toHaveLength(1);
    expect(html).toContain('src="https://cdn.shopify.com/');
  });

  test('leaves no gap in custom HTML for a friend we don’t know', () => {
    const html = (markup: string, friendFirstName: string | null = null) =>
      drawn([{ kind: 'html', html: markup }], aLanding({ friendFirstName }));
    expect(html('<p>{friend}, on vous attend</p>')).toContain('<p>On vous attend</p>');
    expect(html('<p title="{friend} : merci">Bonjour {friend}, merci</p>')).toContain(
      '<p title="Merci">Bonjour, merci</p>',
    );
    expect(html('<p>Bonjour <b class="n">{friend}</b> !</p>')).toContain('<p>Bonjour !</p>');
    expect(html('<p><em>{friend}</em>, <b>on</b> vous attend</p>')).toContain('<p><b>on</b> vous attend</p>');
    expect(html('<p><b>Oui</b>{friend}, bien</p>')).toContain('<p><b>Oui</b>, bien</p>');
    expect(html('<p>Bonjour <b>{friend}</b> !</p>', 'Paul')).toContain('<p>Bonjour <b>Paul</b> !</p>');
  });

  test('is drawn in no time however long a gap the merchant left', () => {
    const gap = '\u00a0'.repeat(19_000);
    const startedAt = performance.now();
    const html = drawn(
      Array.from({ length: 4 }, () => ({ kind: 'html', html: `<p>Bonjour${gap}{friend}${gap}!</p>` })),
    );
    expect(performance.now() - startedAt).toBeLessThan(500);
    expect(html).toContain(`Bonjour${gap}!`);
  });

  test('has the form once, the conditions beside it, and one first heading, whatever blocks it has', () => {
    const kinds: LandingBlock[][] = [
      [hero('A'), hero('B')],
      [{ kind: 'offer' }],
      [{ kind: 'quote', text: 'Bien', author: 'Zoé' }],
      [{ kind: 'picture', url: 'https://cdn.shopify.com/a.png', alt: 'Sac' }],
      [{ kind: 'steps', title: 'T', steps: [{ title: 'Un', text: '' }] }],
      [{ kind: 'questions', title: '', questions: [{ question: 'Q', answer: 'R' }] }],
    ];
    for (const blocks of kinds) {
      const html = drawn(blocks);
      expect(html.match(/data-ricochet-claim/g), JSON.stringify(blocks)).toHaveLength(2);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html.match(/data-ricochet="conditions"/g)).toHaveLength(1);
      expect(html).toContain('data-ricochet="terms"');
      expect(html).toContain('name="visit" value="v1.visit-token"');
    }
  });

  test('says that whoever invites is paid, whatever blocks it has', () => {
    const disclosure = { kind: 'affiliate', name: 'Mia', own: { fr: '', en: '' } } as const;
    for (const block of [hero('A'), { kind: 'offer' as const }])
      expect(drawn([block], aLanding({ disclosure }))).toContain('data-ricochet="disclosure"');
  });

  test('says it, and the conditions, beside the form wherever else the offer stands', () => {
    const disclosure = { kind: 'affiliate', name: 'Mia', own: { fr: '', en: '' } } as const;
    const claimOf = (blocks: LandingBlock[]) => {
      const html = drawn(blocks, aLanding({ disclosure }));
      return html.slice(html.indexOf('ricochet-built__claim'));
    };
    const far = claimOf([{ kind: 'offer' }, { kind: 'quote', text: 'Bien', author: '' }]);
    expect(far).toContain('data-ricochet="disclosure"');
    expect(far).toContain('data-ricochet="conditions"');
    expect(claimOf([{ kind: 'offer' }])).not.toContain('data-ricochet="disclosure"');
  });

  test('puts the form where the merchant’s CSS can’t reach it', () => {
    const html = drawn([hero('A')], aLanding(), '.ricochet-form{display:none}');
    expect(html).toContain('.ricochet-own .ricochet-form{');
    expect(html.slice(0, html.indexOf('<form')).match(/class="ricochet-own"/g)).toHaveLength(1);
    expect(html).toMatch(/<\/div><\/div><div class="ricochet-built__claim">/);
  });

  test('executes nothing of Liquid, however hostile', { timeout: 30_000 }, () => {
    const all = [...hostileHtml, ...hostileCss];
    for (let at = 0; at < all.length; at += 9) {
      const some = all.slice(at, at + 9);
      const blocks = some.flatMap((piece): LandingBlock[] => [
        { kind: 'html', html: piece },
        hero(piece.slice(0, 120), piece),
      ]);
      const html = drawn(blocks, aLanding(), some.join('\n'));
      expect(html.includes('EXECUTED'), some.join('\n')).toBe(false);
      expect(html.includes('data-ricochet-live'), some.join('\n')).toBe(true);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = `{{ secret }}${text}{% endraw %}{{ secret }}`;
        expect(
          drawn([hero(written.slice(0, 100), written), { kind: 'html', html: written }], aLanding(), written),
        ).not.toContain('EXECUTED');
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe('the preview', () => {
  test('is the same page without Liquid and script', () => {
    const page = readyPage(aLandingPage(), 'fr');
    const document = previewDocument({ page, terms: someTerms(), shop: aShop }, 'fr');
    expect(document).toContain('Camille vous invite');
    expect(document).not.toMatch(/\{%|<script|endraw/);
    expect(document).toContain('data-ricochet-claim');
  });

  test('is the page we make where nothing is built in this language', () => {
    const page = readyPage(aLandingPage({ en: [{ kind: 'claim' }] }), 'en');
    expect(page).toBeNull();
    expect(previewDocument({ page, terms: someTerms(), shop: aShop }, 'en')).toContain('Camille is giving you 10');
  });
});

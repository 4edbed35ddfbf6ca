import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../app/domain/program/offer.ts';
import { WordsProvider } from '../../app/i18n/react.tsx';
import { ChannelsCard } from '../../app/ui/promotion/channels-card.tsx';
import { snippetHtml, snippetText } from '../../app/ui/promotion/snippet.ts';
import { SnippetView } from '../../app/ui/promotion/snippet-view.tsx';
import { PASTED_PLACES, type PastedPlace, promotedUrl, snippetFor } from '../../app/ui/promotion/snippets.ts';
import { escapeText } from '../../app/ui/storefront/liquid-html.ts';
import { someTerms } from '../storefront/builders.ts';

type Of = { name?: string; colour?: string; until?: string | null; terms?: OfferTerms };
const promoted = ({ name = 'Maison Rivage', colour = '#8a2be2', until = null, terms = someTerms() }: Of = {}) => ({
  shop: { name, timeZone: 'Europe/Paris' },
  storefrontUrl: 'https://maison-rivage.example',
  terms,
  until,
  colour,
});
const html = (place: PastedPlace, of?: Of) => snippetHtml(snippetFor(place, promoted(of), 'fr'));

describe('what a merchant pastes', () => {
  test.each(PASTED_PLACES)('at the %s leads to taking part, with the place’s mark and nobody’s name', (place) => {
    for (const voice of ['fr', 'en'] as const) {
      const url = new URL(promotedUrl('https://maison-rivage.example', place, voice));
      expect([url.pathname, url.searchParams.get('from'), url.searchParams.get('locale')]).toEqual([
        '/apps/ricochet/join',
        place,
        voice,
      ]);
      expect(snippetHtml(snippetFor(place, promoted(), voice))).toContain(
        `href="${url.href.replaceAll('&', '&#38;')}"`,
      );
    }
  });

  test.each(PASTED_PLACES)(
    'at the %s keeps the names of a shop and its gifts text, in HTML, in attributes and in Liquid',
    (place) => {
      for (const name of [
        '"><script>alert(1)</script>',
        "' onmouseover=alert(1) '",
        '{{ shop.email }}{% layout none %}',
        'A & B',
      ]) {
        const gift = { type: 'manual-gift', gift: name, costMinor: 0 } as const;
        const terms = someTerms({ firstPurchase: { advocate: gift, friend: null } });
        const code = html(place, { name, terms });
        expect(code.split(escapeText(name)).length - 1).toBe(place === 'banner' ? 1 : 2);
        expect(code).not.toMatch(/<script|\{\{|\{%|'/);
        expect(code.match(/<(\w+)/g)?.every((tag) => /^<(a|div|p|strong)$/.test(tag))).toBe(true);
      }
    },
  );

  test.each(PASTED_PLACES)('at the %s is drawn as it is pasted', (place) => {
    const snippet = snippetFor(place, promoted({ name: 'L’Échoppe' }), 'fr');
    const drawn = renderToStaticMarkup(<SnippetView snippet={snippet} />).replace(
      / target="_blank" rel="noopener"/g,
      '',
    );
    const plain = (code: string) =>
      code
        .replace(/&#38;|&amp;/g, '&')
        .replaceAll('&#37;', '%')
        .replace(/ (href|lang|style)="[^"]*"/g, '');
    expect(plain(drawn)).toBe(plain(snippetHtml(snippet)));
    const styles = (code: string) => [...code.matchAll(/style="([^"]*)"/g)].map(([, style]) => style);
    expect(styles(drawn)).toEqual(styles(snippetHtml(snippet)));
    expect(snippetText(snippet)).not.toMatch(/[<>]/);
  });

  test.each(PASTED_PLACES)(
    'at the %s says until when a boosted promise holds, and no day where it has none',
    (place) => {
      const pasted = (voice: 'fr' | 'en', until: string | null) =>
        snippetHtml(snippetFor(place, promoted({ until }), voice));
      expect(pasted('fr', '2026-12-24T23:00:00.000Z')).toContain('Offre spéciale jusqu’au 24 décembre.');
      expect(pasted('en', '2026-12-24T23:00:00.000Z')).toContain('Special offer until December 24.');
      expect(pasted('fr', null)).not.toContain('Offre spéciale');
    },
  );

  test('has words that are read on any colour', () => {
    expect(html('banner', { colour: '#ffee00' })).toContain('background-color:#ffee00;color:#000000');
    expect(html('banner', { colour: '#102040' })).toContain('background-color:#102040;color:#ffffff');
    expect(html('signature', { colour: '#ffee00' })).not.toContain('#ffee00');
    expect(html('signature', { colour: '#102040' })).toContain('color:#102040');
  });

  test('says it in its own language', () => {
    expect(html('newsletter')).toContain('lang="fr"');
    expect(html('newsletter')).toContain('Recevoir mon lien');
    expect(snippetHtml(snippetFor('newsletter', promoted(), 'en'))).toContain('Get my link');
  });
});

describe('what each channel brought', () => {
  const figures = {
    visits: { whatsapp: 40, poster: 7 },
    joined: { poster: 2 },
    shares: { whatsapp: 12 },
    claims: { whatsapp: 9 },
    orders: { whatsapp: 5 },
  };
  const cells = (html: string) => [...html.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) => textIn(cell!));
  const textIn = (html: string) => html.replaceAll(/<[^>]+>/g, '');

  test.each([
    ['en', 'First purchases', 'WhatsApp'],
    ['fr', 'Premiers achats', 'WhatsApp'],
  ] as const)('ends in purchases, for how a link was shared (%s)', (locale, heading, channel) => {
    const html = renderToStaticMarkup(
      <AppProvider i18n={polarisEn}>
        <WordsProvider locale={locale}>
          <ChannelsCard figures={figures} />
        </WordsProvider>
      </AppProvider>,
    );
    const said = cells(html);
    expect(said.filter((cell) => cell === heading)).toHaveLength(1);
    const at = said.indexOf(channel);
    expect(said.slice(at, at + 5)).toEqual([channel, '12', '40', '9', '5']);
  });
});

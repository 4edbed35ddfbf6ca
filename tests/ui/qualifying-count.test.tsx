import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type { Qualifying } from '../../app/queries/views.ts';
import { QualifyingLine } from '../../app/ui/program/qualifying-count.tsx';

const counted = (surely: number, atMost: number, knownAtUse: ('country' | 'tag')[] = []): Qualifying => ({
  state: 'counted',
  surely,
  atMost,
  total: 1_200,
  knownAtUse,
});

function markup(locale: 'fr' | 'en', answer: Qualifying | null): string {
  return renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>
        <QualifyingLine answer={answer} onAgain={() => {}} />
      </WordsProvider>
    </AppProvider>,
  );
}
const said = (...of: Parameters<typeof markup>) =>
  markup(...of)
    .replace(/<[^>]+>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ');

describe('the line that tells how many customers meet the conditions', () => {
  test('gives the exact number, or between which it lies and what leaves it open', () => {
    expect(said('en', counted(12, 12))).toBe('Customers who meet this today: 12 of 1,200.');
    expect(said('fr', counted(12, 12))).toBe("Clients qui remplissent ces conditions aujourd'hui : 12 sur 1 200.");
    expect(said('en', counted(0, 40, ['country']))).toBe(
      'Customers who meet this today: at most 40 of 1,200. Not known for sure before somebody uses the programme: Country.',
    );
    expect(said('fr', counted(3, 40, ['country', 'tag']))).toBe(
      "Clients qui remplissent ces conditions aujourd'hui : entre 3 et 40 sur 1 200. Connu avec certitude seulement à l'utilisation : Pays et Étiquette.",
    );
  });

  test('is read out when it changes, and can be asked for again after a failure only', () => {
    expect(markup('fr', null)).toContain('aria-live="polite"');
    expect(said('en', null)).toBe('Counting the customers who meet this…');
    expect(markup('en', counted(1, 1))).not.toContain('<button');
    expect(markup('en', { state: 'unavailable' })).toContain('Count again');
    expect(said('en', { state: 'refused', problems: [] })).toBe('Not counted while a field is still to be completed.');
  });
});

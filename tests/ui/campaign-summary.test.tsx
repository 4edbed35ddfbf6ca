import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import { CampaignSummary } from '../../app/ui/campaigns/campaign-summary.tsx';
import { someTerms } from './fixtures.ts';

const said = (locale: 'fr' | 'en', first: string, last: string) =>
  renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>
        <CampaignSummary
          days={{ first, last }}
          terms={someTerms()}
          base={someTerms()}
          others={[]}
          timeZone="Europe/Paris"
          isStale={false}
        />
      </WordsProvider>
    </AppProvider>,
  );

test.each([
  ['fr', '2026-03-01', 'Les invitations ouvertes du 1er mars au 15 mars 2026 (heure de Paris)'],
  ['fr', '2026-03-15', 'Les invitations ouvertes le 15 mars 2026 (heure de Paris)'],
  ['en', '2026-03-01', 'Invitations opened from March 1 to March 15, 2026 (Paris time)'],
  ['en', '2026-03-15', 'Invitations opened on March 15, 2026 (Paris time)'],
] as const)(
  'whose invitations keep a campaign is said of its days or its one day, in %s from %s',
  (locale, first, wanted) => {
    expect(said(locale, first, '2026-03-15')).toContain(wanted);
  },
);

import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { PersonLeaf } from '../../app/domain/eligibility/conditions/registry.ts';
import { WordsProvider } from '../../app/i18n/react.tsx';
import { NewcomerLine } from '../../app/ui/program/newcomer-line.tsx';
import { readNewcomer } from '../../app/usecases/read-newcomer.ts';

const ordered: PersonLeaf = { code: 'orders', args: { atLeast: 1, atMost: null } };
const tagged: PersonLeaf = { code: 'tag', args: { has: 'any', tags: ['VIP'] } };
const consent: PersonLeaf = { code: 'consent', args: {} };
const untagged: PersonLeaf = { code: 'tag', args: { has: 'none', tags: ['Staff'] } };

function said(locale: 'fr' | 'en', ...of: PersonLeaf[]): string {
  const answer = readNewcomer({ match: 'all', of });
  return renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>
        <NewcomerLine answer={answer} />
      </WordsProvider>
    </AppProvider>,
  )
    .replace(/<[^>]+>/g, '')
    .replace(/&#x27;/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ');
}

test('the line beneath the friends’ conditions says whether somebody new can be invited, and what stops them', () => {
  expect(said('en', untagged)).toBe("Somebody who isn't a customer yet can be invited.");
  expect(said('en', consent)).toBe(
    "Somebody who isn't a customer yet can be invited. Checked with their first purchase: Accepts marketing e-mails.",
  );
  expect(said('en', ordered, tagged)).toBe(
    "Somebody who isn't a customer yet can't be invited. What stops them: Orders made and Tag.",
  );
  expect(said('fr', ordered)).toContain("ne peut pas être invitée. Ce qui l'en empêche : ");
});

test('says nothing while what is typed can’t be read', () => {
  for (const typed of [null, {}, { match: 'all', of: [] }, { match: 'all', of: [{ code: 'horoscope', args: {} }] }])
    expect(readNewcomer(typed)).toBeNull();
});

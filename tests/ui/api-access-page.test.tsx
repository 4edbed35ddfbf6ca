import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordsProvider } from '../../app/i18n/react.tsx';
import type { ApiAccessView } from '../../app/queries/views.ts';
import { ApiAccessPage } from '../../app/ui/api-access/api-access-page.tsx';
import { aShop } from './fixtures.ts';

const nothing = () => {};
const SECRET = 'ricochet_sk_something';
const anAccess = (over: Partial<ApiAccessView> = {}): ApiAccessView => ({
  shop: aShop(),
  isOn: true,
  url: 'https://ricochet.example/api/v1',
  publishableKey: 'ricochet_pk_something',
  generation: 2,
  secretMadeAt: '2026-04-03T09:00:00.000Z',
  previousUntil: null,
  ...over,
});
const shown = (
  access: ApiAccessView,
  {
    locale = 'en',
    secret = null,
    isConflict = false,
  }: { locale?: 'fr' | 'en'; secret?: string | null; isConflict?: boolean } = {},
) =>
  renderToStaticMarkup(
    <AppProvider i18n={polarisEn}>
      <WordsProvider locale={locale}>
        <ApiAccessPage
          {...{ access, secret, isConflict }}
          sending={null}
          onChange={nothing}
          onShow={nothing}
          onHide={nothing}
          onCopied={nothing}
        />
      </WordsProvider>
    </AppProvider>,
  );

describe.each(['fr', 'en'] as const)('the API’s page in %s', (locale) => {
  test('turned off, says what it is for and shows no key', () => {
    const markup = shown(anAccess({ isOn: false, generation: 0, secretMadeAt: null }), { locale });
    expect(markup).toContain(locale === 'fr' ? 'Activer l’API' : 'Turn on the API');
    expect(markup).not.toContain('ricochet_pk_');
  });

  test('turned on, shows the publishable key and what to try, the secret only once it was asked for', () => {
    const markup = shown(anAccess(), { locale });
    expect(markup).toContain('ricochet_pk_something');
    expect(markup).toContain('/api/v1/offer');
    expect(markup).not.toContain(SECRET);
    expect(shown(anAccess(), { locale, secret: SECRET })).toContain(SECRET);
  });
});

test('until when the secret before is good stands there in the shop’s time, with a way to end it', () => {
  const markup = shown(anAccess({ previousUntil: '2026-04-04T09:00:00.000Z' }));
  expect(markup).toContain('The secret before works until');
  expect(markup).toMatch(/11:00/);
  expect(markup).toContain('End it now');
  expect(shown(anAccess())).not.toContain('End it now');
});

test('whoever came second reads that nothing was done', () => {
  expect(shown(anAccess(), { isConflict: true })).toContain('Nothing was done');
});

test('a key’s field grows with its key rather than keeping a row free', () => {
  const fields = [...shown(anAccess()).matchAll(/<textarea [^>]*rows="(\d+)"/g)].map(([, rows]) => rows);
  expect(fields.length).toBeGreaterThan(0);
  expect(new Set(fields)).toEqual(new Set(['1']));
});

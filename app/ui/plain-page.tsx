import type { ReactNode } from 'react';
import { wordsFor } from '../i18n/react.tsx';
import type { Locale } from '../i18n/translator.ts';

const LOCALES: readonly Locale[] = ['fr', 'en'];

/** A page outside Shopify's admin: no Polaris, no shop, both languages. */
function PlainPage({ children }: { children: ReactNode }) {
  return (
    <main
      style={{
        fontFamily: 'system-ui, sans-serif',
        maxWidth: '34rem',
        margin: '12vh auto',
        padding: '0 1.25rem',
        lineHeight: 1.5,
        color: '#1a1a1a',
      }}
    >
      <img src="/ricochet.svg" alt="" width={48} height={48} />
      {children}
    </main>
  );
}

/** Somebody opened the app's own address: say where it lives. */
export function OpenFromAdmin() {
  return (
    <PlainPage>
      {LOCALES.map((locale, index) => {
        const { t } = wordsFor(locale);
        const Title = index === 0 ? 'h1' : 'h2';
        return (
          <section key={locale} lang={locale}>
            <Title>{t('plain.openTitle')}</Title>
            <p>{t('plain.openText')}</p>
          </section>
        );
      })}
    </PlainPage>
  );
}

/** The last resort, when not even the admin's frame could be shown. */
export function PlainFailure() {
  return (
    <PlainPage>
      {LOCALES.map((locale, index) => {
        const { t } = wordsFor(locale);
        const Title = index === 0 ? 'h1' : 'h2';
        return (
          <section key={locale} lang={locale}>
            <Title>{t('failure.unexpected.title')}</Title>
            <p>{t('failure.unexpected.affects')}</p>
            <p>{t('failure.unexpected.todo')}</p>
          </section>
        );
      })}
    </PlainPage>
  );
}

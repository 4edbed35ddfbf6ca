import type { CSSProperties } from 'react';
import { wordsFor } from '../i18n/react.tsx';
import type { Locale } from '../i18n/translator.ts';

const LOCALES: readonly Locale[] = ['fr', 'en'];

// written out: where the admin's own styles are loaded, they take the browser's away
const STYLES = {
  page: {
    fontFamily: 'system-ui, sans-serif',
    fontSize: '1rem',
    maxWidth: '34rem',
    margin: '12vh auto',
    padding: '0 1.25rem',
    lineHeight: 1.5,
    color: '#1a1a1a',
  },
  title: { margin: '1.75rem 0 0.5rem', fontSize: '1.35rem', fontWeight: 650, lineHeight: 1.25 },
  line: { margin: '0 0 0.75rem' },
} satisfies Record<string, CSSProperties>;

/** A page outside Shopify's admin: no Polaris, no shop, both languages. */
function PlainPage({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <main style={STYLES.page}>
      <img src="/ricochet.svg" alt="" width={48} height={48} />
      {LOCALES.map((locale, index) => {
        const { t } = wordsFor(locale);
        const Title = index === 0 ? 'h1' : 'h2';
        return (
          <section key={locale} lang={locale}>
            <Title style={STYLES.title}>{t(title)}</Title>
            {lines.map((line) => (
              <p key={line} style={STYLES.line}>
                {t(line)}
              </p>
            ))}
          </section>
        );
      })}
    </main>
  );
}

/** Somebody opened the app's own address: say where it lives. */
export const OpenFromAdmin = () => <PlainPage title="plain.openTitle" lines={['plain.openText']} />;

/** The last resort, when not even the admin's frame could be shown. */
export const PlainFailure = () => (
  <PlainPage title="failure.unexpected.title" lines={['failure.unexpected.affects', 'failure.unexpected.todo']} />
);

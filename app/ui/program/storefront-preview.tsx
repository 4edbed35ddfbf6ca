import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from '@shopify/polaris';
import { memo, useState } from 'react';
import type { OfferTerms } from '../../domain/program/offer.ts';
import { conditionsLine, promiseSentence } from '../../i18n/offer-words.ts';
import { useWords, wordsFor } from '../../i18n/react.tsx';
import { type Locale, voiceIn } from '../../i18n/translator.ts';

const LOCALES: readonly Locale[] = ['fr', 'en'];

type StorefrontPreviewProps = { terms: OfferTerms; isInformal: boolean };

/** The advocate block as shoppers read it, in either language: the same words as the storefront's own. */
export const StorefrontPreview = memo(function StorefrontPreview({ terms, isInformal }: StorefrontPreviewProps) {
  const { t, locale: readersLocale } = useWords();
  const [locale, setLocale] = useState(readersLocale);
  const voice = voiceIn(locale, { words: terms.words, isInformal });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('preview.title')}
          </Text>
          <fieldset aria-label={t('preview.language')} style={{ border: 0, margin: 0, padding: 0 }}>
            <ButtonGroup variant="segmented">
              {LOCALES.map((one) => (
                <Button key={one} size="slim" pressed={one === locale} onClick={() => setLocale(one)}>
                  {t(`preview.${one}`)}
                </Button>
              ))}
            </ButtonGroup>
          </fieldset>
        </InlineStack>
        <div
          lang={locale}
          data-testid="storefront-preview"
          style={{
            border: '1px solid var(--p-color-border)',
            borderRadius: 8,
            padding: '1.25rem',
            fontFamily: 'Georgia, serif',
          }}
        >
          <p style={{ fontSize: '1.375rem', lineHeight: 1.25, margin: 0 }}>{promiseSentence(terms, voice)}</p>
          <span
            style={{
              display: 'inline-block',
              marginBlock: '0.875rem',
              padding: '0.625rem 1rem',
              borderRadius: 4,
              background: '#1a1a1a',
              color: '#fff',
            }}
          >
            {wordsFor(locale).t('preview.button')}
          </span>
          <p style={{ fontSize: '0.8125rem', lineHeight: 1.45, margin: 0 }}>{conditionsLine(terms, voice)}</p>
        </div>
        <Text as="p" tone="subdued" variant="bodySm">
          {t('preview.note')}
        </Text>
      </BlockStack>
    </Card>
  );
});

import { Banner, BlockStack, Card, InlineGrid, Page, Select, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { promiseSentence, untilSentence } from '../../i18n/offer-words.ts';
import { useWords } from '../../i18n/react.tsx';
import { type Locale, voiceIn } from '../../i18n/translator.ts';
import type { PromotionView } from '../../queries/views.ts';
import { paths } from '../storefront/paths.ts';
import { ChannelsCard } from './channels-card.tsx';
import { PosterCard } from './poster-card.tsx';
import { SnippetCard } from './snippet-card.tsx';
import { INK, PASTED_PLACES, snippetFor } from './snippets.ts';

type PromotionPageProps = {
  promotion: PromotionView;
  /** the poster's QR code in each language */
  qr: Readonly<Record<Locale, { side: number; path: string }>>;
  onSay: (message: string, isError?: boolean) => void;
};

/** What a merchant pastes and prints to make the programme known, and what each channel brought (S10). */
export function PromotionPage({ promotion, qr, onSay }: PromotionPageProps) {
  const { t } = useWords();
  const { shop, terms, until, storefrontUrl, isLive } = promotion;
  const [language, setLanguage] = useState<Locale>(shop.locale);
  const [colour, setColour] = useState(INK);
  const isColour = /^#[0-9a-f]{6}$/i.test(colour.trim());
  const voice = voiceIn(language, { words: terms.words, isInformal: shop.isInformal });
  const promoted = { shop, storefrontUrl, terms, until, colour: isColour ? colour.trim() : INK };
  return (
    <Page
      title={t('promotion.title')}
      subtitle={t('promotion.subtitle')}
      backAction={{ content: t('nav.program'), url: '/app/program' }}
    >
      <BlockStack gap="400">
        {!isLive && (
          <Banner tone="warning" title={t('promotion.notLive.title')}>
            {t('promotion.notLive.text')}
          </Banner>
        )}
        <Card>
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
            <Select
              label={t('promotion.language')}
              name="language"
              options={(['fr', 'en'] as const).map((value) => ({ value, label: t(`texts.languages.${value}`) }))}
              value={language}
              onChange={(chosen) => setLanguage(chosen as Locale)}
            />
            <TextField
              label={t('promotion.colour')}
              helpText={t('promotion.colourHelp')}
              name="colour"
              value={colour}
              onChange={setColour}
              maxLength={7}
              autoComplete="off"
              error={isColour ? undefined : t('promotion.colourProblem')}
              prefix={
                <span
                  aria-hidden
                  style={{
                    display: 'inline-block',
                    inlineSize: '1rem',
                    blockSize: '1rem',
                    borderRadius: 4,
                    background: promoted.colour,
                  }}
                />
              }
            />
          </InlineGrid>
        </Card>
        {PASTED_PLACES.map((place) => (
          <SnippetCard
            key={place}
            place={place}
            snippet={snippetFor(place, promoted, voice)}
            language={language}
            onSay={onSay}
          />
        ))}
        <PosterCard
          language={language}
          promise={promiseSentence(terms, voice)}
          until={until ? untilSentence('anybody', new Date(until), voice, shop.timeZone) : null}
          printUrl={`${storefrontUrl}${paths.poster(language)}`}
          qr={qr[language]}
          isLive={isLive}
          onSay={onSay}
        />
        <ChannelsCard figures={promotion.figures} />
      </BlockStack>
    </Page>
  );
}
